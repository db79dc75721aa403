"""QR codes of permanent addresses, for paper (GB/T 18284, ISO/IEC 18004): level M, a quiet zone of four modules.

A code takes segno a millisecond, and a district prints thousands. Codes of one version and mask are an affine function of
the bits that are encoded: between two addresses of one length each bit that differs turns the same modules over, wherever
else they differ. So segno makes one code for each length and one for each bit that differs; the others follow by XOR.
"""

from base64 import b64encode
from functools import cache, lru_cache
from typing import Final, NamedTuple
from zlib import compress, crc32

import segno

QUIET: Final = 4
MASK: Final = 2
"""One mask for all: trying the eight takes six times as long, and readers undo any."""


class AddressCode(NamedTuple):
    """A code as a picture: `size` modules wide and high, quiet zone included; `image` is a `data:` address of a PNG."""

    size: int
    image: str


@lru_cache(maxsize=1024)
def address_code(address: str) -> AddressCode:
    """The code of an address in full."""
    side, modules = _modules(address.encode())
    size = side + 2 * QUIET
    return AddressCode(size, "data:image/png;base64," + b64encode(_png(size, side, modules)).decode())


class _First(NamedTuple):
    """The first address of its length in this process; the others of that length follow from it."""

    data: bytes
    version: int
    side: int
    modules: int


_firsts: Final[dict[int, _First]] = {}


def _modules(data: bytes) -> tuple[int, int]:
    """The side of the code, and its modules row by row as one number, 1 for dark."""
    first = _firsts.get(len(data))
    if first is None:
        code = segno.make(data, error="m", mode="byte", mask=MASK, boost_error=False, micro=False)
        side = len(code.matrix)
        first = _firsts[len(data)] = _First(data, int(code.version), side, _number(code))
    modules = first.modules
    for position, (byte, other) in enumerate(zip(data, first.data, strict=True)):
        differs = byte ^ other
        while differs:
            bit = differs & -differs
            modules ^= _turned_over(first.version, position, bit)
            differs ^= bit
    return first.side, modules


@cache
def _turned_over(version: int, position: int, bit: int) -> int:
    """The modules that one bit of the data turns over in codes of this version."""
    zeros = bytearray(position + 1)
    without = _code(version, bytes(zeros))
    zeros[position] = bit
    return without ^ _code(version, bytes(zeros))


@cache
def _code(version: int, data: bytes) -> int:
    code = segno.make(data, version=version, error="m", mode="byte", mask=MASK, boost_error=False, micro=False)
    return _number(code)


def _number(code: segno.QRCode) -> int:
    return int("".join("1" if module else "0" for row in code.matrix for module in row), 2)


def _png(size: int, side: int, modules: int) -> bytes:
    """One bit a module, 0 for dark (ISO/IEC 15948). A path of the same code weighs twice as much in a page."""
    row_bytes = -(-size // 8)
    light = (1 << size) - 1
    rows = [b"\0" + (light << 8 * row_bytes - size).to_bytes(row_bytes, "big")] * QUIET
    body = []
    for number in range(side - 1, -1, -1):
        dark = modules >> number * side & (1 << side) - 1
        body.append(b"\0" + ((light ^ dark << QUIET) << 8 * row_bytes - size).to_bytes(row_bytes, "big"))
    head = size.to_bytes(4, "big") * 2 + b"\1\0\0\0\0"
    pixels = compress(b"".join([*rows, *body, *rows]), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + crc32(name + data).to_bytes(4, "big")
