"""Electronic supervision (电子监察): alerts, orders, what is due, and each unit's record, month by month.

Everything follows from days, the calendar and the orders on the day of the build. Nothing is kept from before: a changed
calendar, or another day, gives another result.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from statistics import median, pstdev
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import M_2, M_3b
from generator.facts.alerts import ANNULLED_POINTS, FAULT_POINTS, POINTS, Alert, Anomaly
from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_limits import Level
from generator.facts.case_rules import clocks_of
from generator.facts.register import CaseCard, RecordFinding, Register
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.kinds.permit_case import PermitCaseCard
from generator.kinds.supervision_order import OrderCard
from generator.model.penalties import PenaltyKind, RangeMode


class Due(NamedTuple):
    """A limit that runs: of which case, what, and its last day (ISO)."""

    kind: str
    case: str
    number: str
    item: str
    unit: str
    about: str
    basis: str
    due: str


class UnitRecord(NamedTuple):
    """How a unit used its powers, in all or in a period."""

    unit: str
    opened: int
    closed: int
    """Cases whose decision fell into the period."""
    late: int
    """Of those closed, how many late."""
    reminders: int
    yellow: int
    red: int
    orders: int
    points: Decimal
    """From 0 downwards."""
    days: Decimal | None
    """Median of calendar days from the day the limit began to the decision; None without a case."""
    allowed: Decimal | None
    """Median of the calendar days that were promised, or else allowed by law."""


class Spread(NamedTuple):
    """Where a unit's fines lie in the ranges of their tiers: 0 at the least, 1 at the most."""

    unit: str
    fines: int
    mean: Decimal
    spread: Decimal
    """Standard deviation."""
    unusual: str
    """Why it asks for a look, in Chinese; "" where it doesn't."""


class Supervision(NamedTuple):
    """What the supervision office sees on a day."""

    today: date
    alerts: tuple[Alert, ...]
    """Without those that were cleared."""
    due: tuple[Due, ...]
    """Every limit that runs, the earliest first."""
    units: tuple[UnitRecord, ...]
    periods: Mapping[str, tuple[UnitRecord, ...]]
    """2026-09, 2026-Q3 … → the units that did something in it; the latest first, months before their quarter."""
    anomalies: tuple[tuple[str, int], ...]
    spreads: tuple[Spread, ...]


def supervision(register: Register, raised: Iterable[Alert], today: date) -> Supervision:
    """The supervision of all cases on the day `today`; `raised` are its alerts, cleared ones among them."""
    cleared = {
        (order.penalty_case or order.permit_case, order.about)
        for order in register.orders.values()
        if order.cleared_on and order.cleared_on <= today.isoformat() and not order.withdrawn
    }
    standing = tuple(
        alert for alert in raised if alert.raised_on <= today.isoformat() and (alert.case, alert.about) not in cleared
    )
    works = list(_works(register, today))
    counted = dict.fromkeys(Anomaly, 0)
    for alert in standing:
        counted[alert.anomaly] += 1
    return Supervision(
        today=today,
        alerts=standing,
        due=tuple(sorted(_due(register, today), key=lambda due: (due.due, due.unit, due.case, due.about))),
        units=_records(works, standing, register, ""),
        periods={period: _records(works, standing, register, period) for period in _periods(works, standing)},
        anomalies=tuple((str(anomaly), count) for anomaly, count in counted.items()),
        spreads=tuple(_spreads(register)),
    )


class _Work(NamedTuple):
    """A case as the record of its unit counts it."""

    unit: str
    opened_on: str
    decided_on: str
    late: bool
    used: int
    allowed: int
    points: Decimal


def _works(register: Register, today: date) -> Iterator[_Work]:
    calendar = WorkingCalendar(register.calendars.values())
    for case in register.cases():
        item = register.items.get(case.item)
        if item is None or case.filed_on > today.isoformat():
            continue
        decided_on = case.day_of("决定")
        decided_on = decided_on if decided_on <= today.isoformat() else ""
        late, used, allowed = False, 0, 0
        try:
            for clock in clocks_of(case, item, calendar):
                if clock.name in _OF_THE_WHOLE and clock.due is not None:
                    end = clock.done or today
                    late = late or (clock.done is not None and clock.done > clock.due)
                    # The last one that holds is what was promised.
                    used, allowed = (end - clock.since).days, (clock.due - clock.since).days
        except MissingYear:
            pass  # rule M-3 tells the editor
        yield _Work(item.unit, case.filed_on, decided_on, late, used, allowed, _points(case))


_OF_THE_WHOLE: Final = frozenset({"办案期限", "法定期限", "承诺期限"})


def _points(case: CaseCard) -> Decimal:
    """What a case costs besides its alerts."""
    points = Decimal(0)
    if isinstance(case, PermitCaseCard):
        if 0 < case.rating <= _DISSATISFIED:
            points += ANNULLED_POINTS
        decided = next((n for n, entry in enumerate(case.stages) if entry.stage == "决定"), None)
        if decided is not None and not case.documents[decided]:
            points += FAULT_POINTS
    elif case.annulled_on:
        points += ANNULLED_POINTS
    return points


_DISSATISFIED: Final = 2


def _due(register: Register, today: date) -> Iterator[Due]:
    calendar = WorkingCalendar(register.calendars.values())
    for case in register.cases():
        item = register.items.get(case.item)
        if item is None or case.filed_on > today.isoformat():
            continue
        try:
            for clock in clocks_of(case, item, calendar):
                if clock.done is None and clock.due is not None:
                    yield Due(
                        case.kind,
                        case.id,
                        case.number,
                        case.item,
                        item.unit,
                        clock.name,
                        clock.basis,
                        clock.due.isoformat(),
                    )
        except MissingYear:
            continue  # rule M-3 tells the editor


def _periods(works: Iterable[_Work], standing: Iterable[Alert]) -> list[str]:
    months = {work.decided_on[:7] for work in works if work.decided_on} | {alert.raised_on[:7] for alert in standing}
    quarters = {quarter_of(month) for month in months}
    return sorted(months | quarters, key=lambda period: (_last_month(period), "Q" not in period), reverse=True)


def quarter_of(month: str) -> str:
    """2026-09 → 2026-Q3."""
    return f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def _last_month(period: str) -> str:
    return f"{period[:4]}-{int(period[6]) * 3:02}" if "Q" in period else period


def _in(day: str, period: str) -> bool:
    """Whether an ISO day lies in a period; every day lies in ""."""
    if not day:
        return False
    return not period or (quarter_of(day[:7]) == period if "Q" in period else day[:7] == period)


def _records(
    works: Iterable[_Work], standing: Iterable[Alert], register: Register, period: str
) -> tuple[UnitRecord, ...]:
    of_unit: defaultdict[str, list[_Work]] = defaultdict(list)
    for work in works:
        if _in(work.opened_on, period) or _in(work.decided_on, period):
            of_unit[work.unit].append(work)
    raised: defaultdict[str, list[Alert]] = defaultdict(list)
    for alert in standing:
        if _in(alert.raised_on, period):
            raised[alert.unit].append(alert)
    orders: defaultdict[str, int] = defaultdict(int)
    for order in register.orders.values():
        if order.order and not order.withdrawn and _in(order.issued_on, period):
            orders[order.to] += 1
    return tuple(
        _record(unit, of_unit[unit], raised[unit], orders[unit], period)
        for unit in sorted({*of_unit, *raised, *orders})
    )


def _record(unit: str, works: list[_Work], raised: list[Alert], orders: int, period: str) -> UnitRecord:
    closed = [work for work in works if _in(work.decided_on, period)]
    timed = [work for work in closed if work.allowed]
    levels = [alert.level for alert in raised]
    points = sum((POINTS.get(alert.level, Decimal(0)) for alert in raised if alert.anomaly is Anomaly.TIME), Decimal(0))
    points += orders * FAULT_POINTS + sum((work.points for work in closed), Decimal(0))
    return UnitRecord(
        unit=unit,
        opened=sum(_in(work.opened_on, period) for work in works),
        closed=len(closed),
        late=sum(work.late for work in closed),
        reminders=levels.count(Level.NOTICE),
        yellow=levels.count(Level.YELLOW),
        red=levels.count(Level.RED),
        orders=orders,
        points=points,
        days=_middle([work.used for work in timed]),
        allowed=_middle([work.allowed for work in timed]),
    )


def _middle(numbers: list[int]) -> Decimal | None:
    return Decimal(str(median(numbers))).normalize() if numbers else None


def _spreads(register: Register) -> Iterator[Spread]:
    """Discretion by unit: where its fines lie within their tiers."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    for case in register.penalty_cases.values():
        place = None if case.withdrawn else _place(case, register)
        item = register.items.get(case.item)
        if place is not None and item is not None:
            places[item.unit].append(place)
    for unit, found in sorted(places.items()):
        mean, spread = sum(found) / len(found), pstdev(found)
        yield Spread(unit, len(found), _hundredths(mean), _hundredths(spread), _unusual(len(found), mean, spread))


def _place(case: PenaltyCaseCard, register: Register) -> float | None:
    """Where the fine lies in its tier's range of yuan, from 0 to 1; None where there is no such range."""
    standard = register.standards.get(case.standard)
    tier = next((tier for tier in standard.tiers if tier.name == case.tier), None) if standard else None
    fine = next((one.amount for one in case.sanctions if one.kind == PenaltyKind.FINE and one.amount), None)
    if tier is None or fine is None:
        return None
    for penalty in tier.penalties:
        range_ = penalty.range
        if range_ is None or penalty.kind != PenaltyKind.FINE:
            continue
        if range_.mode == RangeMode.AMOUNT and not range_.per and range_.max > range_.min:
            return float((fine - range_.min) / (range_.max - range_.min))
    return None


_ENOUGH: Final = 5
"""Fines below which nothing is said of their spread."""


def _unusual(count: int, mean: float, spread: float) -> str:
    if count < _ENOUGH:
        return ""
    if spread > 0.4:
        return "同阶次内轻重悬殊"
    if mean > 0.85:
        return "多数贴近上限"
    return "多数贴近下限" if mean < 0.15 else ""


def _hundredths(number: float) -> Decimal:
    return Decimal(number).quantize(Decimal("0.01"))


def supervision_findings(register: Register, raised: Iterable[Alert], today: date) -> Iterator[RecordFinding]:
    """M-2: a red card without an order in five days, and an order whose reply is overdue."""
    ordered = {
        (order.penalty_case or order.permit_case, order.about)
        for order in register.orders.values()
        if not order.withdrawn
    }
    for alert in raised:
        since = date.fromisoformat(alert.raised_on)
        if (
            alert.level is Level.RED
            and alert.running
            and (alert.case, alert.about) not in ordered
            and today > since + timedelta(days=ORDER_WITHIN)
        ):
            yield RecordFinding(
                alert.kind,
                alert.case,
                M_2.at(
                    ("stages",),
                    Text(
                        f"“{alert.about}”{alert.raised_on}起红牌，五日内没有督办",
                        f"red card for {alert.about} since {alert.raised_on}, and no order in five days",
                    ),
                    Text(
                        f"运行 liangquan new supervision_order，{alert.kind} 写 {alert.case}，about 写 {alert.about}",
                        f"run `liangquan new supervision_order`, with `{alert.kind}: {alert.case}`, `about: {alert.about}`",
                    ),
                ),
            )
    for order in register.orders.values():
        overdue = order.reply_due and not order.replied_on and order.reply_due < today.isoformat()
        if order.order and overdue and not order.withdrawn:
            yield RecordFinding(order.kind, order.id, _unanswered(order))


def next_year_findings(register: Register, today: date) -> Iterator[RecordFinding]:
    """M-3b: from October on, a district with cases has next year's calendar."""
    if today.month < _OCTOBER or not (register.penalty_cases or register.permit_cases):
        return
    try:
        WorkingCalendar(register.calendars.values()).is_worked(date(today.year + 1, 1, 1))
    except MissingYear as fault:
        for network in register.networks.values():
            yield RecordFinding(
                network.kind,
                network.id,
                M_3b.at(
                    (),
                    Text(f"还没有{fault.year}年的工作日历", f"no calendar holds {fault.year}"),
                    Text(
                        f"按国务院办公厅的放假通知写 community/calendars/{fault.year}.yaml（运行 liangquan new calendar）",
                        f"write community/calendars/{fault.year}.yaml after the State Council's notice",
                    ),
                ),
            )


_OCTOBER: Final = 10


def _unanswered(order: OrderCard) -> Finding:
    return M_2.at(
        ("reply",),
        Text(f"督办应在{order.reply_due}前回复，没有回复", f"the reply was due on {order.reply_due}"),
        Text("写 reply（日期和内容），再写 conclusion", "write `reply`, then `conclusion`"),
    )


ORDER_WITHIN: Final = 5
"""Days in which a red card is followed by an order (E001)."""
