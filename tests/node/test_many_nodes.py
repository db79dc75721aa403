"""A hundred and ten nodes pull while the office makes 200 releases and takes some back: none ever shows a mixed one."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.node.line import FolderLine
from generator.node.pull import pull
from generator.release.store import Store
from tests.node.street import Undurable, first_root, pulled, shown
from tests.release.office import NOW, begun, released

_NODES = 110
_WORKERS = 5
_RELEASES = 200
_EDITIONS = ("qu", "jiedao-1", "jiedao-2", "shequ-1", "shequ-2")
_PAGES = 4
_PAUSE = 0.02


def pages(edition: str, content: int) -> dict[str, bytes]:
    """Each page says which content it is of."""
    return {f"items/{page}/index.html": f"{edition} {content}".encode() for page in range(_PAGES)}


def content_of(node: Path) -> set[bytes]:
    return set(shown(node).values())


def test_no_node_ever_shows_a_mixed_release(tmp_path: Path) -> None:
    store = begun(tmp_path / "office", Undurable())
    released(store, {edition: pages(edition, 1) for edition in _EDITIONS})
    root = first_root(store)
    done = threading.Event()
    contents: list[int] = [1]

    def publish() -> None:
        chance = random.Random(1)  # noqa: S311  # a test's own chance
        try:
            for number in range(2, _RELEASES + 1):
                # One in ten shows again what was shown before.
                contents.append(chance.choice(contents) if number % 10 == 0 else number)
                released(store, {edition: pages(edition, contents[-1]) for edition in _EDITIONS})
        finally:
            done.set()

    def follow(worker: int) -> None:
        """Pulls of one node and another, until all is released."""
        chance = random.Random(worker)  # noqa: S311  # a test's own chance
        newest: dict[int, int] = {}
        while not done.is_set():
            # Each worker has nodes of its own: two pulls of one node at once are another test's.
            number = worker + _WORKERS * chance.randrange(_NODES // _WORKERS)
            edition = _EDITIONS[number % len(_EDITIONS)]
            node = tmp_path / f"node-{number}"
            line = FolderLine(store.folder)
            release = pull(node, line, edition, files=Undurable(), now=NOW, first_root=root, keep=2).release
            assert release >= newest.get(number, 0)
            newest[number] = release
            seen = content_of(node)
            assert len(seen) == 1, seen
            assert next(iter(seen)).startswith(edition.encode())
            # Five that never rest leave the office a sixth of the interpreter.
            done.wait(_PAUSE)

    with ThreadPoolExecutor(_WORKERS + 1) as pool:
        publishing = pool.submit(publish)
        list(pool.map(follow, range(_WORKERS)))
        publishing.result()
    for number in range(_NODES):
        edition = _EDITIONS[number % len(_EDITIONS)]
        assert pulled(tmp_path / f"node-{number}", store, node=edition, keep=2).release == _RELEASES
        assert content_of(tmp_path / f"node-{number}") == {f"{edition} {contents[-1]}".encode()}
    assert list(Store(store.folder, Undurable()).faults()) == []
