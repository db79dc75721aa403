"""How a node is: what it knows, what follows from it at a moment, and the words for the banner.

What is known is kept in `status.json`; what follows from it grows with the days that nothing comes, so it is told anew
whenever it is asked for. A clock that is wrong never takes a page away: it only changes what the banner says.
"""

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.release.files import STAGING, Files, put

FILE: Final = "status.json"

CURRENT: Final = "current"
STALE: Final = "stale"
EXPIRED: Final = "expired"
WRONG_CLOCK: Final = "wrong-clock"
OFFLINE: Final = "offline"

_UNNOTICED: Final = dt.timedelta(days=2)
"""How long nothing may come before readers are told: a weekend's outage is no news."""

_ZONES: Final = dt.timedelta(days=1)
"""How far a right clock may seem to be behind a day or a moment that another machine wrote."""


class Known(NamedTuple):
    """What a node knows of itself.

    `release`: the number that is shown, 0 for none. `data_as_of`, `made_on`: days (ISO 8601) of its build and its
    release. `expires`: when the newest signatures end. `last_contact`: when signed metadata last came, over a line or on a
    stick; `last_success`: when the newest release was last known to be here. `fault`: what the last pull ended with, "".
    `false_deltas`: whether what it pulls from handed it a delta that isn't the office's, on the way to the release that is shown.
    `rotten`: files that were found to have rotted and could not be fetched yet. `share`: which of what is shown the next pull
    proves (see `tending`).
    """

    node: str = ""
    title: str = ""
    release: int = 0
    data_as_of: str = ""
    made_on: str = ""
    expires: dt.datetime | None = None
    last_contact: dt.datetime | None = None
    last_success: dt.datetime | None = None
    fault: str = ""
    false_deltas: bool = False
    rotten: int = 0
    share: int = 0


_LATER: Final = frozenset({"false_deltas", "rotten", "share"})
"""What the files of earlier programs don't say."""


class Status(NamedTuple):
    """What follows: the state, whole days since the newest release was known to be here, and the banner, "" for none."""

    state: str
    days: int | None
    banner: str


def read(folder: Path) -> Known:
    """What the node in this folder knows; nothing where it knows nothing yet, or the file is damaged."""
    try:
        return told_in((folder / FILE).read_bytes()).known
    except (OSError, ValueError):
        return Known()


class Told(NamedTuple):
    """What a status file says: what its node knew when it was written, and the bytes that were free on its disk."""

    known: Known
    free: int
    written: dt.datetime


def told_in(content: bytes) -> Told:
    """What a status file says. Raises ValueError for anything else."""
    try:
        said: Any = json.loads(content)
        known = Known(**{name: _read(name, said[name]) for name in Known._fields if name in said or name not in _LATER})
        if type(said["free_bytes"]) is not int:
            raise ValueError("free_bytes")
        return Told(known, said["free_bytes"], dt.datetime.fromisoformat(said["written"]).astimezone(dt.UTC))
    except (KeyError, TypeError, RecursionError, OverflowError) as fault:
        raise ValueError(str(fault)) from None


def _read(name: str, value: Any) -> Any:
    if name in {"expires", "last_contact", "last_success"}:
        return None if value is None else dt.datetime.fromisoformat(value).astimezone(dt.UTC)
    if type(value) is not Known.__annotations__[name]:
        raise ValueError(name)
    if name in {"data_as_of", "made_on"} and value:
        dt.date.fromisoformat(value)
    return value


def write(folder: Path, known: Known, now: dt.datetime, files: Files) -> None:
    """Keep what is known, and what follows from it now, for servers that send the file as it lies."""
    put(files, folder / FILE, json_of(folder, known, now), folder / STAGING)


def json_of(folder: Path, known: Known, now: dt.datetime) -> bytes:
    """What is known and what follows, as `status.json` and `node-status.json` hold it."""
    told: Mapping[str, object] = {
        **{
            name: value.isoformat() if isinstance(value, dt.datetime) else value
            for name, value in zip(Known._fields, known, strict=True)
        },
        **status_of(known, now)._asdict(),
        "free_bytes": free_bytes(folder),
        "written": now.isoformat(timespec="seconds"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def free_bytes(folder: Path) -> int:
    """Room that is left on the node's disk."""
    return shutil.disk_usage(folder).free


def status_of(known: Known, now: dt.datetime) -> Status:
    """How a node that knows this is at a moment."""
    if _is_wrong(known, now):
        return Status(WRONG_CLOCK, None, _banner(known, f"本机时钟不准（显示为{_day(now.astimezone())}）"))
    seen = max((when for when in (known.last_contact, known.last_success) if when), default=None)
    days = (now - known.last_success).days if known.last_success else None
    late = "" if days is None or days < 1 else f"已有{days}天未能更新"
    if known.expires is not None and now >= known.expires:
        return Status(EXPIRED, days, _banner(known, late or "未能更新"))
    if seen is None or now - seen > _UNNOTICED:
        return Status(OFFLINE, days, _banner(known, late))
    if known.last_success is None or now - known.last_success > _UNNOTICED:
        return Status(STALE, days, _banner(known, late))
    return Status(CURRENT, days, "")


def _is_wrong(known: Known, now: dt.datetime) -> bool:
    """Whether the clock is before what has already been: the day of the release, or what this node saw itself."""
    seen = [when for when in (known.last_contact, known.last_success) if when]
    if known.made_on:
        seen.append(dt.datetime.combine(dt.date.fromisoformat(known.made_on), dt.time(), dt.UTC))
    return any(now < when - _ZONES for when in seen)


def _banner(known: Known, why: str) -> str:
    """The words that readers see; none where there is no page to show them on."""
    if not known.data_as_of:
        return ""
    return f"数据截至{_day(dt.date.fromisoformat(known.data_as_of))}" + (f"，{why}" if why else "")


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
