"""What an approval holds on to: any word of the record, and nothing of how its file is laid out."""

import copy
import random
from collections.abc import Iterator
from typing import Any, Final

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.kinds import KINDS
from generator.model.kind import PlainData
from generator.model.schema_fields import fields_of
from generator.records.yaml_writing import yaml_text
from generator.stages.compile_record import compile_record, head_decoder
from tests.pages.small_register import guide, item, process

RECORDS: Final = {"power_item": item(), "process": process(), "guide": guide()}


def seal(text: str) -> bytes:
    head = head_decoder().decode(compile_record(text.encode()).head)
    assert head.card is not None, head.findings
    return head.card.seal


def leaves(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*path, key))
    elif isinstance(tree, list):
        for place, value in enumerate(tree):
            yield from leaves(value, (*path, place))
    else:
        yield path


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


PUBLIC_LEAVES: Final = [
    (kind, path)
    for kind, record in RECORDS.items()
    for path in leaves(record)
    if path[0] not in {"kind", "risk_points"}
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PUBLIC_LEAVES), st.sampled_from(["改", "9", "一", "在用", "废止", "0"]), st.booleans())
def test_a_change_of_any_public_value_breaks_the_seal(leaf: Any, other: str, remove: bool) -> None:
    kind, path = leaf
    changed = copy.deepcopy(RECORDS[kind])
    parent, last = at(changed, path[:-1]), path[-1]
    if remove:
        del parent[last]
    elif parent[last] == other:
        return
    else:
        parent[last] = other
    held = head_decoder().decode(compile_record(yaml_text(changed).encode()).head)
    # What can't be read any more is no record, and refuses the build.
    if held.card is not None:
        assert held.card.seal != seal(yaml_text(RECORDS[kind]))


def test_every_field_of_the_three_is_sealed_but_the_points_of_risk() -> None:
    for kind in RECORDS:
        left_out = KINDS[kind].sealed_without
        assert left_out == frozenset({"risk_points"} if kind == "power_item" else ())
        schema: type[BaseModel] = KINDS[kind].schema
        assert left_out <= {field.key for field in fields_of(schema)}


def test_points_of_risk_are_none_of_the_public_s_and_may_change() -> None:
    assert seal(yaml_text(item(risk_points=["别的风险点"]))) == seal(yaml_text(item()))


def shuffled(tree: Any, chance: random.Random) -> Any:
    if isinstance(tree, dict):
        keys = list(tree)
        chance.shuffle(keys)
        return {key: shuffled(tree[key], chance) for key in keys}
    return [shuffled(value, chance) for value in tree] if isinstance(tree, list) else tree


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(RECORDS)),
    st.integers(0, 10**6),
    st.sampled_from([None, "'", '"']),
    st.sampled_from([True, False, None]),
)
def test_order_of_keys_quotes_braces_and_comments_do_not(
    kind: str, seed: int, quotes: str | None, braces: bool | None
) -> None:
    record = RECORDS[kind]
    text = yaml.dump(
        shuffled(record, random.Random(seed)),  # noqa: S311  # an order, no secret
        default_style=quotes, default_flow_style=braces, allow_unicode=True, sort_keys=False, width=60,
    )  # fmt: skip
    if not quotes:
        text = "# 说明\n" + text + "\n# 末尾的说明\n"
    # PyYAML quotes `10` as text; a record's scalars are text whatever their quotes.
    assert seal(text) == seal(yaml_text(record))


def test_a_field_that_is_left_empty_is_a_field_not_given() -> None:
    assert seal(yaml_text(item()) + "source_order:\n") == seal(yaml_text(item()))


def test_other_kinds_have_none() -> None:
    unsealed: list[PlainData] = [
        {"kind": "approvals", "id": "qu-a", "publisher": "qu-b", "published_on": "2026-03-02", "unit": "qu-a"}
    ]
    assert [seal(yaml_text(record)) for record in unsealed] == [b""]
