"""What a merge may bring: the parents' contents brought together, and nothing that no parent holds.

Each entry and each field is merged by itself, as git merges lines: what one side changed against the base is taken, what
both left stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from generator.diagnostics.diagnostic import Text
from generator.provenance.signed_records import Version

T = TypeVar("T")


def smuggled_in(bases: Sequence[Version], parents: Sequence[Version | None], result: Version | None) -> Iterator[Text]:
    """What the merge's `result` does to the record of its own; nothing for an honest one."""
    if result is None:
        if None not in parents:
            yield Text("删去了记录", "it deletes the record")
        return
    held = [parent for parent in parents if parent is not None]
    if not held:
        yield Text("带来了各方都没有的记录", "it brings a record that no parent holds")
        return
    entries = {entry.digest: entry.name for version in (*held, result) for entry in version.entries}
    lists = [[entry.digest for entry in parent.entries] for parent in held]
    came = [entry.digest for entry in result.entries]
    wanted = _together([[entry.digest for entry in base.entries] for base in bases], lists)
    for digest in dict.fromkeys(came):
        if digest not in wanted or _repeats(digest, came, lists):
            yield Text(f"带来了各方都没有的“{entries[digest]}”环节", f"it brings an entry {entries[digest]} of its own")
    for digest, name in entries.items():
        if digest in wanted and digest not in came:
            yield Text(f"丢弃了“{name}”环节", f"it drops the entry {name}")
    if not all(_in_order(came, [digest for digest in parent if digest in came]) for parent in lists):
        yield Text("调换了环节的次序", "it changes the order of entries")
    yield from _fields(bases, held, result)


def one_of(base: T, parents: Sequence[T], result: T) -> bool:
    """Whether an honest merge may have this result: what one side changed, or where several did, one of theirs."""
    changed = [parent for parent in parents if parent != base]
    return result in changed if changed else result == base


def _fields(bases: Sequence[Version], held: Sequence[Version], result: Version) -> Iterator[Text]:
    keys = sorted({key for version in (*held, result) for key in version.fields})
    base: Mapping[str, str] = bases[0].fields if bases else {}
    for key in keys:
        if one_of(base.get(key), [parent.fields.get(key) for parent in held], result.fields.get(key)):
            continue
        lists = [parent.lists.get(key, ()) for parent in held if key in parent.fields]
        before = [version.lists.get(key, ()) for version in bases]
        came = result.lists.get(key, ())
        repeated = any(_repeats(item, came, lists) for item in came)
        if key not in result.lists or repeated or set(came) != _together(before, lists):
            yield Text(f"改动了 {key}", f"it changes `{key}`")


def _together(bases: Sequence[Sequence[str]], parents: Sequence[Sequence[str]]) -> set[str]:
    """What the parents hold, without what one of them took out of a base."""
    before = {item for base in bases for item in base}
    dropped = {item for item in before if any(item not in parent for parent in parents)}
    return {item for parent in parents for item in parent} - dropped


def _repeats(item: str, came: Sequence[str], parents: Sequence[Sequence[str]]) -> bool:
    return came.count(item) > max(parent.count(item) for parent in parents)


def _in_order(whole: Sequence[str], part: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(item in rest for item in part)
