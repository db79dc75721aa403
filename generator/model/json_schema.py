"""JSON Schema 2020-12 of a kind, for editors' YAML tools and for `check-jsonschema`.

A schema takes whatever the reader takes, and refuses what it can of the rest. For the reader every scalar is text;
the tools read `copies: 1` as a number and an empty value as null. So a field whose text may look like a number or a
truth value takes those too, and an optional field may be empty.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

from generator.model.kind import Kind
from generator.model.schema_fields import SchemaField, fields_of

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_LOOKS_LIKE: Final = {
    "integer": ("0", "7", "54", "110", "2026", "12345", "510108", "28800000", "510108002001"),
    "number": ("1.5", "128.50", "1e5"),
    "boolean": ("true", "false", "yes", "no", "on", "off"),
}
"""Texts that YAML tools read as something else than text."""


def json_schema(kind: Kind[Any]) -> dict[str, Any]:
    """The schema of `kind` as plain JSON data; its `$id` is relative, so that it holds wherever it is kept."""
    about = kind.about
    root = _mapping(kind.schema)
    words = {key: root["properties"]["kind"][key] for key in ("title", "description")}
    root["properties"]["kind"] = {**words, "const": kind.name}
    parts = {part.__name__: part for part in _parts(kind.schema)}
    return {
        "$schema": DIALECT,
        "$id": f"liangquan/{kind.name}",
        "title": f"{kind.title.zh} {kind.title.en}",
        "description": f"{about.zh} {about.en}",
        **root,
        "$defs": {name: _mapping(parts[name]) for name in sorted(parts)},
    }


def _parts(schema: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in fields_of(schema):
        if field.part:
            yield field.part
            yield from _parts(field.part)


def _mapping(part: type[BaseModel]) -> dict[str, Any]:
    fields = fields_of(part)
    mapping: dict[str, Any] = {
        "type": "object",
        "properties": {field.key: {**_words(field), **_values(field)} for field in fields},
        "additionalProperties": False,
    }
    required = [field.key for field in fields if field.required]
    return mapping | {"required": required} if required else mapping


def _words(field: SchemaField) -> dict[str, Any]:
    label = field.label
    description = label.en
    if field.reference:
        description += f" (id of a {field.reference})"
    if label.example:
        description += f"; e.g. {label.example}"
    return {"title": label.zh, "description": description}


def _values(field: SchemaField) -> dict[str, Any]:
    if not field.many:
        return _part(field) if field.part else _text(field, may_be_empty=not field.required)
    items = {"$ref": _ref(field.part)} if field.part else _text(field, may_be_empty=False)
    if field.required:
        return {"type": "array", "items": items, "minItems": 1}
    return {"type": ["array", "string", "null"], "items": items, "maxLength": 0}


def _part(field: SchemaField) -> dict[str, Any]:
    if field.required:
        return {"$ref": _ref(field.part)}
    empty: dict[str, Any] = {"enum": [None, "", {}, []]}  # the reader leaves out a key that holds nothing
    return {"anyOf": [{"$ref": _ref(field.part)}, empty]}


def _ref(part: type[BaseModel] | None) -> str:
    return f"#/$defs/{part.__name__}" if part else ""


def _text(field: SchemaField, *, may_be_empty: bool) -> dict[str, Any]:
    form = field.text_schema()
    if choices := form.get("enum"):
        return {"enum": [*choices, "", None]} if may_be_empty else {"enum": choices}
    types = ["string", *_other_types(field)]
    if may_be_empty:
        types.append("null")
    made: dict[str, Any] = {"type": types if len(types) > 1 else "string"}
    if form.get("format") == "date" and not may_be_empty:
        made["format"] = "date"
    elif form.get("format") == "date":
        made["pattern"] = r"^(\d{4}-\d{2}-\d{2})?$"
    elif pattern := form.get("pattern"):
        made["pattern"] = f"^$|{pattern}" if may_be_empty else pattern
        if "integer" in types or "number" in types:
            made |= {} if re.match(pattern, "-1") else {"minimum": 0}
    elif not may_be_empty:
        made["minLength"] = 1
    return made


def _other_types(field: SchemaField) -> list[str]:
    taken = [type_ for type_, texts in _LOOKS_LIKE.items() if any(field.reads(text) for text in texts)]
    return [type_ for type_ in taken if not (type_ == "integer" and "number" in taken)]
