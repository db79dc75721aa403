"""A figure: named amounts and how they are to be shown. Words are as records give them; nothing is measured yet."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from generator.svg.marks import PICTURE_ID

MONEY: Final = "元"
MOST_SERIES: Final = 2
"""Filled and hollow are told apart in any colour and on paper; a third look would not be."""


class Shape(StrEnum):
    """How amounts become marks; the value is the picture's class."""

    BARS = "bars"
    """Named quantities, a bar each from left to right; a row's series are stacked."""
    COLUMNS = "columns"
    """Periods from left to right, a row's series side by side."""
    LINE = "line"
    """Periods from left to right, a point each, joined."""


class Row(msgspec.Struct, frozen=True):
    """An amount for each series; None where there is none to show.

    `brief` stands under a column in place of `name`, `span` under the first column of all that share it (the year).
    `href`, from the site's root, is where the table's row leads.
    """

    name: str
    amounts: tuple[Decimal | None, ...]
    brief: str = ""
    span: str = ""
    href: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What a chart and its table say.

    `of` is what the rows are (期间), `unit` what is counted: 元 is shown to the cent, anything else as it is.
    `table` is the id of a table on the page that holds the same numbers; "" where the figure brings its own.
    """

    id: str
    shape: Shape
    title: str
    of: str
    unit: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    table: str = ""

    def __post_init__(self) -> None:
        if not PICTURE_ID.fullmatch(self.id):
            raise ValueError(f"a figure's id holds a–z, 0–9 and hyphens only: {self.id!r}")
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"a figure shows one or two series, not {len(self.series)}")
        if not self.rows:
            raise ValueError("a figure of nothing says nothing: leave it out")
        if any(len(row.amounts) != len(self.series) for row in self.rows):
            raise ValueError("every row has an amount, or None, for each series")

    @property
    def summed(self) -> bool:
        """Whether a row's amounts are parts of a whole: its total is shown with them."""
        return self.shape is Shape.BARS and any(
            sum(amount is not None for amount in row.amounts) > 1 for row in self.rows
        )


def in_full(amount: Decimal, unit: str) -> str:
    """12,000.00 of money, 1,234 of anything else: the same text in the table, in the picture and in its titles."""
    return f"{amount:,.2f}" if unit == MONEY else f"{amount:,f}"


def total(row: Row) -> Decimal:
    """What a row's amounts come to."""
    return sum((amount for amount in row.amounts if amount is not None), Decimal(0))
