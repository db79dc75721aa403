"""Lists of discretion standards by the unit of their penalty item, by the law that they measure, and by letter."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.facts.facts import Facts
from generator.kinds.discretion_standard import StandardCard
from generator.pages.facet_ways import finder
from generator.pages.law_lists import law_order
from generator.pages.letter_lists import LetterLists
from generator.pages.listing import (
    Facet,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_name,
    by_short_name,
    index_of,
    letter_of,
    link,
    pages_of,
    row_of,
)
from generator.pages.page import Crumb, Page

AREA: Final = "standards"
STANDARDS: Final = Crumb("裁量标准", "standards/")
BRIEF_COLUMNS: Final = ("违法行为", "处罚条款", "裁量阶次")
COLUMNS: Final = (*BRIEF_COLUMNS, "单位")


class ListedStandard(msgspec.Struct, frozen=True, gc=False):
    """A standard with the ids of its unit and law, and its rows: with the unit's name and without (`brief`)."""

    card: StandardCard
    unit: str
    law: str
    measured: str
    """The provision's name, as 食品安全法第一百二十二条."""
    tiers: str
    full: Row
    brief: Row


def listed_standards(facts: Facts) -> list[ListedStandard]:
    """Standards that were not withdrawn, by name."""
    register = facts.register
    found = []
    for card in sorted((card for card in register.standards.values() if not card.withdrawn), key=by_name):
        item = register.items.get(card.item)
        provision = register.provisions.get(card.provision)
        unit = register.units.get(item.unit) if item else None
        law = register.laws.get(provision.law) if provision else None
        named = f"{law.short_title}{provision.label}" if law and provision else ""
        measured: str | PlainLink = link(named, provision.address) if provision else ""
        tiers = f"{len(card.tiers)}阶：" + "、".join(tier.name for tier in card.tiers)
        found.append(
            ListedStandard(
                card=card,
                unit=unit.id if unit else "",
                law=law.id if law else "",
                measured=named,
                tiers=tiers,
                full=row_of(card, measured, tiers, unit.short_name if unit else ""),
                brief=row_of(card, measured, tiers),
            )
        )
    return found


def standard_lists(facts: Facts, listed: list[ListedStandard], gatherer: Gatherer) -> Iterator[Page]:
    """Every list of standards."""
    lists = _StandardLists(facts, listed)
    for listing in lists.listings():
        yield from pages_of(listing, gatherer)


class _StandardLists:
    """The standards and their groups, each made once."""

    def __init__(self, facts: Facts, listed: list[ListedStandard]) -> None:
        register = facts.register
        self._cards = [standard.card for standard in listed]
        self._by_unit: defaultdict[str, list[Row]] = defaultdict(list)
        self._by_law: defaultdict[str, list[Row]] = defaultdict(list)
        letters: defaultdict[str, list[Row]] = defaultdict(list)
        for standard in listed:
            if standard.unit:
                self._by_unit[standard.unit].append(standard.brief)
            if standard.law:
                self._by_law[standard.law].append(standard.full)
            letters[letter_of(standard.card.sort_key)].append(standard.full)
        self._units = sorted((register.units[id_] for id_ in self._by_unit), key=by_short_name)
        self._laws = sorted((register.laws[id_] for id_ in self._by_law), key=law_order)
        self._unit_choices = [
            link(unit.short_name, f"standards/by-unit/{unit.id}/", count=len(self._by_unit[unit.id]))
            for unit in self._units
        ]
        self._law_choices = [
            link(law.short_title, f"standards/by-law/{law.id}/", count=len(self._by_law[law.id])) for law in self._laws
        ]
        self._panel = (Facet("按单位", self._unit_choices), Facet("按法律", self._law_choices))
        self._letters = LetterLists(
            root="standards/a-z/",
            area=STANDARDS,
            counted="裁量标准",
            count_word="项标准",
            columns=COLUMNS,
            rows=letters,
            cards=self._cards,
            facets=self._panel,
        )

    def listings(self) -> Iterator[Listing]:
        """Every list, before it is cut into pages."""
        yield Listing(
            address=STANDARDS.address,
            area=AREA,
            title=STANDARDS.title,
            about="同一种违法行为，什么情节受什么处罚：法定幅度之内的阶次，公布后才能使用。",
            crumbs=(),
            columns=BRIEF_COLUMNS,
            rows=[
                row.under(Heading(unit.short_name, f"standards/by-unit/{unit.id}/"))
                for unit in self._units
                for row in self._by_unit[unit.id]
            ],
            unit="项标准",
            empty="目前没有公开的裁量标准。",
            facets=self._panel,
            finder=finder("standards"),
            letters=self._letters.bar(),
        )
        yield index_of("standards/by-unit/", STANDARDS, ("单位", "标准"), self._unit_choices, self._cards)
        for unit in self._units:
            yield Listing(
                address=f"standards/by-unit/{unit.id}/",
                area=AREA,
                title=f"{unit.short_name}的裁量标准",
                about=f"{unit.short_name}实施处罚所用的裁量标准，按违法行为排列。",
                crumbs=(STANDARDS, Crumb("按单位", "standards/by-unit/")),
                columns=BRIEF_COLUMNS,
                rows=self._by_unit[unit.id],
                unit="项标准",
                facets=self._panel,
                finder=finder("standards", unit=(unit.id, unit.short_name)),
            )
        yield index_of("standards/by-law/", STANDARDS, ("法律", "标准"), self._law_choices, self._cards)
        for law in self._laws:
            yield Listing(
                address=f"standards/by-law/{law.id}/",
                area=AREA,
                title=f"《{law.short_title}》的裁量标准",
                about=f"细化《{law.short_title}》处罚条款的裁量标准，按违法行为排列。",
                crumbs=(STANDARDS, Crumb("按法律", "standards/by-law/")),
                columns=COLUMNS,
                rows=self._by_law[law.id],
                unit="项标准",
                facets=self._panel,
                finder=finder("standards", law=(law.id, law.short_title)),
            )
        yield from self._letters.listings()
