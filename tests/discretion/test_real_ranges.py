"""The 673 ranges of fines parsed from the laws: a tier inside its range passes, a tier outside is refused."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.discretion import FINE, part, suggest
from generator.facts.discretion_sheet import AGGRAVATED, LENIENT, MEASURES, MITIGATED, ORDINARY, Parts, sheet_of_items
from generator.facts.proposed_penalties import Proposed, refusals
from generator.facts.register import Register, replaced
from generator.facts.standard_rules import standard_findings
from generator.kinds.law import LawCard
from generator.kinds.provision import ProvisionCard
from generator.model.penalties import Range
from generator.model.tiers import PenaltyFacts, TierFacts
from tests.discretion.office import act, register
from tests.test_real_data import DATA, KINDS, MODES, read

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the field's data lie beside the repository, and are not here"
)


def ranges() -> list[tuple[dict[str, Any], Range]]:
    return [
        (
            place,
            Range(MODES[fine["kind"]], fine.get("base", ""), Decimal(str(fine["min"])), Decimal(str(fine["max"]))),
        )
        for place in read("penalty_provisions.json")
        for fine in place["fines"]
    ]


ALL = ranges() if DATA.is_dir() else []
OFFICE = register()
CENT = Decimal("0.01")


def office_with(place: dict[str, Any], law_range: Range, tier: Range, measure: str) -> Register:
    """The office, whose standard bz-wuzheng measures this provision of this law by one tier."""
    text = json.loads((DATA / "laws" / f"{place['law']}.json").read_text("utf-8"))
    articles = {article["number"]: article["text"] for article in text["articles"]}
    head = {"kind": "law", "id": "shipin-fa", "title": place["law_title"], "address": "laws/x/", "publisher": "qu-a",
            "published_on": "2026-01-05", "sort_key": "x"}  # fmt: skip
    law = LawCard(
        **head, short_title=place["law_title"], level="法律", effective_from="2000-01-01", effective_to="",
        articles=tuple(articles), fining={place["article"]: articles[place["article"]]},
    )  # fmt: skip
    provision = ProvisionCard(
        **(head | {"kind": "provision", "id": "xin-122"}), law="shipin-fa", article=place["article"], label=place["label"],
        subject="示例", paragraph=place["paragraph"], effective_from="", effective_to="", replaces="",
        penalty_kinds=tuple(KINDS[kind] for kind in place["penalty_kinds"]), fines=(law_range,),
    )  # fmt: skip
    only = TierFacts("一般", measure, "行政处罚法第三十二条", (PenaltyFacts(FINE, tier),), True, (), "")
    standard = OFFICE.standards["bz-wuzheng"]
    return replaced(OFFICE, [law, provision, type(standard)(**{**fields(standard), "tiers": (only,)})])


def fields(card: Any) -> dict[str, Any]:
    return {name: getattr(card, name) for name in card.__struct_fields__}


def told(register: Register) -> list[Any]:
    return [
        found.finding
        for found in standard_findings(register)
        if found.id == "bz-wuzheng" and found.finding.code == "D-1"
    ]


def test_there_are_673_ranges_of_three_modes() -> None:
    assert len(ALL) == 673
    assert {law_range.mode for _, law_range in ALL} == {"金额", "倍数", "百分比"}


def test_every_real_range_cut_in_its_three_parts_is_a_standard_without_fault_and_its_penalties_pass() -> None:
    for place, law_range in ALL:
        for measure in (LENIENT, ORDINARY, AGGRAVATED):
            tier = part(law_range, measure, Parts())
            office = office_with(place, law_range, tier, MEASURES[measure])
            assert told(office) == [], place
            facts = {tier.base: "12345.67"} if tier.base else {}
            sheet = sheet_of_items(office, ["cf-a"], Parts())
            asked = act(facts, ["bz-wuzheng"])
            suggestion = suggest(sheet, asked)
            (fine,) = suggestion.penalties
            assert fine.least is not None
            assert fine.most is not None
            for amount, refused in (
                (fine.least, False),
                (fine.most, False),
                (fine.most + CENT, True),
                (fine.least - CENT, fine.least > 0),
            ):
                found = refusals(sheet, asked, suggestion, [Proposed(FINE, amount)]) if amount >= 0 else ()
                assert [refusal.rule for refusal in found] == (["D-6"] if refused else []), (place, amount)


def test_every_tier_a_fen_outside_a_real_range_is_refused_with_the_words_of_the_article() -> None:
    for place, law_range in ALL:
        outside = [Range(law_range.mode, law_range.base, law_range.min, law_range.max + CENT)]
        if law_range.min:
            outside.append(Range(law_range.mode, law_range.base, law_range.min - CENT, law_range.max))
        for tier in outside:
            (finding,) = told(office_with(place, law_range, tier, "一般处罚"))
            assert finding.path == ("tiers", 0, "penalties", 0, "range")
            assert "条文：“" in finding.message.zh
            assert place["fines"][0]["phrase"][:4] in finding.message.zh


def test_every_mitigated_tier_lies_below_its_range_or_is_refused() -> None:
    for place, law_range in ALL:
        below = part(law_range, MITIGATED, Parts())
        assert told(office_with(place, law_range, below, "减轻处罚")) == []
        inside = Range(law_range.mode, law_range.base, Decimal(0), law_range.min + CENT)
        assert len(told(office_with(place, law_range, inside, "减轻处罚"))) == 1


@settings(max_examples=300)
@given(st.data())
def test_any_tier_inside_passes_and_any_outside_is_refused(data: st.DataObject) -> None:
    place, law_range = data.draw(st.sampled_from(ALL))
    fen = st.decimals(min_value=0, max_value=law_range.max * 2 + 1, places=2)
    least, most = sorted((data.draw(fen), data.draw(fen)))
    tier = Range(law_range.mode, law_range.base, least, most)
    inside = law_range.min <= least and most <= law_range.max
    assert bool(told(office_with(place, law_range, tier, "一般处罚"))) is not inside
