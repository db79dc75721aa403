"""A picture read back: what stands in it, where, and how long its bars are."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree as ET

from generator.figures.canvas import SIZE, WIDTH
from generator.figures.figure import Figure, Shape
from generator.figures.picture import svg
from generator.svg.words import width


class Mark(NamedTuple):
    """A rectangle or a point with its title ("" where another element has it), from the sheet's upper left."""

    kind: str
    title: str
    left: float
    top: float
    right: float
    bottom: float


def read(figure: Figure) -> ET.Element:
    return ET.fromstring(svg(figure))  # noqa: S314  # our own text is what is tested


def height_of(picture: ET.Element) -> float:
    return float(picture.get("viewBox", "").split()[3])


def marks(picture: ET.Element) -> list[Mark]:
    """Bars, columns and points; not the looks in the legend, which stand outside every group."""
    found = []
    for element, x, y, kind in _placed(picture):
        title = element.findtext("title", "")
        if element.tag == "rect" and kind[1:]:
            left, top = x + _of(element, "x"), y + _of(element, "y")
            right, bottom = left + _of(element, "width"), top + _of(element, "height")
            found.append(Mark(element.get("class") or kind[-1], title, left, top, right, bottom))
        if element.tag == "circle":
            across, down, radius = _of(element, "cx"), _of(element, "cy"), _of(element, "r")
            found.append(Mark(kind[-1], title, across - radius, down - radius, across + radius, down + radius))
    return found


def words(picture: ET.Element) -> list[Mark]:
    """Every text with the room it takes; `title` holds the words."""
    found = []
    for element, x, y, _ in _placed(picture):
        if element.tag == "text":
            text = element.text or ""
            long = width(text) * SIZE
            left = x + _of(element, "x") + _of(element, "dx")
            left -= {"n": long, "c": long / 2}.get(element.get("class", ""), 0)
            base = y + _of(element, "y")
            found.append(Mark("text", text, left, base - SIZE, left + long, base + 4))
    return found


def _placed(
    picture: ET.Element, x: float = 0, y: float = 0, kind: tuple[str, ...] = ("",)
) -> Iterator[tuple[ET.Element, float, float, tuple[str, ...]]]:
    for element in picture:
        yield element, x, y, kind
        if element.tag == "g":
            moved = element.get("transform", "translate(0 0)")[len("translate(") : -1].split()
            yield from _placed(element, x + float(moved[0]), y + float(moved[1]), (*kind, element.get("class", "")))


def _of(element: ET.Element, attribute: str) -> float:
    return float(element.get(attribute, "0"))


def lengths(figure: Figure) -> list[tuple[Decimal, float]]:
    """Each amount with the length of its bar, row by row (columns: series by series)."""
    drawn = marks(read(figure))
    if figure.shape is Shape.BARS:
        amounts = [amount for row in figure.rows for amount in row.amounts if amount is not None]
        return [(amount, mark.right - mark.left) for amount, mark in zip(amounts, drawn, strict=True)]
    amounts = [
        amount
        for position in range(len(figure.series))
        for row in figure.rows
        if (amount := row.amounts[position]) is not None
    ]
    return [(amount, mark.bottom - mark.top) for amount, mark in zip(amounts, drawn, strict=True)]


__all__ = ["WIDTH", "Mark", "height_of", "lengths", "marks", "read", "words"]
