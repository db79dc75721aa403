"""Discretion as it is used: where the fines of a unit lie in the ranges of their tiers, and what asks for a look."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from statistics import pstdev
from typing import Final, NamedTuple

from generator.facts.register import Register
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.model.penalties import PenaltyKind, RangeMode


class Spread(NamedTuple):
    """Where a unit's fines lie in the ranges of their tiers: 0 at the least, 1 at the most."""

    unit: str
    fines: int
    mean: Decimal
    spread: Decimal
    """Standard deviation."""
    thirds: tuple[int, int, int]
    """How many lie in the lower, the middle and the upper third of their range."""
    unusual: str
    """Why it asks for a look, in Chinese; "" where it doesn't."""


def spreads(register: Register) -> Iterator[Spread]:
    """Discretion by unit: where its fines lie within their tiers."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    for case in register.penalty_cases.values():
        place = None if case.withdrawn else _place(case, register)
        item = register.items.get(case.item)
        if place is not None and item is not None:
            places[item.unit].append(place)
    for unit, found in sorted(places.items()):
        mean, spread = sum(found) / len(found), pstdev(found)
        thirds = Counter(min(int(place * 3), 2) for place in found)
        yield Spread(
            unit=unit,
            fines=len(found),
            mean=_hundredths(mean),
            spread=_hundredths(spread),
            thirds=(thirds[0], thirds[1], thirds[2]),
            unusual=_unusual(len(found), mean, spread),
        )


def _place(case: PenaltyCaseCard, register: Register) -> float | None:
    """Where the fine lies in its tier's range of yuan, from 0 to 1; None where there is no such range."""
    standard = register.standards.get(case.standard)
    tier = next((tier for tier in standard.tiers if tier.name == case.tier), None) if standard else None
    fine = next((one.amount for one in case.sanctions if one.kind == PenaltyKind.FINE and one.amount), None)
    if tier is None or fine is None:
        return None
    for penalty in tier.penalties:
        range_ = penalty.range
        if range_ is None or penalty.kind != PenaltyKind.FINE:
            continue
        if range_.mode == RangeMode.AMOUNT and not range_.per and range_.max > range_.min:
            return float((fine - range_.min) / (range_.max - range_.min))
    return None


_ENOUGH: Final = 5
"""Fines below which nothing is said of their spread."""


def _unusual(count: int, mean: float, spread: float) -> str:
    if count < _ENOUGH:
        return ""
    if spread > 0.4:  # of at most 0.5, where half lie at either end
        return "同阶次内轻重悬殊"
    if mean > 0.85:
        return "多数贴近上限"
    return "多数贴近下限" if mean < 0.15 else ""


def _hundredths(number: float) -> Decimal:
    return Decimal(number).quantize(Decimal("0.01"))
