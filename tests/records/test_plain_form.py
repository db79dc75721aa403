"""The plain form is YAML: what is read line by line is what the parser of YAML reads, and all else is left to it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.records.careful_reading import read_carefully
from generator.records.forbidden_text import cleaned
from generator.records.plain_form import read_plain
from generator.records.yaml_events import DEEPEST
from generator.records.yaml_writing import yaml_text
from tests.records.test_yaml_writing import RECORDS

_KEYS = st.sampled_from(["a", "b", "stages", "on", "no", "published_on", "x1", "<<", "?", "名"])
_SIGNS = st.text("ab1 :#-?,[]{}&*!|>'\"%@`=<.~\\/（：\u3000\u00a0一", max_size=6)
_VALUES = st.one_of(
    _SIGNS,
    st.sampled_from(["x", "8:30", "http://a.cn/?b=1#c", "2026-03-02", "- x", "---", "...", "null", "a: b", "-1"]),
)
_LINES = st.one_of(
    st.builds("{}: {}".format, _KEYS, _VALUES),
    st.builds("{}:{}".format, _KEYS, st.sampled_from(["", " ", "x"])),
    st.builds("- {}: {}".format, _KEYS, _VALUES),
    st.builds("- {}:".format, _KEYS),
    st.builds("- {}".format, _VALUES),
    st.builds("# {}".format, _VALUES),
    st.sampled_from(["", "-", "---", "...", "%YAML 1.1", "#"]),
)
_TEXTS = st.builds(
    "{}{}".format,
    st.lists(st.builds(lambda indent, line: " " * indent + line, st.integers(0, 5), _LINES), max_size=9).map("\n".join),
    st.sampled_from(["", "\n", "\r\n", "\n\n"]),
)

PLAIN = """\
# yaml-language-server: $schema=../../schemas/penalty_case.json
kind: penalty_case
changed_on:
party:
  name: 成都示例餐饮有限公司
  address: 示例路 8 号，3:2

stages:
- stage: 立案
  by:
  - jd-01
  # 第二人
  - jd-02
- stage: 决定
  penalties:
  - kind: 罚款
    amount: 84500
evidence:
  - 现场笔录
  - 询问笔录
url: https://example.gov.cn/a?b=1&c=[2]
"""


def test_a_record_in_the_plain_form_is_read() -> None:
    read = read_plain(PLAIN)
    assert read is not None
    assert read["changed_on"] == ""
    assert read["stages"] == [
        {"stage": "立案", "by": ["jd-01", "jd-02"]},
        {"stage": "决定", "penalties": [{"kind": "罚款", "amount": "84500"}]},
    ]
    assert (read, []) == read_carefully(PLAIN)


@given(_TEXTS)
@settings(max_examples=2000, deadline=None)
@example("a:\n- b\n  c\n")
@example("a:\n  b\n")
@example("a: b\n  c\n")
@example("- a\n")
@example("  a: b\n")
@example("a: b\n c: d\n")
@example("a:\n - b:\n   - c\n - d\n")
@example("a:\n- b:\n  - c\n")
@example("a:\n- b:\n - c\n")
@example("a:\n  b: 1\n - c\n")
@example("a:\n# c\n  b: 1\n")
@example("a: 1\r\nb: 2\r\n")
@example("a: 1\na: 2\n")
def test_what_is_read_line_by_line_is_what_yaml_says(text: str) -> None:
    said, _ = cleaned(text)
    read = read_plain(said)
    if read is not None:
        assert (read, []) == read_carefully(said)
        assert list(read) == list(read_carefully(said)[0] or ())


@given(RECORDS)
@settings(max_examples=300, deadline=None)
def test_a_record_as_it_is_written_reads_the_same(record) -> None:
    text = yaml_text(record)
    read = read_plain(cleaned(text)[0])
    assert read is None or read == record


@pytest.mark.parametrize("value", ["'x'", '"x"', "|\n  x", "[x]", "{a: x}", "&a x", "*a", "!t x", "a #b", "a: b", "a:"])
def test_what_needs_a_parser_is_left_to_it(value: str) -> None:
    assert read_plain(f"a: {value}\n") is None


def test_no_record_is_read_that_lies_too_deep() -> None:
    def nested(count: int) -> str:
        return "".join(" " * depth + "a:\n" for depth in range(count)) + " " * count + "a: x\n"

    assert read_plain(nested(DEEPEST - 5)) is not None
    assert read_plain(nested(DEEPEST)) is None
    lists = "".join("  " * depth + "- a:\n" for depth in range(DEEPEST // 2))
    assert read_plain(f"a:\n{lists}") is None
