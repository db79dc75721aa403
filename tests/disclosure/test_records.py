"""What a record tells of persons, and where in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.disclosure.personal_data import personal_data
from generator.disclosure.records import told_in

MOBILE = "13800138000"


def test_each_of_a_records_texts_is_told_by_its_own_path_whatever_short_texts_stand_between() -> None:
    tree = {
        "on": "2026-03-01",
        "stages": [{"on": "2026-03-02", "opinion": f"请联系{MOBILE}"}, {"id": "a1", "notes": ["警告", "x", MOBILE]}],
        "facts": "当事人：王小明，已到场。",
    }
    told = told_in(tree)
    assert {disclosed.finding.path for disclosed in told.disclosed} == {
        ("stages", 0, "opinion"),
        ("stages", 1, "notes", 2),
        ("facts",),
    }


_TEXTS = st.one_of(
    st.text("0123456789-xX ａ０１ab.当事人王某岁住", max_size=14),
    st.sampled_from([MOBILE, "138 0013 8000", "11010519491231002X", "2026-03-01", "王某某，12岁", "住址：某路3号"]),
)


@settings(max_examples=30)  # what is found is hashed slowly
@given(st.lists(_TEXTS, max_size=6))
def test_no_text_hides_another(texts: list[str]) -> None:
    """Texts are searched together; each tells what it tells alone."""
    alone = {(position, sighting.value) for position, text in enumerate(texts) for sighting in personal_data(text)}
    told = {(disclosed.finding.path[1], disclosed.key) for disclosed in told_in({"texts": texts}).disclosed}
    assert {position for position, _ in alone} <= {position for position, _ in told}


@pytest.mark.parametrize("digits", [MOBILE, "0086" + MOBILE, "１３８００１３８０００"])
def test_the_shortest_number_of_a_person_is_not_passed_over(digits: str) -> None:
    assert told_in({"note": digits}).disclosed


def test_a_number_that_begins_a_line_is_seen_whatever_letters_end_the_line_before() -> None:
    """Behind the letters of a hash a number is a part of it; a line's end parts them."""
    assert list(personal_data(f"见附件a\n{MOBILE}"))
    assert not list(personal_data(f"commit a{MOBILE}"))
