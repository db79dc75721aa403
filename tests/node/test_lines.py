"""Whatever a line does, a node shows one whole release, and takes up where the line broke."""

import random
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.node.line import HttpLine, LineFault, NotThere
from generator.node.pull import FAULTS
from generator.release.blobs import pack
from tests.node.bad_lines import BAD, Answer, Asked, broken, cut, honest, line_of, no_ranges, silent, slow
from tests.node.street import DISTRICT, EDITED, pulled, shown
from tests.release.office import begun, released

_PATIENCE = 0.08
_RUNS = 1_000


def only_at(path: str, bad: Answer) -> Callable[[str], Answer]:
    """Answers this path so, and all others honestly."""
    return lambda there: bad if there == path else honest


def test_a_thousand_pulls_over_lines_that_break(tmp_path: Path) -> None:
    """Half of all answers are bad; a node begins anew after each release that it got."""
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    pulled(tmp_path / "before", store)
    released(store, {"qu": EDITED})
    chance = random.Random(2009)  # noqa: S311  # a test's own chance
    node = tmp_path / "node"
    got, faults = 0, dict.fromkeys(FAULTS.values(), 0)

    def choose(_: str) -> Answer:
        # Those that let a node wait are rare, or a thousand runs take an hour.
        answer = chance.choice(BAD) if chance.random() < 0.2 else honest
        return honest if answer in {slow, silent} and chance.random() < 0.9 else answer

    with line_of(store.folder, choose) as address:
        for _ in range(_RUNS):
            if not node.exists():
                shutil.copytree(tmp_path / "before", node, symlinks=True)
            try:
                pulled(node, store, line=HttpLine(address, _PATIENCE))
            except tuple(FAULTS) as fault:
                name = next(name for kind, name in FAULTS.items() if isinstance(fault, kind))
                faults[name] += 1
                assert shown(node) == DISTRICT
            else:
                got += 1
                assert shown(node) == EDITED
                shutil.rmtree(node)
    assert got > _RUNS // 10
    assert {name for name, count in faults.items() if count} == {"line", "lacking", "refused"}


def test_every_kind_of_bad_answer_is_survived_on_every_file(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    files = [path.relative_to(store.folder).as_posix() for path in store.folder.rglob("*") if path.is_file()]
    asked = [path for path in files if path not in {"metadata/root.json", "metadata/1.root.json"}]
    for bad in BAD:
        for path in asked:
            node = tmp_path / "node"
            shutil.rmtree(node, ignore_errors=True)
            with line_of(store.folder, only_at(path, bad)) as address:
                try:
                    pulled(node, store, line=HttpLine(address, _PATIENCE))
                except tuple(FAULTS):
                    assert shown(node) == {}
                else:
                    assert shown(node) == DISTRICT
            pulled(node, store)
            assert shown(node) == DISTRICT


@pytest.mark.parametrize("ranges", [True, False], ids=["with ranges", "without ranges"])
def test_what_came_of_a_blob_is_not_asked_for_again(tmp_path: Path, ranges: bool) -> None:
    store = begun(tmp_path / "office")
    book = random.Random(1).randbytes(400_000)  # noqa: S311  # what can't be packed
    released(store, {"qu": {**DISTRICT, "laws/book.pdf": book}})
    path = f"blobs/{pack(book)[0].file}"
    sent: list[int] = []

    def first_half(asked: Asked) -> None:
        asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(asked.content) + asked.content[:250_001])

    def rest(asked: Asked) -> None:
        sent.append(asked.begin)
        (honest if ranges else no_ranges)(asked)

    node = tmp_path / "node"
    with (
        line_of(store.folder, only_at(path, first_half)) as address,
        pytest.raises(LineFault),
    ):
        pulled(node, store, line=HttpLine(address, 5))
    with line_of(store.folder, only_at(path, rest)) as address:
        result = pulled(node, store, line=HttpLine(address, 5))
    assert sent == [250_001]
    assert result.octets < 400_000 - 250_001 + 5_000
    assert shown(node)["laws/book.pdf"] == book
    assert not (node / "blobs/.partial").exists()


def test_a_part_that_was_wrong_is_asked_for_anew(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    book = random.Random(1).randbytes(400_000)  # noqa: S311  # what can't be packed
    released(store, {"qu": {**DISTRICT, "laws/book.pdf": book}})
    path = f"blobs/{pack(book)[0].file}"
    node = tmp_path / "node"

    def wrong_half(asked: Asked) -> None:
        asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(asked.content) + bytes(250_001))

    with (
        line_of(store.folder, only_at(path, wrong_half)) as address,
        pytest.raises(LineFault),
    ):
        pulled(node, store, line=HttpLine(address, 5))
    with line_of(store.folder, lambda _: honest) as address:
        pulled(node, store, line=HttpLine(address, 5))
    assert shown(node)["laws/book.pdf"] == book


def test_several_files_are_on_their_way_at_once(tmp_path: Path) -> None:
    """On a line with a delay of 50 ms twenty thousand files one after the other are a quarter of an hour."""
    store = begun(tmp_path / "office")
    pages = {f"items/{number}/index.html": f"item {number}".encode() for number in range(40)}
    released(store, {"qu": pages})
    lock = threading.Lock()
    now = most = 0

    def delayed(asked: Asked) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1
        honest(asked)

    with line_of(store.folder, lambda _: delayed) as address:
        pulled(tmp_path / "node", store, line=HttpLine(address, 5))
    assert 1 < most <= HttpLine.at_once
    assert shown(tmp_path / "node") == pages


def test_what_comes_beside_a_file_that_fails_is_used(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    pages = {f"items/{number}/index.html": f"item {number}".encode() for number in range(40)}
    released(store, {"qu": pages})
    failing = f"blobs/{pack(pages['items/7/index.html'])[0].file}"
    asked: list[str] = []

    def counted(path: str) -> Answer:
        asked.append(path)
        return honest

    node = tmp_path / "node"
    with (
        line_of(store.folder, lambda path: broken if path == failing else counted(path)) as address,
        pytest.raises(LineFault),
    ):
        pulled(node, store, line=HttpLine(address, 5))
    with line_of(store.folder, counted) as address:
        pulled(node, store, line=HttpLine(address, 5))
    blobs = [path for path in asked if path.startswith("blobs/")]
    assert sorted(blobs) == sorted(set(blobs)), "a blob that came is not asked for again"
    assert shown(node) == pages


def test_no_line_waits_for_ever(tmp_path: Path) -> None:
    """Bytes that drip, each in time, are a line that is too slow."""
    store = begun(tmp_path / "office")
    released(store, {"qu": {"index.html": random.Random(1).randbytes(5_000)}})  # noqa: S311  # what can't be packed

    def drips(asked: Asked) -> None:
        asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(asked.content))
        for at in range(len(asked.content)):
            time.sleep(0.03)
            asked.send(asked.content[at : at + 1])

    with (
        line_of(store.folder, lambda there: drips if there.startswith("blobs/") else honest) as address,
        pytest.raises(LineFault, match="bytes in"),
    ):
        pulled(tmp_path / "node", store, line=HttpLine(address, 0.2))


def test_what_a_line_lacks_is_not_a_line_that_broke(tmp_path: Path) -> None:
    store = begun(tmp_path / "office")
    released(store, {"qu": DISTRICT})
    with line_of(store.folder, lambda _: honest) as address:
        with pytest.raises(NotThere):
            list(HttpLine(address, 5).read("blobs/none"))
        line = HttpLine(address, 5)
        content = (store.folder / "metadata/1.root.json").read_bytes()
        assert b"".join(line.read("metadata/1.root.json", 7)) == content[7:]
        assert list(line.read("metadata/1.root.json", len(content))) == []
    with pytest.raises(LineFault):
        list(HttpLine(address, 1).read("metadata/1.root.json"))
    for bad in (cut, broken):
        with line_of(store.folder, only_at("metadata/1.root.json", bad)) as address, pytest.raises(LineFault):
            list(HttpLine(address, 5).read("metadata/1.root.json"))
