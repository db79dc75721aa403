"""The bar: ten thousand pieces of personal data planted in files of every kind, from a seed; none is missed."""

from collections import Counter

import pytest

from generator.disclosure.personal_data import personal_data
from generator.disclosure.texts import Closed, texts_of
from tests.disclosure.office_files import KINDS, search_terms
from tests.disclosure.plants import Plants

PLANTED = 10_000


def seen(name: str, data: bytes) -> set[str]:
    found: set[str] = set()
    for text in texts_of(name, data):
        assert not isinstance(text, Closed), (name, text)
        found.update(sighting.what for sighting in personal_data(text.text))
    return found


@pytest.mark.parametrize("name", KINDS)
def test_nothing_that_was_planted_is_missed(name: str) -> None:
    plants = Plants(seed=len(name) * 2010 + sum(map(ord, name)))
    missed = []
    for _ in range(PLANTED // len(KINDS) + 1):
        what, line = plants.any()
        if what not in seen(name, KINDS[name](line)):
            missed.append((what, line))
    assert missed == [], Counter(what for what, _ in missed)


def test_terms_of_the_search_index_are_spelt_out() -> None:
    plants = Plants(seed=7)
    for _ in range(200):
        what, line = plants.mobile()
        assert what in seen("search/vocabulary/0a.z", search_terms(line)), line
