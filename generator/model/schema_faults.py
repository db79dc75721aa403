"""What the schema holds against a record, in our words: never the library's raw text."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_1, K_2, K_3, K_4
from generator.model.fields import Label

_Path = tuple[str | int, ...]


def schema_findings(fault: ValidationError, schema: type[BaseModel]) -> Iterator[Finding]:
    """One finding for each thing that `schema` holds against a record."""
    for error in fault.errors(include_url=False):
        path: _Path = error["loc"]
        yield _finding(error, path, schema)


def _finding(error: ErrorDetails, path: _Path, schema: type[BaseModel]) -> Finding:
    context = error.get("ctx", {})
    match error["type"]:
        case "field_fault":
            return K_3.at(path, Text(context["zh"], context["en"]), Text(*context["write"]))
        case "missing":
            return _missing(path, schema)
        case "extra_forbidden":
            return _unknown(path, schema)
        case "enum":
            return _not_a_choice(path, error["input"], schema)
        case _:
            return _wrong_shape(path, error["type"])


def _missing(path: _Path, schema: type[BaseModel]) -> Finding:
    label = _label(path, schema)
    name = path[-1]
    example = f"{name}: {label.example}" if label and label.example else f"{name}: …"
    zh, en = (label.zh, label.en) if label else (str(name), str(name))
    return K_2.at(
        path,
        Text(f"缺少 {name}（{zh}）", f"`{name}` ({en}) is missing"),
        Text(f"加上一行，如 {example}", f"add a line, as `{example}`"),
    )


def _unknown(path: _Path, schema: type[BaseModel]) -> Finding:
    part = _part_at(path[:-1], schema)
    known = list(_keys(part)) if part else []
    near = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    if near:
        help_ = Text(f"是不是 {near[0]}？", f"did you mean `{near[0]}`?")
    else:
        help_ = Text(f"删去这一行；可用的有 {'、'.join(known)}", f"delete the line; known here: {', '.join(known)}")
    return K_1.at(path, Text(f"没有“{path[-1]}”这一项", f"there is no field `{path[-1]}` here"), help_)


def _not_a_choice(path: _Path, given: Any, schema: type[BaseModel]) -> Finding:
    choices = [str(member.value) for member in _choices(_annotation_at(path, schema))]
    near = get_close_matches(str(given), choices, n=1, cutoff=0.5)
    mark = "；" if any("、" in choice for choice in choices) else "、"
    return K_4.at(
        path,
        Text(f"“{given}”不在可选之列", f"“{given}” is not one of the choices"),
        Text(
            (f"是不是“{near[0]}”？" if near else "") + f"可选：{mark.join(choices)}",
            (f"did you mean “{near[0]}”? " if near else "") + f"choose from {', '.join(choices)}",
        ),
    )


def _wrong_shape(path: _Path, type_: str) -> Finding:
    if type_ in {"tuple_type", "list_type"}:
        wanted = Text("一个列表，每项一行，以“- ”开头", "a list, an item a line, each beginning with `- `")
    elif type_ in {"model_type", "model_attributes_type", "dict_type"}:
        wanted = Text("下一层的若干“键: 值”，缩进两格", "`key: value` lines, indented by two")
    else:
        wanted = Text("一行文字", "a line of text")
    return K_3.at(
        path,
        Text("这里的写法层次不对", "this has the wrong shape"),
        Text(f"写成{wanted.zh}", f"write {wanted.en}"),
    )


def _keys(part: type[BaseModel]) -> Mapping[str, Any]:
    return {field.alias or name: field for name, field in part.model_fields.items()}


def _part_at(path: _Path, schema: type[BaseModel]) -> type[BaseModel] | None:
    annotation = _annotation_at(path, schema)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _annotation_at(path: _Path, schema: type[BaseModel]) -> Any:
    """The type at `path`, without its marks, its None and its list."""
    found: Any = schema
    for key in path:
        if isinstance(key, int):
            found = _bare(get_args(found)[0]) if get_origin(found) is tuple else None
        elif isinstance(found, type) and issubclass(found, BaseModel):
            field = _keys(found).get(key)
            found = _bare(field.annotation) if field else None
        else:
            return None
    return found


def _bare(annotation: Any) -> Any:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return _bare(next(option for option in get_args(annotation) if option is not NoneType))
    return annotation


def _choices(annotation: Any) -> tuple[Enum, ...]:
    return tuple(annotation) if isinstance(annotation, type) and issubclass(annotation, Enum) else ()


def _label(path: _Path, schema: type[BaseModel]) -> Label | None:
    part = _part_at(path[:-1], schema)
    field = _keys(part).get(str(path[-1])) if part else None
    marks = field.metadata if field else ()
    return next((mark for mark in marks if isinstance(mark, Label)), None)
