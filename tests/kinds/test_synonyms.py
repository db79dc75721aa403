"""T-1, T-2, T-3: a saying stands once, can be met, and leads to words that search would not look for anyway."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.synonyms import SYNONYMS, Synonyms, SynonymsCard, compared

WORDS = st.text("开餐馆摆摊食品经营许可", min_size=1, max_size=6)
ENTRIES = st.lists(st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=4)), min_size=1, max_size=5)


def synonyms(entries: list[tuple[str, list[str]]]) -> Synonyms:
    words: list[dict[str, Any]] = [{"said": said, "means": tuple(means)} for said, means in entries]
    head = {"kind": "synonyms", "id": "shuofa", "publisher": "qu-sifaju", "published_on": "2026-03-02", "title": "说法"}
    return Synonyms.model_validate(head | {"words": tuple(words)})


@given(ENTRIES)
def test_what_is_left_when_nothing_is_told_adds_words_to_every_saying(entries: list[tuple[str, list[str]]]) -> None:
    told = {(finding.code, finding.path) for finding in SYNONYMS.checks(synonyms(entries))}
    sayings = [said for said, _ in entries]
    twice = {("T-1", ("words", n, "said")) for n, said in enumerate(sayings) if said in sayings[:n]}
    assert {each for each in told if each[0] == "T-1"} == twice
    for n, (said, means) in enumerate(entries):
        if any(each[0] == "T-2" and each[1][1] == n for each in told):
            continue
        for meaning in means:
            assert meaning not in said
            assert sum(meaning in other for other in means) == 1  # itself


def test_the_card_holds_the_pairs_as_they_were_written() -> None:
    card = SYNONYMS.card(synonyms([("办酒席", ["食品经营"]), ("摆摊", ["占道经营", "夜间经济"])]), "")
    assert isinstance(card, SynonymsCard)
    assert card.words == (("办酒席", ("食品经营",)), ("摆摊", ("占道经营", "夜间经济")))


def test_synonyms_are_never_found_themselves() -> None:
    document = SYNONYMS.search_document(synonyms([("办酒席", ["食品经营"])]))
    assert (document.title, document.keys, document.body) == ("", (), "")


def test_full_width_letters_and_capitals_make_no_other_saying() -> None:
    assert compared("开ＫＴＶ") == compared("开ktv")
