"""Penalties that somebody proposes: D-6, D-7, D-8, D-9, D-10, D-11 and D-12, each refused and each passed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from generator.diagnostics.diagnostic import Finding
from generator.facts.discretion import suggest
from generator.facts.discretion_words import REFUSALS, refusal_in_words
from generator.facts.proposed_penalties import Proposed, refusals
from tests.discretion.office import act, sheet


def refused(
    proposed: Sequence[tuple[str, str | None]],
    facts: Mapping[str, str],
    standards: Sequence[str] = ("bz-wuzheng",),
    on: str = "2026-06-01",
) -> list[Finding]:
    """What is told of a case, its facts first."""
    whole, asked = sheet(), act(facts, standards, on, on)
    suggestion = suggest(whole, asked)
    penalties = [Proposed(kind, None if amount is None else Decimal(amount)) for kind, amount in proposed]
    told = [
        *suggestion.refusals,
        *(refusal for answer in suggestion.answers for refusal in answer.refusals),
        *refusals(whole, asked, suggestion, penalties),
    ]
    return [refusal_in_words(refusal) for refusal in told]


def codes(found: Sequence[Finding]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(finding.code, finding.path) for finding in found]


IN_THE_MIDDLE = {"经营面积": "60"}
LEADS_TO_MERCY = {**IN_THE_MIDDLE, "有立功表现": "是"}


@pytest.mark.parametrize("amount", ["65000", "70000.01", "85000"])
def test_d6_a_fine_inside_its_tier_passes_its_bounds_included(amount: str) -> None:
    assert refused([("罚款", amount)], IN_THE_MIDDLE) == []


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        ("64999.99", "不在“一般”阶次的65000元至85000元之内"),
        ("85000.01", "不在“一般”阶次的65000元至85000元之内"),
        ("100000.01", "高于《示例食品法》第一百二十三条的最高额100000元"),
        ("49999.99", "低于《示例食品法》第一百二十三条的最低额50000元"),
    ],
)
def test_d6_a_fine_above_the_law_below_it_or_outside_the_tier_is_refused(amount: str, why: str) -> None:
    (finding,) = refused([("罚款", amount)], IN_THE_MIDDLE)
    assert (finding.code, finding.path) == ("D-6", ("penalties", 0, "amount"))
    assert why in finding.message.zh
    assert finding.help.zh
    assert finding.help.en


def test_d6_art_32_below_the_law_with_its_ground_passes_and_above_it_never() -> None:
    assert refused([("罚款", "100")], LEADS_TO_MERCY) == []
    assert codes(refused([("罚款", "100000.01")], LEADS_TO_MERCY)) == [("D-6", ("penalties", 0, "amount"))]


def test_d6_a_mitigated_tier_has_a_least_of_its_own() -> None:
    recalled = {"已全部召回": "是"}
    assert refused([("罚款", "10000")], recalled) == []
    (finding,) = refused([("罚款", "9999")], recalled)
    assert "不在“减轻”阶次" in finding.message.zh


def test_d6_where_the_law_gives_no_penalty_every_one_is_refused() -> None:
    child = {**IN_THE_MIDDLE, "年龄": "12"}
    assert refused([], child) == []
    assert codes(refused([("罚款", "1"), ("警告", None)], child)) == [
        ("D-6", ("penalties", 0)),
        ("D-6", ("penalties", 1)),
    ]


def test_d6_a_kind_that_the_provision_sets_but_the_tier_does_not_name() -> None:
    grave = {"经营面积": "150"}
    assert refused([("责令停产停业", None)], grave) == []
    assert codes(refused([("责令停产停业", None)], IN_THE_MIDDLE)) == [("D-6", ("penalties", 0, "kind"))]


def test_d6_a_term_stays_inside_its_days() -> None:
    ill = {"每人": "1", "患有传染病": "是"}
    assert refused([("暂扣许可证件", "30")], ill, ["bz-jiankang"]) == []
    (finding,) = refused([("暂扣许可证件", "31")], ill, ["bz-jiankang"])
    assert (finding.code, finding.path) == ("D-6", ("penalties", 0, "amount"))
    assert "10日以上30日以下" in finding.message.zh


def test_d7_a_kind_that_the_provision_does_not_set_is_refused_with_those_it_does() -> None:
    (finding,) = refused([("行政拘留", None)], IN_THE_MIDDLE)
    assert (finding.code, finding.path) == ("D-7", ("penalties", 0))
    assert "罚款、没收违法所得、责令停产停业" in finding.help.zh


def test_d8_a_kind_beyond_the_level_of_the_rule_is_refused_and_a_warning_is_not() -> None:
    found = refused([("吊销许可证件", None), ("警告", None)], {}, ["guizhang-7"])
    assert codes(found) == [("D-8", ()), ("D-8", ("penalties", 0))]
    assert "部门规章，不得设定“吊销许可证件”" in found[0].message.zh


@pytest.mark.parametrize(
    ("day", "why"), [("2026-03-01", "还没有公布"), ("2026-03-31", "还没有施行"), ("2026-04-01", "")]
)
def test_d9_a_standard_is_used_from_the_day_it_is_in_force(day: str, why: str) -> None:
    found = refused([("罚款", "70000")], IN_THE_MIDDLE, on=day)
    assert codes(found) == ([("D-9", ())] if why else [])
    assert not why or why in found[0].message.zh


@pytest.mark.parametrize(("day", "code"), [("2015-09-30", "D-10"), ("2026-06-01", "")])
def test_d10_without_a_text_in_force_nothing_is_suggested(day: str, code: str) -> None:
    found = refused([("警告", None)], {}, ["guizhang-7"], on=day)
    assert [finding.code for finding in found] == ([code] if code else ["D-8"])


def test_d11_a_fine_needs_its_sum_and_its_base() -> None:
    assert codes(refused([("罚款", None)], IN_THE_MIDDLE)) == [("D-11", ("penalties", 0, "amount"))]
    without = refused([("罚款", "5000")], {"态度": "配合"}, ["bz-guoqi"])
    assert codes(without) == [("D-11", ("facts", "货值金额"))]
    assert "货值金额=8000" in without[0].help.zh
    assert refused([("罚款", "12000")], {"态度": "配合", "货值金额": "1000"}, ["bz-guoqi"]) == []


def test_d12_art_29_a_second_fine_for_one_act_is_refused() -> None:
    found = refused([("罚款", "70000"), ("罚款", "70000")], IN_THE_MIDDLE)
    assert codes(found) == [("D-12", ("penalties", 1))]


def test_art_29_the_higher_fine_is_the_one_that_bounds() -> None:
    facts = {"经营面积": "60", "货值金额": "20000", "态度": "配合"}
    both = ("bz-wuzheng", "bz-guoqi")
    assert refused([("罚款", "250000"), ("没收违法所得", None)], facts, both) == []
    assert codes(refused([("罚款", "70000")], facts, both)) == [("D-6", ("penalties", 0, "amount"))]


def test_every_refusal_says_what_is_wrong_and_what_to_write_in_both_languages() -> None:
    for wrong, write in REFUSALS.values():
        assert len({*wrong, *write}) == 4
        assert all((*wrong, *write))
