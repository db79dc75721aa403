"""Totals of the register, as the front page shows them (rule S-1: they equal the data)."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from generator.facts.register import Register
from generator.facts.standing import Standing
from generator.model.powers import PowerType, Sphere


class Totals(NamedTuple):
    """Counts of standing records: withdrawn ones are not counted, abolished items are (their status says so)."""

    items: int
    processes: int
    provisions: int
    standards: int
    communities: int
    entries: int
    units: int
    laws: int
    by_sphere: tuple[tuple[str, int], ...]
    by_type: tuple[tuple[str, int], ...]
    by_unit: tuple[tuple[str, int], ...]
    by_status: tuple[tuple[str, int], ...]
    by_tier: tuple[tuple[str, int], ...]


def totals(register: Register, standing: Mapping[str, Standing]) -> Totals:
    """Counted from the cards, in the order of the field's own lists; units by id."""
    items = [item for item in register.items.values() if not item.withdrawn]
    spheres = Counter(item.sphere for item in items)
    types = Counter(item.type for item in items if item.type)
    units = Counter(item.unit for item in items)
    statuses = Counter(standing[item.id].status for item in items)
    tiers = Counter(place.tier for network in register.networks.values() for place in network.places)
    return Totals(
        items=len(items),
        processes=_standing(register.processes),
        provisions=_standing(register.provisions),
        standards=_standing(register.standards),
        communities=_standing(register.communities),
        entries=_standing(register.entries),
        units=_standing(register.units),
        laws=_standing(register.laws),
        by_sphere=tuple((str(sphere), spheres[sphere]) for sphere in Sphere),
        by_type=tuple((str(type_), types[type_]) for type_ in PowerType),
        by_unit=tuple(sorted(units.items())),
        by_status=tuple(sorted(statuses.items())),
        by_tier=tuple((tier, tiers[tier]) for tier in ("市", "区", "街道", "社区")),
    )


def _standing(cards: Mapping[str, object]) -> int:
    return sum(1 for card in cards.values() if not getattr(card, "withdrawn", ""))
