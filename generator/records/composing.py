"""libyaml's composer, for texts in which no anchor, tag, directive or depth can be: what it makes of others no record means."""

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from generator.records.yaml_events import HAS_LIBYAML

if TYPE_CHECKING or HAS_LIBYAML:
    from yaml._yaml import CParser
else:
    CParser = object  # the class below is then never used

_PROPERTY: Final = re.compile(r"(?:^|[\s,\[{:?-])[&*!]", re.MULTILINE)
"""Where an anchor, an alias or a tag may begin."""

_MOST_BRACKETS: Final = 100
_DEEP: Final = " " * 40
"""With 100 flow collections, and at most two block ones in each of 42 columns, composing spares the C stack."""


def composed(text: str) -> Any | None:
    """The root node of `text`, its tags all ""; None where there is none, or the text must be read carefully. Needs libyaml."""
    if _needs_care(text):
        return None
    try:
        return _Composer(text).get_single_node()
    except yaml.YAMLError:
        return None


def _needs_care(text: str) -> bool:
    """Whether YAML that the short way doesn't look at could be in `text`; substrings first, for they cost least."""
    return (
        text.count("[") + text.count("{") > _MOST_BRACKETS
        or _DEEP in text
        or "- -" in text  # from here on: collections that begin on one line, `- - - x`
        or "-  " in text
        or "? " in text
        or "<<" in text  # a merge key
        or "\\" in text  # an escape, which may stand for a character that may not be typed
        or text.startswith("%")  # a directive
        or "\n%" in text
        or (("&" in text or "*" in text or "!" in text) and _PROPERTY.search(text) is not None)
    )


class _Composer(CParser):
    """libyaml's composer without the search for a tag: no scalar is anything but text."""

    def resolve(self, _kind: type, _value: str | None, _implicit: object) -> str:
        return ""

    def ascend_resolver(self) -> None:
        """Nothing to leave."""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Nothing to enter."""
