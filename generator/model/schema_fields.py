"""The fields of a schema as editors meet them: what a JSON Schema, a blank record and a reference page are made from."""

from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model.fields import Label, Reference

_NO_LABEL: Final = Label("", "")


class SchemaField(NamedTuple):
    """One field of a record or of a part of it."""

    key: str
    """As it stands in a file: `from`, where Python's word is `source`."""
    label: Label
    required: bool
    many: bool
    """A list of such values."""
    part: type[BaseModel] | None
    """The schema of the mapping it holds; None where it holds text."""
    reference: str
    """Kind of the record that its text names; "" where it names none."""
    scalar: Any
    """The type that reads its text."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The texts it may hold, where they are few."""
        found = self.text_schema().get("enum", ())
        return tuple(str(choice) for choice in found)

    def text_schema(self) -> dict[str, Any]:
        """JSON Schema of its text, without the library's titles; empty for a part."""
        return {} if self.part else _text_schema(self.scalar)

    def reads(self, text: str) -> bool:
        """Whether the field takes this text."""
        try:
            TypeAdapter(self.scalar).validate_python(text)
        except ValidationError:
            return False
        return True


@cache
def fields_of(part: type[BaseModel]) -> tuple[SchemaField, ...]:
    """The fields of `part`, in its order: a record's common ones first."""
    found = []
    for name, info in part.model_fields.items():
        marks = tuple(info.metadata)
        label = next((mark for mark in marks if isinstance(mark, Label)), _NO_LABEL)
        scalar, many, marks = _bare(info.annotation, marks)
        holds_part = isinstance(scalar, type) and issubclass(scalar, BaseModel)
        found.append(
            SchemaField(
                key=info.alias or name,
                label=label,
                required=info.is_required(),
                many=many,
                part=scalar if holds_part else None,
                reference=next((mark.kind for mark in marks if isinstance(mark, Reference)), ""),
                scalar=Annotated[(scalar, *marks)] if marks and not holds_part else scalar,
            )
        )
    return tuple(found)


def _bare(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, bool, tuple[Any, ...]]:
    """The type of one value, whether it is listed, and the marks that belong to the value."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _bare(inner, (*more, *marks))
    if origin in {Union, UnionType}:
        return _bare(next(option for option in get_args(annotation) if option is not NoneType), marks)
    if origin is tuple:
        inner, _, marks_of_one = _bare(get_args(annotation)[0], ())
        return inner, True, marks_of_one
    return annotation, False, marks


def _text_schema(scalar: Any) -> dict[str, Any]:
    if isinstance(scalar, type) and issubclass(scalar, Enum):
        return {"type": "string", "enum": [str(member.value) for member in scalar]}
    found = TypeAdapter(scalar).json_schema()
    return {key: value for key, value in found.items() if key in {"type", "enum", "pattern", "format", "minLength"}}
