"""Bulletins (网上通报) by month and quarter: what each unit did, how much of it in time, and which cards it was given.

Each is a page at supervision/2026-10/ or supervision/2026-q4/; a period in which nothing happened has none.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from generator.facts.facts import Facts
from generator.facts.supervision import UnitRecord, periods_of
from generator.figures.figure import Figure, Shape
from generator.figures.figure import Row as Bar
from generator.kinds.unit import UnitCard
from generator.model.edition import Edition
from generator.model.kind import PlainData
from generator.model.periods import period_in_words, span_of
from generator.pages.charts import UNITS, named
from generator.pages.listing import Gatherer, PlainLink, by_short_name, link
from generator.pages.order_pages import state_of
from generator.pages.page import Page
from generator.pages.supervision_pages import ALERTS, AREA, BULLETINS, SUPERVISION, bulletin_address

TABLE: Final = "biao"
"""Id of the table that the charts lead to."""


def bulletin_pages(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """The list of all bulletins, and each of them."""
    periods = list(facts.supervision.periods)
    yield Page(
        address=BULLETINS.address,
        area=AREA,
        template="bulletins.html",
        title=BULLETINS.title,
        description="每个月、每个季度各单位办件情况的通报：办结、按时、黄牌、红牌、督办和扣分。",
        crumbs=(SUPERVISION,),
        published_on=gatherer.since,
        publisher=gatherer.publisher,
        data={"years": _years(facts, periods)},
    )
    for period in periods:
        yield _bulletin(facts, period, periods, gatherer)


def _years(facts: Facts, periods: Sequence[str]) -> list[PlainData]:
    """The table of all bulletins: a group a year, the latest first, each quarter before its months."""
    groups: dict[str, list[PlainData]] = {}
    for period in periods:
        total = _total(facts.supervision.periods[period])
        cells = [str(total["closed"]), str(total["closed"] - total["late"]), str(total["yellow"]), str(total["red"])]
        row = {"title": period_in_words(period), "href": bulletin_address(period), "cells": cells}
        if _goes_on(period, facts.today):
            row["note"] = "未满期"
        groups.setdefault(f"{period[:4]}年", []).append(row)
    return [{"title": year, "rows": rows} for year, rows in groups.items()]


_COUNTS: Final = ("opened", "closed", "late", "reminders", "yellow", "red", "urged", "orders", "concluded")


def _total(records: Sequence[UnitRecord]) -> dict[str, int]:
    return {name: sum(getattr(record, name) for record in records) for name in _COUNTS}


def _goes_on(period: str, today: date) -> bool:
    return _last_day(period) >= today


def _last_day(period: str) -> date:
    span = span_of(period)
    return span.last if span else date.max


def _first_day(period: str) -> date:
    span = span_of(period)
    return span.first if span else date.min


def _bulletin(facts: Facts, period: str, periods: Sequence[str], gatherer: Gatherer) -> Page:
    words = period_in_words(period)
    records = facts.supervision.periods[period]
    units = facts.register.units
    known = [(units[record.unit], record) for record in records if record.unit in units]
    known.sort(key=lambda pair: (pair[1].points, by_short_name(pair[0])))
    goes_on = _goes_on(period, facts.today)
    complete_on = _last_day(period) + timedelta(days=1)
    return Page(
        address=bulletin_address(period),
        area=AREA,
        template="bulletin.html",
        title=f"{words}电子监察通报",
        description=f"{words}各单位办理处罚和许可的情况：办结、按时、黄牌、红牌、催办、督办和扣分。",
        crumbs=(SUPERVISION, BULLETINS),
        # A bulletin is out when its period is over; until then it is that of the period so far.
        published_on=(_first_day(period) if goes_on else complete_on).isoformat(),
        publisher=gatherer.publisher,
        data={
            "period": words,
            "until": f"{facts.today.year}年{facts.today.month}月{facts.today.day}日" if goes_on else "",
            "total": _total(records),
            "rows": [_row(unit, record) for unit, record in known],
            "said": _said(known),
            "figures": named(closed=_closed(known), cards=_cards(known)),
            "neighbours": _neighbours(period, periods),
            "orders": _orders(facts, period),
            "ledger": link("监察台账", ALERTS) if facts.edition is Edition.INTRANET else {},
        },
    )


Known = Sequence[tuple[UnitCard, UnitRecord]]


def _row(unit: UnitCard, record: UnitRecord) -> PlainData:
    numbers = (
        record.opened,
        record.closed,
        record.closed - record.late,
        record.yellow,
        record.red,
        record.urged,
        record.orders,
        record.concluded,
    )
    return {
        "title": unit.short_name,
        "href": unit.address,
        "cells": [*map(str, numbers), points_in_words(record.points)],
    }


def points_in_words(points: Decimal) -> str:
    """0, −1.5: with a minus that isn't taken for a hyphen."""
    return f"{points.normalize():f}".replace("-", "\u2212") if points else "0"


def _said(known: Known) -> dict[str, str]:
    """What each chart shows, in one sentence."""
    said = {"closed": "", "cards": ""}
    closed, busiest = most([(unit, record.closed) for unit, record in known])
    if closed:
        late = sum(record.late for _, record in known)
        said["closed"] = (
            f"条越长，办结的越多；办结最多的是{busiest}，{closed}件；全部单位{f'逾期{late}件' if late else '都按时办结'}。"
        )
    red, red_units = most([(unit, record.red) for unit, record in known])
    yellow, yellow_units = most([(unit, record.yellow) for unit, record in known])
    if red:
        said["cards"] = f"超过期限一个工作日给黄牌，两个工作日给红牌；红牌最多的是{red_units}，{red}张。"
    elif yellow:
        said["cards"] = f"超过期限一个工作日给黄牌；黄牌最多的是{yellow_units}，{yellow}张，没有红牌。"
    return said


def most(counts: Sequence[tuple[UnitCard, int]]) -> tuple[int, str]:
    """The largest count, and who has it: 区教育局, or 区教育局、区民政局等5个单位."""
    largest = max((count for _, count in counts), default=0)
    names = [unit.short_name for unit, count in counts if count == largest]
    rest = f"等{len(names)}个单位（各）" if len(names) > _NAMED else "（各）" if len(names) > 1 else ""
    return largest, "、".join(names[:_NAMED]) + rest


_NAMED: Final = 3


def _closed(known: Known) -> Figure | None:
    shown = sorted(
        (pair for pair in known if pair[1].closed), key=lambda pair: (-pair[1].closed, by_short_name(pair[0]))
    )
    return _bars(
        "tu-banjie",
        "各单位办结多少件",
        "件",
        ("按时", "逾期"),
        [(unit, record.closed - record.late, record.late) for unit, record in shown],
    )


def _cards(known: Known) -> Figure | None:
    shown = sorted(
        (pair for pair in known if pair[1].red or pair[1].yellow),
        key=lambda pair: (-pair[1].red, -pair[1].yellow, by_short_name(pair[0])),
    )
    return _bars(
        "tu-pai",
        "各单位的红牌和黄牌",
        "张",
        ("红牌", "黄牌"),
        [(unit, record.red, record.yellow) for unit, record in shown],
    )


def _bars(
    id_: str, title: str, unit: str, series: tuple[str, str], rows: Sequence[tuple[UnitCard, int, int]]
) -> Figure | None:
    if not rows:
        return None
    return Figure(
        id=id_,
        shape=Shape.BARS,
        title=title if len(rows) <= UNITS else f"{title}（前{UNITS}个单位）",
        of="单位",
        unit=unit,
        series=series,
        rows=tuple(Bar(card.short_name, (Decimal(one), Decimal(other))) for card, one, other in rows[:UNITS]),
        table=TABLE,
    )


def _neighbours(period: str, periods: Sequence[str]) -> list[PlainLink]:
    """The period before and the one after of the same length that have a bulletin; the quarter of a month, or its months."""
    alike = [one for one in periods if ("Q" in one) == ("Q" in period)]
    at = alike.index(period)
    found = []
    if at + 1 < len(alike):
        found.append(link(f"上一期：{period_in_words(alike[at + 1])}", bulletin_address(alike[at + 1]), rel="prev"))
    if at:
        found.append(link(f"下一期：{period_in_words(alike[at - 1])}", bulletin_address(alike[at - 1]), rel="next"))
    around = (
        [one for one in reversed(periods) if "Q" not in one and period in periods_of(one)]
        if "Q" in period
        else periods_of(period)[2:]
    )
    found += [link(period_in_words(one), bulletin_address(one)) for one in around]
    return [*found, link("全部通报", BULLETINS.address)]


def _orders(facts: Facts, period: str) -> list[PlainData]:
    """Orders that were issued in the period; only the intranet's edition knows any."""
    found = []
    for order in facts.register.orders.values():
        if (
            order.withdrawn
            or period not in periods_of(order.issued_on[:7])
            or order.issued_on > facts.today.isoformat()
        ):
            continue
        unit = facts.register.units[order.to]
        cells = [link(unit.short_name, unit.address), {"on": order.issued_on}, state_of(order, facts)]
        found.append({"title": order.title, "href": order.address, "cells": cells})
    return found
