"""Files of the search index, by their folders: JSON, or terms each written as what differs from the one before it.

Numbers of documents fill the rest of them; read as text, such bytes would now and then look like a telephone number.
"""

import json
from collections.abc import Iterator

from generator.disclosure.decoding import strings_of
from generator.disclosure.tables import tree_lines
from generator.search.varints import read_front_coded, read_varint


def texts(name: str, data: bytes) -> Iterator[str]:
    """What the inflated file called `name` says."""
    folder = f"/{name}".rpartition("/")[0].rpartition("/")[2]
    try:
        if folder == "vocabulary":
            yield "\n".join(_terms(data, 0))
        elif folder == "terms":
            yield "\n".join(_terms(data, 1))
        elif folder == "columns":
            return
        elif name.endswith("start.z"):
            length, at = read_varint(data, 0)
            yield "\n".join(tree_lines(json.loads(data[at : at + length])))
        else:
            yield "\n".join(tree_lines(json.loads(data)))
    except (ValueError, IndexError, RecursionError):
        yield from strings_of(data)


def _terms(data: bytes, lengths: int) -> Iterator[str]:
    """The terms of a part of the vocabulary, or of a shard, whose terms come after one length more."""
    count, at = read_varint(data, 0)
    for _ in range(lengths):
        _, at = read_varint(data, at)
    return (term.decode() for term in read_front_coded(data, at, min(count, len(data)))[0])
