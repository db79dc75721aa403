"""A record changed in place: only the values that change are written anew, the editor's own lines and comments stay.

Where a file is laid out in a way that this can't follow (anchors, mappings in braces that lack a key), the record is
written whole, as `yaml_text` writes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from generator.records.yaml_text import read_yaml
from generator.records.yaml_writing import Plain, scalar_text, yaml_text

Entry = Mapping[str, str]


class Edited(NamedTuple):
    """The file's new text, and whether it kept the editor's layout."""

    text: str
    kept: bool


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def with_entries(text: str, key: str, name: str, entries: Sequence[Entry], scalars: Mapping[str, str]) -> Edited:
    """The record in `text` with these entries in its list `key`, and these scalars.

    An entry takes the place of the one with the same value of `name`, or stands after the last. `text` is a sound record.
    """
    tree, _ = read_yaml(text.encode())
    wanted = _changed(tree or {}, key, name, entries, scalars)
    edited = _apply(text, _edits(text, key, name, entries, scalars))
    if read_yaml(edited.encode()) == (wanted, []):
        return Edited(edited, kept=True)
    return Edited(yaml_text(wanted), kept=False)


def _changed(
    tree: Mapping[str, Any], key: str, name: str, entries: Sequence[Entry], scalars: Mapping[str, str]
) -> dict[str, Plain]:
    listed = [dict(entry) for entry in tree.get(key) or ()]
    places = {entry.get(name): place for place, entry in enumerate(listed)}
    for entry in entries:
        if entry[name] in places:
            listed[places[entry[name]]] |= entry
        else:
            listed.append(dict(entry))
    return {**tree, **scalars, key: listed}


def _edits(text: str, key: str, name: str, entries: Sequence[Entry], scalars: Mapping[str, str]) -> Iterator[_Edit]:
    try:
        root = yaml.compose(text, yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader)
    except yaml.YAMLError:
        return
    if not isinstance(root, yaml.MappingNode):
        return
    fields = {str(field.value): value for field, value in root.value}
    for field, value in scalars.items():
        if field in fields:
            yield _Edit(fields[field].start_mark.index, fields[field].end_mark.index, scalar_text(value))
        else:
            end = _end_of_line(text, fields["published_on"].end_mark.index)
            yield _Edit(end, end, f"\n{field}: {scalar_text(value)}")
    listed = fields.get(key)
    if not isinstance(listed, yaml.SequenceNode) or not listed.value:
        new = "\n".join(_lines(entries, ""))
        if listed is None:
            end = len(text.rstrip("\n"))
            yield _Edit(end, end, f"\n{key}:\n{new}")
        else:
            yield _Edit(listed.start_mark.index, listed.end_mark.index, f"\n{new}")
        return
    yield from _in_list(text, listed, name, entries)


def _in_list(text: str, listed: yaml.SequenceNode, name: str, entries: Sequence[Entry]) -> Iterator[_Edit]:
    held = {}
    for node in listed.value:
        if isinstance(node, yaml.MappingNode):
            values = {str(field.value): value for field, value in node.value}
            if name in values:
                held[str(values[name].value)] = values
    new: list[Entry] = []
    for entry in entries:
        if entry[name] not in held:
            new.append(entry)
            continue
        values = held[entry[name]]
        for field, value in entry.items():
            if field in values and values[field].value != value:
                yield _Edit(values[field].start_mark.index, values[field].end_mark.index, scalar_text(value))
    if new:
        end = _end_of_line(text, _last_scalar(listed).end_mark.index)
        yield _Edit(end, end, "".join(f"\n{line}" for line in _lines(new, " " * listed.start_mark.column)))


def _last_scalar(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _end_of_line(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _lines(entries: Sequence[Entry], indent: str) -> Iterator[str]:
    for entry in entries:
        lines = yaml_text({"": [entry]}).splitlines()[1:]
        yield from (indent + line for line in lines)


def _apply(text: str, edits: Iterator[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
