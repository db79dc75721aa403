"""Street, category, status and tier of every document, by which results are counted and narrowed, and the days to sort by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from generator.search.documents import Document
from generator.search.varints import varints, zigzag

FACETS: Final = ("status", "street", "category", "tier")
"""In the order in which they stand in the start file."""
_SINCE: Final = date(2000, 1, 1).toordinal() - 1


def facet_words(documents: Iterable[Document]) -> dict[str, list[str]]:
    """For each facet its words in their order; the first is "", of a document that has none."""
    found: dict[str, set[str]] = {name: {""} for name in FACETS}
    for document in documents:
        for name, words in found.items():
            words.add(getattr(document, name))
    return {name: sorted(words) for name, words in found.items()}


def facet_numbers(documents: Sequence[Document], words: Mapping[str, Sequence[str]]) -> list[list[int]]:
    """For each facet the numbers of the documents' words."""
    found = []
    for name in FACETS:
        numbers = {word: number for number, word in enumerate(words[name])}
        found.append([numbers[getattr(document, name)] for document in documents])
    return found


def days(documents: Iterable[Document]) -> bytes:
    """The file of days, not yet deflated: of each document its day, told by what it differs from the one before.

    The first of January 2000 is day 1; a document without a day has 0.
    """
    numbers = (max(date.fromisoformat(one.day).toordinal() - _SINCE, 0) if one.day else 0 for one in documents)
    return varints(zigzag(day - before) for before, day in pairwise((0, *numbers)))
