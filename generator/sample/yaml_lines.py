"""Plain data as YAML, as an editor would type it: block style, quotes only where YAML needs them.

Reading back by a loader that keeps scalars as text gives equal data; that is the law its test holds.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]

_SIGN: Final = r"0-9A-Za-z\u4e00-\u9fff（）《》“”〔〕、，。；：？！—·％…/.+=%_\-"
_SAFE: Final = re.compile(rf"[0-9A-Za-z\u4e00-\u9fff（《“〔](?:[{_SIGN}]| (?=[{_SIGN}])|:(?=[0-9A-Za-z]))*")
"""Text that needs no quotes: no indicator in front, no `: `, no ` #`, no space at the end."""
_LINE: Final = re.compile(rf"[{_SIGN}:#*()\[\] |>'\"]*")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(record: Mapping[str, Plain]) -> str:
    """The record as a YAML document. Keys and scalars are text; a mapping or list may be empty."""
    lines: list[str] = []
    _mapping(record, "", lines)
    return "\n".join(lines) + "\n" if lines else "{}\n"


def _mapping(mapping: Mapping[str, Plain], indent: str, lines: list[str]) -> None:
    for key, value in mapping.items():
        head = f"{indent}{_scalar(key)}:"
        if isinstance(value, str):
            if "\n" in value and _fits_block(value):
                lines.append(f"{head} |-")
                inner = f"{indent}  "
                lines.extend(inner + line if line else "" for line in value.split("\n"))
            else:
                lines.append(f"{head} {_scalar(value)}")
        elif not value:
            lines.append(f"{head} {{}}" if isinstance(value, Mapping) else f"{head} []")
        elif isinstance(value, Mapping):
            lines.append(head)
            _mapping(value, f"{indent}  ", lines)
        else:
            lines.append(head)
            _sequence(value, indent, lines)


def _sequence(sequence: Sequence[Plain], indent: str, lines: list[str]) -> None:
    for value in sequence:
        if isinstance(value, str):
            lines.append(f"{indent}- {_scalar(value)}")
        elif not value:
            lines.append(f"{indent}- {{}}" if isinstance(value, Mapping) else f"{indent}- []")
        else:
            first = len(lines)
            inner = f"{indent}  "
            if isinstance(value, Mapping):
                _mapping(value, inner, lines)
            else:
                _sequence(value, inner, lines)
            lines[first] = f"{indent}- {lines[first][len(inner) :]}"


def _scalar(text: str) -> str:
    if _SAFE.fullmatch(text):
        return text
    return '"' + "".join(_ESCAPES.get(sign) or _escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if " " <= sign <= "~" or "\u4e00" <= sign <= "\u9fff" or (sign.isprintable() and sign != "\ufeff"):
        return sign
    number = ord(sign)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _fits_block(text: str) -> bool:
    """Whether a literal block keeps it: no space or break at its edges, nothing that a block can't hold."""
    lines = text.split("\n")
    return bool(lines[0]) and lines[0][0] != " " and bool(lines[-1]) and all(_LINE.fullmatch(line) for line in lines)
