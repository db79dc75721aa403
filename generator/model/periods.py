"""Periods of disclosure: 2026-09, 2026-Q3, 2026-H1, 2026, a day, or 长期 for what holds until it is changed."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, NamedTuple

from pydantic import BeforeValidator, WithJsonSchema

from generator.diagnostics.diagnostic import Text
from generator.model.fields import FieldFault


class Rhythm(StrEnum):
    """How often a category is disclosed."""

    MONTH = "月"
    QUARTER = "季"
    HALF = "半年"
    YEAR = "年"
    AT_ONCE = "即时"
    LONG = "长期"


class Span(NamedTuple):
    """First and last day of a period."""

    first: date
    last: date


LONG_TERM: Final = "长期"
_FORM: Final = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)


def rhythm_of(period: str) -> Rhythm:
    """The rhythm a period's form belongs to; `period` must be well formed."""
    if period == LONG_TERM:
        return Rhythm.LONG
    found = _FORM.fullmatch(period)
    if not found:
        raise ValueError(period)
    _, quarter, half, month, day = found.groups()
    if quarter:
        return Rhythm.QUARTER
    if half:
        return Rhythm.HALF
    if day:
        return Rhythm.AT_ONCE
    return Rhythm.MONTH if month else Rhythm.YEAR


def span_of(period: str) -> Span | None:
    """First and last day of `period`; None for 长期, which has none. Raises ValueError on another form."""
    if period == LONG_TERM:
        return None
    found = _FORM.fullmatch(period)
    if not found:
        raise ValueError(period)
    # None where the form has no such part: a month or day of 00 is a part, and no date.
    year, quarter, half, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        raise ValueError(period)
    if day is not None and month is not None:
        return Span(date(year, month, day), date(year, month, day))
    if month is not None:
        return _months(year, month, 1)
    if quarter:
        return _months(year, quarter * 3 - 2, 3)
    if half:
        return _months(year, half * 6 - 5, 6)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> Span:
    last = first + count - 1
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def periods_between(rhythm: Rhythm, since: date, until: date) -> list[str]:
    """Periods of a fixed rhythm that begin on or after `since` and end before `until`, the earliest first."""
    size = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF: 6, Rhythm.YEAR: 12}.get(rhythm)
    if size is None:
        return []
    found = []
    for year in range(since.year, until.year + 1):
        for number in range(1, 12 // size + 1):
            span = _months(year, number * size - size + 1, size)
            if span.first >= since and span.last < until:
                found.append(_name(rhythm, year, number))
    return found


def _name(rhythm: Rhythm, year: int, number: int) -> str:
    match rhythm:
        case Rhythm.MONTH:
            return f"{year:04d}-{number:02d}"
        case Rhythm.QUARTER:
            return f"{year:04d}-Q{number}"
        case Rhythm.HALF:
            return f"{year:04d}-H{number}"
        case _:
            return f"{year:04d}"


def period_in_words(period: str) -> str:
    """2026年第三季度, 2026年9月, 2026年上半年, 2026年, 2026年5月6日, 长期."""
    if period == LONG_TERM:
        return period
    found = _FORM.fullmatch(period)
    if not found:
        return period
    year, quarter, half, month, day = found.groups()
    text = f"{year}年"
    if quarter:
        return text + f"第{'一二三四'[int(quarter) - 1]}季度"
    if half:
        return text + ("上半年" if half == "1" else "下半年")
    if month:
        text += f"{int(month)}月"
    return text + (f"{int(day)}日" if day else "")


def year_and_part(period: str) -> tuple[str, str]:
    """Its year, and briefly its part of it: 2026年 三季, 2026年 9月, 2026年 下半年, 2026年 5月6日. A year has no part."""
    found = _FORM.fullmatch(period)
    if not found:
        return "", period
    year, quarter, half, month, day = found.groups()
    if quarter:
        part = f"{'一二三四'[int(quarter) - 1]}季"
    elif half:
        part = "上半年" if half == "1" else "下半年"
    elif month:
        part = f"{int(month)}月" + (f"{int(day)}日" if day else "")
    else:
        return "", f"{year}年"
    return f"{year}年", part


def _read_period(text: Any) -> Any:
    try:
        span_of(text)
    except (ValueError, TypeError):
        raise FieldFault(
            Text(f"期间“{text}”不能识别", f"“{text}” is not a period"),
            Text(
                "写成 2026-09（月）、2026-Q3（季）、2026-H1（半年）、2026（年）、2026-05-06（日）或 长期",
                "write 2026-09, 2026-Q3, 2026-H1, 2026, 2026-05-06, or 长期 (until changed)",
            ),
        ) from None
    return text


Period = Annotated[
    str,
    BeforeValidator(_read_period),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?|长期)$"}),
]
