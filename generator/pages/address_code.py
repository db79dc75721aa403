"""QR codes of permanent addresses, for paper (GB/T 18284, ISO/IEC 18004): level M, a quiet zone of four modules.

A code takes segno a millisecond, and a district prints thousands. Codes of one version and mask are an affine function of
the bits that are encoded: between two addresses of one length each bit that differs turns the same modules over, wherever
else they differ. So segno makes one code for each length and one for each bit that differs; the others follow by XOR.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

import segno

QUIET: Final = 4
MASK: Final = 2
"""One mask for all: trying the eight takes six times as long, and readers undo any."""


class AddressCode(NamedTuple):
    """A code as the path of an SVG that is `size` wide and high, quiet zone included; each line is 1 wide."""

    size: int
    path: str


@lru_cache(maxsize=1024)
def address_code(address: str) -> AddressCode:
    """The code of an address in full."""
    side, modules = _modules(address.encode())
    return AddressCode(side + 2 * QUIET, _path(side, modules))


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


class _Steps(dict[tuple[str, str], str]):
    """(light modules, dark modules) → the move over the first and the line over the second."""

    def __missing__(self, run: tuple[str, str]) -> str:
        step = self[run] = f"m{len(run[0])} 0h{len(run[1])}"
        return step


_RUNS: Final = re.compile("(0*)(1+)")
_STEPS: Final = _Steps()


def _path(side: int, modules: int) -> str:
    """The dark runs of each row, from its left edge on."""
    signs = f"{modules:0{side * side}b}"
    pieces: list[str] = []
    for number in range(side):
        first, *others = _RUNS.findall(signs, number * side, (number + 1) * side)
        pieces.append(f"M{QUIET + len(first[0])} {QUIET + number}.5h{len(first[1])}")
        pieces.extend(map(_STEPS.__getitem__, others))
    return "".join(pieces)
