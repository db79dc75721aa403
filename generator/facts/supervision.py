"""Electronic supervision (电子监察): alerts, orders, what is due, and each unit's record, month by month.

Everything follows from days, the calendar and the orders on the day of the build. Nothing is kept from before: a changed
calendar, or another day, gives another result.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from statistics import median
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import M_2, M_3b
from generator.facts.alerts import POINTS, Alert
from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_limits import Level
from generator.facts.data_rules import Anomaly
from generator.facts.fine_spread import Spread, spreads
from generator.facts.measured_cases import MeasuredCases
from generator.facts.register import CaseCard, RecordFinding, Register
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.kinds.permit_case import PermitCaseCard
from generator.kinds.supervision_order import OrderCard


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
    level: Level
    """The card that it has today."""
    confidential: bool
    """Whether the law keeps even the item of the case from the public: a minor's, and what is withheld."""

    @property
    def day(self) -> date:
        """The last day of the limit."""
        return date.fromisoformat(self.due)


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
    urged: int
    """How often it was asked to make haste (催办)."""
    orders: int
    """督办, and of them those that were concluded."""
    concluded: int
    points: Decimal
    """From 0 downwards."""
    days: Decimal | None
    """Median of calendar days from the day the limit began to the decision; None without a case."""
    allowed: Decimal | None
    """Median of the calendar days that were promised, or else allowed by law."""


class Supervision(NamedTuple):
    """What the supervision office sees on a day."""

    today: date
    alerts: tuple[Alert, ...]
    """Without those that were cleared."""
    due: tuple[Due, ...]
    """Every limit that runs, the earliest first."""
    units: tuple[UnitRecord, ...]
    periods: Mapping[str, tuple[UnitRecord, ...]]
    """2026-09, 2026-Q3 … → the units that did something in it; the latest first, a quarter before its months."""
    unordered: tuple[Alert, ...]
    """Red cards of open cases that no 督办 followed in five days (E001)."""
    anomalies: tuple[tuple[str, int], ...]
    spreads: tuple[Spread, ...]

    @property
    def late(self) -> tuple[Due, ...]:
        """The limits that ran out before this day and still are not kept, the longest overdue first."""
        today = self.today.isoformat()
        return tuple(due for due in self.due if due.due < today)


def supervision(register: Register, cases: MeasuredCases, raised: Iterable[Alert], today: date) -> Supervision:
    """The supervision of all cases on the day `today`; `raised` are its alerts, cleared ones among them."""
    standing = _standing(register, raised, today)
    tallied = _tallied(_works(register, cases, today), standing, register, today)
    counted = Counter(alert.anomaly for alert in standing)
    return Supervision(
        today=today,
        alerts=standing,
        due=tuple(sorted(_due(register, cases, today), key=lambda due: (due.due, due.unit, due.case, due.about))),
        units=_records(tallied.get("", {})),
        periods={period: _records(tallied[period]) for period in _in_order(tallied) if period},
        unordered=tuple(_unordered(register, standing, today)),
        anomalies=tuple((str(anomaly), counted[anomaly]) for anomaly in Anomaly),
        spreads=tuple(spreads(register)),
    )


def _standing(register: Register, raised: Iterable[Alert], today: date) -> tuple[Alert, ...]:
    """The alerts that were raised by now and have not been taken off."""
    cleared = {
        _alert_of(order)
        for order in register.orders.values()
        if order.cleared_on and order.cleared_on <= today.isoformat() and not order.withdrawn
    }
    day = today.isoformat()
    return tuple(alert for alert in raised if alert.raised_on <= day and (alert.case, alert.about) not in cleared)


def _alert_of(order: OrderCard) -> tuple[str, str]:
    """Case and name of the alert that an order is about."""
    return order.penalty_case or order.permit_case, order.about


def _unordered(register: Register, standing: Iterable[Alert], today: date) -> Iterator[Alert]:
    """E001: red cards of open cases without a 督办 in five days."""
    ordered = {_alert_of(order) for order in register.orders.values() if order.order and not order.withdrawn}
    latest = (today - timedelta(days=ORDER_WITHIN)).isoformat()
    for alert in standing:
        late = alert.level is Level.RED and alert.running and alert.raised_on < latest
        if late and (alert.case, alert.about) not in ordered:
            yield alert


class _Work(NamedTuple):
    """A case as the record of its unit counts it."""

    unit: str
    opened_on: str
    decided_on: str
    late: bool
    used: int
    allowed: int
    points: Decimal


def _works(register: Register, cases: MeasuredCases, today: date) -> Iterator[_Work]:
    day = today.isoformat()
    for case in register.cases():
        item = register.items.get(case.item)
        if item is None or (filed_on := case.filed_on) > day:
            continue
        decided_on = case.day_of("决定")
        decided_on = decided_on if decided_on <= day else ""
        late, used, allowed = False, 0, 0
        for clock in cases.limits(case).clocks:
            if not clock.one_step and clock.due is not None:
                end = clock.done or today
                late = late or (clock.done is not None and clock.done > clock.due)
                # The last one that holds is what was promised.
                used, allowed = (end - clock.since).days, (clock.due - clock.since).days
        yield _Work(item.unit, filed_on, decided_on, late, used, allowed, _points(case))


def _points(case: CaseCard) -> Decimal:
    """What a case costs besides its alerts."""
    dissatisfied = isinstance(case, PermitCaseCard) and 0 < case.rating <= _DISSATISFIED
    annulled = isinstance(case, PenaltyCaseCard) and bool(case.annulled_on)
    return ANNULLED_POINTS if dissatisfied or annulled else Decimal(0)


_DISSATISFIED: Final = 2
ANNULLED_POINTS: Final = Decimal(-1)
"""Points of a decision that was annulled or changed, and of an applicant who isn't satisfied."""
ORDER_POINTS: Final = Decimal("-0.5")
"""Points of an order (督办)."""


def _due(register: Register, cases: MeasuredCases, today: date) -> Iterator[Due]:
    day = today.isoformat()
    for case in register.cases():
        running = [(clock, clock.due) for clock in cases.limits(case).unkept if clock.done is None and clock.due]
        item = register.items.get(case.item) if running else None
        if item is None or case.filed_on > day:
            continue
        for clock, due in running:
            try:
                level = clock.level(today, cases.calendar)
            except MissingYear:
                continue  # rule M-3 tells the editor
            yield Due(
                case.kind,
                case.id,
                case.number,
                case.item,
                item.unit,
                clock.name,
                clock.basis,
                due.isoformat(),
                level,
                case.minor or bool(case.withheld),
            )


class _Tally:
    """What a unit did in a period, while it is counted."""

    __slots__ = ("alerts", "closed", "opened", "orders")

    def __init__(self) -> None:
        self.opened = 0
        self.closed: list[_Work] = []
        self.alerts: list[Alert] = []
        self.orders: list[OrderCard] = []

    def add(self, other: "_Tally") -> None:
        """Count what it did in a part of the period."""
        self.opened += other.opened
        self.closed += other.closed
        self.alerts += other.alerts
        self.orders += other.orders


def _tallied(
    works: Iterable[_Work], standing: Iterable[Alert], register: Register, today: date
) -> Mapping[str, Mapping[str, _Tally]]:
    """Period → unit → what it did; the period "" is all time."""
    found: defaultdict[str, defaultdict[str, _Tally]] = defaultdict(lambda: defaultdict(_Tally))
    for (month, unit), tally in _by_month(works, standing, register, today).items():
        for period in periods_of(month):
            found[period][unit].add(tally)
    return found


def _by_month(
    works: Iterable[_Work], standing: Iterable[Alert], register: Register, today: date
) -> Mapping[tuple[str, str], _Tally]:
    """Month and unit → what it did."""
    found: defaultdict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for work in works:
        found[work.opened_on[:7], work.unit].opened += 1
        if work.decided_on:
            found[work.decided_on[:7], work.unit].closed.append(work)
    for alert in standing:
        found[alert.raised_on[:7], alert.unit].alerts.append(alert)
    for order in register.orders.values():
        if not order.withdrawn and order.issued_on <= today.isoformat():
            found[order.issued_on[:7], order.to].orders.append(order)
    return found


@lru_cache(maxsize=1024)
def periods_of(month: str) -> tuple[str, str, str]:
    """All time, the month and its quarter: "", 2026-09, 2026-Q3."""
    return "", month, f"{month[:4]}-Q{(int(month[5:7]) + 2) // 3}"


def _in_order(periods: Iterable[str]) -> list[str]:
    """The latest first, a quarter before its months."""
    return sorted(periods, key=lambda period: (_last_month(period), "Q" in period), reverse=True)


def _last_month(period: str) -> str:
    return f"{period[:4]}-{int(period[6]) * 3:02}" if "Q" in period else period


def _records(tallied: Mapping[str, _Tally]) -> tuple[UnitRecord, ...]:
    return tuple(_record(unit, tally) for unit, tally in sorted(tallied.items()))


def _record(unit: str, tally: _Tally) -> UnitRecord:
    timed = [work for work in tally.closed if work.allowed]
    levels = Counter(alert.level for alert in tally.alerts)
    orders = [order for order in tally.orders if order.order]
    points = sum((POINTS.get(alert.code, Decimal(0)) for alert in tally.alerts), Decimal(0))
    points += len(orders) * ORDER_POINTS + sum((work.points for work in tally.closed), Decimal(0))
    return UnitRecord(
        unit=unit,
        opened=tally.opened,
        closed=len(tally.closed),
        late=sum(work.late for work in tally.closed),
        reminders=levels[Level.NOTICE],
        yellow=levels[Level.YELLOW],
        red=levels[Level.RED],
        urged=len(tally.orders) - len(orders),
        orders=len(orders),
        concluded=sum(order.concluded for order in orders),
        points=points,
        days=_middle([work.used for work in timed]),
        allowed=_middle([work.allowed for work in timed]),
    )


def _middle(numbers: list[int]) -> Decimal | None:
    return Decimal(str(median(numbers))).normalize() if numbers else None


def supervision_findings(register: Register, raised: Iterable[Alert], today: date) -> Iterator[RecordFinding]:
    """M-2: a red card without an order in five days, and an order whose reply is overdue."""
    for alert in _unordered(register, _standing(register, raised, today), today):
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
