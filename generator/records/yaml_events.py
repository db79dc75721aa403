"""YAML as a stream of events, from libyaml where it is at hand, from PyYAML's own parser where it is not.

Neither parser recurses over events, so no depth of nesting crashes the process; composing nodes does recurse, in C.
"""

from collections.abc import Iterator
from typing import Any, Final

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser

    HAS_LIBYAML: Final = True
except ImportError:  # PyYAML was built without libyaml
    HAS_LIBYAML = False  # type: ignore[misc]  # a Final name, set on the one branch that runs

DEEPEST: Final = 20
"""Collections within each other, the record itself being the first."""

Event = Any
"""A PyYAML event; its stubs don't name the attributes that each event has."""


class _PythonParser(Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def events(text: str, *, libyaml: bool = HAS_LIBYAML) -> Iterator[Event]:
    """Yield the events of `text`; marks count lines and characters from 0. Raises `yaml.YAMLError`."""
    parser: Any = CParser(text) if libyaml else _PythonParser(text)
    while (event := parser.get_event()) is not None:
        yield event


def node_start(event: Event) -> bool:
    """Whether a scalar, an alias or a collection begins here."""
    return isinstance(event, yaml.NodeEvent)
