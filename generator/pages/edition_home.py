"""The front page of a node's own edition, and its page for what it hasn't got: a street's, a community's, a kiosk's, a city's.

For an old resident on a phone: whose site it is, in large words; a search box; doors to what it holds; whom to call; and
the way to the site that holds the rest.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from generator.facts.facts import Facts
from generator.kinds.community import CommunityCard
from generator.kinds.network import Place
from generator.kinds.unit import UnitCard, UnitKind
from generator.model.kind import Card
from generator.model.nodes import NodeEdition, NodeFacts
from generator.model.powers import ItemStatus
from generator.pages.changes import change, latest
from generator.pages.front_services import services
from generator.pages.listing import Gatherer, PlainLink, by_name, link
from generator.pages.page import Page

HOME: Final = "edition_home.html"
LACKING: Final = "edition_lacks.html"
CITY_NUMBERS: Final = (
    ("items", "权力事项"), ("processes", "流程图"), ("standards", "裁量标准"), ("communities", "社区"), ("entries", "社区信息"),
)  # fmt: skip
"""What a city's front page counts: the names of `Totals`, and their headings."""
_UNKNOWN: Final = "—"


class Elsewhere(NamedTuple):
    """The site that holds what an edition doesn't: its name, and its public address."""

    title: str
    address: str


class EditionHomes:
    """Front pages of editions; what all of them show is gathered once."""

    def __init__(self, facts: Facts, gatherer: Gatherer) -> None:
        register = facts.register
        self._facts = facts
        self._gatherer = gatherer
        self._streets = {
            unit.division: unit
            for unit in register.units.values()
            if unit.unit_kind == UnitKind.STREET and not unit.withdrawn
        }
        self._communities = {card.id: card for card in register.communities.values() if not card.withdrawn}
        self._below: defaultdict[str, list[CommunityCard]] = defaultdict(list)
        for community in sorted(self._communities.values(), key=by_name):
            self._below[community.street].append(community)
        self._entries: defaultdict[str, list[Card]] = defaultdict(list)
        for entry in register.entries.values():
            if not entry.withdrawn:
                self._entries[entry.community].append(entry)
        self._items: defaultdict[str, list[Card]] = defaultdict(list)
        for item in register.items.values():
            if not item.withdrawn and item.status != ItemStatus.ABOLISHED:
                self._items[item.unit].append(item)
        self._services: dict[str, list[dict[str, Any]]] = {}
        """By the id of the street whose residents they are for."""

    def home(self, node: NodeFacts, ways: Sequence[Place], elsewhere: Elsewhere | None) -> Page:
        """The front page of a street's, a community's or a kiosk's edition.

        `ways` are the divisions from the city down to the one that the node stands in.
        """
        kiosk = node.edition is NodeEdition.KIOSK
        community = self._communities.get(node.place)
        unit = self._facts.register.units.get(community.street) if community else self._streets.get(node.place)
        own = [*self._entries[community.id]] if community else self._of_street(unit)
        changed = latest(own)
        record = community or unit
        return Page(
            address="",
            area="home",
            template=HOME,
            title=node.name,
            description=f"{node.name}：{self._about(community, unit)}",
            published_on=record.published_on if record else self._gatherer.since,
            changed_on=max((card.latest_on for card in changed), default=""),
            publisher=unit.title if unit else self._gatherer.publisher,
            data={
                # Whoever stands before a kiosk asks for the place, not for the machine.
                "name": ways[-1].name if kiosk else node.name,
                "above": [place.name for place in ways[:-1]],
                "about": self._about(community, unit),
                "doors": [
                    *([_community_door(community, len(own))] if community else []),
                    link("办事", "items/to-apply/", about="带什么、去哪里、多久、多少钱"),
                    *self._register_doors(None if community else unit, kiosk=kiosk),
                    link("找单位", "units/", about="各单位和街道的地址、电话、办公时间"),
                ],
                "contacts": [*_contacts(community, "社区"), *_contacts(unit, "街道")],
                "communities": [] if community or not unit else [self._door(one) for one in self._below[unit.id]],
                "services": self._offered(unit),
                "latest": [change(card, self._facts) for card in changed],
                "elsewhere": elsewhere._asdict() if elsewhere else None,
                "numbers": [],
                "rows": [],
                "districts": [],
            },
        )

    def city(self, node: NodeFacts, districts: Sequence[Elsewhere]) -> Page:
        """The front page of a city's edition: what its districts publish in all, and the way to each.

        Where other districts' editions stand beside it, their numbers are in a table that a script fills.
        """
        totals = self._facts.totals
        counts = [(title, getattr(totals, name)) for name, title in CITY_NUMBERS]
        shown = [*districts, *(Elsewhere(one.title, one.address) for one in node.beside)]
        return Page(
            address="",
            area="home",
            template=HOME,
            title=node.name,
            description=f"{node.name}各区公开的权力事项、办事指南和社区事务。",
            published_on=self._gatherer.since,
            publisher=self._gatherer.publisher,
            data={
                "name": node.name,
                "above": [],
                "about": "各区公开的权力、办事指南和社区事务，先选所在的区。",
                "doors": [],
                "contacts": [],
                "communities": [],
                "services": [],
                "latest": [],
                "elsewhere": None,
                "numbers": [{"title": title, "count": count} for title, count in counts],
                "columns": [*({"title": title, "kind": "number"} for _, title in CITY_NUMBERS), "数据日期"],
                "rows": self._by_district(districts, [count for _, count in counts], node) if node.beside else [],
                "districts": [
                    link(district.title, district.address, about="权力清单、办事指南、社区公开和公开监督")
                    for district in shown
                ],
            },
        )

    def _by_district(self, own: Sequence[Elsewhere], counts: Sequence[int], node: NodeFacts) -> list[dict[str, Any]]:
        """Rows of the table of numbers: this district's, and empty ones of those beside it, in the record's order."""
        unknown = [_UNKNOWN] * (len(counts) + 1)
        day = {"on": self._facts.today.isoformat()}
        return [
            *({"title": one.title, "href": one.address, "cells": [*map(str, counts), day]} for one in own),
            *({"title": one.title, "href": one.address, "cells": unknown} for one in node.beside),
        ]

    def lacking(self, node: NodeFacts, elsewhere: Elsewhere | None) -> Page:
        """What is shown where a page is asked for that the edition lacks."""
        return Page(
            address="404.html",
            area="home",
            template=LACKING,
            title="这里没有这个页面",
            description=f"{node.name}没有这个页面。",
            data={"name": node.name, "elsewhere": elsewhere._asdict() if elsewhere else None},
            listed=False,
        )

    def _offered(self, unit: UnitCard | None) -> list[dict[str, Any]]:
        """What the residents of a street may apply for: with the district's units, and with their own street."""
        own = unit.id if unit else ""
        if own not in self._services:
            others = {street.id for street in self._streets.values()} - {own}
            self._services[own] = services(self._facts, others)
        return self._services[own]

    def _of_street(self, unit: UnitCard | None) -> list[Card]:
        if unit is None:
            return []
        entries = (entry for community in self._below[unit.id] for entry in self._entries[community.id])
        return [unit, *self._items[unit.id], *entries]

    def _about(self, community: CommunityCard | None, unit: UnitCard | None) -> str:
        if community:
            return "社区的收支、决议和服务，以及怎么办事、找谁办。"
        count = len(self._below[unit.id]) if unit else 0
        return f"街道的权力、{count}个社区公开的事务，以及怎么办事、找谁办。" if count else "怎么办事、找谁办。"

    def _register_doors(self, unit: UnitCard | None, *, kiosk: bool) -> list[PlainLink]:
        if kiosk:
            return [
                link("查权力", "items/", about="哪个单位管、凭什么管、能罚多少"),
                link("看依据", "laws/", about="法律法规的条文"),
            ]
        own = len(self._items[unit.id]) if unit else 0
        if not unit or not own:
            return []
        return [link("街道的权力", f"items/by-unit/{unit.id}/", about=f"{unit.short_name}管的{own}项", count=own)]

    def _door(self, community: CommunityCard) -> PlainLink:
        return link(community.title, community.address, about=f"电话 {community.telephone}")


def _community_door(community: CommunityCard, entries: int) -> PlainLink:
    return link("看社区", community.address, about=f"钱怎么花、定了什么、找谁：公开了{entries}条")


def _contacts(card: CommunityCard | UnitCard | None, who: str) -> list[dict[str, str]]:
    """As `components/key_facts/key_facts.html` takes them."""
    if card is None:
        return []
    return [
        {"name": f"{who}电话", "value": card.telephone, "href": f"tel:{card.telephone}"},
        {"name": f"{who}地址", "value": card.address_line, "note": card.hours},
    ]
