"""What was published or changed lately: records by that day, with the reason where an item's own changes give one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest
from typing import Final

from generator.facts.facts import Facts
from generator.kinds import KINDS
from generator.kinds.power_item import ItemCard
from generator.model.kind import Card
from generator.model.powers import ItemStatus
from generator.pages.listing import PlainLink, link

LATEST: Final = 10
"""Changes that a page shows."""
_DATED: Final = ("power_item", "process", "provision", "law", "discretion_standard", "unit", "community_entry")


def dated_cards(facts: Facts) -> Iterable[Card]:
    """Standing records of the kinds that have a page of their own."""
    return (card for kind in _DATED for card in facts.register.of_kind(kind).values() if not card.withdrawn)


def by_owner(cards: Iterable[Card]) -> Mapping[str, list[Card]]:
    """Records by the unit whose own they are: items by the unit that holds them, the others by who publishes them."""
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        found[owner_of(card)].append(card)
    return found


def owner_of(card: Card) -> str:
    """The id of that unit."""
    return card.unit if isinstance(card, ItemCard) else card.publisher


def latest(cards: Iterable[Card], count: int = LATEST) -> list[Card]:
    """The records that were published or changed last, the newest first."""
    return nlargest(count, cards, key=_newest)


def _newest(card: Card) -> tuple[str, str, str]:
    return card.latest_on, card.kind, card.id


def change(card: Card, facts: Facts, note: str = "") -> PlainLink:
    """As `components/timeline/timeline.html` takes it, an item with its status; `note` is said in small print."""
    day = card.latest_on
    reason = status = ""
    if isinstance(card, ItemCard):
        reason = card.change_reason if card.changed_last == day else ""
        status = facts.standing[card.id].status
    return link(
        card.title,
        card.address,
        on=day,
        kind=f"{KINDS[card.kind].title.zh}{'更新' if card.changed_on else '公开'}",
        status="" if status == ItemStatus.ACTIVE else status,
        text=reason,
        note=note,
    )
