"""A line: how one amount goes from period to period."""

from typing import Final

from generator.figures.canvas import SERIES, name_of_mark, sheet
from generator.figures.figure import Figure
from generator.figures.plot import frame, plot_of
from generator.svg.marks import escaped, short

_POINT: Final = 4


def line(figure: Figure) -> str:
    """The picture. A period without an amount breaks the line: nothing is drawn that nobody counted."""
    plot = plot_of(figure)
    behind, before, height = frame(figure, plot)
    marks = []
    for position, kind in enumerate(SERIES[: len(figure.series)]):
        way, points = "", []
        joined = False
        for number, row in enumerate(figure.rows):
            amount = row.amounts[position]
            if amount is None:
                joined = False
                continue
            x, y = short(plot.middle(number)), short(plot.y(float(amount)))
            way += f"{'L' if joined else 'M'}{x} {y}"
            joined = True
            points.append(
                f'<circle cx="{x}" cy="{y}" r="{_POINT}"><title>{escaped(name_of_mark(figure, row, position))}</title>'
                "</circle>"
            )
        marks.append(f'<g class="{kind}"><path d="{way}"/>{"".join(points)}</g>')
    return sheet(figure, height, (behind, before, *marks))
