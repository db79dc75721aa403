"""What results show of documents, in files of thirty-two: title, address, small print, day, facets, first words."""

from collections.abc import Mapping
from typing import Final

import msgspec

from generator.search.documents import Document
from generator.search.slots import PACK, Slots

_encode: Final = msgspec.json.Encoder().encode


def pack(documents: Mapping[int, tuple[Document, str]], number: int) -> bytes:
    """The pack of that number, as JSON: an array of 32, 0 for a slot that no document has.

    `documents`: slot → the document and the text that a result shows of it.
    """
    return _encode([_shown(*documents[slot]) if slot in documents else 0 for slot in _slots(number)])


def _shown(document: Document, text: str) -> list[str]:
    return [
        document.title,
        document.address,
        document.note,
        document.day,
        document.street,
        document.category,
        document.status,
        text,
    ]


def _slots(number: int) -> range:
    return range(number * PACK, (number + 1) * PACK)


def packs_of(slots: Slots) -> range:
    """Numbers of all packs."""
    return range(slots.total // PACK)
