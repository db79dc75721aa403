"""The district's working days: the State Council's calendar, and the district's own files where that lacks a year."""

from collections.abc import Iterable
from datetime import date, timedelta

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
        self._own = {
            calendar.year: (frozenset(calendar.holidays), frozenset(calendar.workdays))
            for calendar in own
            if not calendar.withdrawn
        }

    def is_worked(self, day: date) -> bool:
        """Whether offices work on `day`. Raises MissingYear."""
        own = self._own.get(day.year)
        if own is not None:
            holidays, workdays = own
            text = day.isoformat()
            return text in workdays or (day.weekday() < 5 and text not in holidays)
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            raise MissingYear(day.year) from None

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
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_worked(day)
        return day


def months_after(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day (民法典 art. 202)."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1))
