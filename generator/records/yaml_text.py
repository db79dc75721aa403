"""YAML in which every scalar is text, exactly as written.

YAML 1.1 makes 510 of `8:30`, False of `no` and 10 of `012`; here they stay `8:30`, `no` and `012`, and an empty value
is "". Most files hold no fault: those in the plain form are read line by line, others take the short way, which composes
libyaml's nodes and looks at no mark. The short way is taken only where anchors, tags, directives and depth are ruled out
by a look at the text; whatever it can't vouch for goes the careful way, which reads events and tells every fault with its
place.
"""

from typing import Any, Final

import yaml

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Y_2, Y_6
from generator.records.careful_reading import Tree, read_carefully
from generator.records.composing import composed
from generator.records.forbidden_text import cleaned, decoded
from generator.records.places import locate
from generator.records.plain_form import read_plain
from generator.records.yaml_events import DEEPEST, HAS_LIBYAML

__all__ = ["LARGEST", "Tree", "locate", "read_yaml"]

LARGEST: Final = 1_000_000
"""Bytes in a file of records."""


def read_yaml(data: bytes) -> tuple[dict[str, Tree] | None, list[Finding]]:
    """The record in `data` and what is wrong with its text; None where there is no tree to go on with.

    A tree may come with findings: equal keys and forbidden characters don't stop the fields from being read.
    """
    if len(data) > LARGEST:
        return None, [_too_large(len(data))]
    text, findings = decoded(data)
    if text is None:
        return None, findings
    text, forbidden = cleaned(text)
    tree = read_plain(text) or _short_way(text)
    if tree is None:
        tree, told = read_carefully(text)
        forbidden += _not_of_lines(told, forbidden)
    return tree, findings + forbidden


def _not_of_lines(told: list[Finding], forbidden: list[Finding]) -> list[Finding]:
    """Leave out syntax faults of a line that holds a forbidden character: they are one fault told twice."""
    lines = {finding.position[0] for finding in forbidden if finding.position}
    return [fault for fault in told if fault.code != Y_2.code or not fault.position or fault.position[0] not in lines]


class _OutOfShape(Exception):
    """The short way can't vouch for this text."""


def _short_way(text: str) -> dict[str, Tree] | None:
    """The record, or None if the text must be read carefully."""
    node = composed(text) if HAS_LIBYAML else None
    try:
        return _mapping(node.value, 1) if type(node) is yaml.MappingNode else None
    except _OutOfShape:
        return None


def _mapping(pairs: list[tuple[Any, Any]], depth: int) -> dict[str, Tree]:
    if depth > DEEPEST:
        raise _OutOfShape
    tree: dict[str, Tree] = {}
    for key, node in pairs:
        name = key.value
        if type(name) is not str or name in tree:
            raise _OutOfShape
        value = node.value
        if type(value) is str:
            tree[name] = value
        elif type(node) is yaml.MappingNode:
            tree[name] = _mapping(value, depth + 1)
        else:
            tree[name] = _sequence(value, depth + 1)
    return tree


def _sequence(nodes: list[Any], depth: int) -> list[Tree]:
    if depth > DEEPEST:
        raise _OutOfShape
    items: list[Tree] = []
    for node in nodes:
        value = node.value
        if type(value) is str:
            items.append(value)
        elif type(node) is yaml.MappingNode:
            items.append(_mapping(value, depth + 1))
        else:
            items.append(_sequence(value, depth + 1))
    return items


def _too_large(size: int) -> Finding:
    return Y_6.at_position(
        1,
        1,
        Text(f"文件有 {size:,} 字节，超过 {LARGEST:,} 字节", f"the file has {size:,} bytes, more than {LARGEST:,}"),
        Text(
            "附件另存，记录中只写它的名称；多条记录分成多个文件",
            "keep attachments in files of their own and name them here; give each record a file",
        ),
    )
