"""The register of powers (权责清单): its front, and its lists by unit, type, sphere, status and letter.

Abolished items stand in the list of their status only; every other list says how many it leaves out, so that it adds
up with the totals. Items that one may apply for have a list of their own, in which nothing suspended is ever offered.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.facts.facts import Facts
from generator.figures.figure import Figure
from generator.model.powers import NEEDS_GUIDE, PENDING, ItemStatus, PowerType, Sphere
from generator.pages.charts import UNITS, Counted, by_status, named
from generator.pages.facet_ways import finder
from generator.pages.letter_lists import LetterLists
from generator.pages.listed_items import (
    BRIEF_COLUMNS,
    COLUMNS,
    SPHERE_SLUGS,
    STATUS_SLUGS,
    TYPE_SLUGS,
    TYPED_COLUMNS,
    Group,
    Groups,
    ListedItem,
    by_letter,
    by_sphere,
    by_type,
    by_unit,
)
from generator.pages.listing import (
    Facet,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    by_short_name,
    dates_of,
    index_of,
    link,
    pages_of,
)
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS

AREA: Final = "items"
ITEMS: Final = Crumb("办事与权力", "items/")


class Doors(NamedTuple):
    """Ways into the register: links with counts."""

    types: list[PlainLink]
    spheres: list[PlainLink]
    statuses: list[PlainLink]
    units: list[PlainLink]


def item_lists(facts: Facts, items: list[ListedItem], gatherer: Gatherer) -> Iterator[Page]:
    """Every page of the register but the items' own."""
    lists = _ItemLists(facts, items)
    yield lists.front(gatherer)
    for listing in lists.listings():
        yield from pages_of(listing, gatherer)


class _ItemLists:
    """The items and their groups, each made once."""

    def __init__(self, facts: Facts, items: list[ListedItem]) -> None:
        self._facts = facts
        self._items = items
        self._cards = [item.card for item in self._items]
        self._units = by_unit(self._items)
        self._types = by_type(self._items)
        self._spheres = by_sphere(self._items)
        held = {item.status for item in self._items}
        self._statuses = {
            status: [item for item in self._items if item.status == status]
            for status in (*map(str, ItemStatus), *(status for status in (PENDING,) if status in held))
        }
        units = facts.register.units
        self._unit_order = sorted(
            self._units, key=lambda id_: by_short_name(units[id_]) if id_ in units else ("~", id_)
        )
        self._doors = Doors(
            types=_choices("items/by-type/", ((type_, TYPE_SLUGS[type_]) for type_ in PowerType), self._types),
            spheres=_choices("items/by-sphere/", ((sphere, SPHERE_SLUGS[sphere]) for sphere in Sphere), self._spheres),
            statuses=[
                link(str(status), f"items/by-status/{STATUS_SLUGS[status]}/", count=len(items))
                for status, items in self._statuses.items()
            ],
            units=[
                link(self._unit_name(unit), f"items/by-unit/{unit}/", count=len(self._units[unit].items))
                for unit in self._unit_order
            ],
        )
        self._letters = self._letter_lists()

    def _letter_lists(self) -> LetterLists:
        letters = by_letter(self._items)
        return LetterLists(
            root="items/a-z/",
            area=ITEMS,
            counted="事项",
            count_word="项",
            columns=COLUMNS,
            rows={letter: [item.full for item in group.items] for letter, group in letters.items()},
            cards=self._cards,
            facets=self._panel(),
            asides={letter: _left_out(group.abolished) for letter, group in letters.items()},
            least=0,
        )

    def _panel(self, types: Sequence[PlainLink] = (), unit: str = "") -> tuple[Facet, ...]:
        """Every way to narrow the register; `types` are a unit's own lists by type, where it has them."""
        doors = self._doors
        return (
            Facet("按单位", doors.units, f"items/by-unit/{unit}/" if unit else ""),
            Facet("本单位的事项按类型", types) if types else Facet("按类型", doors.types),
            Facet("按领域", doors.spheres),
            Facet("按状态", doors.statuses),
        )

    def front(self, gatherer: Gatherer) -> Page:
        """Totals, and a door for every way to look."""
        doors = self._doors
        first, last = dates_of(self._cards, gatherer)
        return Page(
            address="items/",
            area=AREA,
            template="register.html",
            title=ITEMS.title,
            description="权力事项总清单：按单位、类型、领域、状态和首字母查找。",
            published_on=first,
            changed_on=last,
            publisher=gatherer.publisher,
            data={
                "numbers": [link("权力事项", "items/all/", count=self._facts.totals.items), *doors.statuses],
                "to_apply": "items/to-apply/",
                "abolished": len(self._statuses[ItemStatus.ABOLISHED]),
                "parts": [
                    {"title": title, "links": links}
                    for title, links in (
                        ("按类型", doors.types),
                        ("按领域", doors.spheres),
                        ("按单位", doors.units[:ROWS]),
                    )
                    if links
                ],
                "all_units": link(f"全部{len(doors.units)}个单位", "items/by-unit/"),
                "letters": self._letters.bar(),
                "figures": self._figures(),
            },
        )

    def _figures(self) -> dict[str, Figure]:
        """How many items each type and the busiest units have, of those that the lists hold."""
        types = [
            _counted(str(type_), f"items/by-type/{TYPE_SLUGS[type_]}/", self._types[type_])
            for type_ in PowerType
            if type_ in self._types
        ]
        busiest = sorted(self._unit_order, key=lambda unit: -len(self._units[unit].items))[:UNITS]
        units = [_counted(self._unit_name(unit), f"items/by-unit/{unit}/", self._units[unit]) for unit in busiest]
        return named(
            types=by_status("tu-leixing", "各类事项有多少", "类型", types),
            units=by_status("tu-danwei", f"事项最多的{len(units)}个单位", "单位", units),
        )

    def listings(self) -> Iterator[Listing]:
        """Every list, before it is cut into pages."""
        yield self._whole()
        yield self._to_apply()
        yield from self._by_type()
        yield from self._by_sphere()
        yield from self._by_status()
        yield from self._by_unit()
        yield from self._letters.listings()

    def _unit_name(self, id_: str) -> str:
        unit = self._facts.register.units.get(id_)
        return unit.short_name if unit else id_

    def _whole(self) -> Listing:
        return Listing(
            address="items/all/",
            area=AREA,
            title="全部事项",
            about="在用和暂停实施的全部事项，按单位排列。",
            crumbs=(ITEMS,),
            columns=BRIEF_COLUMNS,
            rows=[
                item.brief.under(Heading(self._unit_name(unit), f"items/by-unit/{unit}/"))
                for unit in self._unit_order
                for item in self._units[unit].items
            ],
            facets=self._panel(),
            finder=finder("items"),
            letters=self._letters.bar(),
            aside=_left_out(len(self._statuses[ItemStatus.ABOLISHED])),
        )

    def _to_apply(self) -> Listing:
        """What people apply for, and may apply for today: nothing suspended stands here (rule I-1)."""
        return Listing(
            address="items/to-apply/",
            area=AREA,
            title="可以申请办理的事项",
            about="居民和企业可以申请、现在能办的事项；暂停实施的不在此列。",
            crumbs=(ITEMS,),
            columns=TYPED_COLUMNS,
            rows=[
                item.typed.under(Heading(str(type_), f"items/by-type/{TYPE_SLUGS[type_]}/"))
                for type_ in PowerType
                if type_ in NEEDS_GUIDE and type_ in self._types
                for item in self._types[type_].items
                if item.status == ItemStatus.ACTIVE
            ],
            empty="目前没有可以申请办理的事项。",
            facets=self._panel(),
        )

    def _by_type(self) -> Iterator[Listing]:
        yield self._index("by-type", "类型", self._doors.types)
        for type_ in PowerType:
            if type_ in self._types:
                items, abolished = self._types[type_]
                yield Listing(
                    address=f"items/by-type/{TYPE_SLUGS[type_]}/",
                    area=AREA,
                    title=str(type_),
                    about=f"类型为{type_}的事项，按名称排列。",
                    crumbs=(ITEMS, Crumb("按类型", "items/by-type/")),
                    columns=TYPED_COLUMNS,
                    rows=[item.typed for item in items],
                    facets=self._panel(),
                    finder=finder("items", type=(TYPE_SLUGS[type_], str(type_))),
                    aside=_left_out(abolished),
                )

    def _by_sphere(self) -> Iterator[Listing]:
        yield self._index("by-sphere", "领域", self._doors.spheres)
        for sphere in Sphere:
            if sphere in self._spheres:
                items, abolished = self._spheres[sphere]
                yield Listing(
                    address=f"items/by-sphere/{SPHERE_SLUGS[sphere]}/",
                    area=AREA,
                    title=f"{sphere}事项",
                    about=f"{sphere}领域的事项，按名称排列。",
                    crumbs=(ITEMS, Crumb("按领域", "items/by-sphere/")),
                    columns=COLUMNS,
                    rows=[item.full for item in items],
                    facets=self._panel(),
                    finder=finder("items", sphere=(SPHERE_SLUGS[sphere], str(sphere))),
                    aside=_left_out(abolished),
                )

    def _by_status(self) -> Iterator[Listing]:
        yield self._index("by-status", "状态", self._doors.statuses)
        for status, items in self._statuses.items():
            title, about = _STATUS_TITLES[status]
            yield Listing(
                address=f"items/by-status/{STATUS_SLUGS[status]}/",
                area=AREA,
                title=title,
                about=about,
                crumbs=(ITEMS, Crumb("按状态", "items/by-status/")),
                columns=COLUMNS,
                rows=[item.full for item in items],
                facets=self._panel(),
                finder=finder("items", status=(STATUS_SLUGS[status], str(status))),
                empty=f"目前没有{title}。",
                aside=_WHY_SUSPENDED if status == ItemStatus.SUSPENDED else {},
            )

    def _by_unit(self) -> Iterator[Listing]:
        yield self._index("by-unit", "单位", self._doors.units)
        for unit in self._unit_order:
            yield from self._of_unit(unit)

    def _of_unit(self, unit: str) -> Iterator[Listing]:
        """A unit's items; those of each type have a list of their own where the unit has more than a page."""
        root = f"items/by-unit/{unit}/"
        title = f"{self._unit_name(unit)}的事项"
        items, abolished = self._units[unit]
        types = by_type(items) if len(items) > ROWS else {}
        choices = _choices(root, ((type_, TYPE_SLUGS[type_]) for type_ in PowerType), types)
        crumbs = (ITEMS, Crumb("按单位", "items/by-unit/"))
        yield Listing(
            address=root,
            area=AREA,
            title=title,
            about=f"{self._unit_name(unit)}实施的事项，按名称排列。",
            crumbs=crumbs,
            columns=BRIEF_COLUMNS,
            rows=[item.brief for item in items],
            facets=self._panel(choices, unit),
            finder=finder("items", unit=(unit, self._unit_name(unit))),
            aside=_left_out(abolished),
        )
        for type_ in PowerType:
            if type_ in types:
                yield Listing(
                    address=f"{root}{TYPE_SLUGS[type_]}/",
                    area=AREA,
                    title=f"{self._unit_name(unit)}的{type_}事项",
                    about=f"{self._unit_name(unit)}实施的{type_}事项，按名称排列。",
                    crumbs=(*crumbs, Crumb(title, root)),
                    columns=BRIEF_COLUMNS,
                    rows=[item.brief for item in types[type_].items],
                    facets=self._panel(choices, unit),
                    finder=finder("items", unit=(unit, self._unit_name(unit)), type=(TYPE_SLUGS[type_], str(type_))),
                )

    def _index(self, name: str, column: str, choices: Sequence[PlainLink]) -> Listing:
        return index_of(f"items/{name}/", ITEMS, (column, "事项"), choices, self._cards)


_STATUS_TITLES: Final[dict[str, tuple[str, str]]] = {
    ItemStatus.ACTIVE: ("在用的事项", "依据有效、正在实施的事项。"),
    ItemStatus.SUSPENDED: ("暂停实施的事项", "暂停实施期间不得行使，也不受理申请。"),
    ItemStatus.ABOLISHED: ("已废止的事项", "已经废止，保留在此供查阅，不得行使。"),
    PENDING: ("待确认的事项", "登记之后没有审核确认，或者确认之后又有改动；确认之前不能作为办事依据，也不受理申请。"),
}

_WHY_SUSPENDED: Final = link("暂停实施的事项和理由", "supervision/suspended/", text="每一项为什么暂停，见")


def _choices(root: str, slugs: Iterable[tuple[str, str]], groups: Groups) -> list[PlainLink]:
    return [link(str(name), f"{root}{slug}/", count=len(groups[name].items)) for name, slug in slugs if name in groups]


def _counted(name: str, href: str, group: Group) -> Counted:
    return Counted(name, href, Counter(item.status for item in group.items))


def _left_out(abolished: int) -> PlainLink:
    """What the list lacks to the total that led to it."""
    if not abolished:
        return {}
    return link("已废止的事项", "items/by-status/abolished/", text=f"另有{abolished}项已经废止，不在此列，见")
