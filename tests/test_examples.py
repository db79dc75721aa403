"""The wrong and the right example that `liangquan explain` prints, laid over the small district."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
import yaml

from generator.diagnostics.rules import RULES
from generator.pipeline import District
from tests.casebook import HELD_ELSEWHERE, TODAY, Folder, codes, is_about_approvals, told

Tree = dict[str, Any]
Office = tuple[Folder, District]

_RECORDS: Final = {
    "unit": "qu-sifaju", "power_item": "xk-shipin", "process": "xk-shipin", "guide": "zn-shipin", "category": "cungui-minyue",
    "discretion_standard": "cl-weijing-xuke", "community_entry": "jueyi-2026-05", "synonyms": "shuofa",
    "risk_post": "gw-shipin", "approvals": "qu-shichangju",
    "penalty_case": "aj-1", "supervision_order": "db-1", "network": "chengdu-chenghua",
}  # fmt: skip
"""The record of the base that an excerpt of a kind is laid over."""

_OTHER: Final = {"F-3": "cf-shipin", "I-2c": "jc-shipin", "I-2b": "jc-shipin", "I-4": "jc-shipin", "V-2": "sz-2026-q3"}
"""Where it takes another one."""

_ROUND: Final[dict[str, list[Tree]]] = {
    # The law of the examples: 5,000 to 50,000 yuan.
    "D-1": [
        {
            "kind": "provision",
            "id": "shipin-anquan-fa-122-1",
            "fines": [{"mode": "金额", "min": "5000", "max": "50000"}],
        }
    ],
}
"""Records that an example speaks of and the base holds otherwise."""

_OF_SEVERAL_FILES: Final = {
    "A-1": "an item and its unit's approvals: tests/cases/A-1",
    "K-5": "the excerpt's own `kind` is what is wrong: tests/cases/K-5",
    "K-6": "two files: tests/cases/K-6",
    "R-3": "another record's edition: tests/cases/R-3",
    "R-2": "another record was withdrawn: tests/cases/R-2",
    "M-3b": "a year without a calendar: tests/cases/M-3b",
    "C-10": "another case fined the act: tests/cases/C-10",
    "I-9": "another unit has the item: tests/cases/I-9",
    "F-2b": "the limit is another record's: tests/cases/F-2b",
    "D-5": "whether a standard names the provision: tests/cases/D-5",
    "V-1": "an entry that is missing: tests/cases/V-1",
    "V-3b": "five categories: tests/cases/V-3b",
    "W-2": "links between pages: tests/test_links_of_site.py",
    "M-3": "a day in a year without calendar: tests/cases/M-3",
}
"""What these tell can't be seen in one record, nor that of HELD_ELSEWHERE."""
_NOT_ALONE: Final = HELD_ELSEWHERE.keys() | _OF_SEVERAL_FILES.keys()

ALONE: Final = [code for code in RULES if code not in _NOT_ALONE and not code.startswith("Y-")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = Folder(tmp_path_factory.mktemp("office"), with_cases=True)
    with District(folder.root, jobs=1) as district:
        yield folder, district


@pytest.fixture(scope="module")
def approving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = Folder(tmp_path_factory.mktemp("office"), with_approvals=True)
    with District(folder.root, jobs=1) as district:
        yield folder, district


def laid_over(code: str, excerpt: str) -> list[Tree]:
    rule = RULES[code]
    tree = yaml.load(excerpt, yaml.BaseLoader) or {}  # noqa: S506  # it makes text only
    whole = {"kind": rule.kind, "id": _OTHER.get(code, _RECORDS[rule.kind])}
    if code == "K-2" and "name" not in tree:
        whole |= {"name": "", "publisher": "", "published_on": ""}
    return [*_ROUND.get(code, []), whole | tree]


@pytest.mark.parametrize("code", ALONE)
def test_the_wrong_example_breaks_its_rule(office: Office, approving: Office, code: str) -> None:
    assert code in codes(
        told(*(approving if is_about_approvals(code) else office), laid_over(code, RULES[code].bad), TODAY)
    )


@pytest.mark.parametrize("code", ALONE)
def test_the_right_example_keeps_it(office: Office, approving: Office, code: str) -> None:
    assert code not in codes(
        told(*(approving if is_about_approvals(code) else office), laid_over(code, RULES[code].good), TODAY)
    )


def test_most_rules_show_themselves_in_one_record() -> None:
    assert len(ALONE) > len(_NOT_ALONE)
