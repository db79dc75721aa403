"""The server itself, on a port of this machine: whole answers, of one release each, while releases come and go."""

import json
import threading
from pathlib import Path

from tests.node.servers import ask, served
from tests.node.street import DISTRICT, EDITED, pulled
from tests.release.office import begun, released

ROOT = Path(__file__).parents[2]


def test_a_node_serves_its_release(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    node = tmp_path / "node"
    pulled(node, store)
    with served(node) as (port, _):
        for path, content in DISTRICT.items():
            assert ask(port, f"/{path}")[::2] == (200, content)
        status, headers, body = ask(port, "/", Accept_Encoding="gzip")
        assert (status, headers["content-encoding"], body[:2]) == (200, "gzip", b"\x1f\x8b")
        assert ask(port, "/", If_None_Match=headers["etag"])[::2] == (304, b"")
        assert ask(port, "/search/1.z", Range="bytes=10-19")[::2] == (206, bytes(range(10, 20)))
        assert ask(port, "/", "HEAD")[::2] == (200, b"")
        assert ask(port, "/items/1")[1]["location"] == "/items/1/"
        assert ask(port, "/", "POST")[0] == 405
        assert ask(port, "/none/")[0] == 404
        told = ask(port, "/node-status.json")
        assert (json.loads(told[2])["release"], told[1]["cache-control"]) == (1, "no-store")
        released(store, {"qu": EDITED})
        pulled(node, store)
        assert ask(port, "/items/1/")[2] == EDITED["items/1/index.html"]


def test_no_request_fails_while_releases_come_and_old_ones_go(tmp_path: Path) -> None:
    """Every page says its release; a reader's answers never go back, and none is missing."""
    store = begun(tmp_path / "office")

    def pages(number: int) -> dict[str, bytes]:
        return {f"items/{page}/index.html": f"{number:03} {page}".encode() + b"." * 300 for page in range(20)}

    released(store, {"qu": pages(1)})
    node = tmp_path / "node"
    pulled(node, store, keep=2)
    wrong: list[object] = []
    done = threading.Event()
    asked = [0]

    def read(port: int) -> None:
        last = page = 0
        while not done.is_set():
            page = (page + 7) % 20
            status, _, body = ask(port, f"/items/{page}/")
            number, _, rest = body.partition(b" ")
            if status != 200 or int(number) < last or not rest.startswith(f"{page}.".encode()):
                wrong.append((status, body[:40]))
            last = int(number)
            asked[0] += 1

    with served(node) as (port, _):
        readers = [threading.Thread(target=read, args=(port,)) for _ in range(2)]
        for reader in readers:
            reader.start()
        for number in range(2, 22):
            released(store, {"qu": pages(number)})
            pulled(node, store, keep=2)
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert asked[0] > 20
