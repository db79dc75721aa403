"""What is written as YAML is read back as it was."""

from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.records.forbidden_text import hidden_in_value
from generator.records.yaml_text import read_yaml
from generator.records.yaml_writing import scalar_text, yaml_text

_SIGNS = "条例：，。、；（）《》第一二 ab-09:#|>'\"\\&*!%@`{}[]?,.~=\n　—·“”é😀"
_TEXT = st.one_of(
    st.text(_SIGNS, max_size=30), st.text(max_size=12).filter(lambda text: not hidden_in_value(text, 1, 1))
)
_KEY = st.one_of(st.sampled_from(["kind", "text", "on", "否", "a b"]), _TEXT.filter(lambda text: len(text) < 40))


def _leaves(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.lists(children, max_size=4), st.dictionaries(_KEY, children, max_size=4))


_RECORD = st.dictionaries(_KEY, st.recursive(_TEXT, _leaves, max_leaves=10), max_size=5)


@settings(max_examples=400, deadline=None)
@example({"text": "第一款：\n（一）……\n  缩进的一行\n\n最后一款"})
@example({"text": "no", "hours": "8:30", "code": "012", "empty": "", "list": ["- x", "a: b", "# c", "~"]})
@example({"text": "\n开头换行", "other": "末尾换行\n", "third": "a\n "})
@example({"nested": [[["x"], {"y": [{}]}], {"a": {"b": []}}]})
@given(_RECORD)
def test_what_is_written_is_read_back_the_same(record: dict[str, Any]) -> None:
    tree, findings = read_yaml(yaml_text(record).encode())
    assert findings == []
    assert tree == record


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.text(max_size=12), st.recursive(st.text(max_size=20), _leaves, max_leaves=8), max_size=5))
def test_any_reader_of_yaml_reads_the_same_whatever_the_characters(record: dict[str, Any]) -> None:
    assert yaml.load(yaml_text(record), yaml.BaseLoader) == record  # noqa: S506  # BaseLoader makes text only


def test_quotes_stand_only_where_yaml_needs_them() -> None:
    assert scalar_text("食品经营许可") == "食品经营许可"
    assert scalar_text("028-80000000") == "028-80000000"
    assert scalar_text("周一至周五 9:00—12:00") == "周一至周五 9:00—12:00"
    assert scalar_text("- 不是列表") == '"- 不是列表"'
    assert scalar_text("") == '""'


def test_paragraphs_are_written_as_a_block() -> None:
    assert yaml_text({"text": "第一款\n第二款"}) == "text: |-\n  第一款\n  第二款\n"
