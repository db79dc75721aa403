"""The page of a unit: where and when to find it, its duties, its powers, and what it publishes."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds import KINDS
from generator.kinds.power_item import ItemCard
from generator.model.kind import PlainData
from generator.model.powers import ItemStatus, PowerType, Sphere
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import SHOWN, Pointing, RecordLinks

_AREA: Final = "units"
_CRUMBS: Final = (Crumb("单位", "units/"),)


def unit_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a unit, and the whole lists of what points at it."""
    items: defaultdict[str, list[ItemCard]] = defaultdict(list)
    for item in facts.register.items.values():
        if not item.withdrawn and item.status != ItemStatus.ABOLISHED:
            items[item.unit].append(item)
    published = Counter((card.publisher, card.kind) for card in facts.register.every_card() if not card.withdrawn)
    for unit in facts.register.units.values():
        if unit.withdrawn:
            yield withdrawn_page(unit, _AREA, _CRUMBS, facts, files)
            continue
        own = items[unit.id]
        own.sort(key=lambda item: (item.sort_key, item.id))
        pointing = _besides_own(links.pointing_at(unit), own)
        yield Page(
            **head_of(unit, facts, files),
            area=_AREA,
            template="unit.html",
            description=f"{unit.title}：{unit.address_line}，{unit.telephone}；现有{len(own)}项权力事项。",
            crumbs=_CRUMBS,
            data={
                "part_of": links.to("unit", unit.belongs_to) if unit.belongs_to else None,
                "count": len(own),
                "by_type": _by_type(own),
                "suspended": sum(facts.standing[item.id].status != ItemStatus.ACTIVE for item in own),
                "items": [links.to("power_item", item.id) for item in own[:SHOWN]],
                "all_items": f"items/by-unit/{unit.id}/" if own else "",
                "publishes": [
                    {"title": kind.title.zh, "count": published[unit.id, name]}
                    for name, kind in KINDS.items()
                    if published[unit.id, name]
                ],
                "pointing": [group.shown(unit.address) for group in pointing],
            },
            one={"unit": RecordName("unit", unit.id)},
        )
        yield from links.whole_lists(unit, _AREA, _CRUMBS, pointing)


def _besides_own(pointing: list[Pointing], own: list[ItemCard]) -> list[Pointing]:
    """What points at the unit without the powers it holds, which stand in a list of their own."""
    held = {item.id for item in own}
    return [left for group in pointing if (left := group.without(held) if group.kind == "power_item" else group).links]


def _by_type(items: list[ItemCard]) -> list[PlainData]:
    """Counts in the register's own order: the types, then the spheres of items that have none."""
    found = Counter(item.type or item.sphere for item in items)
    return [{"title": str(name), "count": found[name]} for name in (*PowerType, *Sphere) if found[name]]
