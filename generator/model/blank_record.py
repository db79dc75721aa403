"""A blank record of a kind: every field with its name in both languages, the required ones with an example.

Lines that begin with `##` explain. Optional fields stand behind `# `, as an editor's “comment out” writes it: taking
those two characters away is all it needs to use one. The blank is readable YAML as it stands, and with every field
uncommented it still fits its schema.
"""

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

from generator.diagnostics.diagnostic import Text
from generator.model.kind import Kind
from generator.model.schema_fields import SchemaField, fields_of
from generator.records.yaml_writing import scalar_text

_HOW: Final = (
    "以 ## 开头的是说明；以 # 开头的是选填项，要用时去掉行首的“# ”。必填项已写上示例，请改成实际内容。",
    "Lines with ## explain; lines with # are optional: take the “# ” away to use one. Required ones hold an example.",
)
_REQUIRED: Final = Text("必填", "required")
_LIST: Final = Text("可多项", "list")


def schema_line(kind: Kind[Any]) -> str:
    """The first line of a record in the kind's folder: where an editor's YAML tool finds the schema."""
    up = "../" * (kind.folder.count("/") + 1)
    return f"# yaml-language-server: $schema={up}schemas/{kind.name}.json"


def blank_record(kind: Kind[Any], record_id: str = "", publisher: str = "") -> str:
    """The blank as YAML. `record_id`: the id it begins with, `unit-new` and the like where none is given."""
    given = {
        "kind": kind.name,
        "id": record_id or f"{kind.name.replace('_', '-')}-new",
        "publisher": publisher,
    }
    head = [schema_line(kind), f"## {kind.title.zh}：{kind.about.zh}", f"## {kind.title.en}: {kind.about.en}"]
    head += [f"## {line}" for line in _HOW]
    return "\n".join([*head, *_lines(kind.schema, given)]) + "\n"


def _lines(part: type[BaseModel], given: dict[str, str]) -> Iterator[str]:
    for field in fields_of(part):
        lines = _field(field, given.get(field.key, ""))
        if field.required:
            yield from lines
        else:
            explained, *rest = lines
            yield explained
            yield from (f"# {line}" for line in rest)


def _field(field: SchemaField, given: str) -> list[str]:
    """What it means, on one line, then the field with its example."""
    if field.part is None:
        example = scalar_text(given or _example(field))
        shown = [f"{field.key}:", f"- {example}"] if field.many else [f"{field.key}: {example}"]
    else:
        inner = _nested(field.part, with_all=not field.required)
        shown = [f"{field.key}:", *(_as_item(inner) if field.many else [f"  {line}" for line in inner])]
    return [_explanation(field), *shown]


def _nested(part: type[BaseModel], *, with_all: bool) -> list[str]:
    """The fields of a part, the required ones first; inside an optional part nothing is commented out again."""
    fields = sorted(fields_of(part), key=lambda field: not field.required)
    lines = []
    for position, field in enumerate(fields):
        explained, *rest = _field(field, "")
        lines.append(explained)
        shown = with_all or field.required or position == 0  # a list's item needs one field to stand on
        lines += rest if shown else [f"# {line}" for line in rest]
    return _plain(lines) if with_all else lines


def _plain(lines: list[str]) -> list[str]:
    return [line[: -len(line.lstrip())] + line.lstrip()[2:] if _is_optional(line) else line for line in lines]


def _is_optional(line: str) -> bool:
    return line.lstrip().startswith("# ")


def _as_item(lines: list[str]) -> list[str]:
    """The lines of a mapping as one item of a list: the dash stands before its first field."""
    first = next(position for position, line in enumerate(lines) if not line.startswith("#"))
    return [*lines[:first], f"- {lines[first]}", *(f"  {line}" for line in lines[first + 1 :])]


def _explanation(field: SchemaField) -> str:
    notes = [note for note, holds in ((_REQUIRED, field.required), (_LIST, field.many)) if holds]
    zh, en = field.label.zh, field.label.en
    if field.reference:
        zh, en = f"{zh}，写 {field.reference} 的编号", f"{en}: id of a {field.reference}"
    if notes:
        zh += f"（{'、'.join(note.zh for note in notes)}）"
        en += f" ({', '.join(note.en for note in notes)})"
    choices = f"：{' / '.join(field.choices)}" if field.choices else ""
    return f"## {zh}{choices} · {en}"


def _example(field: SchemaField) -> str:
    """The label's example, or the plainest text that the field takes."""
    if field.label.example:
        return field.label.example
    if field.reference:
        return f"{field.reference.replace('_', '-')}-id"
    options = (*field.choices, f"（{field.label.zh}）", "2026-03-02", "1", "028-80000000")
    return next(text for text in options if field.reads(text))
