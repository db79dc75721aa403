"""The sorted vocabulary cut into small files, so that a query loads only what its own terms ask for.

Where a shard ends follows from its own terms alone: past a least size at a term whose hash says so, so that a new term
moves the borders near it and no others, whatever was built before. A term that many documents hold stands alone: who
asks for its neighbours doesn't pay for it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from zlib import crc32

from generator.search.postings import FIELDS, Change, Postings, changed
from generator.search.varints import front_coded, read_front_coded, read_varint, varint, varints

_LEAST: Final = 2_400
_ONE_IN: Final = 48
_MOST: Final = 9_000
_ALONE: Final = 2_000
"""Bytes, before they are deflated."""
_OF_A_TERM: Final = 8
"""Bytes that a term takes besides its postings, about."""

Entry = tuple[bytes, Postings]
"""A term in UTF-8, and its postings."""


class Shard(NamedTuple):
    """A range of the sorted vocabulary, up to the next shard's first term."""

    first: bytes
    data: bytes
    sealed: bool
    """Whether its last term ends it by itself, whatever comes after."""


def shards(entries: Iterable[Entry]) -> Iterator[Shard]:
    """The shards of sorted entries."""
    cutting = _Cutting()
    for entry in entries:
        yield from cutting.cut(entry)
    yield from cutting.rest()


class _Cutting:
    """Entries one by one, and the shards that they fill."""

    def __init__(self) -> None:
        self._held: list[Entry] = []
        self._size = 0

    @property
    def between_shards(self) -> bool:
        return not self._held

    def cut(self, entry: Entry) -> Iterator[Shard]:
        term, postings = entry
        own = postings.size() + _OF_A_TERM
        if own >= _ALONE:
            yield from self.rest()
            yield _shard([entry], sealed=True)
            return
        self._held.append(entry)
        self._size += own
        if self._size >= _MOST or (self._size >= _LEAST and crc32(term) % _ONE_IN == 0):
            yield from self.rest(sealed=True)

    def rest(self, *, sealed: bool = False) -> Iterator[Shard]:
        if self._held:
            yield _shard(self._held, sealed=sealed)
            self._held, self._size = [], 0


def _shard(entries: Sequence[Entry], *, sealed: bool) -> Shard:
    return Shard(entries[0][0], written(entries), sealed)


class Kept(NamedTuple):
    """A shard that stays as it is, by its place among those before."""

    place: int


def changed_shards(
    before: Sequence[tuple[bytes, bool]], data_of: Callable[[int], bytes], changes: Mapping[bytes, Change]
) -> Iterator[Shard | Kept]:
    """The same shards as from all entries after the changes, made from those before: most stay as they are.

    `before`: first term of each shard, and whether it is sealed; `data_of` gives the bytes of one by its place.
    """
    terms = sorted(changes)
    firsts = [first for first, _ in before]
    borders = [0, *(bisect_left(terms, first) for first in firsts[1:]), len(terms)] if before else [0, len(terms)]
    cutting = _Cutting()
    for place, (_, sealed) in enumerate(before):
        own = terms[borders[place] : borders[place + 1]]
        next_is_touched = place + 1 < len(before) and borders[place + 1] < borders[place + 2]
        if not own and cutting.between_shards and (sealed or not next_is_touched):
            yield Kept(place)
            continue
        for entry in _merged(read(data_of(place)), own, changes):
            yield from cutting.cut(entry)
    if not before:
        for entry in _merged([], terms, changes):
            yield from cutting.cut(entry)
    yield from cutting.rest()


def _merged(entries: list[Entry], terms: Sequence[bytes], changes: Mapping[bytes, Change]) -> Iterator[Entry]:
    held = dict(entries)
    for term in terms:
        postings = changed(held.get(term), changes[term])
        if postings is None:
            held.pop(term, None)
        else:
            held[term] = postings
    return iter(sorted(held.items()))


def written(part: Sequence[Entry]) -> bytes:
    """A shard's bytes."""
    terms = front_coded(term for term, _ in part)
    counts = varints(count for _, postings in part for count in postings.counts)
    data = b"".join(piece for _, postings in part for piece in postings.data)
    return b"".join((varint(len(part)), varint(len(terms)), terms, counts, data))


def read(data: bytes) -> list[Entry]:
    """The entries of a shard's bytes."""
    count, at = read_varint(data, 0)
    _, at = read_varint(data, at)
    terms, after = read_front_coded(data, at, count)
    numbers = []
    for _ in range(count * len(FIELDS)):
        number, after = read_varint(data, after)
        numbers.append(number)
    entries = []
    for place, term in enumerate(terms):
        own = tuple(numbers[place * len(FIELDS) : (place + 1) * len(FIELDS)])
        pieces = []
        for number in own:
            start = after
            for _ in range(number):
                head, after = read_varint(data, after)
                if head & 1:
                    _, after = read_varint(data, after)
            pieces.append(data[start:after])
        entries.append((term, Postings(own, tuple(pieces))))  # type: ignore[arg-type]  # as many as FIELDS
    return entries
