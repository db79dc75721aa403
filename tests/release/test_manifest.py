"""A manifest says the same in the same bytes, and a false one is refused whole."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.release.blobs import Blob, pack
from generator.release.manifest import (
    About,
    Root,
    WrongManifest,
    decode_root,
    decode_shelf,
    encode_root,
    encode_shelf,
    shelves_of,
    whole,
)

ABOUT = About(
    "jiedao-510108002", "猛追湾街道", "街道", 17, "2026-11-20", "https://a.example/", "https://b.example/", False
)
BLOB = pack(b"a page")[0]

names = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + "/index.html")
trees = st.dictionaries(paths, st.binary(max_size=20).map(lambda content: pack(content)[0]), max_size=300)


@given(trees)
def test_shelves_hold_every_file_once_and_nothing_else(files) -> None:
    shelves = shelves_of("register", files)
    assert whole(decode_shelf(encode_shelf(shelf)) for shelf in shelves.values()) == files


def test_an_edited_page_changes_one_shelf() -> None:
    files = {f"items/x{number}/index.html": pack(str(number).encode())[0] for number in range(3_000)}
    before = {name: encode_shelf(shelf) for name, shelf in shelves_of("register", files).items()}
    after = {
        name: encode_shelf(shelf)
        for name, shelf in shelves_of("register", {**files, "items/x7/index.html": BLOB}).items()
    }
    assert before.keys() == after.keys()
    assert len([name for name in before if before[name] != after[name]]) == 1


@given(st.dictionaries(names.map(lambda name: f"a{name}"), st.just(BLOB), max_size=9))
def test_reading_a_root_inverts_writing_it(shelves) -> None:
    root = Root(ABOUT, shelves)
    assert decode_root(encode_root(root)) == root


CLIMBS = [
    "../etc/passwd", "/etc/passwd", "a/../../b", "a//b", "", ".", "a/./b", "a\\b", "C:/b", "a\0b", "a\nb", "a/ b", "a./b",
    "a\u202eb", "\u200ba", "a" * 201, "e\u0301", "/".join(["abcdefghij"] * 120), "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("path", CLIMBS)
def test_a_path_that_no_site_needs_is_refused(path) -> None:
    content = json.dumps({"files": {"index.html": list(BLOB), path: list(BLOB)}}).encode()
    with pytest.raises(WrongManifest):
        decode_shelf(content)


@pytest.mark.parametrize(
    "pair",
    [("a/b", "A/b"), ("a/b.html", "a/B.html"), ("a", "a/b"), ("straße", "strasse"), ("A/x", "a/y")],
)
def test_two_paths_that_are_one_on_some_disk_are_refused(pair) -> None:
    with pytest.raises(WrongManifest):
        decode_shelf(json.dumps({"files": {path: list(BLOB) for path in pair}}).encode())
    with pytest.raises(WrongManifest):
        whole([{pair[0]: BLOB}, {pair[1]: BLOB}])


def test_two_shelves_that_hold_one_path_are_refused() -> None:
    with pytest.raises(WrongManifest, match=r"stands twice|two shelves"):
        whole([{"a": BLOB}, {"a": pack(b"another")[0]}])


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"{", b"null", b'{"files":[]}', b'{"files":{"a":[]}}', b'{"files":{"a":["x",1,1]}}', b"\xff",
        b'{"files":{},"files":{"a":1}}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_no_shelf_is_refused(content) -> None:
    with pytest.raises(WrongManifest):
        decode_shelf(content)


def test_a_root_that_says_other_things_is_refused() -> None:
    said = json.loads(encode_root(Root(ABOUT, {"own": BLOB})))
    changes: list[dict[str, object]] = [
        {"format": 2}, {"format": None}, {"release": 0}, {"release": "17"}, {"release": True}, {"node": "../x"}, {"node": 1},
        {"more": 1}, {"shelves": {"../a": list(BLOB)}}, {"shelves": []}, {"shelves": {"own": ["x", 1, 1]}}, {"kiosk": 0},
    ]  # fmt: skip
    assert decode_root(json.dumps(said).encode()).about == ABOUT
    for change in changes:
        with pytest.raises(WrongManifest):
            decode_root(json.dumps({**said, **change}).encode())
    for name in said:
        with pytest.raises(WrongManifest):
            decode_root(json.dumps({key: value for key, value in said.items() if key != name}).encode())


def test_a_blob_stays_the_same_in_a_manifest() -> None:
    assert decode_shelf(encode_shelf({"a": Blob("0" * 64, 3, 2)})) == {"a": Blob("0" * 64, 3, 2)}
