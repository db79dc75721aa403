"""HTML, SVG, XML: words without tags, and the words of attributes, with entities read.

A number that tags cut in two is one to whoever reads the page, so tags inside a line part nothing.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from generator.disclosure.decoding import decoded

_TAG: Final = re.compile(
    r"<(?:!--(?P<comment>.*?)-->|!\[CDATA\[(?P<data>.*?)\]\]>|[!?][^>]*>"
    r"|/?(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"([^\s=\"'/<>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_INSIDE_A_LINE: Final = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark output q rp rt ruby s samp small span strong "
    "sub sup svg:tspan tspan t time tt u var wbr w:t w:r w:rpr w:prooferr w:bookmarkstart w:bookmarkend w:rfonts w:lang w:b "
    "w:hint w:color w:sz w:szcs w:noproof w:highlight w:hyperlink a:t a:r a:rpr r rpr".split()
)
_GEOMETRY: Final = frozenset(
    "d points viewbox transform x y x1 x2 y1 y2 cx cy r rx ry dx dy width height fill stroke class style id integrity".split()
)
"""Attributes that hold figures of a drawing, names and hashes, and no words."""


def texts(data: bytes) -> Iterator[str]:
    """The text of the page, then that of its attributes and comments, a line each."""
    aside: list[str] = []

    def without(tag: re.Match[str]) -> str:
        name = tag["name"]
        if name is None:
            if tag["data"] is not None:
                return tag["data"]
            if tag["comment"]:
                aside.append(tag["comment"])
            return ""
        if "=" in (attributes := tag["attributes"]):
            aside.extend(_words(attributes))
        return "" if name.lower() in _INSIDE_A_LINE else "\n"

    yield _read(_TAG.sub(without, decoded(data)))
    if aside:
        yield _read("\n".join(aside))


def texts_of_sheet(data: bytes) -> Iterator[str]:
    """A style sheet without the paths of the drawings in it, whose figures are nobody's numbers."""
    yield _PATH_IN_SHEET.sub("", decoded(data))


_PATH_IN_SHEET: Final = re.compile(r"\bd=(?:\\?\"[^\"]*\"|'[^']*'|%22.*?%22)")


def _words(attributes: str) -> Iterator[str]:
    for key, double, single, bare in _ATTRIBUTE.findall(attributes):
        value = double or single or bare
        if len(value) > 4 and key.lower() not in _GEOMETRY:
            yield value


def _read(text: str) -> str:
    return unescape(text) if "&" in text else text
