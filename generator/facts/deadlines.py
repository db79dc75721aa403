"""What communities owe: the overdue list, and entries that have another form than their category (rules V-1, V-3, V-3b, M-3)."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_3, M_3, V_1, V_3, V_3b
from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.register import RecordFinding, Register
from generator.kinds.category import CategoryCard
from generator.kinds.community_entry import EntryCard
from generator.model.periods import Rhythm, period_in_words, periods_between, rhythm_of, span_of


class Overdue(NamedTuple):
    """A disclosure that a community owes: days are ISO text."""

    community: str
    category: str
    period: str
    due: str

    def days(self, today: date) -> int:
        """How many days have gone by since the last day of the limit."""
        return (today - date.fromisoformat(self.due)).days


class Deadlines(NamedTuple):
    """The overdue list by community, category and period, and what could not be reckoned."""

    overdue: tuple[Overdue, ...]
    findings: tuple[RecordFinding, ...]


def calendar_findings(register: Register) -> Iterator[RecordFinding]:
    """M-3: a year has one calendar, or a count of working days would have two answers."""
    first: dict[int, str] = {}
    for calendar in register.calendars.values():
        if calendar.withdrawn:
            continue
        other = first.setdefault(calendar.year, calendar.id)
        if other != calendar.id:
            yield RecordFinding(
                "calendar",
                calendar.id,
                M_3.at(
                    ("year",),
                    Text(f"{calendar.year}年已有工作日历“{other}”", f"{calendar.year} has a calendar already: {other}"),
                    Text("合并为一份，或撤回其中一份", "merge the two, or withdraw one"),
                ),
            )


def deadlines(register: Register, today: date) -> Deadlines:
    """V-1 on the day `today`: a required category without its entry when the limit after the period has run out."""
    calendar = WorkingCalendar(register.calendars.values())
    disclosed = {
        (entry.community, entry.category, entry.period) for entry in register.entries.values() if not entry.withdrawn
    }
    standing = [community.id for community in register.communities.values() if not community.withdrawn]
    found: list[Overdue] = []
    findings: list[RecordFinding] = []
    for category in register.categories.values():
        if category.withdrawn or not category.required:
            continue
        owed, missing = _owed(category, calendar, today)
        findings += [_no_calendar(category, year) for year in missing]
        found += [
            Overdue(community, category.id, period, due.isoformat())
            for period, due in owed
            for community in standing
            if (community, category.id, period) not in disclosed
        ]
    found.sort()
    findings += [_told(overdue, register) for overdue in found]
    return Deadlines(tuple(found), tuple(findings))


def _owed(category: CategoryCard, calendar: WorkingCalendar, today: date) -> tuple[list[tuple[str, date]], list[int]]:
    """Periods whose limit has run out, each with its last day; and the years that no calendar holds."""
    if category.due is None or not category.since:
        return [], []
    owed: list[tuple[str, date]] = []
    missing: set[int] = set()
    for period in periods_between(Rhythm(category.rhythm), date.fromisoformat(category.since), today):
        span = span_of(period)
        if span is None:
            continue
        try:
            due = calendar.end_of(category.due, span.last)
        except MissingYear as fault:
            missing.add(fault.year)
            continue
        if due < today:
            owed.append((period, due))
    return owed, sorted(missing)


def _no_calendar(category: CategoryCard, year: int) -> RecordFinding:
    return RecordFinding(
        "category",
        category.id,
        M_3.at(
            ("due",),
            Text(
                f"时限跨入{year}年，没有{year}年的工作日历", f"the limit runs into {year}, and no calendar holds {year}"
            ),
            Text(
                f"按国务院办公厅的放假通知写 community/calendars/{year}.yaml（运行 liangquan new calendar）",
                f"write community/calendars/{year}.yaml after the State Council's notice (run `liangquan new calendar`)",
            ),
        ),
    )


def _told(overdue: Overdue, register: Register) -> RecordFinding:
    category = register.categories[overdue.category].title
    period = period_in_words(overdue.period)
    return RecordFinding(
        "community",
        overdue.community,
        V_1.at(
            (),
            Text(
                f"“{category}”{period}应于{overdue.due}前公开，现已逾期",
                f"“{category}” for {overdue.period} was due on {overdue.due}",
            ),
            Text(
                f"补发 {overdue.category} 类别、期间 {overdue.period} 的社区信息（运行 liangquan new community_entry）",
                f"publish an entry of {overdue.category} for {overdue.period} (run `liangquan new community_entry`)",
            ),
        ),
    )


def rhythm_findings(register: Register) -> Iterator[RecordFinding]:
    """An entry's period has its category's rhythm; statements stand where the category has them, and only there."""
    for entry in register.entries.values():
        category = register.categories.get(entry.category)
        if category is None or entry.withdrawn:
            continue
        if category.rhythm in _FIXED and rhythm_of(entry.period) != category.rhythm:
            yield RecordFinding("community_entry", entry.id, _wrong_form(entry, category))
        if category.statements and entry.balance is None:
            yield RecordFinding(
                "community_entry",
                entry.id,
                V_3.at(
                    ("statement",),
                    Text(f"“{category.title}”应附收支表", f"“{category.title}” carries a finance statement"),
                    Text("填写 statement：opening、lines、closing", "fill in `statement`: opening, lines, closing"),
                ),
            )


_FIXED: Final = {
    Rhythm.MONTH: Text("如 2026-09", "as 2026-09"),
    Rhythm.QUARTER: Text("如 2026-Q3", "as 2026-Q3"),
    Rhythm.HALF: Text("如 2026-H1", "as 2026-H1"),
    Rhythm.YEAR: Text("如 2026", "as 2026"),
}


def _wrong_form(entry: EntryCard, category: CategoryCard) -> Finding:
    form = _FIXED[Rhythm(category.rhythm)]
    return K_3.at(
        ("period",),
        Text(
            f"“{category.title}”按{category.rhythm}公开，期间却写“{entry.period}”",
            f"{category.id} has another rhythm than the period {entry.period}",
        ),
        Text(f"期间按{category.rhythm}写，{form.zh}", f"write the period {form.en}"),
    )


BLANKS_THAT_VETO = 5
"""国办秘函〔2019〕19号: five or more blank columns veto a site."""


def blank_findings(register: Register) -> Iterator[RecordFinding]:
    """V-3b: a community that has nothing in five or more required categories."""
    required = [category for category in register.categories.values() if category.required and not category.withdrawn]
    present = {(entry.community, entry.category) for entry in register.entries.values() if not entry.withdrawn}
    for community in register.communities.values():
        blank = [category.title for category in required if (community.id, category.id) not in present]
        if len(blank) >= BLANKS_THAT_VETO and not community.withdrawn:
            yield RecordFinding(
                "community",
                community.id,
                V_3b.at(
                    (),
                    Text(
                        f"{len(blank)}个必备栏目空白：{'、'.join(blank)}", f"{len(blank)} required categories are blank"
                    ),
                    Text(
                        "补发这些类别的信息；空白栏目不会发布", "publish entries for them; blank sections are not built"
                    ),
                ),
            )
