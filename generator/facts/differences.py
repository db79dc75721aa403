"""How a record differs from what was approved, in words: field by field, what it was and what it is now."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

import msgspec
from pydantic import BaseModel

from generator.diagnostics.diagnostic import Text
from generator.facts.references import RecordName
from generator.kinds import KINDS
from generator.model.schema_fields import SchemaField, fields_of

Trees = Mapping[RecordName, Mapping[str, Any]]
"""Records as their files say them, without empty values."""


class Difference(NamedTuple):
    """One field of one record: its names from the outside in, and its words then and now, "" for nothing."""

    record: str
    """What kind of record it is, in Chinese."""
    field: str
    """办理地点 1 · 办理时间."""
    key: str
    """The path of keys, as places.0.hours."""
    then: str
    now: str


def differences(then: Trees, now: Trees) -> tuple[Difference, ...]:
    """Everything that differs, the records of `then` first. A record that one of the two lacks differs as a whole."""
    found: list[Difference] = []
    for name in dict.fromkeys((*then, *now)):
        kind = KINDS[name.kind]
        if name not in then or name not in now:
            there = "有" if name in then else "", "有" if name in now else ""
            found.append(Difference(kind.title.zh, f"{kind.title.zh}“{name.id}”", name.id, *there))
            continue
        left_out = kind.sealed_without or frozenset()
        for key, titles, before, after in _of_mapping(kind.schema, then[name], now[name], left_out):
            found.append(Difference(kind.title.zh, " · ".join(titles), ".".join(key), before, after))
    return tuple(found)


_Found = Iterator[tuple[tuple[str, ...], tuple[str, ...], str, str]]
"""(path of keys, names of the fields, then, now)."""


def _of_mapping(
    part: type[BaseModel], then: Mapping[str, Any], now: Mapping[str, Any], left_out: frozenset[str] = frozenset()
) -> _Found:
    fields = {field.key: field for field in fields_of(part)}
    for key in dict.fromkeys((*then, *now)):
        before, after = then.get(key), now.get(key)
        if before == after or key in left_out:
            continue
        field = fields.get(key)
        title = field.label.zh if field else key
        for path, titles, was, is_ in _of_value(field, before, after):
            yield (key, *path), (title, *titles), was, is_


def _of_value(field: SchemaField | None, before: Any, after: Any) -> _Found:
    part = field.part if field else None
    if isinstance(before, list) and isinstance(after, list):
        yield from _of_list(part, before, after)
    elif part and isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mapping(part, before, after)
    else:
        yield (), (), words_of(before), words_of(after)


def _of_list(part: type[BaseModel] | None, before: Sequence[Any], after: Sequence[Any]) -> _Found:
    """Values that stay are matched; what stands between them is compared in its order."""
    old_keys, new_keys = (list(map(msgspec.json.encode, values)) for values in (before, after))
    for tag, left, left_end, right, right_end in SequenceMatcher(
        None, old_keys, new_keys, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        old, new = before[left:left_end], after[right:right_end]
        for offset in range(max(len(old), len(new))):
            was = old[offset] if offset < len(old) else None
            is_ = new[offset] if offset < len(new) else None
            place = right + offset if is_ is not None else left + offset
            if part and isinstance(was, dict) and isinstance(is_, dict):
                for path, titles, then, now in _of_mapping(part, was, is_):
                    yield (str(place), *path), (f"第{place + 1}项", *titles), then, now
            else:
                yield (str(place),), (f"第{place + 1}项",), words_of(was), words_of(is_)


def words_of(value: Any) -> str:
    """A value in one line: of a mapping or list its texts."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    inner = value.values() if isinstance(value, dict) else value
    return "，".join(words_of(each) for each in inner)


_TOLD: Final = 5
_LONGEST: Final = 40


def in_words(found: Sequence[Difference]) -> Text:
    """The first few differences in one sentence."""
    zh = [f"{each.field} {_quoted(each.then)}→{_quoted(each.now)}" for each in found[:_TOLD]]
    en = [f"{each.key}: {_quoted(each.then)} → {_quoted(each.now)}" for each in found[:_TOLD]]
    more = len(found) - _TOLD
    if more > 0:
        zh.append(f"另有{more}处")
        en.append(f"{more} more")
    return Text("；".join(zh), "; ".join(en))


def _quoted(words: str) -> str:
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f"“{shown}”" if words else "（无）"
