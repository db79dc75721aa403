"""The limits of a case on a day: from when they run, until when, what has been kept and what is late.

Counted on the district's calendar; days of a pause are not counted (处罚法 art. 60, 85; 许可法 art. 42, 45). A limit in
working days ends on one; one in calendar days or months that would end on a holiday ends with the next working day
(民法典 art. 203, as days and months are counted by its art. 201 and 202). Nothing of it is typed by hand: another calendar
gives other days.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from generator.facts.calendar import WorkingCalendar
from generator.facts.publication import publishable
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.kinds.penalty_procedure import Stage
from generator.kinds.permit_case import PermitCaseCard, PermitStage
from generator.kinds.power_item import ItemCard
from generator.model.cases import Paused
from generator.model.fields import Limit, LimitUnit


class Level(StrEnum):
    """How late (monitoring levels of the Jiangsu system, M-1)."""

    IN_TIME = ""
    NOTICE = "提醒"
    """The last day of the limit, and the holidays that follow it."""
    YELLOW = "黄牌"
    """One working day over."""
    RED = "红牌"
    """Two working days over or more; of a single step, any."""


class Clock(NamedTuple):
    """One limit of one case. Days are dates; `due` is None while a pause holds it, `done` None while it runs."""

    name: str
    basis: str
    """The article, or 承诺时限."""
    limit: Limit
    since: date
    due: date | None
    done: date | None

    @property
    def kept(self) -> bool:
        """Whether it is done, and was in time: another day changes nothing of that."""
        return self.done is not None and (self.due is None or self.done <= self.due)

    def level(self, today: date, calendar: WorkingCalendar) -> Level:
        """How late it is on the day `today`. Raises MissingYear."""
        end = self.done or today
        if self.due is None or end < self.due or end == self.done == self.due:
            return Level.IN_TIME
        over = _worked_between(calendar, self.due, end)
        if self.done is None and not over:
            return Level.NOTICE
        return Level.YELLOW if over < 2 and not self.one_step else Level.RED

    def raised_on(self, level: Level, calendar: WorkingCalendar) -> date:
        """The day on which it came to `level`, never after it was done. Raises MissingYear."""
        if self.due is None:
            raise ValueError("what a pause holds is not late")
        day, ahead = self.due, 0 if level is Level.NOTICE else 2 if level is Level.RED and not self.one_step else 1
        while ahead and day != self.done:
            day += timedelta(days=1)
            ahead -= calendar.is_worked(day)
        return day

    @property
    def one_step(self) -> bool:
        """Whether it is the limit of one step, not of the whole case."""
        return self.name not in OF_THE_WHOLE


def _worked_between(calendar: WorkingCalendar, after: date, until: date) -> int:
    """Working days after the one and until the other, two at most."""
    found, day = 0, after
    while day < until and found < 2:
        day += timedelta(days=1)
        found += calendar.is_worked(day)
    return found


class Term(NamedTuple):
    """A limit by its name, and where it is laid down."""

    name: str
    basis: str
    limit: Limit


DECIDE: Final = Term("办案期限", "行政处罚法第六十条", Limit(90, LimitUnit.CALENDAR_DAY))
DELIVER: Final = Term("送达", "行政处罚法第六十一条", Limit(7, LimitUnit.WORKING_DAY))
PUBLISH: Final = Term("公开", "市场监督管理行政处罚信息公示规定第九条", Limit(20, LimitUnit.WORKING_DAY))
WITHDRAW: Final = Term("撤回公开信息", "行政处罚法第四十八条", Limit(3, LimitUnit.WORKING_DAY))
ANSWER: Final = Term("受理答复", "行政许可法第三十二条", Limit(5, LimitUnit.WORKING_DAY))
PERMIT: Final = Term("法定期限", "行政许可法第四十二条", Limit(20, LimitUnit.WORKING_DAY))
PERMIT_JOINT: Final = PERMIT._replace(limit=Limit(45, LimitUnit.WORKING_DAY))
HAND_OVER: Final = Term("送达", "行政许可法第四十四条", Limit(10, LimitUnit.WORKING_DAY))
_PROMISED: Final = "承诺期限"
OF_THE_WHOLE: Final = frozenset({DECIDE.name, PERMIT.name, _PROMISED})
"""Limits of the whole case, to its decision; every other is that of one step."""
AFTERWARDS: Final = frozenset({DELIVER.name, PUBLISH.name, WITHDRAW.name})
"""What follows a decision."""


def _promised(limit: Limit) -> Term:
    return Term(_PROMISED, "承诺时限", limit)


def clocks_of(
    case: PenaltyCaseCard | PermitCaseCard, item: ItemCard | None, calendar: WorkingCalendar
) -> Iterator[Clock]:
    """The limits of a case of either kind. Raises MissingYear."""
    if isinstance(case, PenaltyCaseCard):
        return _penalty_clocks(case, item, calendar)
    return _permit_clocks(case, item, calendar)


def _penalty_clocks(case: PenaltyCaseCard, item: ItemCard | None, calendar: WorkingCalendar) -> Iterator[Clock]:
    """The limits of a penalty case. Raises MissingYear."""
    if case.withdrawn and not case.annulled_on:
        return
    days = _last_days(case)
    filed, decided = _day(case.filed_on), days.get(Stage.DECIDED)
    ended = decided or days.get(Stage.CLOSED)
    if filed and not case.summary:
        yield _clock(DECIDE, filed, case.pauses, ended, calendar)
        if item and item.promised_limit and item.promised_limit.count:
            yield _clock(_promised(item.promised_limit), filed, case.pauses, ended, calendar)
    if decided and case.sanctions:
        yield _clock(DELIVER, decided, (), days.get(Stage.DELIVERED), calendar)
        if publishable(case):
            published = _day(case.public_on) or _day(case.withdrawn_on)
            yield _clock(PUBLISH, decided, (), published, calendar)
    if case.annulled_on and case.public_on:
        annulled = date.fromisoformat(case.annulled_on)
        yield _clock(WITHDRAW, annulled, (), _day(case.withdrawn_on), calendar)


def _permit_clocks(case: PermitCaseCard, item: ItemCard | None, calendar: WorkingCalendar) -> Iterator[Clock]:
    """The limits of a permit case. Raises MissingYear."""
    if case.withdrawn:
        return
    days = _last_days(case)
    applied, accepted, decided = (
        days.get(stage) for stage in (PermitStage.APPLIED, PermitStage.ACCEPTED, PermitStage.DECIDED)
    )
    closed = days.get(PermitStage.CLOSED) or days.get(PermitStage.REFUSED)
    if applied:
        answered = days.get(PermitStage.CORRECTED) or accepted or closed
        yield _clock(ANSWER, applied, (), answered, calendar)
    if accepted:
        ended = decided or closed
        term = PERMIT_JOINT if case.joint else PERMIT
        limit = item.statutory_limit if item and item.statutory_limit else term.limit
        yield _clock(Term(term.name, term.basis, _longer(limit, case)), accepted, case.pauses, ended, calendar)
        if item and item.promised_limit and item.promised_limit.count:
            yield _clock(_promised(_longer(item.promised_limit, case)), accepted, case.pauses, ended, calendar)
    if decided:
        yield _clock(HAND_OVER, decided, (), days.get(PermitStage.DELIVERED) or closed, calendar)


def _last_days(case: PenaltyCaseCard | PermitCaseCard) -> dict[str, date]:
    """Stage → the last day on which the case went through it."""
    return {taken.stage: date.fromisoformat(taken.on) for taken in case.stages}


def _longer(limit: Limit, case: PermitCaseCard) -> Limit:
    return Limit(limit.count + case.extended, limit.unit) if case.extended else limit


def _clock(term: Term, since: date, pauses: Sequence[Paused], done: date | None, calendar: WorkingCalendar) -> Clock:
    return Clock(term.name, term.basis, term.limit, since, due_of(term.limit, since, pauses, calendar), done)


def due_of(limit: Limit, since: date, pauses: Sequence[Paused], calendar: WorkingCalendar) -> date | None:
    """The last day of a limit that begins after `since`, pauses taken off; None while one goes on. Raises MissingYear."""
    if not pauses:
        return calendar.last_day_of(limit, since)
    stopped: set[date] = set()
    for pause in pauses:
        if not pause.until:
            return None
        day, last = date.fromisoformat(pause.since), date.fromisoformat(pause.until)
        while day <= last:
            stopped.add(day)
            day += timedelta(days=1)
    if limit.unit in {LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY}:
        day, left = since, limit.count
        while left:
            day += timedelta(days=1)
            left -= day not in stopped and (limit.unit is LimitUnit.CALENDAR_DAY or calendar.is_worked(day))
        return calendar.on_working_day(limit, day)
    end, day = calendar.end_of(limit, since), since
    while day < end:
        day += timedelta(days=1)
        end += timedelta(days=day in stopped)
    return calendar.on_working_day(limit, end)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
