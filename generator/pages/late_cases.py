"""What is overdue now (逾期办件), and for the office all alerts by case (监察台账).

An open case is not published, so the public reads the unit, the item, the limit and how long it has been overdue: what the
unit owes, and nothing of whom or what the case is about. Cases of minors and those that are withheld are only counted.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from generator.facts.alerts import Alert
from generator.facts.facts import Facts
from generator.facts.register import CaseCard
from generator.facts.supervision import Due
from generator.kinds import KINDS
from generator.kinds.unit import UnitCard
from generator.model.edition import Edition
from generator.pages.listing import (
    Facet,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_short_name,
    link,
    pages_of,
    row_of,
)
from generator.pages.notice_pages import notice_links
from generator.pages.page import Page
from generator.pages.supervision_pages import ALERTS, AREA, LATE, SUPERVISION


def late_cases(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """The list of what is overdue; on the intranet that of all alerts too."""
    yield from pages_of(_late(facts), gatherer)
    if facts.edition is Edition.INTRANET:
        yield from pages_of(_alerts(facts), gatherer)


def _late(facts: Facts) -> Listing:
    today = facts.today
    inside = facts.edition is Edition.INTRANET
    rows = []
    for due in facts.supervision.late:
        row = _late_row(facts, due, inside=inside)
        if row is not None:
            unit = facts.register.units[due.unit]
            rows.append(((*by_short_name(unit), due.due, due.item, due.about), row))
    rows.sort(key=lambda entry: entry[0])
    unnamed = len(facts.supervision.late) - len(rows)
    return Listing(
        address=LATE,
        area=AREA,
        title="逾期办件",
        about=f"截至{today.year}年{today.month}月{today.day}日，期限已过还没有办完的处罚和许可，按单位排列，逾期最久的在前。"
        + ("" if inside else "没有办结的案件不公开当事人和案情。")
        + (f"另有{unnamed}件依法不列明。" if unnamed else ""),
        crumbs=(SUPERVISION,),
        columns=(
            "事项",
            "业务",
            "没有遵守的期限",
            "应办完的日期",
            "已逾期",
            "案号",
            *(("最后经办",) if inside else ()),
        ),
        rows=[row for _, row in rows],
        unit="件",
        empty="没有逾期的办件。",
        as_of=today.isoformat(),
    )


def _late_row(facts: Facts, due: Due, *, inside: bool) -> Row | None:
    """None for what the public may not be told of singly."""
    register = facts.register
    item, unit, case = register.items.get(due.item), register.units.get(due.unit), _case(facts, due.kind, due.case)
    # Of a case that this edition doesn't know the item alone is told, and not that where the law forbids even it.
    if item is None or unit is None or (case is None and due.confidential):
        return None
    days = (facts.today - due.day).days
    return row_of(
        item,
        KINDS[due.kind].title.zh,
        f"{due.about}（{due.basis}）",
        {"on": due.due},
        f"{days}天",
        _number(case, due.number),
        *((_last_taken(case),) if inside else ()),
        heading=Heading(unit.title, unit.address),
        status=due.level,
    )


def _case(facts: Facts, kind: str, id_: str) -> CaseCard | None:
    """The case as readers of this edition know it."""
    cases = facts.register.penalty_cases if kind == "penalty_case" else facts.register.permit_cases
    return cases.get(id_)


def _number(case: CaseCard | None, number: str) -> str | PlainLink:
    """The number with its page; of a case that this edition doesn't know, that it isn't public."""
    if case is None:
        return "未公开"
    return number if case.withdrawn else link(number, case.address)


def _last_taken(case: CaseCard | None) -> str:
    """调查取证 案件承办人员 zhifa-01、zhifa-02."""
    if case is None:
        return ""
    last = case.stages[-1]
    return " ".join(filter(None, (last.stage, last.post, "、".join(last.by))))


def _alerts(facts: Facts) -> Listing:
    orders: defaultdict[tuple[str, str], list[PlainLink]] = defaultdict(list)
    for order in facts.register.orders.values():
        if not order.withdrawn:
            name = "督办" if order.order else "催办"
            about = (order.penalty_case or order.permit_case, order.about)
            orders[about].append(link(name, order.address, note=order.issued_on))
    unordered = set(facts.supervision.unordered)
    rows = []
    for alert in facts.supervision.alerts:
        unit, case = facts.register.units.get(alert.unit), _case(facts, alert.kind, alert.case)
        if unit is not None and case is not None:
            key = (*by_short_name(unit), _GRAVEST.index(alert.level), alert.raised_on, alert.case, alert.about)
            given = orders.get((alert.case, alert.about), [])
            answer = {"links": given} if given else "五日内没有督办" if alert in unordered else ""
            rows.append((key, _alert_row(alert, case, unit, answer)))
    rows.sort(key=lambda entry: entry[0])
    return Listing(
        address=ALERTS,
        area=AREA,
        title="监察台账",
        about="每件案件现有的提醒、黄牌和红牌，按单位排列，重的在前。摘牌要有书面理由，由上级单位批准。",
        crumbs=(SUPERVISION,),
        columns=("案件", "异常", "类型", "依据", "发出日期", "最后经办", "催办和督办"),
        rows=[row for _, row in rows],
        unit="条",
        empty="目前没有提醒、黄牌和红牌。",
        as_of=facts.today.isoformat(),
        facets=(Facet("今天应发的通知", notice_links(facts)),),
    )


_GRAVEST: Final = ("红牌", "黄牌", "提醒", "")


def _alert_row(alert: Alert, case: CaseCard, unit: UnitCard, answer: str | PlainLink) -> Row:
    row = row_of(
        case,
        alert.about,
        alert.anomaly,
        alert.basis,
        {"on": alert.raised_on},
        _last_taken(case),
        answer,
        heading=Heading(unit.title, unit.address),
        status=alert.level,
    )
    if case.number not in case.title:
        row.shown["note"] = case.number
    return row
