"""The plain form is YAML: what is read line by line is what the parser of YAML reads, and all else is left to it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.records.careful_reading import read_carefully
from generator.records.forbidden_text import cleaned
from generator.records.plain_form import read_plain
from generator.records.source_files import FOLDERS
from generator.records.yaml_events import DEEPEST
from tests.casebook import ROOT

_PLAIN_VALUES = st.sampled_from(["x", "8:30", "http://a.cn/?b=1", "2026-03-02", "null", "a, [b] 'c'", "条 例", "a-b"])
_ODD_VALUES = st.one_of(
    st.text("ab1 :#-?,[]{}&*!|>'\"%@`=<.~\\/（：\u3000\u00a0一", max_size=6),
    st.sampled_from(["http://a.cn/#c", "- x", "---", "...", "a: b", "-1", "a #b"]),
)
_FORMS = ("{key}: {value}", "{key}: {value}", "{key}:", "- {value}", "- {key}: {value}", "- {key}:", "# {value}", "")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines that are mostly in the plain form and mostly indented so that they fit, for a random text hardly ever is."""
    lines: list[str] = []
    indent = 0
    for number in range(draw(st.integers(1, 8))):
        form = draw(st.sampled_from(_FORMS if number else _FORMS[:3]))
        steps = [0, 0, 2, 1] if lines and lines[-1].endswith(":") else [0, 0, 0, -2, -4, -1, 1]
        opened = 2 if lines and lines[-1].lstrip().startswith("- ") and not form.startswith("- ") else 0
        indent = max(0, indent + draw(st.sampled_from(steps)) + opened) if lines else 0
        odd = draw(st.integers(0, 11)) == 0
        key = draw(st.sampled_from(["a", "<<", "?", "名", "x1"])) if odd else "abcdefgh"[number]
        value = draw(_ODD_VALUES if draw(st.integers(0, 11)) == 0 else _PLAIN_VALUES)
        lines.append(" " * indent + form.format(key=key, value=value))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\r\n", "\n\n"]))


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


@given(texts())
@settings(max_examples=500)
@example("a: b \n")
@example("a: b #c\n")
@example("a: b:\n")
@example("a: b: c\n")
@example("a:\n- b \n- c: d\n")
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


def test_the_records_of_this_repository_read_the_same() -> None:
    read = 0
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.yaml")):
            text = cleaned(file.read_text("utf-8"))[0]
            record = read_plain(text)
            if record is not None:
                read += 1
                assert (record, []) == read_carefully(text), file
    assert read > 500


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
