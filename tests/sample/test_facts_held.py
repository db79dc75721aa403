"""The facts are names, codes and numbers: no text of a law is among them."""

import json
from pathlib import Path

import generator.sample
from generator.sample.facts_held import districts, laws, penalties, places, services

FACTS = Path(generator.sample.__file__).parent / "facts"


def strings(held):
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for key, value in held.items():
            yield key
            yield from strings(value)
    elif isinstance(held, list):
        for value in held:
            yield from strings(value)


def test_no_fact_is_as_long_as_a_sentence_of_law():
    for path in FACTS.glob("*.json"):
        longest = max(map(len, strings(json.loads(path.read_text("utf-8")))))
        assert longest <= (110 if path.name == "services.json" else 36), path.name


def test_every_penalty_lies_in_a_law_and_in_one_of_its_articles():
    for fact in penalties():
        assert fact.article in places()[fact.law]
        assert fact.law in laws()


def test_735_paragraphs_set_penalties():
    assert len(penalties()) == 735


def test_ranges_never_fall():
    assert all(float(least) <= float(most) for fact in penalties() for _, _, least, most in fact.fines)


def test_the_first_district_has_the_95_communities_of_2016():
    first = districts()[0]
    assert first.name == "成华区"
    assert sum(len(street.communities) for street in first.streets) == 95


def test_every_service_has_a_name_of_its_own():
    assert len({fact.name for fact in services()}) == len(services())
