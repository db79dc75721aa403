"""The page of a district (区): whom to ask, what its units may do by type, each unit and street, and what changed lately."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.facts.facts import Facts
from generator.kinds.network import Place
from generator.kinds.power_item import ItemCard
from generator.kinds.unit import UnitCard, UnitKind
from generator.model.kind import PlainData
from generator.model.powers import ItemStatus, PowerType, Sphere
from generator.pages.changes import by_owner, change, dated_cards, latest, owner_of
from generator.pages.listed_items import SPHERE_SLUGS, TYPE_SLUGS
from generator.pages.listing import Gatherer, PlainLink, by_short_name, link
from generator.pages.page import Crumb, Page
from generator.pages.unit_page import complaints_of

_KINDS: Final = {str(kind): place for place, kind in enumerate(UnitKind)}


def district_address(code: str) -> str:
    """Where the page of the district with that official code stands."""
    return f"districts/{code}/"


def districts_of(facts: Facts) -> list[Place]:
    """The districts of the network, in its order."""
    networks = facts.register.networks.values()
    return [place for network in networks if not network.withdrawn for place in network.places if place.tier == "区"]


def district_pages(facts: Facts, gatherer: Gatherer, publisher: str) -> Iterator[Page]:
    """A page a district. `publisher` is the id of the unit that keeps the register."""
    # Two networks that stand may both hold a district.
    districts = {place.code: place for place in districts_of(facts)}
    if districts:
        pages = _DistrictPages(facts, gatherer, facts.register.units.get(publisher))
        for place in districts.values():
            yield pages.page(place, alone=len(districts) == 1)


class _DistrictPages:
    """Everything that is counted by unit, in one pass over each kind."""

    def __init__(self, facts: Facts, gatherer: Gatherer, keeper: UnitCard | None) -> None:
        self._facts = facts
        self._gatherer = gatherer
        self._keeper = keeper
        self._items: defaultdict[str, list[ItemCard]] = defaultdict(list)
        for item in facts.register.items.values():
            if not item.withdrawn and item.status != ItemStatus.ABOLISHED:
                self._items[item.unit].append(item)
        communities = facts.register.communities
        self._communities = Counter(card.street for card in communities.values() if not card.withdrawn)
        self._owed = Counter(communities[overdue.community].street for overdue in facts.overdue)
        self._changed = by_owner(dated_cards(facts))
        self._names = {unit.id: unit.short_name for unit in facts.register.units.values()}

    def page(self, place: Place, *, alone: bool) -> Page:
        units = sorted(
            (
                unit
                for unit in self._facts.register.units.values()
                if not unit.withdrawn and unit.division.startswith(place.code)
            ),
            key=lambda unit: (_KINDS[unit.unit_kind], *by_short_name(unit)),
        )
        items = [item for unit in units for item in self._items[unit.id]]
        suspended = sum(self._facts.standing[item.id].status == ItemStatus.SUSPENDED for item in items)
        changed = latest(card for unit in units for card in self._changed.get(unit.id, ()))
        last = changed[0].latest_on if changed else ""
        since = min((unit.published_on for unit in units), default=self._gatherer.since)
        return Page(
            address=district_address(place.code),
            area="units",
            template="district.html",
            title=place.name,
            description=f"{place.name}：{len(units)}个单位、{len(items)}项权力，最近变化和监督电话。",
            crumbs=(Crumb("单位", "units/"),),
            published_on=since,
            changed_on=last if last > since else "",
            publisher=self._gatherer.publisher,
            data={
                "name": place.name,
                "code": place.code,
                "keeper": self._whom_to_ask(items),
                "count": len(items),
                "by_type": _by_type(items, linked=alone),
                "alerts": [
                    {"count": suspended, "text": "项权力暂停实施", "href": "supervision/suspended/"},
                    {
                        "count": sum(self._owed[unit.id] for unit in units),
                        "text": "条社区事务逾期未公开",
                        "href": "supervision/overdue/",
                    },
                ],
                "units": self._units([unit for unit in units if unit.unit_kind != UnitKind.STREET]),
                "streets": [self._street(unit) for unit in units if unit.unit_kind == UnitKind.STREET],
                "latest": [change(card, self._facts, self._names.get(owner_of(card), "")) for card in changed],
            },
        )

    def _whom_to_ask(self, items: Sequence[ItemCard]) -> PlainLink | None:
        """The unit that keeps the register, and where most of its items, or of the district's, send complaints."""
        keeper = self._keeper
        if keeper is None:
            return None
        complaints = complaints_of(self._items[keeper.id]) or complaints_of(items)
        return link(
            keeper.short_name,
            keeper.address,
            telephone=keeper.telephone,
            address=keeper.address_line,
            hours=keeper.hours,
            complaints=complaints,
        )

    def _units(self, units: Sequence[UnitCard]) -> list[dict[str, Any]]:
        """Groups of a table, by what the units are in law."""
        groups: list[dict[str, Any]] = []
        for unit in units:
            if not groups or groups[-1]["title"] != unit.unit_kind:
                groups.append({"title": unit.unit_kind, "rows": []})
            groups[-1]["rows"].append(
                link(unit.short_name, unit.address, cells=[{"telephone": unit.telephone}, *self._held(unit)])
            )
        return groups

    def _street(self, unit: UnitCard) -> PlainLink:
        owed = self._owed[unit.id]
        return link(
            unit.short_name,
            unit.address,
            cells=[
                {"telephone": unit.telephone},
                f"{self._communities[unit.id]}个",
                f"{owed}条" if owed else "",
                *self._held(unit)[:1],
            ],
            status="逾期" if owed else "",
        )

    def _held(self, unit: UnitCard) -> list[str | PlainLink]:
        """How many items it holds, and how many of them are suspended."""
        items = self._items[unit.id]
        suspended = sum(self._facts.standing[item.id].status == ItemStatus.SUSPENDED for item in items)
        return [
            link(f"{len(items)}项", f"items/by-unit/{unit.id}/") if items else "",
            f"{suspended}项" if suspended else "",
        ]


def _by_type(items: Sequence[ItemCard], *, linked: bool) -> list[PlainLink]:
    """Counts by type, then by the spheres of items that have none; lists of the whole register are the district's own."""
    found = Counter(item.type or item.sphere for item in items)
    shown = []
    for name in (*PowerType, *Sphere):
        if found[name]:
            list_of = (
                f"items/by-type/{TYPE_SLUGS[name]}/"
                if isinstance(name, PowerType)
                else f"items/by-sphere/{SPHERE_SLUGS[name]}/"
            )
            shown.append(link(str(name), list_of if linked else "", count=found[name]))
    return shown


def shown(views: PlainData) -> PlainData:
    """Whom to ask, as `components/key_facts/key_facts.html` takes it."""
    keeper = views["keeper"]
    if keeper is None:
        return {"facts": []}
    return {
        "facts": [
            {"name": "负责单位", "value": keeper["title"], "href": views["base"] + keeper["href"]},
            {"name": "电话", "value": keeper["telephone"], "href": f"tel:{keeper['telephone']}"},
            {"name": "地址", "value": keeper["address"]},
            {"name": "时间", "value": keeper["hours"]},
            {"name": "监督电话", "value": keeper["complaints"], "href": f"tel:{keeper['complaints']}"},
        ]
    }
