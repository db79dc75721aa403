"""iCalendar files (RFC 5545), as far as deadlines need them: events of a whole day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

_LINE: Final = 75
"""Octets of a line, its end not counted (§3.1)."""


def calendar_of(events: Iterable[str]) -> str:
    """A calendar file of these events; lines end with CRLF."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//liangquan//liangquan//ZH\r\nCALSCALE:GREGORIAN\r\n"
    return f"{head}{''.join(events)}END:VCALENDAR\r\n"


def all_day_event(*, uid: str, stamp: date, day: date, summary: str, description: str) -> str:
    """An event that takes the whole of `day`. `stamp` is the day on which it was worked out."""
    lines = (
        "BEGIN:VEVENT",
        f"UID:{_text(uid)}@liangquan",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(description)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )
    return "".join(map(_folded, lines))


def _text(value: str) -> str:
    """A TEXT value (§3.3.11)."""
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, piece, room = [], "", _LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", _LINE - 1
        piece += character
        room -= size
    return "\r\n".join([*pieces, piece]) + "\r\n"
