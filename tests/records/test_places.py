"""From a path of keys to the line and column that an editor is sent to."""

import pytest

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import K_1, K_2, K_3
from generator.records.places import locate, places
from generator.records.yaml_events import HAS_LIBYAML
from generator.records.yaml_text import read_yaml

RECORD = """\
# 食品经营许可
name: 食品经营许可
fee:
  charged: 是   # 收费
  items:
  - name: 工本费
    standard: 每本10元
tiers: [轻, {name: 重}]
body: |
  第一段
  第二段
changed_on:
"""


def place(path: tuple[str | int, ...], text: str = RECORD) -> tuple[str, int, int]:
    span = locate(text.encode(), path)
    assert span is not None
    return span.text[span.column - 1 : span.end_column - 1], span.line, span.column


def test_a_path_points_at_the_value() -> None:
    assert place(("name",)) == ("食品经营许可", 2, 7)
    assert place(("fee", "charged")) == ("是", 4, 12)
    assert place(("fee", "items", 0, "standard")) == ("每本10元", 7, 15)
    assert place(("tiers", 1, "name")) == ("重", 8, 19)


def test_a_missing_key_points_at_the_first_line_of_what_lacks_it() -> None:
    assert place(("publisher",)) == ("name: 食品经营许可", 2, 1)
    assert place(("fee", "basis")) == ("charged: 是   # 收费", 4, 3)
    assert place(("fee", "items", 0, "basis")) == ("name: 工本费", 6, 5)
    assert place(("fee", "items", 7)) == ("- name: 工本费", 6, 3)


def test_an_empty_value_is_pointed_at_just_behind_its_key() -> None:
    assert place(("changed_on",)) == ("", 12, 12)


def test_the_record_as_a_whole_is_its_first_line() -> None:
    assert place(())[1:] == (2, 1)


def test_a_block_text_is_pointed_at_where_it_begins() -> None:
    assert place(("body",)) == ("|", 9, 7)


def test_a_byte_order_mark_or_a_tab_does_not_shift_the_places_behind_it() -> None:
    assert place(("b",), "\ufeffa:\t1\nb: 2\n") == ("2", 2, 4)
    assert place(("a",), "\ufeffa: 1\n") == ("1", 1, 4)


def test_what_stands_before_a_syntax_fault_still_has_its_place() -> None:
    assert place(("a",), 'a: 1\nb: "\n') == ("1", 1, 4)


def test_an_empty_file_has_no_place() -> None:
    assert locate(b"", ("a",)) is None


@pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML was built without libyaml: there is nothing to compare")
def test_both_parsers_point_at_the_same_place() -> None:
    for path in [("name",), ("fee", "items", 0, "standard"), ("tiers", 1, "name"), ("publisher",), ("body",)]:
        assert locate(RECORD.encode(), path, libyaml=False) == locate(RECORD.encode(), path, libyaml=True)


def test_a_file_is_read_once_for_all_its_findings() -> None:
    reads = []

    def source(file: str) -> bytes:
        reads.append(file)
        return RECORD.encode()

    span_of = places(source)
    words = Text("甲", "a")
    for rule, path in [(K_3, ("name",)), (K_2, ("publisher",)), (K_3, ("fee", "charged"))]:
        assert span_of(rule.in_file("powers/a.yaml", rule.at(path, words, words))) is not None
    assert reads == ["powers/a.yaml"]


def test_a_fault_of_the_text_underlines_the_word_that_begins_there() -> None:
    data = b"name: a\nname: b\n"
    (finding,) = read_yaml(data)[1]
    span = places(lambda _: data)(K_3.in_file("powers/a.yaml", finding))
    assert span is not None
    assert (span.line, span.column, span.end_column) == (2, 1, 5)


def test_a_fault_of_a_file_that_is_gone_has_no_place() -> None:
    assert places(lambda _: b"")(K_3.in_file("powers/a.yaml", K_3.at(("a",), Text("甲", "a"), Text("乙", "b")))) is None


@pytest.mark.parametrize(("path", "name"), [(("name",), "name"), (("fee", "items", 0, "standard"), "standard")])
def test_a_field_that_is_not_known_is_pointed_at_by_its_name(path: tuple[str | int, ...], name: str) -> None:
    span_of = places(lambda _: RECORD.encode())
    span = span_of(K_1.in_file("a.yaml", K_1.at(path, Text("", ""), Text("", ""))))
    assert span is not None
    assert span.text[span.column - 1 : span.end_column - 1] == name
