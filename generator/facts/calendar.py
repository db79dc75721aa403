"""The district's working days: the State Council's calendar, and the district's own files where that lacks a year."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from generator.kinds.calendar import CalendarCard
from generator.model.fields import Limit, LimitUnit


class MissingYear(Exception):  # a fact about the data, told as rule M-3, never shown as a crash
    """No calendar holds `year`, so a count of working days that crosses it has no answer."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class WorkingCalendar:
    """Answers whether a day is worked. A district's own file comes before the built-in years (2004–2026)."""

    def __init__(self, own: Iterable[CalendarCard]) -> None:
        self._own = {calendar.year: _of_card(calendar) for calendar in own if not calendar.withdrawn}
        # The cases of a district share the days of a few years.
        self._last_days: dict[tuple[int, LimitUnit, date], date] = {}

    def is_worked(self, day: date) -> bool:
        """Whether offices work on `day`. Raises MissingYear."""
        number = day.toordinal()
        worked = self._worked_in(day.year)
        position = bisect_left(worked, number)
        return position < len(worked) and worked[position] == number

    def _worked_in(self, year: int) -> Sequence[int]:
        """The working days of a year as ordinals. Raises MissingYear."""
        worked = self._own.get(year) or _built_in(year)
        if worked is None:
            raise MissingYear(year)
        return worked

    def last_day_of(self, limit: Limit, start: date) -> date:
        """The last day of an agency's limit that begins on the day after `start`: one on which it works. Raises MissingYear."""
        asked = (limit.count, limit.unit, start)
        found = self._last_days.get(asked)
        if found is None:
            found = self._last_days[asked] = self.on_working_day(limit, self.end_of(limit, start))
        return found

    def on_working_day(self, limit: Limit, end: date) -> date:
        """The last day, or where it is a holiday the first working day after it (民法典 art. 203).

        Where no calendar holds its year yet the day stays: the true one is never earlier.
        """
        if limit.unit is LimitUnit.WORKING_DAY:
            return end
        day = end
        try:
            while not self.is_worked(day):
                day += timedelta(days=1)
        except (MissingYear, OverflowError):
            return end
        return day

    def end_of(self, limit: Limit, start: date) -> date:
        """The last day of a limit that begins on the day after `start` (处罚法 art. 85; 民法典 art. 201).

        A limit that runs on beyond the year 9999 ends with it. Raises MissingYear where it counts working days of a
        year that no calendar holds.
        """
        try:
            return self._end_of(limit, start)
        except (OverflowError, ValueError):
            return date.max

    def _end_of(self, limit: Limit, start: date) -> date:
        match limit.unit:
            case LimitUnit.WORKING_DAY:
                return self._after_working_days(start, limit.count)
            case LimitUnit.CALENDAR_DAY:
                return start + timedelta(days=limit.count)
            case LimitUnit.MONTH:
                return months_after(start, limit.count)
            case LimitUnit.YEAR:
                return months_after(start, 12 * limit.count)

    def _after_working_days(self, start: date, count: int) -> date:
        while count:
            first = start + timedelta(days=1)
            worked = self._worked_in(first.year)
            last = bisect_left(worked, first.toordinal()) + count - 1
            if last < len(worked):
                return date.fromordinal(worked[last])
            count = last - len(worked) + 1
            start = date(first.year, 12, 31)
        return start


def _of_card(calendar: CalendarCard) -> tuple[int, ...]:
    holidays, workdays = frozenset(calendar.holidays), frozenset(calendar.workdays)
    return tuple(
        day.toordinal()
        for day in _days_of(calendar.year)
        if (text := day.isoformat()) in workdays or (day.weekday() < 5 and text not in holidays)
    )


@cache
def _built_in(year: int) -> tuple[int, ...] | None:
    """The working days of a year as ordinals; None for one that the State Council's calendar doesn't hold."""
    try:
        return tuple(day.toordinal() for day in _days_of(year) if chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def _days_of(year: int) -> Iterator[date]:
    return map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))


def months_after(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day (民法典 art. 202)."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1))
