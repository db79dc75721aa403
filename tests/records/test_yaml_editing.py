"""A record changed in place: the values are those that were asked for, the editor's lines stay."""

from typing import Any, Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.yaml_editing import with_entries
from generator.records.yaml_text import read_yaml

TYPED: Final = """\
# 由司法局维护
kind: approvals
id: qu-a   # 单位
publisher: qu-sifa
published_on: 2026-03-02

unit: qu-a
approved:
  # 第一批
  - item: xk-1   # 许可
    digest: 'a1'
    on: 2026-03-02
    by: "周明"
  - by: 周明
    item: xk-2
    on: 2026-03-02
    digest: a2
# 完
"""


def entry(item: str, digest: str, on: str = "2026-05-08") -> dict[str, str]:
    return {"item": item, "digest": digest, "on": on, "by": "陈立"}


def listed(text: str) -> list[dict[str, str]]:
    """The entries of a sound record."""
    tree: Any
    tree, findings = read_yaml(text.encode())
    assert findings == []
    return list(tree["approved"])


def test_only_the_values_change_and_comments_stay() -> None:
    edited = with_entries(
        TYPED, "approved", "item", [entry("xk-2", "b2"), entry("xk-3", "b3")], {"changed_on": "2026-05-08"}
    )
    assert edited.kept
    assert edited.text == TYPED.replace(
        "published_on: 2026-03-02\n", "published_on: 2026-03-02\nchanged_on: 2026-05-08\n"
    ).replace(
        "  - by: 周明\n    item: xk-2\n    on: 2026-03-02\n    digest: a2\n",
        "  - by: 陈立\n    item: xk-2\n    on: 2026-05-08\n    digest: b2\n"
        "  - item: xk-3\n    digest: b3\n    on: 2026-05-08\n    by: 陈立\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "approved:\n",
        "approved: []\n",
        "approved: []  # 还没有\n",
        "approved:\n- {item: xk-1, digest: a1, on: 2026-03-02, by: 周明}\n",
    ],
)
def test_a_list_in_any_layout_takes_the_first_entry(text: str) -> None:
    head = "kind: approvals\nid: qu-a\npublished_on: 2026-03-02\n"
    edited = with_entries(head + text, "approved", "item", [entry("xk-9", "b9")], {})
    assert listed(edited.text)[-1] == entry("xk-9", "b9")
    assert edited.kept


def test_what_cannot_be_followed_is_written_whole() -> None:
    text = "kind: approvals\npublished_on: 2026-03-02\napproved:\n- {item: xk-1}\n"
    edited = with_entries(text, "approved", "item", [entry("xk-1", "b1")], {})
    assert not edited.kept
    assert read_yaml(edited.text.encode())[0] == {
        "kind": "approvals", "published_on": "2026-03-02", "approved": [entry("xk-1", "b1")],
    }  # fmt: skip


_IDS: Final = st.sampled_from([f"xk-{number}" for number in range(6)])
_ENTRIES: Final = st.dictionaries(_IDS, st.sampled_from(["a1", "b: 2", "#3", "0"]), max_size=5)


@settings(max_examples=200, deadline=None)
@given(_ENTRIES, _ENTRIES, st.sampled_from([None, "'", '"']), st.sampled_from([True, False, None]), st.booleans())
def test_approving_twice_is_approving_once(
    held: dict[str, str], new: dict[str, str], quotes: str | None, braces: bool | None, indented: bool
) -> None:
    tree = {
        "kind": "approvals",
        "published_on": "2026-03-02",
        "approved": [entry(item, digest) for item, digest in held.items()],
    }
    text = yaml.dump(tree, default_style=quotes, default_flow_style=braces, allow_unicode=True, sort_keys=False)
    if indented and not quotes and braces is False:
        head, entries_typed = text.split("approved:", 1)
        text = f"{head}approved:" + entries_typed.replace("\n", "\n  ").rstrip(" ")
    entries = [entry(item, digest, "2026-11-01") for item, digest in new.items()]
    once = with_entries(text, "approved", "item", entries, {})
    wanted = {item: entry(item, digest) for item, digest in held.items()} | {each["item"]: each for each in entries}
    assert {each["item"]: each for each in listed(once.text)} == wanted
    assert with_entries(once.text, "approved", "item", entries, {}).text == once.text
