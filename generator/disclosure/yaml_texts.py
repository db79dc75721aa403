"""YAML whose double-quoted texts hold escapes, or whose texts are folded over lines: what they say once they are read."""

import contextlib
from collections.abc import Iterator

import yaml

from generator.disclosure.decoding import decoded
from generator.disclosure.tables import tree_lines


def texts(data: bytes) -> Iterator[str]:
    """The file as it stands, comments too; and where there are escapes, the values of all documents with their keys."""
    text = decoded(data)
    yield text
    if "\\" in text:
        # A text that can't be read as YAML is looked at as it stands.
        with contextlib.suppress(yaml.YAMLError, RecursionError):
            for tree in yaml.load_all(text, Loader=yaml.CBaseLoader):  # it makes nothing but text
                yield "\n".join(tree_lines(tree))
