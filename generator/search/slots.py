"""The number of each document in the index: its slot. It follows from the documents alone, and seldom changes.

Documents of one kind and owner stand together, so that results that are likely neighbours share a pack; within such a
group the later published come later, so that a new one takes the next free slot. A group has room for 32·2^k documents:
only when it outgrows that do the slots behind it move.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from generator.search.documents import FOUND_KINDS, PROSE, Document, Owner

PACK: Final = 32
"""Slots of a pack of records."""
_KINDS: Final = {kind: number for number, kind in enumerate((*FOUND_KINDS, PROSE))}


class Group(NamedTuple):
    """Documents of one kind and owner, in slots `base` … `base + capacity - 1`."""

    kind: str
    owner: Owner
    base: int
    capacity: int
    members: int
    """How many documents it has; they take the first slots."""


class Slots(NamedTuple):
    """Where each document stands."""

    groups: tuple[Group, ...]
    total: int
    """Of slots, empty ones among them."""
    of: Mapping[tuple[str, str], int]
    """(kind, id) → slot."""


def slots_of(documents: Iterable[Document]) -> Slots:
    """The slots of these documents, in whatever order they come."""
    members: defaultdict[tuple[int, Owner], list[tuple[str, str]]] = defaultdict(list)
    for document in documents:
        members[_KINDS[document.kind], document.owner].append((document.since, document.id))
    groups: list[Group] = []
    found: dict[tuple[str, str], int] = {}
    base = 0
    names = (*FOUND_KINDS, PROSE)
    for (number, owner), those in sorted(members.items()):
        kind = names[number]
        capacity = PACK
        while capacity < len(those):
            capacity *= 2
        groups.append(Group(kind, owner, base, capacity, len(those)))
        for place, (_, id_) in enumerate(sorted(those)):
            found[kind, id_] = base + place
        base += capacity
    return Slots(tuple(groups), base, found)
