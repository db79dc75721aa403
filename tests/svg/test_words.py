"""Lines of a box break between words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.svg.words import clean, lines, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("材料是否齐全", ("材料是否齐全",)),
        ("收取材料并出具收件凭证", ("收取材料", "并出具收件凭证")),
        ("是否属于受理范围且材料齐全", ("是否属于受理范围", "且材料齐全")),
        ("处罚(听证)告知书送达当事人", ("处罚(听证)", "告知书送达当事人")),
        ("不予许可决定并告知救济途径", ("不予许可决定", "并告知救济途径")),
        ("出具不予受理行政决定书", ("出具不予受理", "行政决定书")),
        ("投诉举报、上级交办、日常检查", ("投诉举报、", "上级交办、日常检查")),
        ("食品经营许可（含连锁企业总部）新办审批", ("食品经营许可", "（含连锁企业总部）", "新办审批")),
        ("颁发城镇污水排入排水管网许可证", ("颁发城镇污水排入", "排水管网许可证")),
    ],
)
def test_a_name_breaks_between_words_and_before_conjunctions(text: str, expected: tuple[str, ...]) -> None:
    assert lines(text, 9) == expected


def test_what_stands_in_brackets_stays_together_where_it_fits() -> None:
    assert lines("实地核查(两人以上)", 8) == ("实地核查", "(两人以上)")


def test_a_number_keeps_its_unit() -> None:
    for line in lines("自收到申请之日起20个工作日内作出决定", 9):
        assert ("20个工作日" in line) == ("20" in line)


def test_a_word_longer_than_a_line_is_cut_for_want_of_a_better_place() -> None:
    cut = lines("Supercalifragilisticexpialidocious", 9)
    assert "".join(cut) == "Supercalifragilisticexpialidocious"
    assert all(width(line) <= 9 for line in cut)


_CHINESE = st.text(
    st.one_of(
        st.sampled_from("受理审查并且的书证，。、（）《》“”(),20 abcW·"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    ),
    max_size=60,
)


@given(_CHINESE, st.sampled_from([6, 8, 8.5, 9, 11.5]))
def test_no_character_is_lost_and_no_line_begins_with_a_closing_mark(text: str, most: float) -> None:
    words = clean(text)
    set_in = lines(words, most)
    assert "".join(set_in).replace(" ", "") == words.replace(" ", "")
    for line in set_in[1:]:
        assert line[0] not in "，。、）》”),"


@given(_CHINESE)
def test_a_line_is_no_wider_than_its_box_but_for_hanging_marks(text: str) -> None:
    for line in lines(clean(text), 9):
        assert width(line.rstrip("，。、）》”),·")) <= 9 + 1e-9


@given(st.text(st.characters(), max_size=40))
def test_clean_text_holds_nothing_that_xml_forbids_or_that_turns_the_reading_direction(text: str) -> None:
    assert not [c for c in clean(text) if unicodedata.category(c) in {"Cc", "Cs"} or c in "\u202e\u200f\u2066\ufffe"]
    assert clean(clean(text)) == clean(text)
