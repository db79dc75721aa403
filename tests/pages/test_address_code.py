"""The QR code of a permanent address: what a reader reads is the address, and the code is the one segno makes."""

import gzip
from base64 import b64decode
from struct import unpack
from zlib import crc32, decompress

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.address_code import MASK, QUIET, address_code

ADDRESSES = st.builds(
    "https://{}/{}/".format,
    st.from_regex(r"[a-z]{1,20}\.(gov\.cn|example)", fullmatch=True),
    st.from_regex(r"(items|a/b)/[a-z0-9-]{1,60}", fullmatch=True),
)


def modules(address: str) -> list[list[int]]:
    """The dark modules of the picture, quiet zone included; every part of the PNG is held against the standard."""
    size, image = address_code(address)
    data = b64decode(image.removeprefix("data:image/png;base64,"))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    parts, at = {}, 8
    while at < len(data):
        (length,) = unpack(">I", data[at : at + 4])
        name, body, check = (
            data[at + 4 : at + 8],
            data[at + 8 : at + 8 + length],
            data[at + 8 + length : at + 12 + length],
        )
        assert unpack(">I", check)[0] == crc32(name + body)
        parts[name] = body
        at += 12 + length
    assert list(parts) == [b"IHDR", b"IDAT", b"IEND"]
    assert unpack(">IIBBBBB", parts[b"IHDR"]) == (size, size, 1, 0, 0, 0, 0)
    pixels, stride = decompress(parts[b"IDAT"]), 1 + -(-size // 8)
    assert len(pixels) == size * stride
    rows = [pixels[start : start + stride] for start in range(0, len(pixels), stride)]
    assert {row[0] for row in rows} == {0}
    return [[1 - (row[1 + x // 8] >> 7 - x % 8 & 1) for x in range(size)] for row in rows]


def read_back(address: str, scale: int = 4) -> str:
    rows = modules(address)
    side = len(rows) * scale
    image = bytes(0 if module else 255 for row in rows for _ in range(scale) for module in row for _ in range(scale))
    (found,) = zxingcpp.read_barcodes(memoryview(image).cast("B", (side, side)))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


@given(ADDRESSES)
def test_a_reader_reads_the_address(address: str) -> None:
    assert read_back(address) == address


@given(ADDRESSES)
def test_a_code_made_from_others_is_the_one_that_is_made_alone(address: str) -> None:
    code = segno.make(address.encode(), error="m", mode="byte", mask=MASK, boost_error=False, micro=False)
    size, _ = address_code(address)
    assert modules(address) == [list(row) for row in code.matrix_iter(border=QUIET)]
    assert size == code.symbol_size(border=QUIET)[0]


def test_an_address_outside_ascii_is_read_too() -> None:
    assert read_back("https://例子.example/items/办证/") == "https://例子.example/items/办证/"


@pytest.mark.parametrize("id_", ["xk", "xk-shipin-jingying", "xk-huwai-guanggao-shezhi-shenpi-fen"])
def test_a_code_weighs_little(id_: str) -> None:
    image = address_code(f"https://liangquan.example/items/{id_}/").image
    assert len(gzip.compress(image.encode())) <= 400
