"""Bars from left to right: named quantities, each with its name before it and its amount behind it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from generator.figures.canvas import (
    LEADING,
    SERIES,
    SIZE,
    WIDTH,
    across,
    headline,
    name_of_mark,
    names_of_parts,
    sheet,
    total_text,
    within,
    written,
)
from generator.figures.figure import Figure, Row, total
from generator.figures.scale import scale_of
from generator.svg.marks import escaped
from generator.svg.words import clean, lines

_MOST_NAME: Final = 7.5
"""Em; a longer name breaks, and what doesn't fit on two lines is cut. The bar's own title always has all of it."""
_MOST_AMOUNT: Final = 96
_GAP: Final = 6
_BAR: Final = 16
_BETWEEN: Final = 8
_TOP: Final = 24
_MARGIN: Final = 1


class _Line(NamedTuple):
    """A row as it is drawn: its name's lines, its amount's words, and how tall it is."""

    name: tuple[str, ...]
    amount: str
    height: int


class _Reach(NamedTuple):
    """Where zero stands, and how many points an amount of one is."""

    zero: int
    scale: float

    def at(self, amount: Decimal) -> int:
        """How far from zero an amount is. Whole points: a bar is 100 to 250 long, and digits are what a picture weighs."""
        return round(float(amount) * self.scale)


def bars(figure: Figure) -> str:
    """The picture. Bars that are as long as each other stand for equal amounts; zero is a line."""
    drawn = _drawn_lines(figure)
    reach = _reach(figure, drawn)
    y = _TOP
    parts = [headline(figure.unit, figure)]
    for row, line in zip(figure.rows, drawn, strict=True):
        parts.append(f'<g transform="translate({reach.zero} {y})">{_row(figure, row, line, reach)}</g>')
        y += line.height
    parts.append(f'<path class="z" d="M{reach.zero} {_TOP}V{y}"/>')
    return sheet(figure, y, parts)


def _row(figure: Figure, row: Row, line: _Line, reach: _Reach) -> str:
    """A row's words and bars, from where zero meets its upper border."""
    middle = line.height // 2
    first = middle - (len(line.name) - 1) * LEADING // 2 + 5
    parts = [written(name, -reach.zero, first + number * LEADING) for number, name in enumerate(line.name)]
    if figure.summed:
        parts.append(f"<title>{escaped(names_of_parts(figure, row))}</title>")
    left = right = Decimal(0)
    for position, amount in enumerate(row.amounts):
        if amount is None:
            continue
        # Parts below zero are stacked to the left of it, the others to the right.
        begin = left + amount if amount < 0 else right
        left, right = (begin, right) if amount < 0 else (left, right + amount)
        x, end = reach.at(begin), reach.at(begin + abs(amount))
        if amount and x == end:
            # However small, it is seen, on its own side of zero.
            x, end = (x - 1, end) if amount < 0 else (x, end + 1)
        at = f' x="{x}"' if x else ""
        title = "" if figure.summed else f"<title>{escaped(name_of_mark(figure, row, position))}</title>"
        parts.append(
            f'<rect class="{SERIES[position]}"{at} y="{middle - _BAR // 2}" '
            f'width="{end - x}" height="{_BAR}"{f">{title}</rect>" if title else "/>"}'
        )
    parts.append(f'<text x="{reach.at(right)}" y="{middle + 5}" dx="{_GAP}">{escaped(line.amount)}</text>')
    return "".join(parts)


def _reach(figure: Figure, drawn: Sequence[_Line]) -> _Reach:
    names = max(across(name) for line in drawn for name in (*line.name, "")) + _GAP
    amounts = max(across(line.amount) for line in drawn) + _GAP
    least = min(_of_one_side(row, -1) for row in figure.rows)
    most = max(_of_one_side(row, 1) for row in figure.rows)
    scale = (WIDTH - names - amounts - _MARGIN) / float(most - least) if most > least else 0.0
    return _Reach(round(names - float(least) * scale), scale)


def _of_one_side(row: Row, side: int) -> Decimal:
    return sum((amount for amount in row.amounts if amount is not None and amount * side > 0), Decimal(0))


def _drawn_lines(figure: Figure) -> list[_Line]:
    amounts = [total_text(figure, row) for row in figure.rows]
    if max(map(across, amounts)) > _MOST_AMOUNT:
        scale = scale_of((total(row) for row in figure.rows), figure.unit)
        unit = scale.unit.removesuffix(figure.unit)
        amounts = [scale.label(total(row)) + unit for row in figure.rows]
    drawn = []
    for row, amount in zip(figure.rows, amounts, strict=True):
        name = _broken(clean(row.name))
        drawn.append(_Line(name, amount, max(_BAR, len(name) * LEADING) + _BETWEEN))
    return drawn


@lru_cache(maxsize=4096)
def _broken(name: str) -> tuple[str, ...]:
    found = lines(name, _MOST_NAME)
    if len(found) < 3:
        return tuple(within(line, _MOST_NAME * SIZE) for line in found)
    return within(found[0], _MOST_NAME * SIZE), within(name[len(found[0]) :], _MOST_NAME * SIZE)
