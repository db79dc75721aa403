"""Personal data in a record, with the path of keys to it; and the pieces of text that a narrower edition's record holds."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any, Final

import msgspec

from generator.diagnostics.diagnostic import Finding
from generator.disclosure.numbers import is_mobile
from generator.disclosure.personal_data import personal_data
from generator.disclosure.sighting import Sighting
from generator.disclosure.told import words_of

Path = tuple[str | int, ...]

_MOST: Final = 20
"""Sightings that are told of one record: each is hashed slowly, and an editor who sees twenty looks for the rest."""
_DECLARES: Final = "telephone"
_OF_OFFICES: Final = frozenset({_DECLARES, "uscc", "digest"})
"""Keys under which an office's own numbers stand; the digits of an approval's digest (its schema allows no other) mean nothing."""


class Disclosed(msgspec.Struct, frozen=True, gc=False):
    """A finding that stands unless its value is excepted by the office, or declared as an office's by a record."""

    finding: Finding
    hash: str
    """What an exception calls the value."""
    key: str
    """What tells whether a record declares it."""


def disclosed_in(tree: dict[str, Any]) -> tuple[Disclosed, ...]:
    """What a record's texts tell of persons."""
    paths: list[Path] = []
    starts: list[int] = []
    texts: list[str] = []
    at = 0
    for path, value in _scalars(tree):
        if path[-1] not in _OF_OFFICES:
            paths.append(path)
            starts.append(at)
            texts.append(value)
            at += len(value) + 1
    sightings = islice(personal_data("\n".join(texts)), _MOST)
    return tuple(_disclosed(sighting, paths[bisect_right(starts, sighting.start) - 1]) for sighting in sightings)


def _disclosed(sighting: Sighting, path: Path) -> Disclosed:
    words = words_of(sighting)
    return Disclosed(words.rule.at(path, words.message, words.help), words.hash, value_key(sighting.value))


def value_key(value: str) -> str:
    """A quick hash, for comparing within one build; it never leaves the machine."""
    return blake2b(value.encode(), digest_size=8).hexdigest()


def declared_in(tree: dict[str, Any]) -> tuple[str, ...]:
    """Keys of the mobile numbers that a record gives as an office's telephone."""
    return tuple(value_key(value) for path, value in _scalars(tree) if path[-1] == _DECLARES and is_mobile(value))


def _scalars(tree: Any) -> list[tuple[Path, str]]:
    """Every text with the path of keys to it. One list, for nested generators hand each text up level by level."""
    found: list[tuple[Path, str]] = []
    _gather(tree, (), found)
    return found


def _gather(tree: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    if type(tree) is str:
        found.append((path, tree))
    elif type(tree) is dict:
        for key, value in tree.items():
            _gather(value, (*path, key), found)
    elif type(tree) is list:
        for position, value in enumerate(tree):
            _gather(value, (*path, position), found)


_ALTERED: Final = re.compile(r"[\s<>&\"'`*_\[\]\\|~#=+{}()!]+")
"""Signs that a page, a data file or Markdown writes otherwise than a record does."""
_LEAST: Final = 12


def pieces_of(value: Any) -> Iterator[str]:
    """The pieces of a record's texts that are long enough to mean something, from its values as a schema read them.

    A character counts two, a letter or a digit one: a day or a name of four characters is too short to be a leak by itself.
    Words of a closed list (an enumeration) are the program's own.
    """
    if type(value) is str:
        for piece in _ALTERED.split(value):
            if sum(2 if sign > "\u2e80" else 1 for sign in piece) >= _LEAST:
                yield piece
    elif isinstance(value, dict):
        for inner in value.values():
            yield from pieces_of(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from pieces_of(inner)
