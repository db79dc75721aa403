"""Items that belong together (相关事项), by one plain rule.

First those under the same main item, then those of the same process, then those on the same provision (the one that
fewest items rest on first), then those of the same unit on the same law; five at most. Within each the next ones by
name are taken, and from the last the first again, so that every item of a large group is related to by some.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain, islice
from typing import Final, NamedTuple

from generator.facts.facts import Facts
from generator.kinds.power_item import ItemCard
from generator.model.powers import ItemStatus
from generator.pages.listing import by_name

MOST: Final = 5


class Related(NamedTuple):
    """A related item by its id, and why it is one."""

    id: str
    why: str


_Bond = tuple[int, str]
"""What binds a group of items: the rule's place in the order, and what they share."""

_MAIN, _PROCESS, _PROVISION, _LAW = range(4)


def related_items(facts: Facts) -> Mapping[str, list[Related]]:
    """Item → items related to it. Abolished and withdrawn ones are never named; none names itself or its own main item."""
    items = sorted(
        (
            item
            for item in facts.register.items.values()
            if not item.withdrawn and facts.standing[item.id].status != ItemStatus.ABOLISHED
        ),
        key=by_name,
    )
    mains = [main_item(item) for item in items]
    laws = {id_: card.law for id_, card in facts.register.provisions.items()}
    bonds = [_bonds(item, main, laws) for item, main in zip(items, mains, strict=True)]
    groups: defaultdict[_Bond, list[int]] = defaultdict(list)
    for place, own in enumerate(bonds):
        for bond in own:
            groups[bond].append(place)
    words = _Words(facts)
    found = {}
    for place, (item, own) in enumerate(zip(items, bonds, strict=True)):
        bound = [(bond[0], len(group), bond[1], group) for bond in own if len(group := groups[bond]) > 1]
        bound.sort()
        found[item.id] = [
            Related(items[other].id, words.of((rule, shared)))
            for other, rule, shared in _nearest(place, bound, items, mains)
        ]
    return found


def main_item(item: ItemCard) -> str:
    """The id of the item's main item (主项); "" for an item that is none's part."""
    return next((link.id for link in item.links if link.path == ("parent",)), "")


def _bonds(item: ItemCard, main: str, laws: Mapping[str, str]) -> set[_Bond]:
    found = {(_PROVISION, provision) for provision in item.legal_basis}
    found |= {(_LAW, f"{item.unit} {laws[provision]}") for provision in item.legal_basis}
    if main:
        found.add((_MAIN, main))
    if item.flowchart:
        found.add((_PROCESS, item.flowchart))
    return found


def _nearest(
    place: int, bound: list[tuple[int, int, str, list[int]]], items: list[ItemCard], mains: list[str]
) -> list[tuple[int, int, str]]:
    """(place of the other, rule, what is shared) of the nearest, group by group; `bound` is in the order of the rules."""
    here, main = items[place].id, mains[place]
    taken = {place}
    found: list[tuple[int, int, str]] = []
    for rule, _, shared, group in bound:
        start = bisect_right(group, place)
        for other in chain(islice(group, start, None), islice(group, start)):
            # What is a part of this one, or has it for a part, stands above already.
            if other in taken or mains[other] == here or items[other].id == main:
                continue
            taken.add(other)
            found.append((other, rule, shared))
            if len(found) == MOST:
                return found
    return found


class _Words:
    """Why two items are related, said once a bond."""

    def __init__(self, facts: Facts) -> None:
        self._register = facts.register
        self._said: dict[_Bond, str] = {}

    def of(self, bond: _Bond) -> str:
        said = self._said.get(bond)
        if said is None:
            said = self._said[bond] = self._say(*bond)
        return said

    def _say(self, rule: int, shared: str) -> str:
        register = self._register
        if rule == _MAIN:
            return f"同属“{register.items[shared].title}”"
        if rule == _PROCESS:
            return "流程相同"
        if rule == _PROVISION:
            provision = register.provisions[shared]
            return f"同样依据《{register.laws[provision.law].short_title}》{provision.label}"
        return f"同一单位依据《{register.laws[shared.partition(' ')[2]].short_title}》"
