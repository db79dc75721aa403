"""The QR code of a permanent address: what a reader reads is the address, and the code is the one segno makes."""

import gzip
import re

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
    """The path drawn on a square of light modules, quiet zone included."""
    size, path = address_code(address)
    drawn = [[0] * size for _ in range(size)]
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+(?:\.5)?))?", path):
        if command == "h":
            for column in range(x, x + int(first)):
                drawn[y][column] = 1
            x += int(first)
        elif command == "m":
            x += int(first)
            assert second == "0"
        else:
            x, y = int(first), int(float(second))
    return drawn


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
    path = address_code(f"https://liangquan.example/items/{id_}/").path
    assert len(gzip.compress(path.encode())) <= 700
