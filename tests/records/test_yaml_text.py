"""What a record's YAML means: every scalar is text, and what can't be meant is told with its place."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics.rules import RULES
from generator.records.careful_reading import read_carefully
from generator.records.places import locate
from generator.records.yaml_events import HAS_LIBYAML
from generator.records.yaml_text import read_yaml

RECORD = """\
kind: power_item
id: xk-shipin-jingying
published_on: 2026-03-02
name: 食品经营许可（含食品销售和餐饮服务）
legal_basis:
- shipin-anquan-fa-35-1
- shipin-anquan-fa-122-1
statutory_limit: 20个工作日
fee:
  charged: 否
steps:
- {id: shouli, name: 受理, limit: 5个工作日}
- id: shencha
  name: "审查: 核对\\n材料"
  does: |
    核对材料，
      到现场查看。
supervision:
  telephone: 028-84300000  # 工作时间
  address: '成华区“一环路”东三段'
"""


def tree(text: str) -> object:
    read, findings = read_yaml(text.encode())
    assert not findings
    return read


def faults(text: str) -> list[tuple[str, tuple[int, int] | None]]:
    return [(finding.code, finding.position) for finding in read_yaml(text.encode())[1]]


@pytest.mark.parametrize(
    "scalar",
    [
        "8:30",
        "no",
        "yes",
        "on",
        "012",
        "0x1F",
        "1_000",
        "1e3",
        "~",
        "null",
        "true",
        "2026-03-02",
        ".inf",
        "=",
        "3.10",
        "-1",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert tree(f"hours: {scalar}\n") == {"hours": scalar}


def test_a_key_is_text_too() -> None:
    assert tree("2026: a\nno: b\n~: c\n") == {"2026": "a", "no": "b", "~": "c"}


def test_an_empty_value_is_the_empty_text() -> None:
    assert tree("changed_on:\nitems:\n-\n- ''\n") == {"changed_on": "", "items": ["", ""]}


def test_block_scalars_and_flow_collections_are_read() -> None:
    assert tree("a: |\n  x\n   y\n\nb: >-\n  x\n  y\nc: [1, {d: no}]\n") == {
        "a": "x\n y\n",
        "b": "x y",
        "c": ["1", {"d": "no"}],
    }


def test_a_file_from_windows_reads_as_any_other() -> None:
    assert tree("a: 1\r\nb: |\r\n  x\r\n  y\r\n") == {"a": "1", "b": "x\ny\n"}


def test_signs_inside_a_text_are_no_anchor_alias_or_tag() -> None:
    text = "a: R&D * 2 !\nb: https://example.gov.cn/?a=1&b=*&c=!x\nc: '&x'\nd: \"*y\"\ne: |\n  &z\n  !t\nf: a << b\ng: 30%\n"
    assert tree(text) == {
        "a": "R&D * 2 !",
        "b": "https://example.gov.cn/?a=1&b=*&c=!x",
        "c": "&x",
        "d": "*y",
        "e": "&z\n!t\n",
        "f": "a << b",
        "g": "30%",
    }


def test_each_fault_of_a_file_is_told() -> None:
    assert faults("a: 1\na: 2\nb: &x 1\nc: *x\nd:\t1\n") == [
        ("Y-5", (5, 3)),
        ("Y-3", (2, 1)),
        ("Y-4", (3, 4)),
        ("Y-4", (4, 4)),
    ]


def test_a_syntax_fault_does_not_hide_the_faults_before_it() -> None:
    assert faults('a: 1\na: 2\nb: "\n') == [("Y-3", (2, 1)), ("Y-2", (3, 4))]


@pytest.mark.parametrize("line", ["name：食品经营许可", "name:食品经营许可", "risk_points："])
def test_a_line_without_its_colon_is_told_itself_and_not_the_one_after_it(line: str) -> None:
    assert faults(f"id: a\n{line}\ncode: b\n") == [("Y-2", (2, 1))]


def test_a_column_counts_characters_not_bytes() -> None:
    assert faults("name: 食品\t经营\n") == [("Y-5", (1, 9))]


def test_of_two_equal_keys_the_first_is_kept_so_that_the_fields_can_still_be_checked() -> None:
    read, findings = read_yaml(b"a: 1\na: {b: [2]}\nc: 3\n")
    assert read == {"a": "1", "c": "3"}
    assert [finding.code for finding in findings] == ["Y-3"]


def test_twenty_levels_are_read_and_twenty_one_refused() -> None:
    assert tree("a: " + "[" * 19 + "]" * 19 + "\n")
    assert faults("a: " + "[" * 20 + "]" * 20 + "\n") == [("Y-7", (1, 23))]
    block = "".join("  " * level + "a:\n" for level in range(20))
    assert tree(block)
    assert faults(block + "  " * 20 + "a:\n") == [("Y-7", (21, 41))]


@pytest.mark.parametrize("code", ["Y-2", "Y-3", "Y-4", "Y-5", "Y-7", "Y-8"])
def test_the_examples_of_a_rule_of_reading_keep_what_they_promise(code: str) -> None:
    rule = RULES[code]
    assert {finding.code for finding in read_yaml(rule.bad.encode())[1]} == {code}
    assert read_yaml(rule.good.encode())[1] == []


@given(st.binary(max_size=400))
@settings(max_examples=400, deadline=None)
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    holds_the_contract(data)


SIGNS = list("abn0:-?,[]{}&*!|>'\"%@`#~\\ \n\t\r.=<年\u202e\u0085\ufeff\0")
WORDS = [
    ": ",
    "\n  ",
    "\n- ",
    "- ",
    "? ",
    "---\n",
    "...\n",
    "<<: ",
    "*a",
    "&a ",
    "!!int ",
    "%YAML 1.1\n",
    "a: ",
    "{a: ",
]
ESCAPES = ["\\u202e", "\\x00", "\r\n", "|2\n", ">-\n"]
YAML_PIECES = st.lists(st.sampled_from(SIGNS + WORDS + ESCAPES), max_size=60).map("".join)


@given(YAML_PIECES)
@example('a: "\\ud800"\n')
@example('a: "\\0"\n')
@settings(max_examples=1200, deadline=None)
def test_no_text_crashes_the_reader(text: str) -> None:
    holds_the_contract(text.encode())


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_no_change_to_a_real_record_crashes_the_reader(data: st.DataObject) -> None:
    text = RECORD.encode()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        piece = data.draw(st.one_of(YAML_PIECES.map(str.encode), st.binary(max_size=3)))
        text = text[:start] + piece + text[end:]
    holds_the_contract(text)


def holds_the_contract(data: bytes) -> None:
    read, findings = read_yaml(data)
    assert read is None or isinstance(read, dict)
    assert read is not None or findings
    for finding in findings:
        assert finding.position is not None
        assert finding.position >= (1, 1)
        str(finding).encode()
    assert only_text(read)
    if read is not None and not findings:
        locate(data, (next(iter(read), "x"), 0, "y"))
        with_care, told = read_carefully(data.decode())
        assert (with_care, told) == (read, [])


def only_text(read: object) -> bool:
    if isinstance(read, dict):
        return all(type(key) is str and only_text(value) for key, value in read.items())
    if isinstance(read, list):
        return all(only_text(value) for value in read)
    return read is None or (type(read) is str and bool(read.encode() or True))


@pytest.mark.skipif(not HAS_LIBYAML, reason="PyYAML was built without libyaml: there is nothing to compare")
@given(
    st.recursive(
        st.text("ab 1:-#,[]{}'\"&*!%@年，\n", max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc年", min_size=1, max_size=3), inner, max_size=3)
        ),
        max_leaves=12,
    ),
    st.sampled_from([True, False, None]),
)
@settings(max_examples=300, deadline=None)
def test_libyaml_and_the_python_parser_read_the_same(value: object, flow: bool | None) -> None:
    text = yaml.safe_dump({"a": value}, allow_unicode=True, default_flow_style=flow, width=1000)
    with_c = read_carefully(text, libyaml=True)
    assert read_carefully(text, libyaml=False) == with_c
    assert with_c == ({"a": value}, [])
    assert read_yaml(text.encode()) == with_c
