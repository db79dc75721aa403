"""Facts as numbers, and what a range comes to in yuan."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from generator.facts.parameters import Parameter, asks_for, valid, with_unit
from generator.model.penalties import Range, RangeMode

FEN: Final = Decimal("0.01")
_IN_YUAN: Final = {"万元": Decimal(10000)}


class Facts:
    """The valid ones of the facts that were given, read by what they are asked for."""

    def __init__(self, parameters: Sequence[Parameter], given: Mapping[str, str]) -> None:
        self.parameters = {parameter.name: parameter for parameter in parameters}
        """Everything that can be asked, by name."""
        self._given = {
            name: value
            for name, value in given.items()
            if name in self.parameters and valid(self.parameters[name], value)
        }

    def value(self, name: str, form: str) -> str | None:
        """What was found, where the parameter has that form."""
        return self._given.get(name) if name in self._given and self.parameters[name].form == form else None

    def number(self, name: str, unit: str) -> Decimal | None:
        """The number in that unit."""
        for key in (name, with_unit(name, unit)):
            if key in self._given and asks_for(self.parameters[key], unit):
                asked = self.parameters[key].unit
                factor = _IN_YUAN[asked] if asked != unit else Decimal(1)
                return Decimal(self._given[key]) * factor
        return None


class Paid(NamedTuple):
    """A range in yuan, to the fen and never outside the range; or the name of the number that is missing."""

    least: Decimal | None
    most: Decimal | None
    missing: str = ""


def paid(stated: Range, facts: Facts) -> Paid:
    """What a fine's range comes to: yuan are what they are, a multiple or a percent is of its base, 每人 by heads."""
    factor = Decimal(1)
    if stated.mode in {RangeMode.MULTIPLE, RangeMode.PERCENT}:
        base = facts.number(stated.base, "元")
        if base is None:
            return Paid(None, None, stated.base)
        factor = base / 100 if stated.mode == RangeMode.PERCENT else base
    if stated.per:
        count = facts.number(stated.per, "")
        if count is None:
            return Paid(None, None, stated.per)
        factor *= count
    least = (stated.min * factor).quantize(FEN, ROUND_CEILING)
    most = (stated.max * factor).quantize(FEN, ROUND_FLOOR)
    return Paid(tidy(least), tidy(max(least, most)))


def tidy(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent, so that it has one text."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def tidied(stated: Range) -> Range:
    """The range with tidy bounds."""
    return Range(stated.mode, stated.base, tidy(stated.min), tidy(stated.max), stated.per)
