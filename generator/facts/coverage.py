"""The three clarities (三清): which items lack their basis, their process, or their measure of responsibility."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from generator.facts.item_rules import overlapping
from generator.facts.register import Register
from generator.facts.standard_rules import without_standard
from generator.facts.standing import Standing
from generator.model.powers import ItemStatus


class Coverage(NamedTuple):
    """Ids of items, in the order of ids; withdrawn and abolished items are left out."""

    without_chart: tuple[str, ...]
    without_basis: tuple[str, ...]
    without_standard: tuple[str, ...]
    shared_charts: tuple[tuple[str, tuple[str, ...]], ...]
    """(process, the items that share it)."""
    overlaps: tuple[tuple[str, ...], ...]
    """Items of one name in several units."""


def coverage(register: Register, standing: Mapping[str, Standing]) -> Coverage:
    """What the register still leaves unclear."""
    used: defaultdict[str, list[str]] = defaultdict(list)
    without_chart, without_basis = [], []
    for item in register.items.values():
        if item.withdrawn or item.status == ItemStatus.ABOLISHED:
            continue
        if item.flowchart:
            used[item.flowchart].append(item.id)
        else:
            without_chart.append(item.id)
        if standing[item.id].by_rule:
            without_basis.append(item.id)
    return Coverage(
        tuple(without_chart),
        tuple(without_basis),
        tuple(without_standard(register)),
        tuple((process, tuple(items)) for process, items in sorted(used.items()) if len(items) > 1),
        tuple(tuple(item.id for item in items) for items in overlapping(register)),
    )
