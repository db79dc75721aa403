"""The careful way through a YAML text: event by event, each fault with its place."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Y_2, Y_3, Y_4, Y_7, Y_8
from generator.records.forbidden_text import MOST_FAULTS, hidden_in_value
from generator.records.syntax_faults import syntax_fault
from generator.records.yaml_events import DEEPEST, HAS_LIBYAML, Event, events, node_start

Tree = dict[str, "Tree"] | list["Tree"] | str
"""A record's plain data: mappings by text, lists, and text."""


def read_carefully(text: str, *, libyaml: bool = HAS_LIBYAML) -> tuple[dict[str, Tree] | None, list[Finding]]:
    """The record in `text`, and its faults in the order of the text."""
    reading = _Reading()
    try:
        for event in events(text, libyaml=libyaml):
            reading.take(event)
            if reading.hopeless or len(reading.findings) >= MOST_FAULTS:
                return None, reading.findings
    except yaml.YAMLError as fault:
        return None, [*reading.findings, syntax_fault(fault, text)]
    if not isinstance(reading.root, dict):
        return None, [*reading.findings, _no_mapping(reading.root)]
    return (None if reading.lost else reading.root), reading.findings


@dataclass
class _Collection:
    """An open mapping or list; `key` waits for its value, `key_lines` tells where each key was first written."""

    tree: Any
    key: str | None = None
    keeps: bool = True
    key_lines: dict[str, int] = field(default_factory=dict)


@dataclass
class _Reading:
    """How far the events have been read. Lives for one text only."""

    findings: list[Finding] = field(default_factory=list)
    open: list[_Collection] = field(default_factory=list)
    root: Tree | None = None
    documents: int = 0
    hopeless: bool = False
    lost: bool = False
    """A value was refused, so the tree is not the record."""

    def take(self, event: Event) -> None:
        """Take the next event."""
        if node_start(event):
            self._refuse_properties(event)
        match event:
            case yaml.ScalarEvent():
                self._take_scalar(event)
            case yaml.AliasEvent():
                self._place("", event)
            case yaml.MappingStartEvent():
                self._enter({}, event)
            case yaml.SequenceStartEvent():
                self._enter([], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()
            case yaml.DocumentStartEvent():
                self._start_document(event)

    def _take_scalar(self, event: Event) -> None:
        hidden = hidden_in_value(event.value, *_position(event))
        self.findings += hidden
        self.lost = self.lost or bool(hidden)
        self._place(event.value, event)

    def _refuse_properties(self, event: Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(f"别名 *{event.anchor}", f"the alias *{event.anchor}", event)
            return
        if event.anchor is not None:
            self._refuse(f"锚点 &{event.anchor}", f"the anchor &{event.anchor}", event)
        if event.tag is not None:
            self._refuse(f"标签 {event.tag}", f"the tag {event.tag}", event)

    def _refuse(self, zh: str, en: str, event: Event) -> None:
        self.lost = True
        line, column = _position(event)
        self.findings.append(
            Y_4.at_position(
                line,
                column,
                Text(f"不能使用{zh}", f"{en} may not be used"),
                Text(
                    "在这里写出值本身；值以 & * ! 开头时加引号，如 '*注'",
                    "write the value itself here; where a value begins with & * !, quote it, as '*note'",
                ),
            )
        )

    def _start_document(self, event: Event) -> None:
        self.documents += 1
        if event.version or event.tags:
            self._refuse("% 开头的 YAML 指令", "a YAML directive (%)", event)
        if self.documents > 1:
            self.hopeless = True
            self.findings.append(
                Y_8.at_position(
                    *_position(event),
                    Text("文件里有第二条记录（---）", "the file holds a second record (---)"),
                    Text("每条记录单独存成一个文件", "give each record a file of its own"),
                )
            )

    def _enter(self, tree: Any, event: Event) -> None:
        if len(self.open) == DEEPEST:
            self.hopeless = True
            # Keys that are no text, on the way down, are the same fault.
            self.findings = [fault for fault in self.findings if fault.code != Y_2.code]
            self.findings.append(
                Y_7.at_position(
                    *_position(event),
                    Text(f"嵌套超过 {DEEPEST} 层", f"more than {DEEPEST} levels of nesting"),
                    Text(
                        "检查括号和缩进；方括号开头的文字加引号",
                        "check brackets and indentation; quote text in brackets",
                    ),
                )
            )
            return
        self._place(tree, event)
        self.open.append(_Collection(tree))

    def _place(self, tree: Tree, event: Event) -> None:
        if not self.open:
            self.root = tree
            return
        inner = self.open[-1]
        if isinstance(inner.tree, list):
            inner.tree.append(tree)
        elif inner.key is None:
            self._take_key(inner, tree, event)
        else:
            if inner.keeps:
                inner.tree[inner.key] = tree
            inner.key = None

    def _take_key(self, mapping: _Collection, key: Tree, event: Event) -> None:
        line, column = _position(event)
        mapping.keeps = False
        if not isinstance(key, str):
            self.lost = True
            mapping.key = ""
            if not (self.findings and self.findings[-1].position and self.findings[-1].position[0] == line):
                self.findings.append(_key_not_text(line, column))
            return
        mapping.key = key
        if key == "<<":
            self._refuse("合并键 <<", "the merge key <<", event)
        elif key in mapping.key_lines:
            self.findings.append(_equal_keys(key, mapping.key_lines[key], line, column))
        else:
            mapping.keeps = True
            mapping.key_lines[key] = line


def _position(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _equal_keys(key: str, first: int, line: int, column: int) -> Finding:
    return Y_3.at_position(
        line,
        column,
        Text(f"字段 {key} 写了两次，第一次在第 {first} 行", f"the key {key} is written twice, first in line {first}"),
        Text(
            "留下正确的一个；几个值写成列表，每行以“- ”开头",
            "keep the right one; several values are a list, each on a line that begins with “- ”",
        ),
    )


def _key_not_text(line: int, column: int) -> Finding:
    return Y_2.at_position(
        line,
        column,
        Text("字段名只能是文字", "a key can only be text"),
        Text(
            "写成“字段: 值”；花括号或方括号开头的值加引号",
            "write “key: value”; quote a value that begins with a bracket",
        ),
    )


def _no_mapping(root: Tree | None) -> Finding:
    if root is None:
        message = Text("文件是空的", "the file is empty")
    elif isinstance(root, list):
        message = Text("文件是一个列表，不是一条记录", "the file is a list, not a record")
    else:
        message = Text("文件只有一段文字，不是一条记录", "the file is a piece of text, not a record")
    return Y_8.at_position(
        1,
        1,
        message,
        Text(
            "每行写“字段: 值”，冒号后空一格；空白记录用 liangquan new 生成",
            "write “key: value” on each line, a space after the colon; `liangquan new` gives a blank record",
        ),
    )
