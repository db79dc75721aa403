"""Columns: periods from left to right, the amounts of each side by side."""

from typing import Final

from generator.figures.canvas import SERIES, name_of_mark, sheet
from generator.figures.figure import Figure
from generator.figures.plot import frame, plot_of
from generator.svg.marks import escaped, short

_WIDEST: Final = 26
_FILLED: Final = 0.76
"""How much of a slot its columns take."""


def columns(figure: Figure) -> str:
    """The picture. Columns that are as tall as each other stand for equal amounts, above zero or below."""
    plot = plot_of(figure)
    behind, before, height = frame(figure, plot)
    count = len(figure.series)
    wide = min(_WIDEST, plot.slot * _FILLED / count)
    zero = plot.y(0)
    marks = []
    for position, kind in enumerate(SERIES[:count]):
        found = []
        for number, row in enumerate(figure.rows):
            amount = row.amounts[position]
            if amount is None:
                continue
            x = plot.middle(number) + (position - count / 2) * wide
            end = plot.y(float(amount))
            found.append(
                f'<rect x="{short(x)}" y="{short(min(zero, end))}" width="{short(wide)}" '
                f'height="{short(abs(end - zero))}"><title>{escaped(name_of_mark(figure, row, position))}</title></rect>'
            )
        marks.append(f'<g class="{kind}">{"".join(found)}</g>')
    return sheet(figure, height, (behind, *marks, before))
