"""Charts of figures on pages: which numbers a page shows, and their picture and table when it is drawn.

A page that gathers many records carries each `Figure` in its data, under `figures`: {name: Figure}. Its template is given
them drawn, by `shown`, since a page that hasn't changed needs no picture.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from generator.figures.figure import MONEY, Figure, Row, Shape
from generator.figures.picture import svg
from generator.figures.table import table_of
from generator.kinds.community_entry import EntryCard
from generator.model.kind import PlainData
from generator.model.periods import period_in_words, span_of, year_and_part
from generator.model.powers import ItemStatus

PERIODS: Final = 8
"""Periods that a chart of accounts shows: two years of quarters."""
ITEMS: Final = 6
"""Items of income, and of spending, that a chart of one statement names; the others are told together."""
UNITS: Final = 12
"""Units that a chart names: those with the most items."""
MONTHS: Final = 12


def drawn(figure: Figure | PlainData) -> PlainData:
    """The figure as `components/figure/figure.html` takes it."""
    known = msgspec.convert(figure, Figure)
    return {
        "id": known.id,
        "title": known.title,
        "unit": known.unit,
        "table": known.table,
        "svg": svg(known),
        "numbers": table_of(known),
    }


def shown(views: PlainData) -> PlainData:
    """The figures of a page that gathers, drawn."""
    return {"figures": {name: drawn(figure) for name, figure in views["figures"].items()}}


def named(**figures: Figure | None) -> dict[str, Figure]:
    """A page's `figures`: those that there are."""
    return {name: figure for name, figure in figures.items() if figure is not None}


def income_and_spending(entries: Iterable[EntryCard], id_: str = "tu-shouzhi", table: str = "") -> Figure | None:
    """Income and spending of the last periods with a statement, the latest last; None for fewer than two.

    The entries are one community's, of one category, in any order. `id_` and `table` are as a `Figure` has them: two
    figures on one page need two ids.
    """
    told = sorted((entry for entry in entries if entry.balance and not entry.withdrawn), key=_end)[-PERIODS:]
    if len(told) < 2:
        return None
    rows = []
    for entry in told:
        span, brief = year_and_part(entry.period)
        amounts = (entry.balance.income, entry.balance.expense) if entry.balance else (None, None)
        rows.append(Row(entry.period_words, amounts, brief, span, entry.address))
    return Figure(
        id=id_,
        shape=Shape.COLUMNS,
        title="各期收入和支出",
        of="期间",
        unit=MONEY,
        series=("收入", "支出"),
        rows=tuple(rows),
        table=table,
    )


def _end(entry: EntryCard) -> tuple[date, str]:
    span = span_of(entry.period)
    return (span.last if span else date.max), entry.id


def by_item(statement: PlainData, table: str) -> Figure | None:
    """What a statement's money came from and went to, largest first; None for a single item.

    `statement` is its view. `table` is where its lines stand: it serves where no two lines had to be added up.
    """
    sides: tuple[defaultdict[str, Decimal], ...] = (defaultdict(Decimal), defaultdict(Decimal))
    for line in statement["lines"]:
        for sums, amount in zip(sides, (line["income"], line["expense"]), strict=True):
            if amount:
                sums[line["item"]] += Decimal(amount.replace(",", ""))
    rows = [*_largest(sides[0], before=0), *_largest(sides[1], before=1)]
    if len(rows) < 2:
        return None
    return Figure(
        id="tu-xiangmu",
        shape=Shape.BARS,
        title="钱从哪里来，用到哪里去",
        of="项目",
        unit=MONEY,
        series=("收入", "支出"),
        rows=tuple(rows),
        table=table if len(rows) == len(statement["lines"]) else "",
    )


def _largest(sums: dict[str, Decimal], before: int) -> list[Row]:
    """Rows whose amount stands in the series after `before` others."""
    order = sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))
    if len(order) > ITEMS + 1:
        rest = order[ITEMS:]
        order[ITEMS:] = [(f"其余{len(rest)}项", sum((amount for _, amount in rest), Decimal(0)))]
    return [Row(name, (None,) * before + (amount,) + (None,) * (1 - before)) for name, amount in order]


class Counted(msgspec.Struct, frozen=True):
    """Items of one type or unit, by how many have which status; where they are listed."""

    name: str
    href: str
    statuses: Counter[str]


def by_status(id_: str, title: str, of: str, groups: Sequence[Counted]) -> Figure | None:
    """How many items of each group are in use, and how many are suspended; what was abolished is in no list."""
    rows = [
        Row(group.name, tuple(Decimal(group.statuses[status]) for status in _LISTED), href=group.href)
        for group in groups
    ]
    return (
        Figure(
            id=id_, shape=Shape.BARS, title=title, of=of, unit="项", series=tuple(map(str, _LISTED)), rows=tuple(rows)
        )
        if rows
        else None
    )


_LISTED: Final = (ItemStatus.ACTIVE, ItemStatus.SUSPENDED)


def published_by_month(entries: Iterable[EntryCard]) -> Figure | None:
    """How much communities published in each of twelve months, to the last in which they did; None before the second."""
    counts = Counter(entry.published_on[:7] for entry in entries if not entry.withdrawn)
    if not counts:
        return None
    first, last = _month(min(counts)), _month(max(counts))
    months = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(max(first, last - MONTHS + 1), last + 1)]
    if len(months) < 2:
        return None
    return Figure(
        id="tu-yue",
        shape=Shape.LINE,
        title="社区每月公开多少条信息",
        of="月份",
        unit="条",
        series=("公开",),
        rows=tuple(
            Row(period_in_words(month), (Decimal(counts[month]),), *reversed(year_and_part(month))) for month in months
        ),
    )


def _month(text: str) -> int:
    """Months since the year 0."""
    return int(text[:4]) * 12 + int(text[5:7]) - 1
