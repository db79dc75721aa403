"""Entries of communities as lists show them: their rows, and what they are found under."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from generator.facts.facts import Facts
from generator.kinds.community_entry import EntryCard
from generator.model.periods import LONG_TERM, Rhythm, rhythm_of, span_of
from generator.pages.community_pages import Entries
from generator.pages.listing import Row, link, row_of

COLUMNS: Final = ("标题", "社区", "类别", "期间")
BRIEF_COLUMNS: Final = ("标题", "社区", "期间")
"""In a list of one category, whose name the rows needn't repeat."""
LONG_SLUG: Final = "long"
PARTS: Final = {
    "Q4": "第四季度", "Q3": "第三季度", "Q2": "第二季度", "Q1": "第一季度", "H2": "下半年", "H1": "上半年", "year": "全年",
    LONG_SLUG: "长期",
}  # fmt: skip
"""Parts of a year that entries are about, the latest first. A month and a day belong to their quarter."""


class Place(NamedTuple):
    """Where a period belongs: a year, as 2026, and a part of it (a key of `PARTS`); what holds for long has a place apart."""

    year: str
    part: str


def place_of(period: str) -> Place:
    """The place of a well-formed period."""
    span = span_of(period)
    if span is None:
        return Place(LONG_SLUG, LONG_SLUG)
    year = f"{span.first.year:04d}"
    match rhythm_of(period):
        case Rhythm.YEAR:
            return Place(year, "year")
        case Rhythm.HALF:
            return Place(year, period[-2:])
        case _:
            return Place(year, f"Q{(span.first.month + 2) // 3}")


class ListedEntry(msgspec.Struct, frozen=True, gc=False):
    """An entry, what it is found under, and its rows: with community and category, without the category (`brief`)."""

    card: EntryCard
    community: str
    """The community's name."""
    street: str
    place: Place
    full: Row
    brief: Row


def listed_entries(facts: Facts, entries: Entries) -> list[ListedEntry]:
    """Every entry that stands, the latest period first; of one period the last disclosed first."""
    register = facts.register
    communities = {id_: link(community.title, community.address) for id_, community in register.communities.items()}
    categories = {id_: link(category.title, category.address) for id_, category in register.categories.items()}
    standing = [entry for held in entries.values() for found in held.values() for entry in found]
    places = {period: place_of(period) for period in {entry.period for entry in standing}}
    ends = _ends(places)
    standing.sort(key=lambda entry: (ends[entry.period], entry.published_on, entry.id), reverse=True)
    return [
        ListedEntry(
            card=entry,
            community=communities[entry.community]["title"],
            street=register.communities[entry.community].street,
            place=places[entry.period],
            full=row_of(entry, communities[entry.community], categories[entry.category], entry.period_words),
            brief=row_of(entry, communities[entry.community], entry.period_words),
        )
        for entry in standing
    ]


def _ends(periods: Iterable[str]) -> dict[str, str]:
    """Period → its last day, ISO; what holds for long ends before all others, for it is never the latest news."""
    return {
        period: "" if period == LONG_TERM or (span := span_of(period)) is None else span.last.isoformat()
        for period in periods
    }
