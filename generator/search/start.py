"""The file that every search begins with: how many documents there are, whose, how long, and where the shards begin."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from generator.search.documents import FOUND_KINDS, PROSE, Owner, kind_title
from generator.search.normalising import traditional_table
from generator.search.postings import BOOSTS, FIELDS
from generator.search.slots import Slots
from generator.search.varints import front_coded, varint, varints

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
    """For each field the length at every slot."""
    shards: Sequence[Named]
    packs: Sequence[bytes]
    """Name of each pack's file."""
    vocabulary: Sequence[str]
    """Names of the files that hold all terms, in their order."""
    facets: Mapping[str, Sequence[str]]
    """Words of each facet, in the order of their numbers."""
    columns: str
    """Name of the file that holds them by slot."""
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
    pieces += [varints(lengths) for lengths in start.lengths]
    return b"".join(pieces)


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
        "average": [sum(lengths) / max(start.documents, 1) for lengths in start.lengths],
        "kinds": [[kind, kind_title(kind)] for kind in kinds],
        "owners": [[owner.kind, owner.id, start.owners[owner]] for owner in owners],
        "groups": [
            [kinds.index(group.kind), number_of[group.owner], group.base, group.capacity]
            for group in start.slots.groups
        ],
        "facets": start.facets,
        "columns": start.columns,
        "traditional": "".join(
            chr(code) + simplified
            for code, simplified in sorted(traditional_table().items())
            if simplified in start.characters
        ),
        "vocabulary": start.vocabulary,
        "telephone": start.telephone,
    }
