"""A calendar (工作日历): a year's public holidays and make-up workdays, where the built-in calendar lacks the year."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import M_3
from generator.model.fields import Count, Day, Label
from generator.model.kind import Card, Kind, PlainData, Record, SearchDocument
from generator.model.words import Words


class Calendar(Record):
    """国务院办公厅 publishes each year's holidays; weekends that are neither listed stay days of rest."""

    year: Annotated[Count, Label("年份", "year", "2027")]
    source: Annotated[Words, Label("依据", "notice it follows", "国务院办公厅关于2027年部分节假日安排的通知")]
    holidays: Annotated[tuple[Day, ...], Label("放假日", "weekdays off", "2027-01-01")] = ()
    workdays: Annotated[tuple[Day, ...], Label("调休上班日", "weekend days worked", "2027-02-06")] = ()


class CalendarCard(Card, frozen=True, kw_only=True, tag="calendar"):
    """A year's exceptions, ISO days."""

    year: int
    holidays: tuple[str, ...]
    workdays: tuple[str, ...]


def checks(calendar: Calendar) -> Iterator[Finding]:
    """Every day lies in the year, and is one of the two only."""
    for field in ("holidays", "workdays"):
        days: tuple[date, ...] = getattr(calendar, field)
        for position, day in enumerate(days):
            if day.year != calendar.year:
                yield M_3.at(
                    (field, position),
                    Text(f"{day}不在{calendar.year}年", f"{day} is not in {calendar.year}"),
                    Text("改正日期，或写进当年的日历", "correct it, or move it to its own year's calendar"),
                )
    for day in sorted(set(calendar.holidays) & set(calendar.workdays)):
        yield M_3.at(
            ("workdays", calendar.workdays.index(day)),
            Text(f"{day}既放假又上班", f"{day} is both a holiday and a workday"),
            Text("从其中一处删去", "delete it from one of the two"),
        )


def card(calendar: Calendar, sort_key: str) -> CalendarCard:
    """The year's exceptions."""
    return CalendarCard(
        **calendar.card_head(f"{calendar.year}年工作日历", f"calendars/{calendar.id}/", sort_key),
        year=calendar.year,
        holidays=tuple(day.isoformat() for day in calendar.holidays),
        workdays=tuple(day.isoformat() for day in calendar.workdays),
    )


def view(calendar: Calendar) -> PlainData:
    """The year's exceptions as its page lists them."""
    return calendar.model_dump(mode="json")


def search_document(calendar: Calendar) -> SearchDocument:
    """Found by its year."""
    return SearchDocument(title=f"{calendar.year}年工作日历", keys=(str(calendar.year),))


CALENDAR: Final = Kind(
    name="calendar",
    title=Text("工作日历", "working-day calendar"),
    about=Text("一年的节假日和调休上班日，计算工作日用。", "A year's holidays and make-up workdays."),
    folder="community/calendars",
    schema=Calendar,
    checks=checks,
    card=card,
    card_type=CalendarCard,
    view=view,
    search_document=search_document,
)
