"""Scales: round numbers for an axis, and the unit that they are told in (元, 万元, 亿元)."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from generator.figures.figure import MONEY

_STEPS: Final = 4
_ROUND: Final = (1, 2, 5, 10)
_LARGE: Final = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


class Scale(NamedTuple):
    """Round numbers, the least first; 0 is always among them. `unit` is that of their labels: an amount ÷ `divisor`."""

    ticks: tuple[Decimal, ...]
    divisor: Decimal
    unit: str

    def label(self, amount: Decimal) -> str:
        """A tick as it stands at the axis, or any amount as briefly: at most two decimals."""
        return f"{round(amount / self.divisor, 2).normalize():,f}"


def scale_of(amounts: Iterable[Decimal], unit: str) -> Scale:
    """The scale that holds zero and all amounts in about four steps. Counts have no halves."""
    least, most = Decimal(0), Decimal(0)
    for amount in amounts:
        least, most = min(least, amount), max(most, amount)
    step = _step((most - least) / _STEPS, Decimal("0.01") if unit == MONEY else Decimal(1))
    first = int((least / step).to_integral_value(ROUND_FLOOR))
    last = max(int((most / step).to_integral_value(ROUND_CEILING)), first + 1)
    divisor, prefix = next(((size, word) for size, word in _LARGE if max(most, -least) >= size), (Decimal(1), ""))
    return Scale(tuple(step * number for number in range(first, last + 1)), divisor, prefix + unit)


def _step(rough: Decimal, finest: Decimal) -> Decimal:
    if rough <= finest:
        return finest
    size = Decimal(1).scaleb(rough.adjusted())
    return next(size * number for number in _ROUND if size * number >= rough)
