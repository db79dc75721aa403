"""Files of the search index: in its lists of terms each is written as what differs from the one before, so they are spelt out."""

import json
from collections.abc import Iterator

from generator.disclosure.decoding import strings_of
from generator.disclosure.tables import tree_lines
from generator.search.varints import read_front_coded, read_varint


def texts(data: bytes) -> Iterator[str]:
    """What the inflated file says: JSON, or terms, or what can be read of it."""
    try:
        yield "\n".join(tree_lines(json.loads(data)))
    except (ValueError, RecursionError):
        yield from strings_of(data)
        for has_length in (False, True):
            if terms := _terms(data, has_length=has_length):
                yield "\n".join(terms)


def _terms(data: bytes, *, has_length: bool) -> list[str]:
    """The terms of a part of the vocabulary, or of a shard (whose terms come after their length); none of any other file."""
    try:
        count, at = read_varint(data, 0)
        if has_length:
            _, at = read_varint(data, at)
        if count > len(data):
            return []
        return [term.decode() for term in read_front_coded(data, at, count)[0]]
    except (IndexError, UnicodeDecodeError):
        return []
