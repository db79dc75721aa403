"""From a path of keys to a line and a column: looked up only when a finding is told."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import yaml

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.place import Span, SpanOf
from generator.diagnostics.rules import K_1
from generator.records.forbidden_text import cleaned
from generator.records.yaml_events import DEEPEST, HAS_LIBYAML, Event, events

_WORD: Final = re.compile(r"[\w.-]+")
"""What is underlined of a fault that has a position only: the word that begins there."""


@dataclass
class _Node:
    """A value with its marks (from 0); `named` has a mapping's values, `keys` its keys, `listed` a list's values."""

    start: tuple[int, int]
    end: tuple[int, int]
    named: dict[str, "_Node"] = field(default_factory=dict)
    keys: dict[str, "_Node"] = field(default_factory=dict)
    listed: list["_Node"] = field(default_factory=list)


def places(source: Callable[[str], bytes]) -> SpanOf:
    """Find the place of any diagnostic; `source` gives a file's bytes, and b"" for a file that can't be read.

    The last file is kept, so that the many findings of one file read it once when they come together.
    """

    @lru_cache(maxsize=1)
    def text_of(file: str) -> str:
        return _text(source(file))

    @lru_cache(maxsize=1)
    def root_of(file: str) -> _Node | None:
        return _root(text_of(file), HAS_LIBYAML)

    def span_of(diagnostic: Diagnostic) -> Span | None:
        text, finding = text_of(diagnostic.file), diagnostic.finding
        if not text:
            return None
        if finding.position:
            return _character_span(text.split("\n"), *finding.position)
        root = root_of(diagnostic.file)
        if root is None:
            return None
        # Of a field that isn't known the name is at fault, not the value.
        node = _key(root, finding.path) if finding.code == K_1.code else _descend(root, finding.path)
        return _span(text.split("\n"), node)

    return span_of


def locate(data: bytes, path: tuple[str | int, ...], *, libyaml: bool = HAS_LIBYAML) -> Span | None:
    """Where the value at `path` stands; None if `data` can't be read that far.

    A key that is missing is placed at the mapping it is missing from.
    """
    text = _text(data)
    root = _root(text, libyaml)
    return _span(text.split("\n"), _descend(root, path)) if root else None


def _text(data: bytes) -> str:
    return cleaned(data.decode("utf-8-sig", "replace").replace("\0", " "))[0]


def _descend(node: _Node, path: tuple[str | int, ...]) -> _Node:
    for key in path:
        inner = node.named.get(key) if isinstance(key, str) else _nth(node.listed, key)
        if inner is None:
            break
        node = inner
    return node


def _key(root: _Node, path: tuple[str | int, ...]) -> _Node:
    *above, name = path
    parent = _descend(root, tuple(above))
    return parent.keys.get(str(name), parent)


def _character_span(lines: list[str], line: int, column: int) -> Span:
    text = lines[line - 1].removesuffix("\r") if line <= len(lines) else ""
    word = _WORD.match(text, column - 1)
    return Span(line, column, max(word.end() if word else 0, column) + 1, text)


def _nth(nodes: list[_Node], index: int) -> _Node | None:
    return nodes[index] if 0 <= index < len(nodes) else None


def _span(lines: list[str], node: _Node) -> Span:
    (first, column), (last, end_column) = node.start, node.end
    line = lines[first].removesuffix("\r") if first < len(lines) else ""
    end = len(line.rstrip()) if last > first else end_column
    return Span(first + 1, column + 1, max(end, column + 1) + 1, line)


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
                    if len(open_nodes) > DEEPEST:
                        return root  # no finding has a path into a file that was refused for its depth
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
        key: str = event.value if isinstance(event, yaml.ScalarEvent) else ""
        waiting[0] = key
        parent.keys.setdefault(key, node)
    else:
        parent.named.setdefault(waiting[0], node)
        waiting[0] = None


def _mark(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
