"""The register of powers (权责清单): its front, and its lists by unit, type, sphere, status and letter.

Abolished items stand in the list of their status only. Items that one may apply for have a list of their own, in which
nothing suspended is ever offered.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.facts.facts import Facts
from generator.kinds.power_item import ItemCard
from generator.model.powers import NEEDS_GUIDE, ItemStatus, PowerType, Sphere
from generator.pages.listing import (
    OTHER_LETTER,
    Facet,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_name,
    dates_of,
    index_of,
    letter_links,
    letter_of,
    link,
    pages_of,
)
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS

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
}

AREA: Final = "items"
ITEMS: Final = Crumb("办事与权力", "items/")
_COLUMNS: Final = ("事项", "实施单位", "类型", "时限")
_BRIEF_COLUMNS: Final = ("事项", "类型", "时限")


class ListedItem(NamedTuple):
    """An item with its standing and the two rows that lists show of it: with its unit's name and without."""

    card: ItemCard
    status: str
    full: Row
    brief: Row

    @property
    def letter(self) -> str:
        """Where A–Z has it."""
        return letter_of(self.card)


Groups = dict[str, list[ListedItem]]


def item_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Every page of the register but the items' own."""
    listed = listed_items(facts)
    offered = [item for item in listed if item.status != ItemStatus.ABOLISHED]
    units = _offered_by(listed, lambda item: item.card.unit)
    types = _offered_by(listed, lambda item: item.card.type)
    spheres = _offered_by(listed, lambda item: item.card.sphere)
    letters = _offered_by(listed, lambda item: item.letter)
    statuses = {str(status): [item for item in listed if item.status == status] for status in ItemStatus}
    aside = _abolished_aside(statuses)
    doors = Doors(
        types=[
            link(str(type_), f"items/by-type/{TYPE_SLUGS[type_]}/", count=len(types[type_]))
            for type_ in PowerType
            if type_ in types
        ],
        spheres=[
            link(str(sphere), f"items/by-sphere/{SPHERE_SLUGS[sphere]}/", count=len(spheres[sphere]))
            for sphere in Sphere
            if sphere in spheres
        ],
        statuses=[
            link(str(status), f"items/by-status/{STATUS_SLUGS[status]}/", count=len(statuses[status]))
            for status in ItemStatus
        ],
        units=[
            link(_unit_name(facts, unit), f"items/by-unit/{unit}/", count=len(units[unit]))
            for unit in _units_in_order(facts, units)
        ],
        letters=letter_links("items/a-z/", letters),
    )
    yield _register(facts, gatherer, doors, listed)
    yield from _whole(facts, gatherer, units, aside)
    yield from _to_apply(gatherer, offered)
    yield from _by_type(gatherer, types, doors, aside)
    yield from _by_sphere(gatherer, spheres, doors, aside)
    yield from _by_status(gatherer, statuses, doors)
    yield from _by_unit(facts, gatherer, units, doors)
    yield from _by_letter(gatherer, letters, doors, aside)


class Doors(NamedTuple):
    """Ways into the register: links with counts."""

    types: list[PlainLink]
    spheres: list[PlainLink]
    statuses: list[PlainLink]
    units: list[PlainLink]
    letters: list[PlainLink]


def listed_items(facts: Facts) -> list[ListedItem]:
    """Items that were not withdrawn, by name."""
    units = {id_: link(unit.short_name, unit.address) for id_, unit in facts.register.units.items()}
    found = []
    for card in sorted((card for card in facts.register.items.values() if not card.withdrawn), key=by_name):
        status = facts.standing[card.id].status
        kind = card.type or card.sphere
        shown = {"title": card.title, "href": card.address}
        if status != ItemStatus.ACTIVE:
            shown["status"] = status
        limit = limit_in_words(card) if status == ItemStatus.ACTIVE else ""
        full = {**shown, "cells": [units.get(card.unit, card.unit), kind, limit]}
        brief = {**shown, "cells": [kind, limit]}
        found.append(ListedItem(card, str(status), Row(full, card), Row(brief, card)))
    return found


def limit_in_words(card: ItemCard) -> str:
    """The limit that a resident may count on: the promised one, else the law's."""
    return str(card.promised_limit or card.statutory_limit or "")


def _offered_by(items: Iterable[ListedItem], key: Callable[[ListedItem], str]) -> Groups:
    """Items that were not abolished, by `key`. A group whose every item was abolished is there, and empty."""
    groups: dict[str, list[ListedItem]] = {}
    for item in items:
        group = groups.setdefault(key(item), [])
        if item.status != ItemStatus.ABOLISHED:
            group.append(item)
    return groups


def _unit_name(facts: Facts, id_: str) -> str:
    unit = facts.register.units.get(id_)
    return unit.short_name if unit else id_


def _units_in_order(facts: Facts, units: Iterable[str]) -> list[str]:
    cards = facts.register.units
    return sorted(units, key=lambda id_: by_name(cards[id_]) if id_ in cards else ("~", id_))


def _abolished_aside(statuses: Groups) -> PlainLink:
    if not statuses[ItemStatus.ABOLISHED]:
        return {}
    return {
        "text": "已经废止的不在此列，见",
        "title": f"已废止的{len(statuses[ItemStatus.ABOLISHED])}项",
        "href": "items/by-status/abolished/",
    }


def _register(facts: Facts, gatherer: Gatherer, doors: Doors, listed: Sequence[ListedItem]) -> Page:
    totals = facts.totals
    first, last = dates_of((item.card for item in listed), gatherer)
    return Page(
        address="items/",
        area=AREA,
        template="register.html",
        title="办事与权力",
        description="权力事项总清单：按单位、类型、领域、状态和首字母查找。",
        published_on=first,
        changed_on=last,
        publisher=gatherer.publisher,
        data={
            "numbers": [
                link("权力事项", "items/all/", count=totals.items),
                *(link(door["title"], door["href"], count=door["count"]) for door in doors.statuses),
            ],
            "to_apply": "items/to-apply/",
            "types": doors.types,
            "spheres": doors.spheres,
            "units": doors.units[:ROWS],
            "all_units": link(f"全部{len(doors.units)}个单位", "items/by-unit/"),
            "letters": doors.letters,
        },
    )


def _whole(facts: Facts, gatherer: Gatherer, units: Groups, aside: PlainLink) -> Iterator[Page]:
    rows = [
        item.brief._replace(heading=Heading(_unit_name(facts, unit), f"items/by-unit/{unit}/"))
        for unit in _units_in_order(facts, units)
        for item in units[unit]
    ]
    yield from pages_of(
        Listing(
            address="items/all/",
            area=AREA,
            title="全部事项",
            about="在用和暂停实施的全部事项，按单位排列。",
            crumbs=(ITEMS,),
            columns=_BRIEF_COLUMNS,
            rows=rows,
            aside=aside,
        ),
        gatherer,
    )


def _to_apply(gatherer: Gatherer, offered: Sequence[ListedItem]) -> Iterator[Page]:
    """What people apply for, and may apply for today: nothing suspended stands here (rule I-1)."""
    rows = [
        item.full._replace(heading=Heading(str(type_), f"items/by-type/{TYPE_SLUGS[type_]}/"))
        for type_ in PowerType
        if type_ in NEEDS_GUIDE
        for item in offered
        if item.card.type == type_ and item.status == ItemStatus.ACTIVE
    ]
    yield from pages_of(
        Listing(
            address="items/to-apply/",
            area=AREA,
            title="可以申请办理的事项",
            about="居民和企业可以申请、现在能办的事项；暂停实施的不在此列。",
            crumbs=(ITEMS,),
            columns=_COLUMNS,
            rows=rows,
            empty="目前没有可以申请办理的事项。",
        ),
        gatherer,
    )


def _by_type(gatherer: Gatherer, types: Groups, doors: Doors, aside: PlainLink) -> Iterator[Page]:
    yield from _index("by-type", "类型", doors.types, types, gatherer)
    for type_ in PowerType:
        if type_ in types:
            yield from pages_of(
                Listing(
                    address=f"items/by-type/{TYPE_SLUGS[type_]}/",
                    area=AREA,
                    title=str(type_),
                    about=f"类型为{type_}的事项，按名称排列。",
                    crumbs=(ITEMS, Crumb("按类型", "items/by-type/")),
                    columns=_COLUMNS,
                    rows=[item.full for item in types[type_]],
                    facets=(Facet("按类型", doors.types),),
                    aside=aside,
                ),
                gatherer,
            )


def _by_sphere(gatherer: Gatherer, spheres: Groups, doors: Doors, aside: PlainLink) -> Iterator[Page]:
    yield from _index("by-sphere", "领域", doors.spheres, spheres, gatherer)
    for sphere in Sphere:
        if sphere in spheres:
            yield from pages_of(
                Listing(
                    address=f"items/by-sphere/{SPHERE_SLUGS[sphere]}/",
                    area=AREA,
                    title=f"{sphere}事项",
                    about=f"{sphere}领域的事项，按名称排列。",
                    crumbs=(ITEMS, Crumb("按领域", "items/by-sphere/")),
                    columns=_COLUMNS,
                    rows=[item.full for item in spheres[sphere]],
                    facets=(Facet("按领域", doors.spheres),),
                    aside=aside,
                ),
                gatherer,
            )


_STATUS_TITLES: Final = {
    ItemStatus.ACTIVE: ("在用的事项", "依据有效、正在实施的事项。"),
    ItemStatus.SUSPENDED: ("暂停实施的事项", "暂停实施期间不得行使，也不受理申请。"),
    ItemStatus.ABOLISHED: ("已废止的事项", "已经废止，保留在此供查阅，不得行使。"),
}


def _by_status(gatherer: Gatherer, statuses: Groups, doors: Doors) -> Iterator[Page]:
    yield from _index("by-status", "状态", doors.statuses, statuses, gatherer)
    for status in ItemStatus:
        title, about = _STATUS_TITLES[status]
        yield from pages_of(
            Listing(
                address=f"items/by-status/{STATUS_SLUGS[status]}/",
                area=AREA,
                title=title,
                about=about,
                crumbs=(ITEMS, Crumb("按状态", "items/by-status/")),
                columns=_COLUMNS,
                rows=[item.full for item in statuses[status]],
                facets=(Facet("按状态", doors.statuses),),
                empty=f"目前没有{title}。",
            ),
            gatherer,
        )


def _by_unit(facts: Facts, gatherer: Gatherer, units: Groups, doors: Doors) -> Iterator[Page]:
    yield from _index("by-unit", "单位", doors.units, units, gatherer)
    for unit in _units_in_order(facts, units):
        root = f"items/by-unit/{unit}/"
        name = _unit_name(facts, unit)
        items = units[unit]
        by_type = _offered_by(items, lambda item: item.card.type)
        parted = len(items) > ROWS
        types = [
            link(str(type_), f"{root}{TYPE_SLUGS[type_]}/", count=len(by_type[type_]))
            for type_ in PowerType
            if parted and type_ in by_type
        ]
        about = link(f"{name}的职责、地址和电话", f"units/{unit}/", text="另见") if unit in facts.register.units else {}
        yield from pages_of(
            Listing(
                address=root,
                area=AREA,
                title=f"{name}的事项",
                about=f"{name}实施的事项，按名称排列。",
                crumbs=(ITEMS, Crumb("按单位", "items/by-unit/")),
                columns=_BRIEF_COLUMNS,
                rows=[item.brief for item in items],
                facets=(Facet("按类型", types),),
                aside=about,
            ),
            gatherer,
        )
        for type_ in PowerType if parted else ():
            if type_ in by_type:
                yield from pages_of(
                    Listing(
                        address=f"{root}{TYPE_SLUGS[type_]}/",
                        area=AREA,
                        title=f"{name}的{type_}事项",
                        about=f"{name}实施的{type_}事项，按名称排列。",
                        crumbs=(ITEMS, Crumb("按单位", "items/by-unit/"), Crumb(f"{name}的事项", root)),
                        columns=_BRIEF_COLUMNS,
                        rows=[item.brief for item in by_type[type_]],
                        facets=(Facet("按类型", types),),
                    ),
                    gatherer,
                )


def _by_letter(gatherer: Gatherer, letters: Groups, doors: Doors, aside: PlainLink) -> Iterator[Page]:
    links = [
        link(letter["title"], letter["href"], count=len(letters[letter["href"].split("/")[-2]]))
        for letter in doors.letters
        if letter["href"]
    ]
    yield from _index("a-z", "首字母", links, letters, gatherer)
    for letter in sorted(letters):
        title = "其他" if letter == OTHER_LETTER else letter.upper()
        yield from pages_of(
            Listing(
                address=f"items/a-z/{letter}/",
                area=AREA,
                title=f"首字母{title}的事项",
                about=f"名称的拼音首字母为{title}的事项。" if title != "其他" else "名称不以汉字或字母开头的事项。",
                crumbs=(ITEMS, Crumb("按首字母", "items/a-z/")),
                columns=_COLUMNS,
                rows=[item.full for item in letters[letter]],
                letters=doors.letters,
                aside=aside,
            ),
            gatherer,
        )


def _index(
    name: str,
    column: str,
    links: Sequence[PlainLink],
    groups: Groups,
    gatherer: Gatherer,
) -> Iterator[Page]:
    """The page above a way to narrow: every choice with its number."""
    cards = [item.card for items in groups.values() for item in items]
    yield from pages_of(index_of(f"items/{name}/", ITEMS, (column, "事项"), links, cards), gatherer)
