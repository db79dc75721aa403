"""The file that every search begins with: how many documents, whose, of which facets, how long, and where shards begin."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from generator.search.documents import FOUND_KINDS, PROSE, Owner, kind_title
from generator.search.normalising import traditional_table
from generator.search.postings import BOOSTS, FIELDS, B
from generator.search.slots import Slots
from generator.search.varints import front_coded, read_varint, varint, varints, zigzag

FORMAT: Final = 1
NAME_BYTES: Final = 5
"""Bytes of a file's name, which says its content's hash."""


class Named(NamedTuple):
    """A shard: its first term, and the name of its file."""

    first: bytes
    name: bytes


class Start(NamedTuple):
    """All that the file says."""

    documents: int
    slots: Slots
    owners: Mapping[Owner, str]
    """Each owner's short name."""
    lengths: Sequence[Sequence[int]]
    """For each field the length at every slot, in tokens."""
    shards: Sequence[Named]
    packs: Sequence[bytes]
    """Name of each pack's file."""
    vocabulary: Sequence[str]
    """Names of the files that hold all terms, in their order."""
    facets: Mapping[str, Sequence[str]]
    """Words of each facet, in the order of their numbers."""
    facet_numbers: Sequence[Sequence[int]]
    """For each facet the number at every slot that is taken."""
    days: str
    """Name of the file of days."""
    sounds: str
    """Name of the file of what characters sound like."""
    characters: frozenset[str]
    """Characters of the vocabulary."""
    telephone: str


def written(start: Start) -> bytes:
    """The file's bytes, not yet deflated."""
    head = msgspec.json.encode(_head(start))
    pieces = [varint(len(head)), head, varint(len(start.shards))]
    pieces += [shard.name for shard in start.shards]
    pieces.append(front_coded(shard.first for shard in start.shards))
    pieces += [varint(len(start.packs)), *start.packs]
    taken = [slot for group in start.slots.groups for slot in range(group.base, group.base + group.members)]
    titles = start.lengths[0]
    for name, b, lengths in zip(FIELDS, B, start.lengths, strict=True):
        if b:
            # A title of n characters has n - 1 pairs of them, and of syllables n - 1 pairs and n - 2 threes.
            told = (
                zigzag(lengths[slot] - 2 * titles[slot] + 1) if name == "pinyin" else lengths[slot] for slot in taken
            )
            pieces.append(varints(told))
    pieces += map(varints, start.facet_numbers)
    return b"".join(pieces)


def translated(data: bytes, translate: Callable[[str], str]) -> bytes:
    """The same file with what it calls kinds, owners and facets put in other words."""
    length, begin = read_varint(data, 0)
    head = msgspec.json.decode(data[begin : begin + length])
    head["kinds"] = [[kind, translate(words)] for kind, words in head["kinds"]]
    head["owners"] = [[kind, id_, translate(words)] for kind, id_, words in head["owners"]]
    head["facets"] = {name: [translate(words) for words in those] for name, those in head["facets"].items()}
    encoded = msgspec.json.encode(head)
    return varint(len(encoded)) + encoded + data[begin + length :]


def _head(start: Start) -> dict[str, Any]:
    kinds = (*FOUND_KINDS, PROSE)
    owners = sorted(start.owners)
    number_of = {owner: number for number, owner in enumerate(owners)}
    return {
        "format": FORMAT,
        "documents": start.documents,
        "slots": start.slots.total,
        "fields": FIELDS,
        "boosts": BOOSTS,
        "b": B,
        "average": [
            sum(lengths) / start.documents if b and start.documents else 1
            for b, lengths in zip(B, start.lengths, strict=True)
        ],
        "kinds": [[kind, kind_title(kind)] for kind in kinds],
        "owners": [[owner.kind, owner.id, start.owners[owner]] for owner in owners],
        "groups": [
            [kinds.index(group.kind), number_of[group.owner], group.base, group.capacity, group.members]
            for group in start.slots.groups
        ],
        "facets": start.facets,
        "days": start.days,
        "sounds": start.sounds,
        "traditional": "".join(
            chr(code) + simplified
            for code, simplified in sorted(traditional_table().items())
            if simplified in start.characters
        ),
        "vocabulary": start.vocabulary,
        "telephone": start.telephone,
    }
