"""Marks of an SVG: escaped words, short numbers, and which ids a picture may have."""

import re
from typing import Final

from generator.svg.words import clean

PICTURE_ID: Final = re.compile(r"[a-z0-9-]{1,100}")
"""A picture's id is the prefix of every id in it: two pictures on one page need two."""

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(words: str) -> str:
    """A record's words as they may stand in an element or an attribute."""
    return clean(words).translate(_ESCAPES)


def short(value: float) -> str:
    """A number in as few characters as a tenth of a point needs."""
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
    return "0" if text == "-0" else text
