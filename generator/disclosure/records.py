"""Personal data in a record, with the path of keys to it; and the pieces of text that a narrower edition's record holds."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any, Final, NamedTuple

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


class Told(NamedTuple):
    """What a record tells of persons, and keys of the mobile numbers that it gives as an office's telephone."""

    disclosed: tuple[Disclosed, ...] = ()
    declared: tuple[str, ...] = ()


def told_in(tree: dict[str, Any]) -> Told:
    """What a record's texts tell of persons and of offices."""
    texts: list[str] = []
    declared: list[str] = []
    _gather(tree, texts, declared)
    return Told(
        _placed(list(islice(personal_data("\n".join(texts)), _MOST)), tree),
        tuple(value_key(text) for text in declared if is_mobile(text)),
    )


def _gather(tree: Any, texts: list[str], declared: list[str]) -> None:
    """Every text that may tell of a person but an office's own numbers, and the telephones it declares.

    Most records tell nothing: paths can wait.
    """
    if type(tree) is dict:
        for key, value in tree.items():
            if type(value) is not str:
                _gather(value, texts, declared)
            elif key not in _OF_OFFICES:
                if _may_tell(value):
                    texts.append(value)
            elif key == _DECLARES:
                declared.append(value)
    elif type(tree) is list:
        for value in tree:
            if type(value) is not str:
                _gather(value, texts, declared)
            elif _may_tell(value):
                texts.append(value)


_SHORT: Final = 10
"""So few letters and digits are a day, an id, a sum: the shortest number of a person is a mobile's of eleven digits."""


def _may_tell(text: str) -> bool:
    return len(text) > _SHORT or not text.isascii()


def _placed(sightings: list[Sighting], tree: dict[str, Any]) -> tuple[Disclosed, ...]:
    """Sightings in the joined texts of `tree`, each with the path of its text."""
    if not sightings:
        return ()
    paths: list[Path] = []
    starts: list[int] = []
    at = 0
    for path, text in _texts_with_paths(tree, ()):
        if path[-1] not in _OF_OFFICES and _may_tell(text):
            paths.append(path)
            starts.append(at)
            at += len(text) + 1
    return tuple(_disclosed(sighting, paths[bisect_right(starts, sighting.start) - 1]) for sighting in sightings)


def _texts_with_paths(tree: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text, in the order of `_gather`, with the path of keys to it."""
    if type(tree) is str:
        yield path, tree
    elif type(tree) is dict:
        for key, value in tree.items():
            yield from _texts_with_paths(value, (*path, key))
    elif type(tree) is list:
        for position, value in enumerate(tree):
            yield from _texts_with_paths(value, (*path, position))


def _disclosed(sighting: Sighting, path: Path) -> Disclosed:
    words = words_of(sighting)
    return Disclosed(words.rule.at(path, words.message, words.help), words.hash, value_key(sighting.value))


def value_key(value: str) -> str:
    """A quick hash, for comparing within one build; it never leaves the machine."""
    return blake2b(value.encode(), digest_size=8).hexdigest()


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
            if len(piece) >= _LEAST or _weight(piece) >= _LEAST:
                yield piece
    elif isinstance(value, dict):
        for inner in value.values():
            yield from pieces_of(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from pieces_of(inner)


def _weight(piece: str) -> int:
    return 0 if len(piece) * 2 < _LEAST else sum(2 if sign > "\u2e80" else 1 for sign in piece)
