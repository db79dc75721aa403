"""Street, category, status and day of every document: what the search page counts and sorts all that it finds by."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from generator.search.documents import Document
from generator.search.varints import varints

FACETS: Final = ("status", "street", "category", "tier")
"""In the order in which they stand in the file, before the day."""
_SINCE: Final = date(2000, 1, 1).toordinal() - 1


def facet_words(documents: Iterable[Document]) -> dict[str, list[str]]:
    """For each facet its words in their order; the first is "", of a document that has none."""
    found: dict[str, set[str]] = {name: {""} for name in FACETS}
    for document in documents:
        for name, words in found.items():
            words.add(getattr(document, name))
    return {name: sorted(words) for name, words in found.items()}


def columns(documents: Mapping[int, Document], slots: int, words: Mapping[str, list[str]]) -> bytes:
    """The file's bytes, not yet deflated: for each slot the number of each facet's word, then its day.

    The first of January 2000 is day 1; a slot that no document has is 0 in all.
    """
    pieces = []
    for name in FACETS:
        numbers = {word: number for number, word in enumerate(words[name])}
        column = [0] * slots
        for slot, document in documents.items():
            column[slot] = numbers[getattr(document, name)]
        pieces.append(varints(column))
    days = [0] * slots
    for slot, document in documents.items():
        if document.day:
            days[slot] = max(date.fromisoformat(document.day).toordinal() - _SINCE, 0)
    return b"".join((*pieces, varints(days)))
