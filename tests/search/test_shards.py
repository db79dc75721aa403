"""Shards follow from their entries alone: read inverts written, and what is changed equals what is made anew."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import shards as cutting
from generator.search.postings import FIELDS, B, Cut, decoded, inverted
from generator.search.shards import Kept, changed_shards, read, shards, written
from generator.search.varints import front_coded, read_front_coded, read_varint, varint

WORDS = st.text("食品安全许可证法规xk01", min_size=1, max_size=3)
FIELD = st.dictionaries(WORDS, st.integers(1, 40), max_size=6)
DOCUMENT = st.tuples(FIELD, FIELD, FIELD, FIELD)
CORPUS = st.dictionaries(st.integers(0, 5000), DOCUMENT, max_size=25)


WHOLE = (Cut(str.split, lambda term: [term]),) * len(FIELDS)


def index_of(corpus):
    """Each field is said as one piece, its terms with blanks between them."""
    documents: Any = [
        (slot, tuple([" ".join(Counter(counts).elements())] for counts in fields))
        for slot, fields in sorted(corpus.items())
    ]
    return inverted(documents, WHOLE, max(corpus, default=-1) + 1)


def entries_of(corpus):
    return sorted((term.encode(), postings) for term, postings in index_of(corpus).postings.items())


@given(st.integers(0, 2**40), st.binary(max_size=3))
def test_a_number_comes_back_with_the_place_behind_it(number, before):
    data = before + varint(number) + b"\x05"
    assert read_varint(data, len(before)) == (number, len(data) - 1)


@given(st.lists(WORDS.map(str.encode), unique=True))
def test_front_coded_words_come_back(words):
    words = sorted(words)
    data = front_coded(words)
    assert read_front_coded(b"!" + data, 1, len(words)) == (words, len(data) + 1)


@given(CORPUS)
def test_postings_say_in_which_documents_a_term_stands_and_how_often(corpus):
    found, lengths = index_of(corpus)
    for term, postings in found.items():
        for field in range(len(FIELDS)):
            told = dict(decoded(postings, field))
            assert told == {
                slot: fields[field][term] for slot, fields in sorted(corpus.items()) if term in fields[field]
            }
    assert found.keys() == {term for fields in corpus.values() for counts in fields for term in counts}
    for field, length in enumerate(lengths):
        assert not length or length == [
            sum(corpus[slot][field].values()) if slot in corpus else 0 for slot in range(len(length))
        ]
    assert [bool(length) for length in lengths] == [bool(corpus and b) for b in B]


@given(CORPUS)
def test_a_shard_is_read_back(corpus):
    entries = entries_of(corpus)
    if entries:
        assert read(written(entries)) == entries


def small(monkeypatch):
    for name, value in {"_LEAST": 30, "_ONE_IN": 3, "_MOST": 120, "_ALONE": 24}.items():
        monkeypatch.setattr(cutting, name, value)


def test_shards_after_a_change_are_those_of_a_clean_build(monkeypatch):
    small(monkeypatch)

    @settings(max_examples=300)
    @given(CORPUS, st.dictionaries(st.integers(0, 5000), st.one_of(st.none(), DOCUMENT), max_size=4), st.data())
    def law(corpus, news, data):
        after = dict(corpus)
        if corpus:
            for slot in data.draw(st.lists(st.sampled_from(sorted(corpus)), max_size=4)):
                news[slot] = data.draw(st.one_of(st.none(), DOCUMENT))
        for slot, document in news.items():
            if document is None:
                after.pop(slot, None)
            else:
                after[slot] = document
        before = list(shards(entries_of(corpus)))
        nothing: Any = ({},) * len(FIELDS)
        changes: dict[bytes, dict[int, Any]] = {}
        for slot in news:
            old, new = corpus.get(slot, nothing), after.get(slot, nothing)
            for term in {term for counts in (*old, *new) for term in counts}:
                often = tuple(counts.get(term, 0) for counts in new)
                if often != tuple(counts.get(term, 0) for counts in old):
                    changes.setdefault(term.encode(), {})[slot] = often
        found = [
            before[shard.place] if isinstance(shard, Kept) else shard
            for shard in changed_shards(
                [(shard.first, shard.sealed) for shard in before], lambda place: before[place].data, changes
            )
        ]
        assert found == list(shards(entries_of(after)))

    law()


def test_every_term_stands_in_one_shard_in_the_order_of_terms(monkeypatch):
    small(monkeypatch)

    @given(CORPUS)
    def law(corpus):
        cut = list(shards(entries_of(corpus)))
        assert [entry for shard in cut for entry in read(shard.data)] == entries_of(corpus)
        assert [shard.first for shard in cut] == [read(shard.data)[0][0] for shard in cut]

    law()


def test_a_new_term_moves_only_the_borders_near_it():
    corpus: Any = {
        slot: (Counter({f"词{number}": 1 for number in range(slot % 50, 4000, 50)}), {}, {}, {}) for slot in range(400)
    }
    before = list(shards(entries_of(corpus)))
    after = list(shards(entries_of({**corpus, 400: ({"词20a": 1}, {}, {}, {})})))
    assert len(before) > 8
    assert len(set(after) - set(before)) <= 2
