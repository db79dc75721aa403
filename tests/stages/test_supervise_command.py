"""What the supervision office types each morning, tried on the small district with its cases."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ical import all_day_event, calendar_of
from tests.casebook import Folder
from tests.stages.office_commands import Terminal

FILED = "- {stage: 立案, on: 2026-09-21, post: 执法机构负责人, by: [zhifa-09]}\n"
ACCEPTED = "- {stage: 申请, on: 2026-11-16}\n- {stage: 受理, on: 2026-11-16, document: 受理通知书}\n"


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A penalty case filed on 21 September and a permit case accepted on 16 November are open."""
    Folder(tmp_path, with_cases=True)
    cases = tmp_path / "powers/cases"
    for name, stages in (("aj-1", FILED), ("bj-1", ACCEPTED)):
        text = (cases / f"{name}.yaml").read_text("utf-8")
        text = re.sub(r"(?ms)^(outcome|result|payments|publication|committed_on):.*?(?=^\w|\Z)", "", text)
        (cases / f"{name}.yaml").write_text(re.sub(r"(?ms)^stages:.*?(?=^\w|\Z)", f"stages:\n{stages}", text), "utf-8")
    return Terminal(tmp_path, capsys)


def dues(office: Terminal, day: str) -> dict[tuple[str, str], str]:
    left = office.types("supervise", "--today", day, "--format", "json")
    assert left.code == 0, left.err
    return {(due["case"], due["about"]): due["due"] for due in json.loads(left.out)["due"]}


def test_ninety_days_are_calendar_days_that_end_on_a_working_day_and_a_permits_are_working_days(
    office: Terminal,
) -> None:
    found = dues(office, "2026-11-20")
    assert found["aj-1", "办案期限"] == "2026-12-21"
    assert found["bj-1", "法定期限"] == "2026-12-14"


def test_a_new_public_holiday_moves_the_limits_that_run(office: Terminal) -> None:
    (office.root / "community/calendars").mkdir(exist_ok=True)
    text = (office.root / "community/calendars/rili-2027.yaml").read_text("utf-8").replace("2027", "2026")
    holidays = "holidays: [2026-12-03, 2026-12-04]"
    (office.root / "community/calendars/rili-2026.yaml").write_text(re.sub("holidays:.*", holidays, text), "utf-8")
    found = dues(office, "2026-11-20")
    assert found["bj-1", "法定期限"] == "2026-12-16"
    assert found["aj-1", "办案期限"] == "2026-12-21"


def test_what_is_late_is_told_by_unit_and_what_if_looks_ahead(office: Terminal) -> None:
    now = office.types("supervise", "--today", "2026-12-14", lang="zh")
    assert "已逾期（1）" in now.out
    assert "今天到期（1）" in now.out
    later = office.types("supervise", "--what-if", "2026-12-23", lang="zh")
    assert "已逾期（3）" in later.out
    assert "红牌3" in later.out
    assert "示市监罚〔2026〕1号" in later.out


def test_the_calendar_of_deadlines_has_an_event_for_each(office: Terminal) -> None:
    left = office.types("supervise", "--today", "2026-11-20", "--format", "ics")
    assert left.out.count("BEGIN:VEVENT") == len(dues(office, "2026-11-20"))
    assert "DTSTART;VALUE=DATE:20261221" in left.out


def test_a_wrong_day_says_how_to_write_it(office: Terminal) -> None:
    left = office.types("supervise", "--what-if", "tomorrow")
    assert left.code == 2
    assert "2026" in left.err or "YYYY" in left.err


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_an_event_reads_back(summary: str, day: date) -> None:
    text = calendar_of([all_day_event(uid="a", stamp=day, day=day, summary=summary, description="")])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    said = next(line for line in lines if line.startswith("SUMMARY:"))
    assert re.sub(r"\\([\\;,])", r"\1", said.removeprefix("SUMMARY:")) == summary
    assert f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}" in lines
