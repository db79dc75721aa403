"""A mapping or a list where a field wants text, and text where it wants those, is a fault and never a crash."""

from collections.abc import Iterator
from typing import Any

import pytest

from generator.kinds import KINDS
from generator.model.blank_record import blank_record
from generator.records.yaml_text import read_yaml
from generator.records.yaml_writing import yaml_text
from generator.stages.compile_record import Head, compile_record, head_decoder
from tests.model.uncommenting import uncommented

SHAPES: tuple[Any, ...] = ("字", {"a": "b"}, ["a", "b"], [{"a": "b"}], [["a"]], {"a": {"b": "c"}})


def laid(tree: Any) -> Iterator[Any]:
    """The tree with each of its values, however deep, in every odd shape."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in list(entries):
        for odd in (*SHAPES, *laid(value)):
            copy = tree.copy()
            copy[key] = odd
            yield copy


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_of_an_odd_shape_is_a_fault_and_no_crash(kind: str) -> None:
    tree, _ = read_yaml(uncommented(blank_record(KINDS[kind])).encode())
    for odd in laid(tree):
        head: Head = head_decoder().decode(compile_record(yaml_text(odd).encode()).head)
        assert head.card is not None or head.findings, odd
