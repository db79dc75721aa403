"""From a path of keys to a line and a column: looked up only when a finding is told."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import yaml

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.place import Span, SpanOf
from generator.diagnostics.rules import K_1
from generator.records.composing import composed
from generator.records.forbidden_text import cleaned
from generator.records.yaml_events import DEEPEST, HAS_LIBYAML, Event, events

_Node = Any
"""A node of PyYAML, whose stubs don't name its marks (from 0): its `value` is a text, a list of nodes, or one of pairs."""

_WORD: Final = re.compile(r"[\w.-]+")
"""What is underlined of a fault that has a position only: the word that begins there."""


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
        inner = _named(node, key)[1] if isinstance(key, str) else _nth(node, key)
        if inner is None:
            break
        node = inner
    return node


def _key(root: _Node, path: tuple[str | int, ...]) -> _Node:
    *above, name = path
    parent = _descend(root, tuple(above))
    return _named(parent, str(name))[0] or parent


def _named(node: _Node, name: str) -> tuple[_Node | None, _Node | None]:
    """The key `name` of a mapping, the first of equal ones, and its value."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((pair for pair in pairs if pair[0].value == name), (None, None))


def _nth(node: _Node, index: int) -> _Node | None:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else []
    return nodes[index] if 0 <= index < len(nodes) else None


def _character_span(lines: list[str], line: int, column: int) -> Span:
    text = lines[line - 1].removesuffix("\r") if line <= len(lines) else ""
    word = _WORD.match(text, column - 1)
    return Span(line, column, max(word.end() if word else 0, column) + 1, text)


def _span(lines: list[str], node: _Node) -> Span:
    first, column = node.start_mark.line, node.start_mark.column
    last, end_column = node.end_mark.line, node.end_mark.column
    line = lines[first].removesuffix("\r") if first < len(lines) else ""
    end = len(line.rstrip()) if last > first else end_column
    return Span(first + 1, column + 1, max(end, column + 1) + 1, line)


def _root(text: str, libyaml: bool) -> _Node | None:
    """The first document's nodes, as far as they can be read."""
    if libyaml and (whole := composed(text)) is not None:
        return whole
    root: _Node | None = None
    open_nodes: list[_Node] = []
    try:
        for event in events(text, libyaml=libyaml):
            match event:
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    open_nodes.pop().end_mark = event.end_mark
                case yaml.DocumentEndEvent():
                    return root
                case yaml.NodeEvent():
                    node = _node(event)
                    root = root or node
                    if open_nodes:
                        _attach(open_nodes[-1], node)
                    if len(open_nodes) >= DEEPEST:
                        return root  # no finding has a path into a file that was refused for its depth
                    if isinstance(event, yaml.CollectionStartEvent):
                        open_nodes.append(node)
    except yaml.YAMLError:
        pass  # what was read before the fault still has its places
    return root


def _node(event: Event) -> _Node:
    start, end = event.start_mark, event.end_mark
    match event:
        case yaml.MappingStartEvent():
            return yaml.MappingNode("", [], start, end)
        case yaml.SequenceStartEvent():
            return yaml.SequenceNode("", [], start, end)
        case _:
            return yaml.ScalarNode("", getattr(event, "value", ""), start, end)


def _attach(parent: _Node, node: _Node) -> None:
    """Put `node` into `parent`; a key stands for its value until that comes."""
    if isinstance(parent, yaml.SequenceNode):
        parent.value.append(node)
    elif parent.value and parent.value[-1][0] is parent.value[-1][1]:
        parent.value[-1] = (parent.value[-1][0], node)
    else:
        parent.value.append((node, node))
