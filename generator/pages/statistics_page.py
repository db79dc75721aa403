"""Statistics of supervision (监察统计): how quickly units work, how evenly they fine, and what went wrong, month by month."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.facts.facts import Facts
from generator.facts.fine_spread import Spread
from generator.facts.supervision import UnitRecord
from generator.figures.figure import Figure, Shape
from generator.figures.figure import Row as Bar
from generator.kinds.unit import UnitCard
from generator.model.kind import PlainData
from generator.model.periods import period_in_words, year_and_part
from generator.pages.bulletin_pages import points_in_words
from generator.pages.charts import MONTHS, UNITS, named
from generator.pages.listing import Gatherer, by_short_name
from generator.pages.page import Page
from generator.pages.supervision_pages import AREA, STATISTICS, SUPERVISION, bulletin_address

_HUNDRED: Final = 100


def statistics_page(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """The page of statistics."""
    units = facts.register.units
    found = facts.supervision
    records = [(units[one.unit], one) for one in found.units if one.unit in units]
    timed = sorted(
        ((unit, record) for unit, record in records if record.days is not None and record.allowed),
        key=lambda pair: (-_share(pair[1]), by_short_name(pair[0])),
    )
    spreads = sorted(
        ((units[one.unit], one) for one in found.spreads if one.unit in units),
        key=lambda pair: (not pair[1].unusual, -pair[1].fines, by_short_name(pair[0])),
    )
    yield Page(
        address=STATISTICS,
        area=AREA,
        template="statistics.html",
        title="监察统计",
        description="各单位用了承诺时间的多少、罚款在法定幅度里的高低、出了哪些异常，按月的黄牌和红牌。",
        crumbs=(SUPERVISION,),
        published_on=gatherer.since,
        publisher=gatherer.publisher,
        data={
            "efficiency": [_efficiency_row(unit, record) for unit, record in timed],
            "spreads": [_spread_row(unit, one) for unit, one in spreads],
            "anomalies": [
                {"title": f"{name}异常" if name != "其他" else name, "cells": [str(count), _ANOMALIES[name]]}
                for name, count in found.anomalies
            ],
            "points": [
                {"title": unit.short_name, "href": unit.address, "cells": _points_cells(record)}
                for unit, record in sorted(records, key=lambda pair: (pair[1].points, by_short_name(pair[0])))
            ],
            "said": _said(timed, spreads, found.anomalies),
            "figures": named(
                efficiency=_efficiency(timed),
                spreads=_spread_figure(spreads),
                anomalies=_anomalies(found.anomalies),
                months=_months(facts),
            ),
        },
    )


Timed = Sequence[tuple[UnitCard, UnitRecord]]
Spreads = Sequence[tuple[UnitCard, Spread]]
_ANOMALIES: Final = {
    "时效": "没有在期限内办",
    "流程": "没有按公布的流程办",
    "内容": "登记不全，或者收费、文书不合规定",
    "裁量": "选用的裁量阶次和查明的情节不一致",
    "其他": "不予受理等需要留意的办件",
}


def _share(record: UnitRecord) -> int:
    """Percent of its time that a unit used, by the medians."""
    return round(record.days / record.allowed * _HUNDRED) if record.days is not None and record.allowed else 0


def _efficiency_row(unit: UnitCard, record: UnitRecord) -> PlainData:
    days, allowed = (f"{value:f}" if value is not None else "" for value in (record.days, record.allowed))
    return {
        "title": unit.short_name,
        "href": unit.address,
        "cells": [str(record.closed), f"{days}天", f"{allowed}天", f"{_share(record)}%"],
    }


def _spread_row(unit: UnitCard, spread: Spread) -> PlainData:
    low, middle, high = spread.thirds
    return {
        "title": unit.short_name,
        "href": unit.address,
        "cells": [
            str(spread.fines),
            f"{spread.mean * _HUNDRED:.0f}%",
            str(low),
            str(middle),
            str(high),
            f"{spread.spread:f}",
            spread.unusual or "—",
        ],
    }


def _points_cells(record: UnitRecord) -> list[str]:
    numbers = (record.reminders, record.yellow, record.red, record.urged, record.orders)
    return [*map(str, numbers), points_in_words(record.points)]


def _said(timed: Timed, spreads: Spreads, anomalies: Sequence[tuple[str, int]]) -> dict[str, str]:
    """What each chart shows, in one sentence."""
    said = dict.fromkeys(("efficiency", "spreads", "anomalies"), "")
    if timed:
        slow, quick = timed[0], timed[-1]
        said["efficiency"] = (
            f"条越短，办得越快，到100%就是把期限用足了；用得最少的是{quick[0].short_name}，用了{_share(quick[1])}%，"
            f"用得最多的是{slow[0].short_name}，用了{_share(slow[1])}%。"
        )
    if spreads:
        unusual = [unit.short_name for unit, one in spreads if one.unusual]
        said["spreads"] = "0%是法律允许的最低罚款，100%是最高罚款，条的长短是各单位罚款平均落在哪里；" + (
            f"需要留意的单位是{'、'.join(unusual)}。" if unusual else "没有单位的罚款明显偏轻、偏重或者忽轻忽重。"
        )
    total = sum(count for _, count in anomalies)
    if total:
        most, count = max(anomalies, key=lambda entry: entry[1])
        said["anomalies"] = f"现有提醒、黄牌和红牌{total}条，其中最多的是{most}异常，{count}条。"
    return said


def _efficiency(timed: Timed) -> Figure | None:
    return _percents(
        "tu-yongshi", "办件用了期限的多少", "用时", [(unit, _share(record)) for unit, record in timed], "biao-yongshi"
    )


def _spread_figure(spreads: Spreads) -> Figure | None:
    rows = [(unit, round(one.mean * _HUNDRED)) for unit, one in spreads]
    return _percents("tu-cailiang", "罚款平均落在幅度的哪里", "平均位置", rows, "biao-cailiang")


def _percents(id_: str, title: str, series: str, rows: Sequence[tuple[UnitCard, int]], table: str) -> Figure | None:
    if not rows:
        return None
    return Figure(
        id=id_,
        shape=Shape.BARS,
        title=title if len(rows) <= UNITS else f"{title}（前{UNITS}个单位）",
        of="单位",
        unit="%",
        series=(series,),
        rows=tuple(Bar(unit.short_name, (Decimal(percent),)) for unit, percent in rows[:UNITS]),
        table=table,
    )


def _anomalies(anomalies: Sequence[tuple[str, int]]) -> Figure | None:
    if not any(count for _, count in anomalies):
        return None
    return Figure(
        id="tu-yichang",
        shape=Shape.BARS,
        title="各类异常有多少",
        of="类型",
        unit="条",
        series=("异常",),
        rows=tuple(Bar(name, (Decimal(count),)) for name, count in anomalies),
        table="biao-yichang",
    )


def _months(facts: Facts) -> Figure | None:
    """Cards of twelve months, to the last with a bulletin; None before the second."""
    told = sorted(period for period in facts.supervision.periods if "Q" not in period)
    if len(told) < 2:
        return None
    last = _number(told[-1])
    rows = []
    for number in range(max(_number(told[0]), last - MONTHS + 1), last + 1):
        month = f"{number // 12:04d}-{number % 12 + 1:02d}"
        cards = Counter[str]()
        for record in facts.supervision.periods.get(month, ()):
            cards["red"] += record.red
            cards["yellow"] += record.yellow
        year, brief = year_and_part(month)
        amounts = (Decimal(cards["red"]), Decimal(cards["yellow"]))
        rows.append(
            Bar(
                period_in_words(month),
                amounts,
                brief,
                year,
                bulletin_address(month) if month in facts.supervision.periods else "",
            )
        )
    return Figure(
        id="tu-yue",
        shape=Shape.COLUMNS,
        title="每月给出的红牌和黄牌",
        of="月份",
        unit="张",
        series=("红牌", "黄牌"),
        rows=tuple(rows),
    )


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1
