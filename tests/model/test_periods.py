"""Periods of disclosure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.periods import LONG_TERM, Period, Rhythm, period_in_words, periods_between, rhythm_of, span_of

FIXED = (Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF, Rhythm.YEAR)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def period_of(rhythm: Rhythm, day: date) -> str:
    """The period in which `day` lies, reckoned the plain way."""
    return {
        Rhythm.MONTH: f"{day.year}-{day.month:02d}",
        Rhythm.QUARTER: f"{day.year}-Q{(day.month + 2) // 3}",
        Rhythm.HALF: f"{day.year}-H{1 if day.month <= 6 else 2}",
        Rhythm.YEAR: f"{day.year}",
    }[rhythm]


@given(st.sampled_from(FIXED), DAYS)
def test_a_period_holds_its_days_and_has_its_rhythm(rhythm, day):
    period = period_of(rhythm, day)
    span = span_of(period)
    assert span
    assert span.first <= day <= span.last
    assert period_of(rhythm, span.first) == period_of(rhythm, span.last) == period
    assert (
        period_of(rhythm, span.first - timedelta(days=1)) != period != period_of(rhythm, span.last + timedelta(days=1))
    )
    assert rhythm_of(period) is rhythm


@given(st.sampled_from(FIXED), DAYS, st.integers(0, 900))
def test_periods_between_are_those_that_a_walk_over_the_days_meets_whole(rhythm, since, length):
    until = since + timedelta(days=length)
    met = dict.fromkeys(period_of(rhythm, since + timedelta(days=n)) for n in range(length + 1))
    whole = [period for period in met if (span := span_of(period)) and span.first >= since and span.last < until]
    assert periods_between(rhythm, since, until) == whole


@pytest.mark.parametrize("rhythm", [Rhythm.AT_ONCE, Rhythm.LONG])
def test_what_is_disclosed_at_once_or_for_good_has_no_periods(rhythm):
    assert periods_between(rhythm, date(2020, 1, 1), date(2026, 1, 1)) == []


def test_a_day_is_a_period_of_its_own_and_what_holds_for_good_has_none():
    assert span_of("2026-05-06") == (date(2026, 5, 6), date(2026, 5, 6))
    assert rhythm_of("2026-05-06") is Rhythm.AT_ONCE
    assert span_of(LONG_TERM) is None
    assert rhythm_of(LONG_TERM) is Rhythm.LONG


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-Q3", "2026年第三季度"), ("2026-H1", "2026年上半年"), ("2026-H2", "2026年下半年"), ("2026-09", "2026年9月"),
        ("2026", "2026年"), ("2026-05-06", "2026年5月6日"), ("长期", "长期"),
    ],
)  # fmt: skip
def test_a_period_in_words(period, words):
    assert period_in_words(period) == words


@pytest.mark.parametrize(
    "text",
    [
        "2026-Q5",
        "2026-H3",
        "2026-13",
        "2026-00",
        "2026-05-00",
        "2026-00-05",
        "9999-12-32",
        "2026-02-30",
        "26",
        "2026-9",
        "2026-q3",
        "",
        "永久",
        "0000",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValidationError):
        TypeAdapter(Period).validate_python(text)


@given(st.text(alphabet="0123456789-QH长期", max_size=12))
def test_a_period_that_is_read_can_be_reckoned_with(text):
    try:
        TypeAdapter(Period).validate_python(text)
    except ValidationError:
        return
    assert rhythm_of(text) in Rhythm
    assert text == LONG_TERM or span_of(text)
    assert period_in_words(text)


@pytest.mark.parametrize("rhythm", FIXED)
def test_the_first_and_the_last_of_all_years_have_periods_like_any_other(rhythm):
    for since, until in ((date.min, date(2, 6, 1)), (date(9998, 1, 1), date.max)):
        periods = periods_between(rhythm, since, until)
        assert periods
        assert all(rhythm_of(TypeAdapter(Period).validate_python(period)) is rhythm for period in periods)
