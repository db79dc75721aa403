"""A delta leads from a part of an edition to the one that took its place, or to nothing at all."""

import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.release import deltas
from generator.release.blobs import Blob, Blobs
from generator.release.deltas import (
    Part,
    WrongDelta,
    _after,
    _delta,
    delta_of_part,
    delta_of_root,
    take_part,
    take_root,
)
from generator.release.manifest import encode_shelf
from generator.search.deflate import deflated
from tests.node.street import Undurable

PAGES = {f"items/{number}/index.html": f"<p>item {number}".encode() * 30 for number in range(8)}
INDEX = {"search/terms/01.z": deflated(b"word 1 2 3 " * 300), "search/terms/02.z": b"not deflated"}

_FILES = st.dictionaries(
    st.sampled_from([*PAGES, *INDEX, "a.z", "b", "c.svg"]),
    st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(deflated)),
    max_size=6,
)


def part(held: Blobs, files: dict[str, bytes]) -> Part:
    """These files on two shelves."""
    shelves: dict[str, dict[str, Blob]] = {"own/0": {}, "own/1": {}}
    for path, content in files.items():
        shelves[f"own/{zlib.crc32(path.encode()) % 2}"][path] = held.add(content)
    blobs = {name: held.add(encode_shelf(shelf)) for name, shelf in shelves.items()}
    held.settle()
    return blobs


def ends(folder: Path, old: dict[str, bytes], new: dict[str, bytes]) -> tuple[Blobs, Blobs, Part, Part]:
    """The office, which holds both parts; the node, which holds the old one; both parts."""
    office, node = Blobs(folder / "office", Undurable()), Blobs(folder / "node", Undurable())
    before, after = part(office, old), part(office, new)
    part(node, old)
    return office, node, before, after


@given(_FILES, _FILES)
def test_any_part_follows_from_any_other(tmp_path_factory: pytest.TempPathFactory, old, new) -> None:
    office, node, before, after = ends(tmp_path_factory.mktemp("parts"), old, new)
    delta = delta_of_part(office, before, after)
    assert delta is not None
    take_part(node, before, after, delta)
    assert all(node.read(shelf) == office.read(shelf) for shelf in after.values())
    assert all(node.read(office.add(content)) == content for content in new.values())


def test_a_line_that_is_added_costs_some_bytes_and_not_the_file(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311  # what can't be packed
    lines = [chance.randbytes(100) for _ in range(300)]
    old = {"lists/1/index.html": b"".join(lines), "search/terms/0a.z": deflated(b"".join(lines))}
    lines.insert(100, chance.randbytes(100))
    new = {"lists/1/index.html": b"".join(lines), "search/terms/f3.z": deflated(b"".join(lines))}
    office, node, before, after = ends(tmp_path, old, new)
    delta = delta_of_part(office, before, after)
    assert delta is not None
    assert len(delta) < 600
    take_part(node, before, after, delta)
    assert node.read(office.add(new["search/terms/f3.z"])) == new["search/terms/f3.z"]


@pytest.mark.parametrize("kind", ["part", "root"])
def test_no_damaged_delta_brings_anything_false(tmp_path: Path, kind: str) -> None:
    """Each byte changed, the delta cut at each: what is held then is what the office has, or nothing new is held."""
    new = {**PAGES, "items/3/index.html": b"<p>edited", "items/new/index.html": b"<p>new" * 40, **INDEX}
    office, node, before, after = ends(tmp_path, {**PAGES, **INDEX, "search/terms/01.z": deflated(b"word " * 300)}, new)
    take: Callable[[Blobs, bytes], None]
    if kind == "part":
        delta = delta_of_part(office, before, after)
        take = lambda held, false: take_part(held, before, after, false)  # noqa: E731  # the other way is below it
    else:
        delta = delta_of_root(office, before["own/0"], after["own/0"])
        take = lambda held, false: take_root(held, before["own/0"], after["own/0"], false)  # noqa: E731  # as above
    assert delta is not None
    damaged = [delta[:at] for at in range(len(delta))]
    damaged += [delta[:at] + bytes([delta[at] ^ 1 << at % 8]) + delta[at + 1 :] for at in range(len(delta))]
    damaged += [delta + b"x", delta + delta, b""]
    refused = 0
    for false in damaged:
        fresh = Blobs(node.folder, Undurable())
        try:
            take(fresh, false)
        except WrongDelta:
            refused += 1
        fresh.settle()
        for path in node.folder.rglob("*"):
            if path.is_file() and node.folder / path.name[:2] / path.name != path:
                pytest.fail(f"{path} has no place")
            if path.is_file():
                assert (office.folder / path.relative_to(node.folder)).read_bytes() == path.read_bytes()
    assert refused > len(damaged) * 0.9


def test_a_bomb_is_refused_at_its_first_byte_too_many() -> None:
    old = b"a page of eight bytes or more"
    bomb = _delta(old, bytes(50_000_000), 1)
    assert len(bomb) < 10_000
    with pytest.raises(WrongDelta, match="more than 1000 bytes"):
        _after(old, bomb, 1000)


def test_too_much_that_is_new_makes_no_delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deltas, "_MOST", 4_000)
    office, _, before, after = ends(tmp_path, PAGES, {**PAGES, "laws/book.pdf": bytes(4_001)})
    assert delta_of_part(office, before, after) is None


def test_what_this_machine_packs_otherwise_is_left_for_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A node's zlib may give other bytes than the office's, of which the manifest states the length."""
    new = {**PAGES, "items/3/index.html": b"<p>edited " * 50, "items/4/index.html": b"short"}
    office, node, before, after = ends(tmp_path, PAGES, new)
    delta = delta_of_part(office, before, after)
    assert delta is not None
    monkeypatch.setattr("generator.release.blobs._LEVEL", 0)
    take_part(node, before, after, delta)
    assert not node.holds(office.add(new["items/3/index.html"]))
    assert node.read(office.add(new["items/4/index.html"])) == b"short"


def test_the_index_is_deflated_by_one_rule() -> None:
    """Else no delta would carry a shard as what it says: it would travel as bits."""
    content = b"the words of a shard " * 100
    assert deltas._said("search/terms/01.z", deflated(content)).endswith(content)
    assert zlib.decompress(deflated(content), -zlib.MAX_WBITS) == content
