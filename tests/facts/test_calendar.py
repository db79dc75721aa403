"""Working days: the State Council's years, the district's own file, and a year that nobody holds (rule M-3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.calendar import MissingYear, WorkingCalendar, months_after
from generator.kinds.calendar import CalendarCard
from generator.model.fields import Limit, LimitUnit


def card(
    year: int, *, holidays: tuple[str, ...] = (), workdays: tuple[str, ...] = (), withdrawn: str = ""
) -> CalendarCard:
    return CalendarCard(
        kind="calendar", id=f"rili-{year}", title="", address="", publisher="", published_on="", withdrawn=withdrawn,
        year=year, holidays=holidays, workdays=workdays,
    )  # fmt: skip


BUILT_IN = WorkingCalendar([])
LAST_BUILT_IN = 2026
DAYS = st.dates(date(2005, 1, 1), date(2025, 6, 30))
LIMITS = st.builds(Limit, st.integers(0, 120), st.sampled_from(LimitUnit)).filter(
    lambda limit: limit.most_calendar_days() < 500 if limit.unit in {LimitUnit.MONTH, LimitUnit.YEAR} else True
)


@given(DAYS, st.integers(0, 60))
def test_working_days_agree_with_counting_day_by_day(start, count):
    worked = [day for n in range(1, 200) if BUILT_IN.is_worked(day := start + timedelta(days=n))]
    expected = worked[count - 1] if count else start
    assert BUILT_IN.end_of(Limit(count, LimitUnit.WORKING_DAY), start) == expected


@given(DAYS, LIMITS, st.integers(1, 30))
def test_a_later_start_never_ends_sooner(start, limit, later):
    assert BUILT_IN.end_of(limit, start) <= BUILT_IN.end_of(limit, start + timedelta(days=later))


@given(DAYS, st.integers(0, 100), st.sampled_from(LimitUnit))
def test_a_longer_limit_never_ends_sooner(start, count, unit):
    count = count if unit in {LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY} else count % 12
    assert (
        BUILT_IN.end_of(Limit(count, unit), start) <= BUILT_IN.end_of(Limit(count + 1, unit), start)
        or unit is LimitUnit.YEAR
    )


@given(DAYS, LIMITS)
def test_no_limit_ends_later_than_its_longest_in_calendar_days_by_more_than_the_holidays(start, limit):
    spent = (BUILT_IN.end_of(limit, start) - start).days
    holidays = sum(
        not BUILT_IN.is_worked(day) for n in range(1, spent + 1) if (day := start + timedelta(days=n)).weekday() < 5
    )
    assert spent <= limit.most_calendar_days() + 3 * holidays + 2


def test_national_day_is_no_working_day_and_the_sunday_made_up_for_it_is():
    assert not BUILT_IN.is_worked(date(2025, 10, 1))
    assert BUILT_IN.is_worked(date(2025, 9, 28))
    assert BUILT_IN.end_of(Limit(1, LimitUnit.WORKING_DAY), date(2025, 9, 30)) == date(2025, 10, 9)


def test_the_districts_own_file_comes_before_the_built_in_year():
    own = WorkingCalendar([card(2025, holidays=("2025-03-03",), workdays=("2025-03-01",))])
    assert BUILT_IN.is_worked(date(2025, 3, 3))
    assert not own.is_worked(date(2025, 3, 3))
    assert not BUILT_IN.is_worked(date(2025, 3, 1))
    assert own.is_worked(date(2025, 3, 1))
    assert own.is_worked(date(2025, 10, 1)), "the file holds the whole year: what it doesn't list is an ordinary day"
    assert own.is_worked(date(2024, 9, 14)), "other years stay as they are"


def test_a_withdrawn_file_does_not_count():
    assert WorkingCalendar([card(2025, holidays=("2025-03-03",), withdrawn="登记有误")]).is_worked(date(2025, 3, 3))


@pytest.mark.parametrize("year", [2003, LAST_BUILT_IN + 1, 2099])
def test_a_year_without_a_calendar_is_named(year):
    with pytest.raises(MissingYear) as told:
        BUILT_IN.is_worked(date(year, 5, 6))
    assert told.value.year == year


def test_a_limit_that_runs_into_such_a_year_names_it_and_one_that_ends_before_does_not():
    limit = Limit(5, LimitUnit.WORKING_DAY)
    assert BUILT_IN.end_of(limit, date(LAST_BUILT_IN, 12, 20)).year == LAST_BUILT_IN
    with pytest.raises(MissingYear) as told:
        BUILT_IN.end_of(limit, date(LAST_BUILT_IN, 12, 30))
    assert told.value.year == LAST_BUILT_IN + 1


@given(st.integers(1, 500), st.sampled_from([LimitUnit.CALENDAR_DAY, LimitUnit.MONTH]))
def test_calendar_days_and_months_need_no_calendar(count, unit):
    assert BUILT_IN.end_of(Limit(count, unit), date(2090, 1, 31)) > date(2090, 1, 31)


def test_a_month_without_that_day_ends_on_its_last():
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2024, 12, 31), 2) == date(2025, 2, 28)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 240))
def test_months_after_lands_in_the_right_month_on_the_nearest_day(start, months):
    end = months_after(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("unit", LimitUnit)
def test_a_limit_beyond_all_years_ends_with_the_last_of_them(unit):
    last_year = card(date.max.year)
    assert WorkingCalendar([last_year]).end_of(Limit(9999, unit), date(9999, 6, 1)) == date.max
