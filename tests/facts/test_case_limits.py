"""The last day of a case's limit: holidays, make-up workdays, the turn of the year, pauses (民法典 art. 201–203)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.calendar import WorkingCalendar
from generator.facts.case_limits import Clock, Level, due_of
from generator.facts.deadlines import deadlines
from generator.facts.supervision import next_year_findings
from generator.model.cases import Paused
from generator.model.fields import Limit, LimitUnit
from tests.facts.small_cases import TREES, register_with
from tests.facts.test_calendar import card

BUILT_IN = WorkingCalendar([])
NINETY = Limit(90, LimitUnit.CALENDAR_DAY)


@pytest.mark.parametrize(
    ("since", "due", "why"),
    [
        ("2025-07-04", "2025-10-09", "the ninetieth day is 2 October, in the holidays of National Day, which end on the 8th"),
        ("2026-09-21", "2026-12-21", "a Sunday"),
        ("2026-06-22", "2026-09-20", "a Sunday that is worked for the holidays: nothing is moved"),
        ("2025-10-03", "2026-01-04", "New Year's Day: to the 4th, a Sunday worked for it"),
        ("2026-09-14", "2026-12-14", "13 December is a Sunday"),
        ("2026-09-22", "2026-12-21", "a Monday stays"),
    ],
)  # fmt: skip
def test_a_last_day_that_is_a_holiday_moves_to_the_next_working_day(since: str, due: str, why: str) -> None:
    assert due_of(NINETY, date.fromisoformat(since), (), BUILT_IN) == date.fromisoformat(due), why


def test_months_move_too_and_working_days_never_need_to() -> None:
    assert due_of(Limit(1, LimitUnit.MONTH), date(2026, 9, 1), (), BUILT_IN) == date(2026, 10, 8)
    assert due_of(Limit(6, LimitUnit.WORKING_DAY), date(2026, 9, 24), (), BUILT_IN) == date(2026, 10, 10)


def test_pauses_are_taken_off_before_it_is_moved() -> None:
    pause = Paused("2026-10-01", "2026-10-05")
    assert due_of(NINETY, date(2026, 9, 15), (pause,), BUILT_IN) == date(2026, 12, 21), (
        "five days on is Saturday the 19th"
    )


def test_a_year_without_a_calendar_leaves_the_day_where_it_is_and_its_calendar_moves_it() -> None:
    """2 January 2027 is a Saturday. The day that is told before the calendar comes is never later than the true one."""
    since = date(2026, 10, 4)
    assert due_of(NINETY, since, (), BUILT_IN) == date(2027, 1, 2)
    own = WorkingCalendar([card(2027, holidays=("2027-01-01", "2027-01-04"))])
    assert due_of(NINETY, since, (), own) == date(2027, 1, 5)


@given(st.dates(date(2005, 1, 1), date(2025, 6, 30)), st.integers(1, 120), st.sampled_from(LimitUnit))
def test_every_limit_ends_on_a_day_that_is_worked_and_no_later_than_it_must(
    since: date, count: int, unit: LimitUnit
) -> None:
    limit = Limit(count if "日" in unit else count % 5 + 1, unit)
    if (end := BUILT_IN.end_of(limit, since)) > date(2026, 12, 20):
        return
    due = due_of(limit, since, (), BUILT_IN)
    assert due is not None
    assert BUILT_IN.is_worked(due)
    assert not any(BUILT_IN.is_worked(end + timedelta(days=n)) for n in range((due - end).days))


def test_a_community_s_own_day_is_not_moved() -> None:
    """No law moves it: 村组法 art. 30 asks for every quarter, the days after it are the district's own rule."""
    category = TREES["category", "caiwu-shouzhi"] | {"due": "3个自然日", "since": "2026-09-01", "rhythm": "月"}
    found = {
        owed.due
        for owed in deadlines(register_with(category), date(2026, 11, 20)).overdue
        if owed.category == "caiwu-shouzhi"
    }
    assert "2026-10-03" in found, "a Saturday in the holidays"


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2026-09-29", Level.IN_TIME),
        ("2026-09-30", Level.NOTICE),
        ("2026-10-07", Level.NOTICE),
        ("2026-10-08", Level.YELLOW),
        ("2026-10-09", Level.RED),
    ],
)
def test_holidays_after_the_last_day_raise_no_card(day: str, level: Level) -> None:
    limit = Limit(10, LimitUnit.WORKING_DAY)
    clock = Clock("承诺期限", "承诺时限", limit, date(2026, 9, 15), date(2026, 9, 30), None)
    assert clock.level(date.fromisoformat(day), BUILT_IN) is level
    if level in {Level.YELLOW, Level.RED}:
        assert clock.raised_on(level, BUILT_IN) == date.fromisoformat(day)


@pytest.mark.parametrize(("day", "told"), [("2026-09-30", False), ("2026-10-01", True), ("2026-12-31", True)])
def test_from_october_on_next_years_calendar_is_asked_for(day: str, told: bool) -> None:
    """M-3b."""
    withdrawn = {"kind": "calendar", "id": "rili-2027", "withdrawn": {"on": "2026-09-01", "reason": "重复"}}
    found = list(next_year_findings(register_with(withdrawn), date.fromisoformat(day)))
    assert [one.finding.code for one in found] == (["M-3b"] if told else [])
    assert not list(next_year_findings(register_with(), date.fromisoformat(day)))


def test_a_pause_that_goes_on_holds_the_limit() -> None:
    assert due_of(NINETY, date(2026, 5, 6), (Paused("2026-06-01", ""),), BUILT_IN) is None
    held = Clock("办案期限", "行政处罚法第六十条", NINETY, date(2026, 5, 6), None, None)
    assert held.level(date(2027, 1, 1), BUILT_IN) is Level.IN_TIME
