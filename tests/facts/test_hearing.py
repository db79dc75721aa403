"""From which sum a hearing is offered: the district says it (处罚法 art. 63)."""

import pytest

from generator.pipeline import District
from tests.casebook import TODAY, Folder, Tree, codes, told

_SETTINGS = "  liangquan:\n"


def noticed(amount: str, hearing: str = "否", party: str = "单位") -> Tree:
    """A case that stands at its notice."""
    return {
        "kind": "penalty_case",
        "id": "aj-1",
        "party": {"kind": party, "name": "示例", "address": "演示地址"},
        "outcome": "",
        "payments": "",
        "publication": "",
        "stages": [
            {"stage": "立案", "on": "2026-05-06", "post": "执法机构负责人", "by": ["zhifa-09"]},
            {"stage": "调查取证", "on": "2026-05-08", "post": "案件承办人员", "by": ["zhifa-01", "zhifa-02"]},
            {
                "stage": "告知",
                "on": "2026-05-25",
                "post": "案件承办人员",
                "by": ["zhifa-01"],
                "hearing_right": hearing,
                "penalties": [{"kind": "罚款", "amount": amount}],
            },
        ],
    }


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path, with_cases=True)


def found(folder: Folder, case: Tree, **settings: str) -> set[str]:
    file = folder.root / "mkdocs.yml"
    own = "".join(f"    {name}: {value}\n" for name, value in settings.items())
    file.write_text(file.read_text("utf-8").replace(_SETTINGS, _SETTINGS + own), "utf-8")
    with District(folder.root, jobs=1) as district:
        return codes(told(folder, district, [case], TODAY))


@pytest.mark.parametrize(
    ("amount", "party", "due"), [("49999", "单位", False), ("50000", "单位", True), ("5000", "个人", True)]
)
def test_the_usual_sums(folder: Folder, amount: str, party: str, due: bool) -> None:
    assert ("C-9" in found(folder, noticed(amount, party=party))) == due


def test_a_district_s_own_sum(folder: Folder) -> None:
    assert "C-9" in found(folder, noticed("20000"), large_sum_organisation="20000")


def test_a_higher_sum_of_the_district(folder: Folder) -> None:
    assert "C-9" not in found(folder, noticed("60000"), large_sum_organisation="100000")


def test_who_was_told_of_it_is_no_finding(folder: Folder) -> None:
    assert "C-9" not in found(folder, noticed("60000", hearing="是"))
