"""I-1: no power without a law in force. On any day, for any dates of law and provision."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.register import Register, register_of
from generator.facts.standing import out_of_force, standing_findings, standings
from generator.kinds.law import LawCard
from generator.kinds.power_item import ItemCard
from generator.kinds.provision import ProvisionCard
from generator.model.powers import ItemStatus

START = date(2020, 1, 1)
DAYS = st.integers(0, 40).map(lambda n: (START + timedelta(days=n)).isoformat())
MAYBE = st.one_of(st.just(""), DAYS)
HEAD: dict[str, Any] = {"title": "名称", "address": "", "publisher": "u", "published_on": "2019-01-01"}


def law(id_: str, begins: str, ends: str, **more: Any) -> LawCard:
    return LawCard(
        kind="law", id=id_, **HEAD, short_title="示例法", level="法律", effective_from=begins, effective_to=ends, articles=(), fining={}, **more
    )  # fmt: skip


def provision(id_: str, law_id: str, begins: str, ends: str, **more: Any) -> ProvisionCard:
    return ProvisionCard(
        kind="provision", id=id_, **HEAD, law=law_id, article="1", label="第一条", subject="x", effective_from=begins,
        effective_to=ends, penalty_kinds=(), fines=(), **more,
    )  # fmt: skip


def item(id_: str, basis: tuple[str, ...], status: str = ItemStatus.ACTIVE, **more: Any) -> ItemCard:
    return ItemCard(
        kind="power_item", id=id_, **HEAD, code=id_, code_scheme="本区编码", sphere="政务", type="行政检查", unit="u", status=status,
        status_reason="理由" if status != ItemStatus.ACTIVE else "", legal_basis=basis, flowchart="", no_flowchart_reason="x",
        statutory_limit=None, promised_limit=None, fee_charged=False, changed_last="", change_units=(), delegate="",
        delegate_until="", entrusted=False, source_order=False, review_by="", **more,
    )  # fmt: skip


@st.composite
def registers(draw: st.DrawFn) -> Register:
    laws = [
        law(f"l{n}", draw(DAYS), draw(MAYBE), withdrawn=draw(st.sampled_from(["", "", "", "误"]))) for n in range(2)
    ]
    provisions = [
        provision(
            f"p{n}",
            draw(st.sampled_from(["l0", "l1"])),
            draw(MAYBE),
            draw(MAYBE),
            withdrawn=draw(st.sampled_from(["", "", "", "误"])),
        )
        for n in range(4)
    ]
    names = st.lists(st.sampled_from([card.id for card in provisions]), unique=True, max_size=3).map(tuple)
    return register_of([*laws, *provisions, *(item(f"i{n}", draw(names)) for n in range(5))])


def in_force(card: ProvisionCard, of: LawCard, day: str) -> bool:
    """The plain meaning: neither was taken back, both have begun, neither has ended."""
    begun = all(not begins or begins <= day for begins in (card.effective_from, of.effective_from))
    ended = any(ends and ends < day for ends in (card.effective_to, of.effective_to))
    return begun and not ended and not card.withdrawn and not of.withdrawn


@given(registers(), DAYS)
def test_an_item_is_in_use_exactly_when_every_basis_it_names_is_in_force(register, day):
    held = standings(register, day)
    for card in register.items.values():
        bases = [register.provisions[basis] for basis in card.legal_basis]
        sound = bool(bases) and all(in_force(basis, register.laws[basis.law], day) for basis in bases)
        assert held[card.id].by_rule == (not sound)
        assert held[card.id].status == (ItemStatus.ACTIVE if sound else ItemStatus.SUSPENDED)
        assert bool(held[card.id].reason) == (not sound), "a suspension is never without its reason"


@given(registers(), DAYS)
def test_each_item_that_the_rule_suspends_is_told_once(register, day):
    held = standings(register, day)
    told = [finding.id for finding in standing_findings(register, held)]
    assert told == [id_ for id_ in register.items if held[id_].by_rule]


@given(st.sampled_from([ItemStatus.SUSPENDED, ItemStatus.ABOLISHED]), DAYS)
def test_what_its_record_suspends_or_abolishes_keeps_the_records_own_reason(status, day):
    register = register_of([item("i", (), status)])
    assert standings(register, day)["i"] == (status, "理由", False)


@pytest.mark.parametrize(
    ("begins", "ends", "day", "reason"),
    [
        ("2020-06-01", "", "2020-05-31", "依据《示例法》第一条自2020年6月1日起施行，尚未生效"),
        ("2020-06-01", "", "2020-06-01", ""),
        ("2020-06-01", "2020-12-31", "2020-12-31", ""),
        ("2020-06-01", "2020-12-31", "2021-01-01", "依据《示例法》第一条有效期至2020年12月31日，已经失效"),
    ],
)
def test_the_reason_names_the_article_and_the_day(begins, ends, day, reason):
    register = register_of([law("l", "2000-01-01", ""), provision("p", "l", begins, ends)])
    assert out_of_force(register.provisions["p"], register, day) == reason


def test_one_reason_for_two_articles_of_one_law_is_given_for_each_and_none_twice():
    register = register_of(
        [
            law("l", "2000-01-01", "2001-01-01"),
            provision("p", "l", "", ""),
            provision("q", "l", "", ""),
            item("i", ("p", "q")),
        ]
    )
    assert standings(register, "2020-01-01")["i"].reason.count("第一条") == 1, "both are called 第一条 here"
