"""The list of units, by what they are in law."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.unit import UnitKind
from generator.model.powers import ItemStatus
from generator.pages.listing import Gatherer, Heading, Listing, by_name, link, pages_of, row_of
from generator.pages.page import Page

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
    yield from pages_of(
        Listing(
            address="units/",
            area="units",
            title="单位",
            about="行使权力和公开信息的部门、街道和其他单位：地址、电话、办公时间和所管的事项。",
            crumbs=(),
            columns=("单位", "电话", "地址", "事项"),
            rows=[
                row_of(
                    unit,
                    unit.telephone,
                    unit.address_line,
                    link(f"{held[unit.id]}项", f"items/by-unit/{unit.id}/") if held[unit.id] else "",
                    heading=Heading(unit.unit_kind),
                )
                for unit in units
            ],
            unit="个单位",
            empty="目前没有公开的单位。",
        ),
        gatherer,
    )
