"""lunr.py is the oracle: the same vocabulary, and every weight equal to its own."""

from math import log

import pytest
from lunr.builder import Builder

from generator.search.document_words import CUTS
from generator.search.postings import BOOSTS, FIELDS, B, decoded, inverted
from tests.search.words_of_records import corpus

MOST = 1000
K1 = 1.2


@pytest.fixture(scope="module")
def documents():
    return corpus(MOST)


@pytest.fixture(scope="module", params=sorted(set(B)))
def whole(documents, request):
    """lunr's index with one b; it is the oracle of the fields that are weighed so."""
    builder = Builder()
    builder.ref("id")
    builder.b(request.param)
    for field, boost in zip(FIELDS, BOOSTS, strict=True):
        builder.field(field, boost)
    for slot, words in enumerate(documents):
        spelt = {
            field: [term for term, often in counts.items() for _ in range(often)]
            for field, counts in zip(FIELDS, words.fields(spelt=True), strict=True)
        }
        builder.add({"id": str(slot), **spelt})
    builder.build()
    return request.param, builder


def index_of(documents):
    return inverted(((slot, words.pieces()) for slot, words in enumerate(documents)), CUTS, len(documents))


def test_a_thousand_documents_of_every_kind_are_compared(documents):
    assert len(documents) == MOST
    assert all(any(words.fields(spelt=True)[field] for words in documents) for field in range(len(FIELDS)))


def test_the_vocabulary_is_the_same(documents, whole):
    assert index_of(documents).postings.keys() == whole[1].inverted_index.keys()


def test_every_weight_is_the_same(documents, whole):
    b, builder = whole
    index = index_of(documents)
    ours = {}
    for term, postings in index.postings.items():
        among = sum(postings.counts)
        idf = log(1 + abs((len(documents) - among + 0.5) / (among + 0.5)))
        for field, (name, boost) in enumerate(zip(FIELDS, BOOSTS, strict=True)):
            if B[field] != b:
                continue
            lengths = index.lengths[field] or [1] * len(documents)
            average = sum(lengths) / len(documents)
            for slot, often in decoded(postings, field):
                length = lengths[slot] / average
                weight = idf * ((K1 + 1) * often) / (K1 * (1 - b + b * length) + often)
                ours[f"{name}/{slot}", term] = round(weight * boost, 3)
    numbers = {posting["_index"]: term for term, posting in builder.inverted_index.items()}
    theirs = {}
    for reference, vector in builder.field_vectors.items():
        if B[FIELDS.index(reference.partition("/")[0])] != b:
            continue
        for place in range(0, len(vector.elements), 2):
            theirs[reference, numbers[vector.elements[place]]] = vector.elements[place + 1]
    assert len(ours) > 20_000
    assert ours == theirs
