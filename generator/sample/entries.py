"""What a community disclosed: what it owes first, then what it gave beside, as many as the scale asks."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from generator.model.periods import period_in_words, span_of
from generator.records.yaml_writing import Plain
from generator.sample.chance import SNAPSHOT, chance, pick
from generator.sample.network import CATEGORIES, CategoryFact
from generator.sample.statements import Purse, statement
from generator.sample.words_of_entries import body_of, title_of

_PERIODS: Final[dict[str, tuple[str, ...]]] = {
    "月": tuple(f"2026-{month:02d}" for month in range(10, 0, -1)),
    "季": ("2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"),
    "半年": ("2026-H1", "2025-H2"),
    "年": ("2025",),
    "长期": ("长期",),
}
_OWED: Final = frozenset({"2026-Q1", "2026-Q2", "2026-Q3", "2026-H1", "长期"})


class Home(NamedTuple):
    """A community: its code, its name, and the id of its street's unit, which publishes for it."""

    code: str
    name: str
    unit: str


def entry_records(home: Home, count: int, seed: int, *, overdue: bool, withdrawn: bool) -> Iterator[dict[str, Plain]]:
    """Exactly `count` entries of a community, in the order of categories and periods. `overdue`: it owes one; `withdrawn`: it took one back."""
    stream = chance(seed, f"entries/{home.code}")
    chosen = _chosen(stream, count, overdue=overdue)
    purse = Purse(chance(seed, f"purse/{home.code}"))
    for category, period in sorted(chosen, key=lambda pair: (pair[0].id, pair[1])):
        record = _record(home, category, period, seed, purse)
        if withdrawn and not category.required:
            withdrawn = False
            record["withdrawn"] = {"on": SNAPSHOT.isoformat(), "reason": "数据有误，更正后另行公开"}
        yield record


def _chosen(stream: Random, count: int, *, overdue: bool) -> list[tuple[CategoryFact, str]]:
    owed = [
        (category, period)
        for category in CATEGORIES
        if category.required
        for period in _PERIODS[category.rhythm]
        if period in _OWED
    ]
    missed = pick(stream, [pair for pair in owed if pair[1] != "长期"]) if overdue else None
    further = [
        (category, period)
        for category in CATEGORIES
        if not category.statements
        for period in _PERIODS.get(category.rhythm, ())
        if (category, period) not in owed
    ]
    further += [(category, day) for category in CATEGORIES if category.rhythm == "即时" for day in _days(stream)]
    stream.shuffle(further)
    kept = [pair for pair in owed if pair != missed]
    if len(kept) + len(further) < count:
        raise ValueError("too few periods for the entries that are asked for")
    return [*kept[:count], *further[: max(0, count - len(kept))]]


def _days(stream: Random) -> list[str]:
    days = {date(2026, 1, 6) + timedelta(days=int(stream.random() * 300)) for _ in range(7)}
    return [day.isoformat() for day in sorted(days)]


def _record(home: Home, category: CategoryFact, period: str, seed: int, purse: Purse) -> dict[str, Plain]:
    id_ = f"{home.code}-{category.id}-{'changqi' if period == '长期' else period.lower()}"
    stream = chance(seed, f"entry/{id_}")
    published = _published(stream, period)
    record: dict[str, Plain] = {
        "kind": "community_entry",
        "id": id_,
        "publisher": home.unit,
        "published_on": published.isoformat(),
    }
    when = "" if period == "长期" else period_in_words(period)
    record["community"] = home.code
    record["category"] = category.id
    record["title"] = title_of(stream, category, home.name, when)
    record["period"] = period
    record["body"] = body_of(stream, category, home.name, when)
    if category.id == "minzhu-jueyi":
        present = 28 + int(stream.random() * 40)
        opposed, abstained = int(stream.random() * 3), int(stream.random() * 4)
        record["decided_by"] = pick(stream, ("居民代表会议", "居民会议", "居民小组会议"))
        record["votes"] = {
            "present": str(present),
            "agreed": str(present - opposed - abstained),
            "opposed": str(opposed),
            "abstained": str(abstained),
        }
        record["attachments"] = [{"title": "会议签到表（隐去个人信息）", "available_at": "社区公示栏"}]
    if category.statements:
        record["statement"] = statement(purse, period)
    return record


def _published(stream: Random, period: str) -> date:
    span = span_of(period)
    if span is None:
        return date(2025, 12, 10) + timedelta(days=int(stream.random() * 60))
    return min(span.last + timedelta(days=1 + int(stream.random() * 12)), SNAPSHOT)
