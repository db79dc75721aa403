"""Python and the browser give the same answers, to the fen."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from generator.facts.discretion import suggest
from generator.facts.discretion_words import REASONS, REFUSALS, reason_in_words
from generator.facts.proposed_penalties import refusals
from tests.discretion.chance import cases_by_chance
from tests.discretion.in_browser import Case, answered_in_browser


def answered(case: Case) -> Any:
    sheet, act, proposed = case
    suggestion = suggest(sheet, act)
    reasons = (*(reason for answer in suggestion.answers for reason in answer.reasons), *suggestion.reasons)
    said = [reason_in_words(reason).zh for reason in reasons]
    return msgspec.json.decode(msgspec.json.encode([suggestion, refusals(sheet, act, suggestion, proposed), said]))


def test_five_thousand_cases_by_chance_are_answered_alike(tmp_path: Path) -> None:
    cases = cases_by_chance(5000, seed=9)
    reached: Counter[str] = Counter()
    for case, other in zip(cases, answered_in_browser(cases, tmp_path), strict=True):
        own = answered(case)
        assert own == other, case
        suggestion, refused, _ = own
        said = [suggestion, *suggestion["answers"]]
        reached.update(reason["code"] for answer in said for reason in answer["reasons"])
        reached.update(refusal["code"] for answer in said for refusal in answer["refusals"])
        reached.update(refusal["code"] for refusal in refused)
    assert {code for code in (*REASONS, *REFUSALS) if reached[code] < 5} == set()
