from hypothesis import given
from hypothesis import strategies as st

from generator.model.article_text import cited, paragraph_numbers, quoted

LINES = st.lists(
    st.sampled_from(["款文。", "（一）项；", "（十二）项。", "（示例）不是项的款。"]), min_size=1, max_size=12
)


def test_an_item_belongs_to_the_paragraph_before_it() -> None:
    assert paragraph_numbers(["有下列情形之一的：", "（一）甲；", "（二）乙。", "前款规定……"]) == [1, 1, 1, 2]


def test_the_cited_paragraph_comes_with_its_items() -> None:
    assert cited(["首款。", "次款：", "（一）甲。"], 2) == ["次款：", "（一）甲。"]


def test_a_provision_of_the_whole_article_shows_all_of_it_and_marks_nothing() -> None:
    assert cited(["甲。", "乙。"], 0) == ["甲。", "乙。"]
    assert [line["cited"] for line in quoted(["甲。", "乙。"], 0)] == [False, False]


@given(LINES, st.integers(0, 14))
def test_no_line_of_an_article_is_lost(lines: list[str], paragraph: int) -> None:
    assert [line["text"] for line in quoted(lines, paragraph)] == lines
    numbers = paragraph_numbers(lines)
    assert numbers == sorted(numbers)
    assert numbers[0] == 1
    assert cited(lines, paragraph)
