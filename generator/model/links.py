"""Which references a record holds: read off its schema once, then followed in every record."""

from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.fields import Reference
from generator.model.kind import Link, Record

_Path = tuple[str | int, ...]
_Follow = Callable[[Any, _Path], Iterator[Link]]


def links_of(record: Record) -> tuple[Link, ...]:
    """Every reference in `record`, in the order of its fields; an empty text refers to nothing."""
    return tuple(_links(record, ()))


def _links(part: BaseModel, path: _Path) -> Iterator[Link]:
    for name, key, follow in _followed(type(part)):
        value = getattr(part, name)
        if value:
            yield from follow(value, (*path, key))


@cache
def _followed(schema: type[BaseModel]) -> tuple[tuple[str, str, _Follow], ...]:
    """The fields of `schema` under which a reference can stand: attribute, key in the record, how to follow."""
    found = []
    for name, field in schema.model_fields.items():
        follow = _follow(field.annotation, tuple(field.metadata))
        if follow:
            found.append((name, field.alias or name, follow))
    return tuple(found)


def _follow(annotation: Any, metadata: tuple[Any, ...]) -> _Follow | None:
    for mark in metadata:
        if isinstance(mark, Reference):
            return _reference(mark.kind)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _follow(inner, tuple(marks))
    if origin in {Union, UnionType}:
        inner = next(option for option in get_args(annotation) if option is not NoneType)
        return _follow(inner, ())
    if origin is tuple:
        each = _follow(get_args(annotation)[0], ())
        return _each(each) if each else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and _followed(annotation):
        return _links
    return None


def _reference(kind: str) -> _Follow:
    def follow(value: str, path: _Path) -> Iterator[Link]:
        yield Link(path, kind, value)

    return follow


def _each(follow: _Follow) -> _Follow:
    def follow_each(values: tuple[Any, ...], path: _Path) -> Iterator[Link]:
        for position, value in enumerate(values):
            yield from follow(value, (*path, position))

    return follow_each
