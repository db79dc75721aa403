"""Which items are related, held against the rule as a reader is told it; and the way from one record to the next."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.related_items import MOST, related_items
from tests.pages.gathered import GatheredOffice, district, items
from tests.pages.small_register import Office, changed, entry, item, law, process, provision, records, standard, unit

_UNITS = ("qu-shichang", "qu-sifa")
_PROCESSES = ("", "lc-shipin", "lc-er")
_PROVISIONS = {"shipin-35-1": "shipin-fa", "shipin-122": "shipin-fa", "er-1": "er-fa"}

ITEM = st.builds(
    lambda unit, flowchart, basis, status, main: {
        "unit": unit, "flowchart": flowchart, "legal_basis": basis, "status": status, "parent": main,
        "no_flowchart_reason": "" if flowchart else "正在绘制", "status_reason": "修订" if status == "废止" else "",
    },
    st.sampled_from(_UNITS), st.sampled_from(_PROCESSES), st.lists(st.sampled_from(sorted(_PROVISIONS)), unique=True),
    st.sampled_from(["在用", "在用", "在用", "废止"]), st.sampled_from(["", "", "sx-0"]),
)  # fmt: skip


def _office(drawn: list[dict[str, object]]) -> Office:
    others = [record for record in records() if record["kind"] not in {"power_item", "discretion_standard", "guide"}]
    kept = [
        *others,
        process(id="lc-er", title="第二流程"),
        {**law(), "id": "er-fa", "title": "第二法", "short_title": "第二法"},
        {**provision("er-1", "1"), "law": "er-fa"},
    ]
    return Office([*kept, *(item(f"sx-{n}", name=f"事项{n}", **fields) for n, fields in enumerate(drawn))])


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=12))
def test_items_are_related_by_main_item_process_provision_and_law_and_by_nothing_else(drawn):
    drawn[0]["parent"] = ""
    facts = _office(drawn).facts
    cards = facts.register.items
    found = related_items(facts)
    offered = {id_ for id_, card in cards.items() if card.status != "废止"}
    assert found.keys() == offered

    def main(id_: str) -> str:
        return str(drawn[int(id_.removeprefix("sx-"))]["parent"])

    def ranks(one: str, other: str) -> set[int]:
        """Which of the four rules bind the two."""
        a, b = cards[one], cards[other]
        laws = [{_PROVISIONS[basis] for basis in card.legal_basis} for card in (a, b)]
        bound = {
            0: main(one) and main(one) == main(other),
            1: a.flowchart and a.flowchart == b.flowchart,
            2: set(a.legal_basis) & set(b.legal_basis),
            3: a.unit == b.unit and laws[0] & laws[1],
        }
        return {rule for rule, holds in bound.items() if holds}

    for id_, related in found.items():
        named = [other.id for other in related]
        may = {other for other in offered - {id_} if ranks(id_, other) and other != main(id_) and main(other) != id_}
        assert len(set(named)) == len(named) == min(MOST, len(may))
        assert set(named) <= may
        best = [min(ranks(id_, other)) for other in named]
        assert best == sorted(best)
        left = [min(ranks(id_, other)) for other in may - set(named)]
        assert not left or max(best) <= min(left)
        for (_, why), rule in zip(related, best, strict=True):
            assert why.startswith(("同属", "流程相同", "同样依据", "同一单位依据")[rule])


def test_a_sub_item_leads_to_its_main_item_and_back_and_says_so():
    sub = item("xk-shipin-1", name="食品经营许可变更", code="510108-XK-0001-01", parent="xk-shipin")
    twin = item("xk-shipin-2", name="食品经营许可延续", code="510108-XK-0001-02", parent="xk-shipin")
    office = Office([*records(), sub, twin])
    assert '本事项是<a href="../../items/xk-shipin/">食品经营许可</a>的子项' in office.html("items/xk-shipin-1/")
    assert [link.id for link in related_items(office.facts)["xk-shipin-1"]][:1] == ["xk-shipin-2"]
    html = office.html("items/xk-shipin/")
    parts = html[html.index("子项") :]
    assert "items/xk-shipin-1/" in parts
    assert "items/xk-shipin-2/" in parts
    assert {other.id for other in related_items(office.facts)["xk-shipin"]} == {"cf-shipin"}


def test_each_related_item_says_why():
    html = Office(records()).html("items/xk-shipin/")
    assert "同一单位依据《示例食品法》" in html[html.index('id="xiangguan"') :]


def test_a_suspended_item_that_is_related_says_so():
    office = Office(changed(records(), "cf-shipin", status="暂停实施", status_reason="正在修订"))
    html = office.html("items/xk-shipin/")
    assert "暂停实施" in html[html.index('id="xiangguan"') :]


def _walk(office: Office, start: str) -> list[str]:
    """Addresses from `start` on, each by the way on from the one before."""
    found = [start]
    while after := _ways(office, found[-1]).get("next"):
        assert _ways(office, after)["prev"] == found[-1]
        found.append(after)
    return found


def _ways(office: Office, address: str) -> dict[str, str]:
    return {link["rel"]: link["href"] for link in office.pages[address].data["neighbours"]["links"] if "rel" in link}


def test_whoever_goes_from_item_to_item_sees_the_whole_list_of_the_unit():
    office = GatheredOffice(district(30))
    listed = office.listed("items/by-unit/qu-shichang/")
    assert len(listed) > 30
    assert _walk(office, listed[0]) == listed


def test_an_abolished_item_stands_beside_none():
    records_ = [*district(), *items(3), item("sx-fei", name="示例事项0甲", status="废止", status_reason="修订")]
    office = GatheredOffice(records_)
    assert _ways(office, "items/sx-fei/") == {}
    assert "items/sx-fei/" not in _walk(office, office.listed("items/by-unit/qu-shichang/")[0])


def test_provisions_lead_on_by_article_and_paragraph():
    more = [provision("shipin-35-2", "35", paragraph="2"), provision("shipin-35a", "35-1"), provision("shipin-9", "9")]
    office = Office([*records(), *more])
    ids = ("shipin-9", "shipin-35-1", "shipin-35-2", "shipin-35a", "shipin-122")
    assert _walk(office, "provisions/shipin-9/") == [f"provisions/{id_}/" for id_ in ids]


def test_standards_of_one_item_lead_on_to_each_other():
    more = [standard(f"cg-{n}", code=f"CG-000{n}", violation=f"违法行为{n}") for n in (2, 3)]
    office = Office([*records(), *more])
    start = next(a for a in (f"standards/cg-{n}/" for n in (1, 2, 3)) if "prev" not in _ways(office, a))
    assert sorted(_walk(office, start)) == ["standards/cg-1/", "standards/cg-2/", "standards/cg-3/"]
    assert "同一事项的前后标准" in office.html(start)


@pytest.mark.parametrize("address", ["standards/cg-1/", "items/xk-shipin/"])
def test_a_record_that_stands_alone_has_no_way_on(address):
    alone = [record for record in records() if record["id"] != "cf-shipin" or address.startswith("standards")]
    alone = [record for record in alone if record["id"] != "cg-1" or address.startswith("standards")]
    office = Office(alone)
    assert _ways(office, address) == {}
    assert 'class="lq-neighbours"' not in office.html(address)


def test_no_name_breaks_out_of_the_related_items():
    evil = "\"'><script>x</script>&"
    office = Office(
        [
            *changed(changed(records(), "cf-shipin", name=evil), "shipin-fa", short_title=evil),
            unit("qu-evil", evil),
            entry("evil", "2026-Q3", title=evil),
        ]
    )
    assert "<script" not in office.html("items/xk-shipin/")
