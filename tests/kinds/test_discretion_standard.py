"""D-1 and D-2: a case falls into one tier and one only, and a graver case is not punished less."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.register import register_of
from generator.facts.standard_rules import standard_findings
from generator.kinds.discretion_standard import DISCRETION_STANDARD, DiscretionStandard
from generator.model.tiers import Measure
from generator.stages.compile_record import compile_record, head_decoder, without_blanks
from tests.casebook import BASE

STANDARD = yaml.load((BASE / "powers/standards/cl-weijing-xuke.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # it makes text only
BOUNDS = st.one_of(st.none(), st.integers(0, 12))


def standard(tiers: list[dict[str, Any]]) -> DiscretionStandard:
    return DiscretionStandard.model_validate(without_blanks(STANDARD | {"tiers": tiers}))


def codes_at(tiers: list[dict[str, Any]], key: str) -> list[str]:
    """Codes of the findings whose path goes through `key`."""
    return [finding.code for finding in DISCRETION_STANDARD.checks(standard(tiers)) if key in finding.path]


def tier(n: int, low: int | None, high: int | None, fine: tuple[int, int] = (1, 1)) -> dict[str, Any]:
    bounds = {"at_least": low, "below": high}
    return {
        "name": f"第{n}阶次", "measure": "一般处罚", "default": "是" if n == 0 else "否",
        "circumstances": [{"parameter": "面积", "unit": "平方米"} | {key: str(value) for key, value in bounds.items() if value is not None}],
        "penalties": [{"kind": "罚款", "range": {"mode": "金额", "min": str(fine[0]), "max": str(fine[1])}}],
    }  # fmt: skip


def holds(point: Fraction, low: int | None, high: int | None) -> bool:
    return (low is None or low <= point) and (high is None or point < high)


@given(st.lists(st.tuples(BOUNDS, BOUNDS).filter(lambda pair: pair != (None, None)), min_size=2, max_size=5))
def test_tiers_of_one_parameter_are_told_exactly_when_some_case_falls_into_none_or_into_two(intervals):
    points = {Fraction(n, 2) for n in range(-2, 28)}
    lows, highs = [low for low, _ in intervals], [high for _, high in intervals]
    least = min((low for low in lows if low is not None), default=0) if None not in lows else -1
    most = max((high for high in highs if high is not None), default=0) if None not in highs else 99
    reached = [point for point in points if least <= point < most]
    sound = all(sum(holds(point, *interval) for interval in intervals) == 1 for point in reached)
    sound = sound and all(low is None or high is None or low < high for low, high in intervals)
    found = codes_at([tier(n, *interval) for n, interval in enumerate(intervals)], "circumstances")
    assert (not found) == sound
    assert set(found) <= {"D-2"}


FINES = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(FINES, min_size=2, max_size=5))
def test_fines_of_graver_tiers_begin_where_those_of_milder_ones_end(fines):
    cuts = list(range(0, 10 * len(fines), 10))
    tiers = [tier(n, cut, cut + 10, fine) for n, (cut, fine) in enumerate(zip(cuts, fines, strict=True))]
    found = codes_at(tiers, "penalties")
    assert len(found) == sum(milder[1] != graver[0] for milder, graver in pairwise(fines))


@given(st.lists(st.sampled_from(Measure), min_size=2, max_size=5))
def test_measures_never_fall(measures):
    order = list(Measure)
    tiers = [
        tier(n, n, n + 1) | {"measure": str(measure), "ground": "处罚法第三十二条"}
        for n, measure in enumerate(measures)
    ]
    falls = sum(order.index(graver) < order.index(milder) for milder, graver in pairwise(measures))
    assert codes_at(tiers, "measure") == ["D-2"] * falls


@given(FINES, FINES, st.booleans())
def test_a_tier_stays_inside_its_provision_and_a_mitigated_one_below_it(law, fine, mitigated):
    plain = {
        "kind": "provision", "id": "shipin-anquan-fa-122-1", "publisher": "u", "published_on": "2026-03-02", "law": "l", "article": "122",
        "subject": "x", "penalty_kinds": ["罚款"], "fines": [{"mode": "金额", "min": str(law[0]), "max": str(law[1])}],
    }  # fmt: skip
    tiers = [
        tier(0, 0, 10, fine) | ({"measure": "减轻处罚", "ground": "处罚法第三十二条"} if mitigated else {}),
        tier(1, 10, 20, law),
    ]
    cards = [
        head_decoder().decode(compile_record(yaml.safe_dump(tree, allow_unicode=True).encode()).head).card
        for tree in (plain, STANDARD | {"tiers": tiers})
    ]
    found = [finding.finding.code for finding in standard_findings(register_of(filter(None, cards)))]
    allowed = fine[1] <= law[0] if mitigated else law[0] <= fine[0] and fine[1] <= law[1]
    assert found == ([] if allowed else ["D-1"])
