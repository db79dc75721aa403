"""Records in their plain form: `key: value`, `- value` or `- key: value` on each line, as most files of records are written.

A subset of YAML that one pattern tells line by line: no quotes, no flow, no block scalars, a comment on a line of its own.
What lies outside is not refused but left to the parser of YAML; a test holds that both read the same.
"""

import re
from typing import Final

from generator.records.careful_reading import Tree
from generator.records.yaml_events import DEEPEST

# A value neither begins with a sign that means something to YAML, nor holds `: ` or `#`, nor ends with a colon or a space.
_VALUE: Final = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<.][^:#\r\n]*(?::(?=[^\s:#])[^:#\r\n]*)*(?<! )"
_LINE: Final = re.compile(rf"^( *)(?:(- )?([a-z_]{{1,64}}):(?: ({_VALUE}))?|- ({_VALUE})|#[^\r\n]*|)$", re.MULTILINE)


def read_plain(text: str) -> dict[str, Tree] | None:
    """The record in `text`, or None where it is not in the plain form. A value that is left out is ""."""
    lines = _LINE.findall(text)
    if len(lines) != text.count("\n") + 1:
        return None
    root: dict[str, Tree] = {}
    # The innermost collection that is open, where its keys or dashes stand, and those around it.
    inner: dict[str, Tree] | list[Tree] = root
    column = 0
    around: list[tuple[int, dict[str, Tree] | list[Tree]]] = []
    waiting = ""  # a key of `inner` whose value may begin on the next line
    for indent, dash, key, value, item in lines:
        if not key and not item:
            continue  # a comment, or nothing
        at, listed = len(indent), bool(dash or item)
        if waiting:
            if type(inner) is dict and (at > column or (at == column and listed)):
                if len(around) > DEEPEST - 3:
                    return None
                around.append((column, inner))
                begun: dict[str, Tree] | list[Tree] = [] if listed else {}
                inner[waiting] = begun
                column, inner = at, begun
            waiting = ""
        while at != column or (type(inner) is list) is not listed:
            if at > column or not around:
                return None
            column, inner = around.pop()
        if type(inner) is list:
            if item:
                inner.append(item)
                continue
            around.append((column, inner))
            mapping: dict[str, Tree] = {}
            inner.append(mapping)
            column, inner = at + 2, mapping
        if key in inner:
            return None
        inner[key] = value
        if not value:
            waiting = key
    return root or None
