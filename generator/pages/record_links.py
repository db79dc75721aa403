"""Links between records, made once for all pages: to each record, and to whatever points at it."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any, Final, NamedTuple

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds import KINDS
from generator.model.kind import Card
from generator.model.powers import ItemStatus
from generator.pages.listing import Gatherer, Listing, Row, pages_of
from generator.pages.page import Crumb, Page

PlainLink = dict[str, Any]
"""{"title", "href"} and where there is one a "note" and a "status"; `href` is from the root. Pages share it."""

SHOWN: Final = 20
"""The most links that a record's own page shows of one kind; the others stand in a list of their own."""


CASES_SHOWN: Final = 3
"""Of cases fewer: an item may have hundreds, and their names are long."""


class Pointing(NamedTuple):
    """Records of one kind that point at a record; none of them is withdrawn."""

    kind: str
    title: str
    links: list[PlainLink]
    cards: list[Card]

    @property
    def most(self) -> int:
        """The most of its links that a record's own page shows."""
        return CASES_SHOWN if self.kind in {"penalty_case", "permit_case"} else SHOWN

    def shown(self, address: str) -> dict[str, Any]:
        """The group as `components/pointing_here/pointing_here.html` takes it, on the page at `address`."""
        group: dict[str, Any] = {"title": self.title, "count": len(self.links), "links": self.links[: self.most]}
        if len(self.links) > self.most:
            group["more"] = self.address(address)
        return group

    def without(self, ids: Collection[str]) -> "Pointing":
        """The group without the records of these ids."""
        kept = [position for position, card in enumerate(self.cards) if card.id not in ids]
        return self._replace(links=[self.links[n] for n in kept], cards=[self.cards[n] for n in kept])

    def address(self, address: str) -> str:
        """Where the whole list stands."""
        return f"{address}pointing/{self.kind}/"


class RecordLinks:
    """Links to the records of `facts`. Every reference must name a record (rule R-1 refuses a build where one doesn't)."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        register = facts.register
        self._cards = {kind: register.of_kind(kind) for kind in KINDS}
        self._links: dict[str, dict[str, PlainLink]] = {
            kind: {id_: {"title": card.title, "href": card.address} for id_, card in cards.items()}
            for kind, cards in self._cards.items()
        }
        units = self._links["unit"]
        for id_, item in register.items.items():
            link = self._links["power_item"][id_]
            link["note"] = register.units[item.unit].short_name
            link["status"] = _PUBLISHED_AS.get(facts.standing[id_].status, facts.standing[id_].status)
        for id_, provision in register.provisions.items():
            link = self._links["provision"][id_]
            link["title"] = f"《{register.laws[provision.law].short_title}》{provision.label}"
            link["note"] = provision.subject
        for id_, standard in register.standards.items():
            self._links["discretion_standard"][id_]["note"] = standard.code
        for id_, entry in register.entries.items():
            self._links["community_entry"][id_]["note"] = entry.period_words
        for id_, unit in register.units.items():
            units[id_]["note"] = unit.unit_kind
        for kind, cards in self._cards.items():
            for id_, card in cards.items():
                if card.withdrawn:
                    self._links[kind][id_]["status"] = "已撤回"

    def to(self, kind: str, id_: str) -> PlainLink:
        """The link to a record."""
        return self._links[kind][id_]

    def pointing_at(self, card: Card) -> list[Pointing]:
        """What points at a record, kind by kind in the order of the kinds."""
        names = self._facts.backlinks.get(RecordName(card.kind, card.id), ())
        found = []
        for kind, sources in groupby(names, _kind_of):
            cards, links = self._cards[kind], self._links[kind]
            standing = [name.id for name in sources if not cards[name.id].withdrawn]
            if standing:
                title = _TITLES.get((card.kind, kind)) or f"引用本页的{KINDS[kind].title.zh}"
                found.append(Pointing(kind, title, [links[id_] for id_ in standing], [cards[id_] for id_ in standing]))
        return found

    def whole_lists(self, card: Card, area: str, crumbs: tuple[Crumb, ...], found: list[Pointing]) -> Iterator[Page]:
        """Pages of the lists that were too long for the record's own page."""
        gatherer = Gatherer(self._facts.register.units[card.publisher].title, card.published_on)
        for pointing in found:
            if len(pointing.links) > pointing.most:
                yield from pages_of(
                    Listing(
                        address=pointing.address(card.address),
                        area=area,
                        title=f"{pointing.title}：{card.title}",
                        about=f"引用“{card.title}”的{KINDS[pointing.kind].title.zh}。",
                        crumbs=(*crumbs, Crumb(card.title, card.address)),
                        columns=("名称", "说明"),
                        rows=[
                            Row(_row(link), source) for link, source in zip(pointing.links, pointing.cards, strict=True)
                        ],
                    ),
                    gatherer,
                )


_PUBLISHED_AS: Final[dict[str, str]] = {ItemStatus.ABOLISHED: "已废止"}

_TITLES: Final = {
    ("provision", "power_item"): "以本条为依据的权力事项",
    ("provision", "discretion_standard"): "细化本条的裁量标准",
    ("provision", "provision"): "取代本条的条款",
    ("law", "provision"): "作为权力依据的条款",
    ("process", "power_item"): "按本流程运行的权力事项",
    ("power_item", "power_item"): "子项",
    ("power_item", "discretion_standard"): "裁量标准",
    ("power_item", "guide"): "办事指南",
    ("unit", "power_item"): "受委托实施、参与变更审核或者已经废止的权力事项",
    ("unit", "discretion_standard"): "制定的裁量标准",
    ("power_item", "penalty_case"): "公开的处罚案件",
    ("provision", "penalty_case"): "依据本条的处罚案件",
    ("discretion_standard", "penalty_case"): "适用本标准的处罚案件",
    ("unit", "unit"): "下属单位",
    ("unit", "community"): "所辖社区",
}


def _kind_of(name: RecordName) -> str:
    return name.kind


def _row(link: PlainLink) -> dict[str, Any]:
    shown = {"title": link["title"], "href": link["href"], "cells": [link.get("note", "")]}
    if link.get("status", ItemStatus.ACTIVE) != ItemStatus.ACTIVE:
        shown["status"] = link["status"]
    return shown
