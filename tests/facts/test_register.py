"""Facts follow from what the records say, not from the order in which they are read."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.facts import Facts, facts_of
from generator.facts.references import RecordName
from generator.facts.register import register_of
from generator.flowcharts.fit import fit_findings
from generator.model.kind import Card
from generator.stages.compile_record import compile_record, head_decoder
from tests.casebook import BASE, TODAY


def card_of(data: bytes) -> Card:
    head = head_decoder().decode(compile_record(data).head)
    assert head.card is not None, head.findings
    return head.card


CARDS = [card_of(path.read_bytes()) for path in sorted(BASE.rglob("*.yaml"))]


def everything(facts: Facts) -> object:
    return (
        facts.register,
        facts.standing,
        facts.backlinks,
        facts.overdue,
        facts.coverage,
        facts.totals,
        facts.findings,
    )


@given(st.randoms(use_true_random=False), st.sets(st.integers(0, len(CARDS) - 1), max_size=6))
def test_the_order_of_reading_changes_nothing(chance: random.Random, left_out: set[int]) -> None:
    cards = [card for n, card in enumerate(CARDS) if n not in left_out]
    shuffled = cards[:]
    chance.shuffle(shuffled)
    one, other = facts_of(register_of(cards), TODAY), facts_of(register_of(shuffled), TODAY)
    assert everything(one) == everything(other)
    assert list(one.backlinks) == list(other.backlinks), "pages are made in this order"
    assert list(fit_findings(one.register)) == list(fit_findings(other.register))


def test_every_reference_has_a_way_back() -> None:
    facts = facts_of(register_of(CARDS), TODAY)
    for card in CARDS:
        for link in card.links:
            if link.path != ("publisher",):
                assert RecordName(card.kind, card.id) in facts.backlinks[RecordName(link.kind, link.id)]
    ways_back = sum(len(names) for names in facts.backlinks.values())
    pairs = {
        (card.kind, card.id, link.kind, link.id) for card in CARDS for link in card.links if link.path != ("publisher",)
    }
    assert ways_back == len(pairs)


@pytest.mark.parametrize("kind", sorted({card.kind for card in CARDS}))
def test_a_kinds_cards_stand_in_the_order_of_their_ids(kind: str) -> None:
    ids = list(register_of(CARDS).of_kind(kind))
    assert ids == sorted(ids)
    assert set(ids) == {card.id for card in CARDS if card.kind == kind}
