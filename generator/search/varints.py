"""Numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth set while more follow (LEB128)."""

from collections.abc import Iterable
from typing import Final


class _Written(dict[int, bytes]):
    """Numbers that have been asked for, written: an index is made of a few, over and over."""

    def __missing__(self, number: int) -> bytes:
        rest = number
        found = bytearray()
        while rest > 0x7F:
            found.append(rest & 0x7F | 0x80)
            rest >>= 7
        found.append(rest)
        written = self[number] = bytes(found)
        return written


_WRITTEN: Final = _Written()


def varint(number: int) -> bytes:
    """One number from 0."""
    return _WRITTEN[number]


def each_varint(numbers: Iterable[int]) -> list[bytes]:
    """Several, each by itself."""
    return list(map(_WRITTEN.__getitem__, numbers))


def varints(numbers: Iterable[int]) -> bytes:
    """Several, one behind the other."""
    return b"".join(map(_WRITTEN.__getitem__, numbers))


def zigzag(number: int) -> int:
    """Numbers near 0 as small ones from 0: 0, -1, 1, -2 … are 0, 1, 2, 3 …"""
    return -2 * number - 1 if number < 0 else 2 * number


def read_varint(data: bytes, start: int) -> tuple[int, int]:
    """The number that begins at `start`, and where the next one does."""
    number = data[start]
    if number < 0x80:
        return number, start + 1
    number &= 0x7F
    shift = 7
    while True:
        start += 1
        byte = data[start]
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, start + 1
        shift += 7


def front_coded(words: Iterable[bytes]) -> bytes:
    """Sorted words, each as what it shares with the one before: bytes shared, bytes of the rest, the rest."""
    found = bytearray()
    before = b""
    for word in words:
        most = min(len(before), len(word))
        shared = 0
        while shared < most and before[shared] == word[shared]:
            shared += 1
        found += varint(shared) + varint(len(word) - shared) + word[shared:]
        before = word
    return bytes(found)


def read_front_coded(data: bytes, start: int, count: int) -> tuple[list[bytes], int]:
    """`count` words from `start`, and where what follows begins."""
    words: list[bytes] = []
    word = b""
    for _ in range(count):
        shared, start = read_varint(data, start)
        length, start = read_varint(data, start)
        word = word[:shared] + data[start : start + length]
        start += length
        words.append(word)
    return words, start
