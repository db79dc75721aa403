"""Lists of processes (流程图), by the unit whose items follow them and by letter."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.power_item import ItemCard
from generator.pages.listing import (
    OTHER_LETTER,
    Facet,
    Gatherer,
    Listing,
    Row,
    by_name,
    by_short_name,
    index_of,
    letter_links,
    letter_of,
    link,
    pages_of,
    row_of,
)
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS

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
        by_letter[letter_of(card)].append(row)
        for id_ in units:
            by_unit[id_].append(row)
    letters = letter_links("processes/a-z/", by_letter)
    units_shown = sorted((register.units[id_] for id_ in by_unit if id_ in register.units), key=by_short_name)
    choices = [
        link(unit.short_name, f"processes/by-unit/{unit.id}/", count=len(by_unit[unit.id])) for unit in units_shown
    ]
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
            facets=(Facet("按单位", choices[:ROWS]),),
            letters=letters,
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
    lettered = [
        link("其他" if letter == OTHER_LETTER else letter.upper(), f"processes/a-z/{letter}/", count=len(rows))
        for letter, rows in sorted(by_letter.items())
    ]
    yield from pages_of(index_of("processes/a-z/", PROCESSES, ("首字母", "流程"), lettered, cards), gatherer)
    for letter, rows in sorted(by_letter.items()):
        title = "其他" if letter == OTHER_LETTER else letter.upper()
        yield from pages_of(
            Listing(
                address=f"processes/a-z/{letter}/",
                area=AREA,
                title=f"首字母{title}的流程",
                about=f"名称的拼音首字母为{title}的流程。",
                crumbs=(PROCESSES, Crumb("按首字母", "processes/a-z/")),
                columns=_COLUMNS,
                rows=rows,
                unit="个流程",
                letters=letters,
            ),
            gatherer,
        )


def _units_in_words(facts: Facts, units: list[str]) -> str:
    names = [facts.register.units[id_].short_name for id_ in units if id_ in facts.register.units]
    return "、".join(names[:3]) + (f"等{len(names)}个单位" if len(names) > 3 else "")
