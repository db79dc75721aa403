"""Working days of the sample, for cases whose steps follow one another."""

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from typing import Final

from generator.facts.calendar import WorkingCalendar
from generator.sample.chance import SNAPSHOT

_FIRST: Final = date(2025, 12, 1)


@cache
def _worked() -> tuple[date, ...]:
    calendar = WorkingCalendar(())
    days = (_FIRST + timedelta(days=number) for number in range((date(2026, 12, 31) - _FIRST).days + 1))
    return tuple(day for day in days if calendar.is_worked(day))


def worked_from(day: date) -> date:
    """`day`, or the first working day after it."""
    return _worked()[bisect_left(_worked(), day)]


def worked_after(day: date, count: int) -> date:
    """The working day that is `count` of them after `day`; `day` itself, where it is worked, for none."""
    return _worked()[bisect_left(_worked(), day + timedelta(days=1)) + count - 1] if count else worked_from(day)


def worked_before_snapshot(count: int) -> date:
    """The working day that is `count` of them before the day of the sample."""
    return _worked()[bisect_left(_worked(), SNAPSHOT) - count]


def is_worked(day: date) -> bool:
    """Whether offices work on `day`."""
    return worked_from(day) == day
