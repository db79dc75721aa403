"""The page of a unit: whom to ask, what it may do, what was changed lately, what is suspended; of a street, its communities."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds import KINDS
from generator.kinds.community import CommunityCard
from generator.kinds.power_item import ItemCard
from generator.kinds.unit import UnitCard
from generator.model.kind import PlainData
from generator.model.powers import ItemStatus, PowerType, Sphere
from generator.pages.changes import by_owner, change, dated_cards, latest
from generator.pages.listed_items import TYPE_SLUGS
from generator.pages.listing import PlainLink, by_name, link
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import Pointing, RecordLinks

_AREA: Final = "units"
_CRUMBS: Final = (Crumb("单位", "units/"),)
MOST_OFFERED: Final = 20
"""Items with a guide that a unit's page names."""
MOST_OTHERS: Final = 10
"""Items without one that it names."""
MOST_SUSPENDED: Final = 5


def unit_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a unit, and the whole lists of what points at it."""
    return _UnitPages(facts, links, files).pages()


class _UnitPages:
    """Everything that is counted by unit, in one pass over each kind."""

    def __init__(self, facts: Facts, links: RecordLinks, files: Files) -> None:
        self._facts = facts
        self._links = links
        self._files = files
        register = facts.register
        self._items: defaultdict[str, list[ItemCard]] = defaultdict(list)
        for item in register.items.values():
            if not item.withdrawn and item.status != ItemStatus.ABOLISHED:
                self._items[item.unit].append(item)
        self._guided = {guide.item for guide in register.guides.values() if not guide.withdrawn}
        self._published = Counter((card.publisher, card.kind) for card in register.every_card() if not card.withdrawn)
        self._communities: defaultdict[str, list[CommunityCard]] = defaultdict(list)
        for community in register.communities.values():
            if not community.withdrawn:
                self._communities[community.street].append(community)
        self._entries = Counter(entry.community for entry in register.entries.values() if not entry.withdrawn)
        self._owed = Counter(overdue.community for overdue in facts.overdue)
        self._changed = by_owner(dated_cards(facts))

    def pages(self) -> Iterator[Page]:
        for unit in self._facts.register.units.values():
            if unit.withdrawn:
                yield withdrawn_page(unit, _AREA, _CRUMBS, self._facts, self._files)
                continue
            own = self._items[unit.id]
            own.sort(key=by_name)
            communities = sorted(self._communities[unit.id], key=by_name)
            pointing = _told_elsewhere(self._links.pointing_at(unit), own, communities)
            yield self._page(unit, own, communities, pointing)
            yield from self._links.whole_lists(unit, _AREA, _CRUMBS, pointing)

    def _page(
        self, unit: UnitCard, own: list[ItemCard], communities: list[CommunityCard], pointing: list[Pointing]
    ) -> Page:
        links = self._links
        standing = self._facts.standing
        active = [item for item in own if standing[item.id].status == ItemStatus.ACTIVE]
        suspended = [item for item in own if standing[item.id].status == ItemStatus.SUSPENDED]
        offered = [item for item in active if item.id in self._guided]
        others = [item for item in active if item.id not in self._guided]
        return Page(
            **head_of(unit, self._facts, self._files),
            area=_AREA,
            template="unit.html",
            description=f"{unit.title}：{unit.address_line}，{unit.telephone}；现有{len(own)}项权力事项。",
            crumbs=_CRUMBS,
            data={
                "above": [
                    unit.unit_kind,
                    *([links.to("unit", unit.belongs_to) | {"before": "隶属"}] if unit.belongs_to else []),
                ],
                "complaints": complaints_of(own),
                "count": len(own),
                "by_type": _by_type(unit, own),
                "all_items": f"items/by-unit/{unit.id}/" if own else "",
                "suspended": self._suspended(suspended),
                "offered": [_row(item) for item in offered[:MOST_OFFERED]],
                "offered_count": len(offered),
                "others": [_row(item) for item in others[:MOST_OTHERS]],
                "others_count": len(others),
                "communities": [self._community(community) for community in communities],
                "owed": sum(self._owed[community.id] for community in communities),
                "latest": [change(card, self._facts) for card in latest(self._changed.get(unit.id, ()))],
                "publishes": [
                    {"title": kind.title.zh, "count": self._published[unit.id, name]}
                    for name, kind in KINDS.items()
                    if self._published[unit.id, name]
                ],
                "pointing": [group.shown(unit.address) for group in pointing],
            },
            one={"unit": RecordName("unit", unit.id)},
        )

    def _suspended(self, items: Sequence[ItemCard]) -> dict[str, Any]:
        """What may not be used today, with its reason."""
        return {
            "count": len(items),
            "listed": [
                link(item.title, item.address, reason=self._facts.standing[item.id].reason, status=ItemStatus.SUSPENDED)
                for item in items[:MOST_SUSPENDED]
            ],
        }

    def _community(self, community: CommunityCard) -> PlainLink:
        owed = self._owed[community.id]
        cells = [{"telephone": community.telephone}, f"{self._entries[community.id]}条", f"{owed}条" if owed else ""]
        return link(community.title, community.address, cells=cells, status="逾期" if owed else "")


def complaints_of(items: Sequence[ItemCard]) -> str:
    """The telephone for complaints that most of these items give; "" where none does."""
    found = Counter(item.complaints for item in items if item.complaints)
    return min(found, key=lambda telephone: (-found[telephone], telephone), default="")


def _told_elsewhere(
    pointing: list[Pointing], own: Collection[ItemCard], communities: Collection[CommunityCard]
) -> list[Pointing]:
    """What points at the unit without the powers it holds and its communities, which stand in lists of their own."""
    told = {"power_item": {item.id for item in own}, "community": {community.id for community in communities}}
    return [left for group in pointing if (left := group.without(told.get(group.kind, ()))).links]


def _by_type(unit: UnitCard, items: Sequence[ItemCard]) -> list[PlainData]:
    """Counts in the register's own order: the types, then the spheres of items that have none.

    A unit with more than a page of items has a list of each type.
    """
    found = Counter(item.type or item.sphere for item in items)
    root = f"items/by-unit/{unit.id}/" if len(items) > ROWS else ""
    return [
        link(str(name), f"{root}{TYPE_SLUGS[name]}/" if root and isinstance(name, PowerType) else "", count=found[name])
        for name in (*PowerType, *Sphere)
        if found[name]
    ]


def _row(item: ItemCard) -> PlainLink:
    limit = item.promised_limit or item.statutory_limit or ""
    return link(item.title, item.address, cells=[item.type or f"{item.sphere}事项", str(limit)])


def shown(views: PlainData) -> PlainData:
    """Whom to ask, from the record's own view."""
    unit = views["unit"]
    facts = [
        {"name": "办公电话", "value": unit["telephone"], "href": f"tel:{unit['telephone']}"},
        {"name": "办公地址", "value": unit["address"]},
        {"name": "办公时间", "value": unit["hours"]},
    ]
    if views["complaints"]:
        facts.append({"name": "监督电话", "value": views["complaints"], "href": f"tel:{views['complaints']}"})
    facts.append({"name": "信用代码", "value": unit["uscc"]})
    return {"facts": facts}
