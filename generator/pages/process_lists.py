"""Lists of processes (流程图), by the unit whose items follow them and by letter."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.power_item import ItemCard
from generator.pages.letter_lists import LetterLists
from generator.pages.listing import (
    Facet,
    Gatherer,
    Listing,
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

AREA: Final = "processes"
PROCESSES: Final = Crumb("流程图", "processes/")
_COLUMNS: Final = ("流程", "单位", "用于事项", "步骤")


def process_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Every process by letter, and by the unit of each item that follows it."""
    register = facts.register
    following: defaultdict[str, list[ItemCard]] = defaultdict(list)
    for item in register.items.values():
        if item.flowchart and not item.withdrawn:
            following[item.flowchart].append(item)
    cards = sorted((card for card in register.processes.values() if not card.withdrawn), key=by_name)
    by_letter: defaultdict[str, list[Row]] = defaultdict(list)
    by_unit: defaultdict[str, list[Row]] = defaultdict(list)
    for card in cards:
        items = following.get(card.id, [])
        units = dict.fromkeys(item.unit for item in items)
        row = row_of(card, _units_in_words(facts, list(units)), f"{len(items)}项", f"{len(card.steps)}步")
        by_letter[letter_of(card.sort_key)].append(row)
        for id_ in units:
            by_unit[id_].append(row)
    units_shown = sorted((register.units[id_] for id_ in by_unit if id_ in register.units), key=by_short_name)
    choices = [
        link(unit.short_name, f"processes/by-unit/{unit.id}/", count=len(by_unit[unit.id])) for unit in units_shown
    ]
    lettered = LetterLists(
        root="processes/a-z/",
        area=PROCESSES,
        counted="流程",
        count_word="个流程",
        columns=_COLUMNS,
        rows=by_letter,
        cards=cards,
        least=0,
    )
    yield from pages_of(
        Listing(
            address=PROCESSES.address,
            area=AREA,
            title=PROCESSES.title,
            about="权力怎样一步步运行：每一步由谁办、多久办完、出什么文书。",
            crumbs=(),
            columns=_COLUMNS,
            rows=[row for letter in sorted(by_letter) for row in by_letter[letter]],
            unit="个流程",
            empty="目前没有公开的流程。",
            facets=(Facet("按单位", choices),),
            letters=lettered.bar(),
        ),
        gatherer,
    )
    yield from pages_of(index_of("processes/by-unit/", PROCESSES, ("单位", "流程"), choices, cards), gatherer)
    for unit in units_shown:
        yield from pages_of(
            Listing(
                address=f"processes/by-unit/{unit.id}/",
                area=AREA,
                title=f"{unit.short_name}的流程图",
                about=f"{unit.short_name}的事项所用的流程，按名称排列。",
                crumbs=(PROCESSES, Crumb("按单位", "processes/by-unit/")),
                columns=_COLUMNS,
                rows=by_unit[unit.id],
                unit="个流程",
            ),
            gatherer,
        )
    for listing in lettered.listings():
        yield from pages_of(listing, gatherer)


def _units_in_words(facts: Facts, units: list[str]) -> str:
    names = [facts.register.units[id_].short_name for id_ in units if id_ in facts.register.units]
    return "、".join(names[:3]) + (f"等{len(names)}个单位" if len(names) > 3 else "")
