"""What the facts of a case lead to, rule by rule; the same cases in Python and in the calculator's script."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.facts.discretion import fitting_tier, named, suggest
from generator.facts.discretion_sheet import MEASURES, Parts
from generator.facts.discretion_words import REASONS, reason_in_words
from tests.discretion.chance import cases_by_chance
from tests.discretion.in_browser import answered_in_browser
from tests.discretion.office import act, sheet, vectors

VECTORS = vectors()


def act_of(vector: dict[str, Any]) -> Any:
    days = {name: vector[name] for name in ("done", "on") if name in vector}
    return act(vector["facts"], vector["standards"], **days)


def follows(suggestion: Any) -> dict[str, Any]:
    """A suggestion, as plain data, in the form of the vectors."""
    measure, answers = suggestion["measure"], suggestion["answers"]
    said = [*answers, suggestion]
    refused = [refusal["code"] for one in (suggestion, *answers) for refusal in one["refusals"]]
    found: dict[str, Any] = {
        "measure": MEASURES[measure] if measure >= 0 else "",
        "tiers": [answer["tier"] for answer in answers],
        "penalties": [in_short(penalty) for penalty in suggestion["penalties"]],
        "reasons": [reason["code"] for one in said for reason in one["reasons"]],
    }
    for name in ("below", "may_waive"):
        if suggestion[name]:
            found[name] = "true"
    return found | ({"refusals": refused} if refused else {})


def in_short(penalty: dict[str, Any]) -> str:
    if penalty["kind"] != "罚款":
        return str(penalty["kind"])
    return f"罚款 {penalty['least']}-{penalty['most']}" if penalty["most"] else "罚款 ?"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["rule"])
def test_a_case(vector: dict[str, Any]) -> None:
    suggestion = suggest(sheet(), act_of(vector))
    assert follows(msgspec.json.decode(msgspec.json.encode(suggestion))) == vector["follows"]


def test_the_calculator_answers_the_same_cases_alike(tmp_path: Path) -> None:
    cases = [(sheet(), act_of(vector), ()) for vector in VECTORS]
    for vector, (suggestion, *_) in zip(VECTORS, answered_in_browser(cases, tmp_path), strict=True):
        assert follows(suggestion) == vector["follows"], vector["rule"]


def test_the_tier_alone_is_that_of_the_whole_answer() -> None:
    for sheet_, done, _ in cases_by_chance(2000, seed=4):
        whole = suggest(sheet_, done)
        tier = next((answer.tier for answer in whole.answers if answer.tier), "")
        assert fitting_tier(sheet_, done) == (tier, whole.refusals)


def test_every_ground_of_the_law_names_its_article() -> None:
    grounds = [text for code, text in REASONS.items() if code.startswith("ground.")]
    assert len(grounds) == 13
    for text in grounds:
        assert "行政处罚法第" in text.zh
        assert "处罚法 art. " in text.en


def test_the_parts_of_a_range_are_the_districts() -> None:
    halves = suggest(sheet(Parts(lenient=50, aggravated=20)), act({"有立功表现": "是"}, ["xin-34"]))
    assert [(one.least, one.most) for one in halves.penalties if one.kind == "罚款"] == [(Decimal(500), Decimal(2750))]
    assert "50%" in "".join(reason_in_words(reason).zh for reason in halves.answers[0].reasons)


def test_an_item_offers_its_standards_and_the_bases_that_none_measures() -> None:
    offered = [named(violation) for violation in sheet().violations]
    assert offered == ["bz-guoqi", "bz-jiankang", "bz-wuzheng", "xin-34", "guizhang-7"]


def test_one_name_in_two_units_is_asked_twice() -> None:
    asked = {parameter.name: parameter.unit for parameter in sheet().parameters}
    assert asked["经营面积"] == "平方米"
    assert asked["货值金额"] == "元"
    assert asked["每人"] == ""
