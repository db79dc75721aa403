"""Alerts of electronic supervision (电子监察): computed from days and the calendar at every build, never typed.

Levels, rules and points follow the monitoring rules of the Jiangsu transport system (2013–2016): reminder on the last
day of a limit, yellow card one working day over, red card from two, or where a thing was done too late; twelve rules of
data. Two of them, a step before the registration and an end before a step, can't arise: C-5 refuses such a record.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_course import course_of
from generator.facts.case_limits import Level
from generator.facts.case_rules import clocks_of
from generator.facts.register import CaseCard, Register
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.kinds.permit_case import PermitCaseCard, PermitResult, PermitStage


class Anomaly(StrEnum):
    """What an alert is about."""

    TIME = "时效"
    PROCESS = "流程"
    CONTENT = "内容"
    DISCRETION = "裁量"
    OTHER = "其他"


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
    raised_on: str
    running: bool
    """Whether the case is still open in this."""


POINTS: Final[dict[Level, Decimal]] = {Level.YELLOW: Decimal(-1), Level.RED: Decimal("-1.5")}
"""Points that an alert of time costs its unit (ALARM_EXPIRED, ALTER_EXPIRED)."""
FAULT_POINTS: Final = Decimal("-0.5")
"""Points of NO_DECISION, of a refusal without reason, and of an order (督办)."""
ANNULLED_POINTS: Final = Decimal(-1)
"""Points of a decision that was annulled or changed, and of an applicant who isn't satisfied."""


def alerts(register: Register, today: date) -> Iterator[Alert]:
    """Every alert of every case on the day `today`, whether or not it was cleared."""
    calendar = WorkingCalendar(register.calendars.values())
    for case in register.cases():
        item = register.items.get(case.item)
        if item is None or (case.withdrawn and not getattr(case, "annulled_on", "")):
            continue
        yield from _of_time(case, item.unit, register, calendar, today)
        if case.withdrawn:
            continue
        yield from _of_process(case, item.unit, register)
        if isinstance(case, PermitCaseCard):
            yield from _of_permit(case, item.unit, fee_charged=item.fee_charged)
        else:
            yield from _of_penalty(case, item.unit)


def _of_time(case: CaseCard, unit: str, register: Register, calendar: WorkingCalendar, today: date) -> Iterator[Alert]:
    try:
        for clock in clocks_of(case, register.items.get(case.item), calendar):
            level = clock.level(today, calendar)
            if level is Level.IN_TIME or clock.due is None:
                continue
            code = {Level.NOTICE: "WARN_EXPIRED", Level.YELLOW: "ALARM_EXPIRED"}.get(level, "ALTER_EXPIRED")
            raised = clock.due if level is Level.NOTICE else clock.due + timedelta(days=1)
            running = clock.done is None
            yield Alert(case.kind, case.id, unit, code, level, Anomaly.TIME, clock.name, raised.isoformat(), running)
    except MissingYear:
        return  # rule M-3 tells the editor


def _of_process(case: CaseCard, unit: str, register: Register) -> Iterator[Alert]:
    item = register.items[case.item]
    process = register.processes.get(item.flowchart)
    if process is None:
        return
    course = course_of(case, process)
    names = {step.id: step.name for step in process.steps}
    for id_ in (*course.missed, *course.out_of_turn):
        yield Alert(
            case.kind, case.id, unit, "COURSE", Level.YELLOW, Anomaly.PROCESS, names[id_], case.stages[-1].on, False
        )


def _of_permit(case: PermitCaseCard, unit: str, *, fee_charged: bool) -> Iterator[Alert]:
    """The rules of data for a permit (许可法 art. 32: what is to be corrected is told once)."""
    stages = [entry.stage for entry in case.stages]
    days = {entry.stage: entry.on for entry in case.stages}
    accepted = stages.index(PermitStage.ACCEPTED) if PermitStage.ACCEPTED in stages else len(stages)
    corrections = [place for place, stage in enumerate(stages) if stage == PermitStage.CORRECTED]
    decided = days.get(PermitStage.DECIDED, "")
    found: list[tuple[bool, str, Level, Anomaly, str, str]] = [
        (
            len(corrections) > 1,
            "MULTI_CORRECTION",
            Level.YELLOW,
            Anomaly.PROCESS,
            "多次要求补正",
            days.get(PermitStage.CORRECTED, ""),
        ),
        (
            any(place > accepted for place in corrections),
            "CORRECTION_AFTER_ACCEPT",
            Level.RED,
            Anomaly.PROCESS,
            "受理后又要求补正",
            days.get(PermitStage.CORRECTED, ""),
        ),
        (
            bool(case.fee_taken) and not fee_charged,
            "CHARGE_WARNING",
            Level.YELLOW,
            Anomaly.CONTENT,
            "收费与公布的标准不符",
            case.stages[-1].on,
        ),
        (
            case.result == PermitResult.REFUSED,
            "NOT_BE_ACCEPTED",
            Level.NOTICE,
            Anomaly.OTHER,
            "不予受理",
            case.stages[-1].on,
        ),
        (not case.summary, "NO_SUMMARY", Level.NOTICE, Anomaly.CONTENT, "没有办件摘要", case.filed_on),
        (not case.materials, "NO_STUFF", Level.NOTICE, Anomaly.CONTENT, "没有登记申请材料", case.filed_on),
        (
            accepted < len(stages) and not case.documents[accepted],
            "NO_NOTICE_OF_ACCEPTANCE",
            Level.NOTICE,
            Anomaly.CONTENT,
            "没有受理通知书",
            days.get(PermitStage.ACCEPTED, ""),
        ),
        (
            bool(decided) and not case.documents[stages.index(PermitStage.DECIDED)],
            "NO_DECISION",
            Level.NOTICE,
            Anomaly.CONTENT,
            "没有决定文书",
            decided,
        ),
    ]
    for holds, code, level, anomaly, about, on in found:
        if holds:
            yield Alert(case.kind, case.id, unit, code, level, anomaly, about, on, False)


def _of_penalty(case: PenaltyCaseCard, unit: str) -> Iterator[Alert]:
    if case.tier_reason:
        yield Alert(
            case.kind,
            case.id,
            unit,
            "OTHER_TIER",
            Level.NOTICE,
            Anomaly.DISCRETION,
            "选用的阶次与情节不一致",
            case.day_of("决定") or case.stages[-1].on,
            False,
        )
