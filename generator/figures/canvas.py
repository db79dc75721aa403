"""What the three pictures share: the sheet they are drawn on, its title and description, legends and measured words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from generator.figures.figure import Figure, Row, in_full, total
from generator.svg.marks import escaped, short
from generator.svg.words import clean, cut, width

WIDTH: Final = 320
SIZE: Final = 14
"""Points; every word has this size."""
LEADING: Final = 17
SERIES: Final = ("a", "b")
"""Classes of the series: the first is filled, the second hollow."""
_SWATCH: Final = 12
_LEGEND_GAP: Final = 12


def sheet(figure: Figure, height: float, parts: Iterable[str]) -> str:
    """The whole picture: an image with a name and a description, `parts` in it."""
    return (
        f'<svg class="{figure.shape}" viewBox="0 0 {WIDTH} {short(height)}" role="img" '
        f'aria-labelledby="{figure.id}-t" aria-describedby="{figure.id}-d">'
        f'<title id="{figure.id}-t">{escaped(figure.title)}</title>'
        f'<desc id="{figure.id}-d">{escaped(described(figure))}</desc>{"".join(parts)}</svg>'
    )


def described(figure: Figure) -> str:
    """What one sees at a glance, in a Chinese sentence; the table that follows has it all."""
    if figure.summed:
        said = [_most(figure, "", [(total(row), row) for row in figure.rows])]
    else:
        said = [
            _most(figure, series if len(figure.series) > 1 else "", shown)
            for position, series in enumerate(figure.series)
            if (shown := [(amount, row) for row in figure.rows if (amount := row.amounts[position]) is not None])
        ]
    return f"{'；'.join(said)}。"


def _most(figure: Figure, series: str, shown: Sequence[tuple[Decimal, Row]]) -> str:
    amount, row = max(shown, key=lambda entry: entry[0])
    return f"{series}最多的是{row.name}，{in_full(amount, figure.unit)}{figure.unit}"


def name_of_mark(figure: Figure, row: Row, position: int) -> str:
    """What a bar or a point is, in words: 2026年第三季度收入：60,000.00元."""
    series = f" {figure.series[position]}" if len(figure.series) > 1 else ""
    return f"{row.name}{series}：{_amount(figure, row.amounts[position])}"


def names_of_parts(figure: Figure, row: Row) -> str:
    """What a bar of several parts is, in words: 教育局：在用85项，暂停实施5项."""
    parts = zip(figure.series, row.amounts, strict=True)
    return (
        f"{row.name}：{'，'.join(series + _amount(figure, amount) for series, amount in parts if amount is not None)}"
    )


def _amount(figure: Figure, amount: Decimal | None) -> str:
    return "" if amount is None else f"{in_full(amount, figure.unit)}{figure.unit}"


def total_text(figure: Figure, row: Row) -> str:
    """The amount beside a bar, as the table has it."""
    return in_full(total(row), figure.unit)


def across(text: str) -> float:
    """Width of words in points: an upper estimate in any font."""
    return width(text) * SIZE


def within(text: str, room: float) -> str:
    """The words as far as they fit."""
    return cut(clean(text), max(room, SIZE) / SIZE)


def written(text: str, x: float, y: float, kind: str = "") -> str:
    """Words at a place; nothing for nothing."""
    if not text:
        return ""
    at = f' x="{short(x)}"' if x else ""
    return f'<text{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}{at} y="{short(y)}">{escaped(text)}</text>'


def headline(unit: str, figure: Figure) -> str:
    """The first line: the unit that the picture tells amounts in, and the names of two series with their looks."""
    unit = within(unit, WIDTH / 3)
    parts = [written(unit, 0, SIZE)]
    if len(figure.series) > 1:
        x = across(unit) + _LEGEND_GAP if unit else 1.0
        most = (WIDTH - x) / len(figure.series) - _SWATCH - 4 - _LEGEND_GAP
        for kind, series in zip(SERIES, figure.series, strict=False):
            name = within(series, most)
            parts.append(f'<rect class="{kind}" x="{short(x)}" y="3" width="{_SWATCH}" height="{_SWATCH}"/>')
            parts.append(written(name, x + _SWATCH + 4, SIZE))
            x += _SWATCH + 4 + across(name) + _LEGEND_GAP
    return "".join(parts)
