"""A plot over time: an upright scale with its lines, and a slot for each period with its name below."""

from typing import Final, NamedTuple

from generator.figures.canvas import LEADING, SIZE, WIDTH, across, headline, within, written
from generator.figures.figure import Figure
from generator.figures.scale import Scale, scale_of
from generator.svg.marks import short

_TOP: Final = 32
_HEIGHT: Final = 144
_MOST_TICK: Final = 84
_GAP: Final = 4
_MARGIN: Final = 1
_MOST_NAME: Final = 8 * SIZE


class Plot(NamedTuple):
    """Where things stand on the sheet, in points from its upper left."""

    scale: Scale
    left: float
    slot: float

    def y(self, amount: float) -> float:
        """The height of an amount."""
        least, most = float(self.scale.ticks[0]), float(self.scale.ticks[-1])
        return _TOP + _HEIGHT * (most - amount) / (most - least)

    def middle(self, position: int) -> float:
        """The middle of a row's slot."""
        return self.left + self.slot * (position + 0.5)


def plot_of(figure: Figure) -> Plot:
    """The plot that holds all amounts of a figure."""
    scale = scale_of((amount for row in figure.rows for amount in row.amounts if amount is not None), figure.unit)
    left = max(across(within(scale.label(tick), _MOST_TICK)) for tick in scale.ticks) + _GAP + 2
    return Plot(scale, left, (WIDTH - _MARGIN - left) / len(figure.rows))


def frame(figure: Figure, plot: Plot) -> tuple[str, str, float]:
    """What stands behind the marks, what stands before them (the line of zero), and the sheet's height."""
    lines, words = [], [headline(plot.scale.unit, figure)]
    for tick in plot.scale.ticks:
        y = plot.y(float(tick))
        words.append(written(within(plot.scale.label(tick), _MOST_TICK), plot.left - _GAP, y + 5, "n"))
        if tick:
            lines.append(f"M{short(plot.left)} {short(y)}H{WIDTH}")
    bottom: float = _TOP + _HEIGHT + LEADING + 2
    words += _names(figure, plot, bottom)
    spans = _spans(figure, plot, bottom + LEADING)
    zero = f'<path class="z" d="M{short(plot.left)} {short(plot.y(0))}H{WIDTH}"/>'
    height = bottom + (LEADING if spans else 0) + 6
    return f'<path class="g" d="{"".join(lines)}"/>{"".join((*words, *spans))}', zero, height


def _names(figure: Figure, plot: Plot, y: float) -> list[str]:
    """Names of the rows; where there is no room for all, of each second or third, the last always."""
    names = [within(row.brief or row.name, _MOST_NAME) for row in figure.rows]
    widest = max(map(across, names))
    # A name at the border is moved inwards, towards its neighbour.
    asked = widest + _GAP + max(0.0, (widest - plot.slot) / 2)
    every = next(count for count in range(1, len(names) + 1) if asked <= plot.slot * count or count == len(names))
    shown = []
    for position in range(len(names) - 1, -1, -every):
        half = across(names[position]) / 2
        x = min(max(plot.middle(position), half), WIDTH - half)
        shown.append(written(names[position], x, y, "c"))
    return shown[::-1]


def _spans(figure: Figure, plot: Plot, y: float) -> list[str]:
    """The years, each under its first row; one that the next leaves no room for is left out."""
    shown: list[str] = []
    border: float = WIDTH
    for position in range(len(figure.rows) - 1, -1, -1):
        span = within(figure.rows[position].span, _MOST_NAME)
        if not span or (position and figure.rows[position - 1].span == figure.rows[position].span):
            continue
        x = min(plot.left + plot.slot * position, border - across(span))
        # A year moved too far to the left would stand under another's rows.
        if x > plot.left + plot.slot * (position - 0.5) or (not shown and x >= 0):
            shown.append(written(span, x, y))
            border = x - SIZE
    return shown[::-1]
