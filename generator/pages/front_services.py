"""The few services that the front page names, by a plain rule: what may be applied for today, for persons and for businesses.

Types take turns, so that a permit stands beside a grant; the order is that of names. Nothing is called
common or popular: no record says what is asked for most.
"""

from collections import defaultdict
from collections.abc import Collection
from itertools import chain, islice, zip_longest
from typing import Any, Final

from generator.facts.facts import Facts
from generator.kinds.guide import Audience
from generator.kinds.power_item import ItemCard
from generator.model.powers import ItemStatus, PowerType
from generator.pages.listing import by_name, link

MOST: Final = 8
"""Services named for each audience."""
_TURNS: Final = (PowerType.PERMIT, PowerType.SERVICE, PowerType.GRANT, PowerType.CONFIRMATION)
_GROUPS: Final = (
    ("个人办事", (Audience.PERSON,)),
    ("开店、办企业", (Audience.BOTH, Audience.ORGANISATION)),
)


def services(facts: Facts, not_of: Collection[str] = ()) -> list[dict[str, Any]]:
    """[{"title", "links"}]: items in use that have a guide; an item that is suspended is never among them.

    `not_of` are units whose services aren't for the page's readers: another street's, on a street's own page.
    """
    register = facts.register
    found: defaultdict[tuple[str, str], dict[str, ItemCard]] = defaultdict(dict)
    for guide in register.guides.values():
        item = register.items.get(guide.item)
        if guide.withdrawn or item is None or item.withdrawn or item.unit in not_of:
            continue
        if facts.standing[item.id].status == ItemStatus.ACTIVE:
            found[guide.audience, item.type][item.id] = item
    groups = []
    for title, audiences in _GROUPS:
        rows = [
            list(chain(*(sorted(found[audience, type_].values(), key=by_name) for audience in audiences)))
            for type_ in _TURNS
        ]
        turns = (item for turn in zip_longest(*rows) for item in turn if item is not None)
        chosen = {item.id: item for item in islice(turns, MOST)}
        if chosen:
            groups.append(
                {"title": title, "links": [_link(facts, item) for item in sorted(chosen.values(), key=by_name)]}
            )
    return groups


def _link(facts: Facts, item: ItemCard) -> dict[str, Any]:
    unit = facts.register.units.get(item.unit)
    return link(item.title, item.address, note=unit.short_name if unit else "")
