"""`liangquan supervise`: what is due and what is late, unit by unit, on a day."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click

from generator.diagnostics.diagnostic import Text
from generator.facts.register import Register
from generator.facts.supervision import Due, Supervision, UnitRecord
from generator.model.edition import Edition
from generator.model.ical import all_day_event, calendar_of
from generator.stages.notice_files import write_notices
from generator.stages.opening import opened
from generator.stages.outcome import Outcome
from generator.stages.reporting import report


def notices(root: Path, lang: str, folder: Path, *, today: date, jobs: int | None) -> Outcome:
    """Write the notices of the day into `folder`."""
    with opened(root, lang, jobs, Edition.INTRANET) as district:
        checked = district.facts(today)
    if checked.facts is None:
        told = report(root, checked.diagnostics, "text", lang).rstrip("\n")
        return Outcome(faults=(Text(told, told),), code=1)
    return write_notices(root, folder, checked.facts)


def run(root: Path, lang: str, form: str, *, today: date, jobs: int | None) -> int:
    """Tell what is late, due today and due this week; the exit code."""
    with opened(root, lang, jobs) as district:
        checked = district.facts(today)
        if checked.facts is None:
            click.echo(report(root, checked.diagnostics, "text", lang).rstrip("\n"), err=True)
            return 1
        facts = checked.facts
    found, register = facts.supervision, facts.register
    if form == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    elif form == "ics":
        click.echo(_as_calendar(found, register), nl=False)
    else:
        for line in _as_text(found, register, lang):
            click.echo(line)
    return 0


_WEEK: Final = timedelta(days=7)
_LATE: Final = Text("已逾期", "late")
_TODAY: Final = Text("今天到期", "due today")
_SOON: Final = Text("七日内到期", "due in seven days")
_NONE: Final = Text("没有正在计算的期限。", "No limit is running.")
_RECORD: Final = Text(
    "立案{0.opened}件，办结{0.closed}件（逾期{0.late}件）；提醒{0.reminders}，黄牌{0.yellow}，红牌{0.red}，催办{0.urged}，督办{0.orders}，扣分{1}",
    "{0.opened} opened, {0.closed} closed ({0.late} late); {0.reminders} reminders, {0.yellow} yellow, {0.red} red, {0.urged} reminded by letter, {0.orders} orders, points {1}",
)


def _groups(found: Supervision) -> Iterator[tuple[Text, list[Due]]]:
    today, soon = found.today.isoformat(), (found.today + _WEEK).isoformat()
    yield _LATE, [due for due in found.due if due.due < today]
    yield _TODAY, [due for due in found.due if due.due == today]
    yield _SOON, [due for due in found.due if today < due.due <= soon]


def _as_text(found: Supervision, register: Register, lang: str) -> Iterator[str]:
    yield found.today.isoformat()
    for title, dues in _groups(found):
        yield ""
        yield f"{title.in_language(lang)}（{len(dues)}）" if lang == "zh" else f"{title.en} ({len(dues)})"
        for unit, own in groupby(sorted(dues, key=lambda due: (due.unit, due.due, due.case)), key=lambda due: due.unit):
            yield f"  {_unit(register, unit)}"
            for due in own:
                yield f"    {due.due}  {due.number}  {due.about}（{due.basis}）"
    if not found.due:
        yield _NONE.in_language(lang)
    yield ""
    for record in found.units:
        yield f"{_unit(register, record.unit)}：{_RECORD.in_language(lang).format(record, f'{record.points.normalize():f}')}"


def _unit(register: Register, id_: str) -> str:
    unit = register.units.get(id_)
    return unit.short_name if unit else id_


def _as_json(found: Supervision) -> dict[str, Any]:
    return {
        "today": found.today.isoformat(),
        "due": [due._asdict() for due in found.due],
        "alerts": [alert._asdict() for alert in found.alerts],
        "unordered": [alert._asdict() for alert in found.unordered],
        "units": [_record(record) for record in found.units],
        "periods": {period: [_record(record) for record in records] for period, records in found.periods.items()},
        "anomalies": dict(found.anomalies),
        "discretion": [one._asdict() | {"mean": f"{one.mean:f}", "spread": f"{one.spread:f}"} for one in found.spreads],
    }


def _record(record: UnitRecord) -> dict[str, Any]:
    decimals = {"points": record.points, "days": record.days, "allowed": record.allowed}
    return record._asdict() | {name: None if value is None else f"{value:f}" for name, value in decimals.items()}


def _as_calendar(found: Supervision, register: Register) -> str:
    return calendar_of(
        all_day_event(
            uid=f"{due.kind}-{due.case}-{due.about}",
            stamp=found.today,
            day=date.fromisoformat(due.due),
            summary=f"{_unit(register, due.unit)}：{due.number} {due.about}",
            description=due.basis,
        )
        for due in found.due
    )
