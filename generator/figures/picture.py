"""A figure's picture, by its shape."""

from collections.abc import Callable, Mapping
from typing import Final

from generator.figures.bars import bars
from generator.figures.columns import columns
from generator.figures.figure import Figure, Shape
from generator.figures.line import line

_DRAWN_AS: Final[Mapping[Shape, Callable[[Figure], str]]] = {
    Shape.BARS: bars,
    Shape.COLUMNS: columns,
    Shape.LINE: line,
}


def svg(figure: Figure) -> str:
    """SVG text: classes instead of colours, ids that begin with the figure's own, no word but the figure's."""
    return _DRAWN_AS[figure.shape](figure)
