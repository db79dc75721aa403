"""Every rule of the office, held by a record that breaks it and one that keeps it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.diagnostics.rules import RULES
from generator.pipeline import District
from tests.casebook import (
    CASES,
    HELD_ELSEWHERE,
    ROOT,
    TODAY,
    Folder,
    codes,
    errors,
    is_about_approvals,
    is_about_cases,
    place_of,
    read_case,
    told,
)

_FILES: Final = sorted(path for path in CASES.glob("*/*.yaml") if not path.parent.name.startswith("base"))
Office = tuple[Folder, District]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = Folder(tmp_path_factory.mktemp("office"))
    with District(folder.root, jobs=1) as district:
        yield folder, district


@pytest.fixture(scope="module")
def with_cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = Folder(tmp_path_factory.mktemp("office"), with_cases=True)
    with District(folder.root, jobs=1) as district:
        yield folder, district


@pytest.fixture(scope="module")
def with_approvals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = Folder(tmp_path_factory.mktemp("office"), with_approvals=True)
    with District(folder.root, jobs=1) as district:
        yield folder, district


def test_the_base_is_sound(plain: Office) -> None:
    assert told(*plain, [], TODAY) == []


def test_the_base_of_approvals_is_sound(with_approvals: Office) -> None:
    assert told(*with_approvals, [], TODAY) == []


def test_the_base_of_cases_is_sound(with_cases: Office) -> None:
    assert told(*with_cases, [], TODAY) == []


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_case(plain: Office, with_cases: Office, with_approvals: Office, path: Path) -> None:
    case, code = read_case(path), path.parent.name
    office = with_approvals if is_about_approvals(code) else with_cases if is_about_cases(code) else plain
    found = told(*office, case.records, case.today)
    shown = [(diagnostic.file, diagnostic.finding.code, diagnostic.finding.path) for diagnostic in found]
    if path.stem.startswith("fails-"):
        assert codes(found) - case.also == {code}, shown
        assert {place_of(diagnostic) for diagnostic in found if diagnostic.finding.code == code} == case.at, shown
    else:
        assert code not in codes(found), shown
        assert errors(found) <= case.also, shown


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_a_case_that_fails_and_one_that_passes(code: str) -> None:
    if code in HELD_ELSEWHERE:
        assert code in (ROOT / HELD_ELSEWHERE[code]).read_text("utf-8")
    elif code.startswith("Y-"):
        assert list((ROOT / "tests/records/hostile").glob(f"{code}-*.yaml"))
    else:
        assert list((CASES / code).glob("fails-*.yaml"))
        assert list((CASES / code).glob("passes-*.yaml"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_case_says_its_rule_and_its_place(path: Path) -> None:
    case = read_case(path)
    assert path.parent.name in RULES
    assert path.stem.startswith(("fails-", "passes-"))
    assert len(case.rule) > 5
    assert bool(case.at) == path.stem.startswith("fails-")
