"""Alerts of electronic supervision (电子监察): computed from days and the calendar at every build, never typed.

Levels, rules and points follow the monitoring rules of the Jiangsu transport system (2013–2016): a reminder on the last
day of a limit, a yellow card one working day over, a red one from two or where a step is past its own limit; and twelve
rules of data (`data_rules.py`).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_limits import Clock, Level
from generator.facts.data_rules import Anomaly, broken_rules
from generator.facts.measured_cases import MeasuredCases
from generator.facts.register import CaseCard, Register
from generator.facts.step_limits import step_clocks
from generator.kinds.power_item import ItemCard


class Alert(NamedTuple):
    """One alert about one case. `raised_on` is an ISO day."""

    kind: str
    case: str
    unit: str
    code: str
    level: Level
    anomaly: Anomaly
    about: str
    """The limit or the fault in words; an order names it."""
    basis: str
    """The article, or the rule, that it is measured by."""
    raised_on: str
    due: str = ""
    """The last day of the limit (ISO); "" where it isn't about one."""
    running: bool = False
    """Whether the case is still open in this."""


POINTS: Final[dict[str, Decimal]] = {
    "ALARM_EXPIRED": Decimal(-1),
    "ALTER_EXPIRED": Decimal("-1.5"),
    "NO_DECISION": Decimal("-0.5"),
}
"""Points that an alert costs its unit, by its code; every other costs none."""


def alerts(register: Register, cases: MeasuredCases, today: date) -> Iterator[Alert]:
    """Every alert of every case on the day `today`, whether or not it was cleared."""
    for case in register.cases():
        item = register.items.get(case.item)
        if item is None or (case.withdrawn and not getattr(case, "annulled_on", "")):
            continue
        yield from _of_time(case, item.unit, cases, today)
        if case.withdrawn:
            continue
        yield from _of_process(case, item, register, cases)
        yield from _of_data(case, item)


def _of_time(case: CaseCard, unit: str, cases: MeasuredCases, today: date) -> Iterator[Alert]:
    for clock in cases.limits(case).unkept:
        yield from _of_clock(case, unit, clock, today, cases.calendar)


def _of_clock(case: CaseCard, unit: str, clock: Clock, today: date, calendar: WorkingCalendar) -> Iterator[Alert]:
    """The card of one limit; none where it is kept, or where a year has no calendar, which rule M-3 tells the editor."""
    try:
        level = clock.level(today, calendar)
        if level is not Level.IN_TIME:
            yield Alert(
                kind=case.kind,
                case=case.id,
                unit=unit,
                code=_CODES[level],
                level=level,
                anomaly=Anomaly.TIME,
                about=clock.name,
                basis=clock.basis,
                raised_on=clock.raised_on(level, calendar).isoformat(),
                due=clock.due.isoformat() if clock.due else "",
                running=clock.done is None,
            )
    except MissingYear:
        return


_CODES: Final = {Level.NOTICE: "WARN_EXPIRED", Level.YELLOW: "ALARM_EXPIRED", Level.RED: "ALTER_EXPIRED"}


def _of_process(case: CaseCard, item: ItemCard, register: Register, cases: MeasuredCases) -> Iterator[Alert]:
    """Steps of the published process that were left out, taken out of turn, or taken later than their own limit."""
    process = register.processes.get(item.flowchart)
    course = cases.course(case)
    if process is None or course is None:
        return
    for step in (*course.missed, *course.out_of_turn):
        yield Alert(
            case.kind,
            case.id,
            item.unit,
            "COURSE",
            Level.YELLOW,
            Anomaly.PROCESS,
            cases.ways_of(process).steps[step].name,
            process.title,
            case.stages[-1].on,
        )
    for clock in step_clocks(case, course, process.title, cases.calendar):
        # The step was taken, so no day after it counts.
        yield from _of_clock(case, item.unit, clock, clock.since, cases.calendar)


def _of_data(case: CaseCard, item: ItemCard) -> Iterator[Alert]:
    for rule in broken_rules(case, item):
        yield Alert(case.kind, case.id, item.unit, rule.code, rule.level, rule.anomaly, rule.about, rule.basis, rule.on)
