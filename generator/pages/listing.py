"""A list of records: rows of links under headings, cut into pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import msgspec

from generator.facts.facts import Facts
from generator.kinds.unit import UnitCard
from generator.model.kind import Card
from generator.model.pinyin import sort_key
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS, grouped, page_address, pager, slices_under

PlainLink = dict[str, Any]
"""{"title", "href"} and small extras; `href` is from the site's root."""


class Gatherer(NamedTuple):
    """Who publishes the pages that are gathered from many records, and since when."""

    publisher: str
    """The unit's name."""
    since: str
    """ISO day of the first publication, for a list that holds nothing."""


def gatherer_of(facts: Facts, publisher: str = "") -> Gatherer:
    """`publisher` is a unit's id; without one, it is who publishes the network."""
    register = facts.register
    network = next(iter(register.networks.values()), None)
    unit = register.units.get(publisher or (network.publisher if network else ""))
    days = [card.published_on for card in (*register.networks.values(), *register.units.values())]
    return Gatherer(unit.title if unit else "", min(days, default=""))


class Heading(NamedTuple):
    """What a group of rows stands under; `href` is "" where it leads nowhere."""

    title: str
    href: str = ""


NO_HEADING: Final = Heading("")


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row: what is shown, and the record whose dates are the page's.

    `shown` is {"title", "href", "cells": [text or {"title", "href"} …], "status"?}; lists share it.
    """

    shown: dict[str, Any]
    card: Card
    heading: Heading = NO_HEADING

    def under(self, heading: Heading) -> "Row":
        """The same row in a list that is grouped."""
        return Row(self.shown, self.card, heading)


class Facet(NamedTuple):
    """A way to narrow the list: links with their counts."""

    title: str
    links: Sequence[PlainLink]
    here: str = ""
    """Address of the link that the list belongs under, where that isn't the list itself."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list before it is cut. `columns` names the row's own title, then its cells."""

    address: str
    area: str
    title: str
    about: str
    """A sentence below the title, and the page's description."""
    crumbs: tuple[Crumb, ...]
    columns: tuple[str, ...]
    rows: Sequence[Row]
    unit: str = "项"
    """What the count counts: 共 12 项."""
    empty: str = "目前没有这类内容。"
    facets: Sequence[Facet] = ()
    finder: dict[str, Any] = field(default_factory=dict)
    """What narrows the list in place, as `facet_ways.finder` gives it; {} for a list that is only what it is."""
    letters: Sequence[PlainLink] = ()
    """{"title", "href"} of each letter; `href` is "" where no name begins with it."""
    aside: PlainLink = field(default_factory=dict)
    """{"text", "title", "href", "outer"?}: what this list leaves out and where it stands; {} for nothing. `outer`: at another site."""
    as_of: str = ""
    """The day (ISO) that the list tells of; "" where it follows from the records alone."""
    size: int = ROWS


def pages_of(listing: Listing, gatherer: Gatherer) -> Iterator[Page]:
    """The list's pages: its own address, then `2/`, `3/` …"""
    rows = listing.rows
    cuts = slices_under([row.heading if row.heading.title else None for row in rows], listing.size)
    facets = [
        {"title": facet.title, "links": list(facet.links[:ROWS]), "here": facet.here or listing.address}
        for facet in listing.facets
        if facet.links
    ]
    for cut in cuts:
        shown = rows[cut.start : cut.stop]
        first, last = dates_of([row.card for row in shown], gatherer)
        yield Page(
            address=page_address(listing.address, cut.number),
            area=listing.area,
            template="listing.html",
            title=listing.title if cut.number == 1 else f"{listing.title}（第{cut.number}页）",
            description=listing.about,
            crumbs=listing.crumbs,
            published_on=first,
            changed_on=max(last, listing.as_of),
            publisher=gatherer.publisher,
            data={
                "heading": listing.title,
                "about": listing.about,
                "count": len(rows),
                "unit": listing.unit,
                "empty_text": listing.empty,
                "columns": list(listing.columns),
                "groups": [
                    {"title": heading.title, "href": heading.href, "rows": found}
                    for heading, found in grouped([(row.heading, row.shown) for row in shown])
                ],
                "facet_groups": facets if cut.number == 1 else [],
                "finder": listing.finder if cut.number == 1 else {},
                "letters": list(listing.letters),
                "aside": listing.aside,
                "list": pager(listing.address, cut.number, len(cuts)),
                "root": listing.address,
            },
        )


def dates_of(cards: Iterable[Card], gatherer: Gatherer) -> tuple[str, str]:
    """(first publication, last change) among these records; the change is "" where it is no later."""
    first, last = "", ""
    for card in cards:
        if card.disclosed_on < first or not first:
            first = card.disclosed_on
        last = max(last, card.latest_on)
    return first or gatherer.since, last if last > first else ""


def row_of(card: Card, *cells: str | PlainLink, heading: Heading = NO_HEADING, status: str = "") -> Row:
    """A row that links to the record's own page."""
    shown: dict[str, Any] = {"title": card.title, "href": card.address, "cells": list(cells)}
    if status:
        shown["status"] = status
    return Row(shown, card, heading)


def link(title: str, href: str, **extras: object) -> PlainLink:
    """A link as templates take it."""
    return {"title": title, "href": href, **extras}


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
OTHER_LETTER: Final = "other"


def letter_of(key: str) -> str:
    """The letter that a name is found under, a to z, or `other`; `key` is its pinyin."""
    letter = key[:1].lower()
    return letter if letter in _LETTERS and letter else OTHER_LETTER


def letter_links(root: str, found: Iterable[str]) -> list[PlainLink]:
    """A to Z, and the rest where there is any; a letter without names has no address."""
    present = set(found)
    links = [link(letter.upper(), f"{root}{letter}/" if letter in present else "") for letter in _LETTERS]
    if OTHER_LETTER in present:
        links.append(link("其他", f"{root}{OTHER_LETTER}/"))
    return links


def by_name(card: Card) -> tuple[str, str]:
    """The order of every list by name: pinyin, then the id."""
    return card.sort_key, card.id


def by_short_name(unit: UnitCard) -> tuple[str, str]:
    """The order of units where their short names stand: by the full ones, 区财政局 would come after 区消防救援大队."""
    return sort_key(unit.short_name), unit.id


def index_of(
    root: str, area: Crumb, names: tuple[str, str], choices: Sequence[PlainLink], cards: Sequence[Card]
) -> Listing:
    """The page above a way to narrow a list: every choice with its number.

    `names` are those of a choice and of what is counted (单位, 事项); `cards` are the counted records.
    """
    column, counted = names
    newest = max(cards, key=lambda card: (card.latest_on, card.id), default=None)
    return Listing(
        address=root,
        area=area.address.rstrip("/"),
        title=f"按{column}查找{counted}",
        about=f"选择{column}，查看其中的{counted}。",
        crumbs=(area,),
        columns=(column, f"{counted}数"),
        rows=[Row({**choice, "cells": [str(choice["count"])]}, newest) for choice in choices] if newest else [],
    )
