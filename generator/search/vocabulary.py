"""All terms of the index, for what a query only hints at: in several files, so that a new term changes one."""

import zlib
from collections.abc import Iterator
from typing import Final

from generator.search.varints import front_coded, varint

_PART: Final = 8192
"""One in so many terms ends a part of the vocabulary."""


def vocabulary_parts(terms: bytes) -> Iterator[bytes]:
    """All terms in parts, which end where a term's own hash says so."""
    held: list[bytes] = []
    for term in terms.split(b"\n"):
        held.append(term)
        if zlib.crc32(term) % _PART == 0:
            yield varint(len(held)) + front_coded(held)
            held = []
    if held:
        yield varint(len(held)) + front_coded(held)
