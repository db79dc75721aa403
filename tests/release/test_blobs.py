"""A blob is what its name says, or nothing."""

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.release.blobs import Blob, Blobs, WrongBlob, blob_of, pack, unpack
from generator.release.files import Files

PAGE = ("<p>凡无依据的权力一律暂停实施</p>" * 40).encode()


@given(st.one_of(st.binary(max_size=3_000), st.text(max_size=400).map(lambda text: text.encode() * 9)))
def test_unpacking_inverts_packing(content: bytes) -> None:
    blob, travels = pack(content)
    assert unpack(blob, travels) == content
    assert blob.name == hashlib.sha256(content).hexdigest()
    assert (blob.raw, blob.travel) == (len(content), len(travels))
    assert not blob.packed or len(travels) <= len(content) * 7 // 8


def test_a_page_travels_packed_and_a_picture_does_not() -> None:
    assert pack(PAGE)[0].packed
    assert not pack(hashlib.sha512(b"picture").digest() * 1)[0].packed


def altered(travels: bytes) -> bytes:
    return travels[:30] + bytes([travels[30] ^ 1]) + travels[31:]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(altered, id="altered"),
        pytest.param(lambda travels: travels[:-1], id="cut short"),
        pytest.param(lambda travels: travels + b"x", id="longer"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda travels: b"\0" * len(travels), id="zeros"),
        pytest.param(lambda travels: gzip.compress(b"y" * len(PAGE), mtime=0).ljust(len(travels), b"\0"), id="another"),
    ],
)
def test_damaged_bytes_are_refused(damage) -> None:
    blob, travels = pack(PAGE)
    with pytest.raises(WrongBlob):
        unpack(blob, damage(travels))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """Ten megabytes in ten thousand bytes, announced as ten thousand and one."""
    bomb = gzip.compress(bytes(10_000_000), mtime=0)
    with pytest.raises(WrongBlob, match="longer than 10001 bytes"):
        unpack(Blob(hashlib.sha256(bytes(10_001)).hexdigest(), 10_001, len(bomb)), bomb[: len(bomb)])


@pytest.mark.parametrize(
    "said",
    [
        ("A" * 64, 1, 1), ("0" * 63, 1, 1), ("../" + "0" * 61, 1, 1), ("0" * 64 + "\n", 1, 1), (None, 1, 1),
        ("0" * 64, 1, 2), ("0" * 64, -1, -1), ("0" * 64, 1.0, 1), ("0" * 64, True, True), ("0" * 64, "1", 1),
    ],
)  # fmt: skip
def test_a_blob_that_cannot_be_is_refused(said) -> None:
    with pytest.raises(WrongBlob):
        blob_of(*said)


def test_what_was_added_is_read_before_it_is_settled_and_after(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs", Files())
    blob = blobs.add(PAGE)
    assert blobs.read(blob) == PAGE
    assert not blobs.path(blob).exists()
    blobs.settle()
    assert blobs.read(blob) == PAGE
    assert blobs.path(blob).stat().st_size == blob.travel
    assert blobs.add(PAGE) == blob
    assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == [blobs.path(blob)]


def test_a_blob_that_is_missing_is_told_by_its_name(tmp_path: Path) -> None:
    blob, _ = pack(PAGE)
    with pytest.raises(WrongBlob, match=blob.name):
        Blobs(tmp_path, Files()).read(blob)
