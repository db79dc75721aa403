"""Numbers of articles."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.numerals import article_label, chinese_number, number_of

DATA = Path(__file__).parents[3] / "shared" / "domain" / "data"


@given(st.integers(0, 9999))
def test_a_number_in_chinese_reads_back(number):
    assert number_of(chinese_number(number)) == number
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (102, "一百零二"), (110, "一百一十"), (122, "一百二十二"), (1260, "一千二百六十"), (1001, "一千零一"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_numbers_are_written_as_laws_write_them(number, text):
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [-1, 10000])
def test_numbers_that_no_law_has_are_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


def test_a_label_names_article_paragraph_and_item():
    assert article_label("122") == "第一百二十二条"
    assert article_label("17-2") == "第十七条之二"
    assert article_label("54", 1, 3) == "第五十四条第一款第（三）项"


@pytest.mark.parametrize("text", ["", "第", "十x", "１２a"])
def test_what_is_no_number_is_none(text):
    assert number_of(text) is None


@pytest.mark.skipif(not DATA.is_dir(), reason="the field's data lie beside the repository, and are not here")
def test_labels_are_those_of_the_laws_themselves():
    labels = [
        (str(article["number"]), article["label"])
        for path in sorted((DATA / "laws").glob("*.json"))
        for article in json.loads(path.read_text("utf-8"))["articles"]
    ]
    assert len(labels) > 4000
    assert [(number, label) for number, label in labels if article_label(number) != label] == []
