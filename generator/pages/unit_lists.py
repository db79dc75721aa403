"""Lists of units, by what they are in law and by letter."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.unit import UnitCard, UnitKind
from generator.model.pinyin import sort_key
from generator.model.powers import ItemStatus
from generator.pages.district_page import district_address, districts_of
from generator.pages.letter_lists import LetterLists
from generator.pages.listing import (
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_name,
    letter_of,
    link,
    pages_of,
    row_of,
)
from generator.pages.page import Crumb, Page

UNITS: Final = Crumb("单位", "units/")
_COLUMNS: Final = ("单位", "电话", "地址", "事项")
_KINDS: Final = {str(kind): place for place, kind in enumerate(UnitKind)}


def unit_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Departments first, then streets and the rest; each with how many items it has."""
    register = facts.register
    held = Counter(
        item.unit
        for item in register.items.values()
        if not item.withdrawn and facts.standing[item.id].status != ItemStatus.ABOLISHED
    )
    units = sorted(
        (unit for unit in register.units.values() if not unit.withdrawn),
        key=lambda unit: (_KINDS[unit.unit_kind], *by_name(unit)),
    )
    rows = {
        unit.id: row_of(
            unit,
            unit.telephone,
            unit.address_line,
            link(f"{held[unit.id]}项", f"items/by-unit/{unit.id}/") if held[unit.id] else "",
        )
        for unit in units
    }
    letters: dict[str, list[Row]] = {}
    for unit in sorted(units, key=_looked_for):
        letters.setdefault(letter_of(_looked_for(unit)[0]), []).append(rows[unit.id])
    lettered = LetterLists(
        root="units/a-z/",
        area=UNITS,
        counted="单位",
        count_word="个单位",
        columns=_COLUMNS,
        rows=letters,
        cards=units,
    )
    yield from pages_of(
        Listing(
            address=UNITS.address,
            area="units",
            title=UNITS.title,
            about="行使权力和公开信息的部门、街道和其他单位：地址、电话、办公时间和所管的事项。",
            crumbs=(),
            columns=_COLUMNS,
            rows=[rows[unit.id].under(Heading(unit.unit_kind)) for unit in units],
            unit="个单位",
            empty="目前没有公开的单位。",
            aside=_district(facts),
            letters=lettered.bar(),
        ),
        gatherer,
    )
    for listing in lettered.listings():
        yield from pages_of(listing, gatherer)


def _district(facts: Facts) -> PlainLink:
    """The way to the district's own page; through the network, where there are many."""
    districts = districts_of(facts)
    if not districts:
        return {}
    first = districts[0]
    whole = link(first.name, district_address(first.code)) if len(districts) == 1 else link("各区", "network/")
    return whole | {"text": "全区能做什么、最近变化，见"}


def _looked_for(unit: UnitCard) -> tuple[str, str]:
    """The pinyin that a unit is looked for under: 区财政局 under C, for nearly all would stand under Q."""
    return sort_key(unit.short_name.removeprefix("区")), unit.id
