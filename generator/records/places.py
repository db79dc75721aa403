"""From a path of keys to a line and a column: looked up only when a finding is told."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from generator.records.forbidden_text import cleaned
from generator.records.yaml_events import HAS_LIBYAML, Event, events


class Span(NamedTuple):
    """A place in a file. Line and columns count characters from 1; `end_column` is one past the last character."""

    line: int
    column: int
    end_column: int
    text: str
    """The whole line, without its line end."""


@dataclass
class _Node:
    """A value with its marks (from 0); `named` has a mapping's values, `listed` a list's."""

    start: tuple[int, int]
    end: tuple[int, int]
    named: dict[str, "_Node"] = field(default_factory=dict)
    listed: list["_Node"] = field(default_factory=list)


def locate(data: bytes, path: tuple[str | int, ...], *, libyaml: bool = HAS_LIBYAML) -> Span | None:
    """Where the value at `path` stands; None if `data` can't be read that far.

    A key that is missing is placed at the mapping it is missing from.
    """
    text, _ = cleaned(data.decode("utf-8-sig", "replace").replace("\0", " "))
    node = _root(text, libyaml)
    if node is None:
        return None
    for key in path:
        inner = node.named.get(key) if isinstance(key, str) else _nth(node.listed, key)
        if inner is None:
            break
        node = inner
    return _span(text, node.start, node.end)


def position_span(data: bytes, line: int, column: int) -> Span:
    """The one character at `line` and `column`, both from 1, of bytes that may not be text at all."""
    lines = data.decode("utf-8-sig", "replace").split("\n")
    shown = lines[line - 1].removesuffix("\r") if line <= len(lines) else ""
    return Span(line, column, column + 1, shown)


def _nth(nodes: list[_Node], index: int) -> _Node | None:
    return nodes[index] if 0 <= index < len(nodes) else None


def _span(text: str, start: tuple[int, int], end: tuple[int, int]) -> Span:
    line = text.split("\n")[start[0]].removesuffix("\r") if text else ""
    last = end[1] if end[0] == start[0] else len(line)
    return Span(start[0] + 1, start[1] + 1, max(last, start[1] + 1) + 1, line)


def _root(text: str, libyaml: bool) -> _Node | None:
    """The first document's nodes, as far as they can be read."""
    root: _Node | None = None
    open_nodes: list[tuple[_Node, list[str | None]]] = []
    try:
        for event in events(text, libyaml=libyaml):
            match event:
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    open_nodes.pop()[0].end = _mark(event.end_mark)
                case yaml.DocumentEndEvent():
                    return root
                case yaml.NodeEvent():
                    node = _Node(_mark(event.start_mark), _mark(event.end_mark))
                    root = root or node
                    _attach(open_nodes, node, event)
                    if isinstance(event, yaml.CollectionStartEvent):
                        open_nodes.append((node, [None] if isinstance(event, yaml.MappingStartEvent) else []))
    except yaml.YAMLError:
        pass  # what was read before the fault still has its places
    return root


def _attach(open_nodes: list[tuple[_Node, list[str | None]]], node: _Node, event: Event) -> None:
    if not open_nodes:
        return
    parent, waiting = open_nodes[-1]
    if not waiting:
        parent.listed.append(node)
    elif waiting[0] is None:
        waiting[0] = event.value if isinstance(event, yaml.ScalarEvent) else ""
    else:
        parent.named.setdefault(waiting[0], node)
        waiting[0] = None


def _mark(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
