"""Items as lists show them: their rows, and the groups that they are found under."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

import msgspec

from generator.facts.facts import Facts
from generator.kinds.power_item import ItemCard
from generator.model.powers import PENDING, ItemStatus, PowerType, Sphere
from generator.pages.listing import Row, by_name, letter_of, link

TYPE_SLUGS: Final = {
    PowerType.PERMIT: "permit",
    PowerType.PENALTY: "penalty",
    PowerType.COMPULSION: "compulsion",
    PowerType.LEVY: "levy",
    PowerType.GRANT: "grant",
    PowerType.INSPECTION: "inspection",
    PowerType.CONFIRMATION: "confirmation",
    PowerType.REWARD: "reward",
    PowerType.RULING: "ruling",
    PowerType.OTHER: "other",
    PowerType.SERVICE: "service",
}
SPHERE_SLUGS: Final = {Sphere.PARTY: "party", Sphere.GOVERNMENT: "government", Sphere.AFFAIRS: "affairs"}
STATUS_SLUGS: Final = {
    ItemStatus.ACTIVE: "active",
    ItemStatus.SUSPENDED: "suspended",
    ItemStatus.ABOLISHED: "abolished",
    PENDING: "pending",
}

COLUMNS: Final = ("事项", "实施单位", "类型", "时限")
BRIEF_COLUMNS: Final = ("事项", "类型", "时限")
"""In a list of one unit, whose name the rows needn't repeat."""
TYPED_COLUMNS: Final = ("事项", "实施单位", "时限")
"""In a list of one type."""


class ListedItem(msgspec.Struct, frozen=True, gc=False):
    """An item with its standing, and its rows: with unit and type, without the unit (`brief`), without the type."""

    card: ItemCard
    status: str
    full: Row
    brief: Row
    typed: Row


def listed_items(facts: Facts) -> list[ListedItem]:
    """Items that were not withdrawn, by name. Only what is in use shows its limit."""
    units = {id_: link(unit.short_name, unit.address) for id_, unit in facts.register.units.items()}
    found = []
    for card in sorted((card for card in facts.register.items.values() if not card.withdrawn), key=by_name):
        status = facts.standing[card.id].status
        kind = "" if facts.is_bare(card.id) else card.type or card.sphere
        shown = {"title": card.title, "href": card.address}
        limit = ""
        if status == ItemStatus.ACTIVE:
            limit = str(card.promised_limit or card.statutory_limit or "")
        else:
            shown["status"] = status
        unit = units.get(card.unit, card.unit)
        full, brief, typed = (
            Row({**shown, "cells": cells}, card) for cells in ([unit, kind, limit], [kind, limit], [unit, limit])
        )
        found.append(ListedItem(card, str(status), full, brief, typed))
    return found


class Group(NamedTuple):
    """Items of one unit, type, sphere or letter; of those that were abolished, only the number."""

    items: list[ListedItem]
    abolished: int


Groups = dict[str, Group]


def by_unit(items: Iterable[ListedItem]) -> Groups:
    """By the id of the unit."""
    return _grouped(items, lambda item: item.card.unit)


def by_type(items: Iterable[ListedItem]) -> Groups:
    """By type; party items, which have none, under ""."""
    return _grouped(items, lambda item: item.card.type)


def by_sphere(items: Iterable[ListedItem]) -> Groups:
    """By sphere."""
    return _grouped(items, lambda item: item.card.sphere)


def by_letter(items: Iterable[ListedItem]) -> Groups:
    """By the first letter of the name's pinyin."""
    return _grouped(items, lambda item: letter_of(item.card.sort_key))


def _grouped(items: Iterable[ListedItem], key: Callable[[ListedItem], str]) -> Groups:
    offered: dict[str, list[ListedItem]] = {}
    abolished: Counter[str] = Counter()
    for item in items:
        name = key(item)
        group = offered.setdefault(name, [])
        if item.status == ItemStatus.ABOLISHED:
            abolished[name] += 1
        else:
            group.append(item)
    return {name: Group(group, abolished[name]) for name, group in offered.items()}
