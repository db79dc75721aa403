"""The front page: three doors, the totals of the register (rule S-1), what is suspended or owed, and what is new."""

from collections import Counter
from heapq import nlargest
from typing import Any, Final

from generator.facts.facts import Facts
from generator.model.kind import Card
from generator.model.powers import ItemStatus, PowerType, Sphere
from generator.pages.changes import change, dated_cards, latest, owner_of
from generator.pages.district_page import district_address, districts_of
from generator.pages.front_services import services
from generator.pages.listed_items import SPHERE_SLUGS, TYPE_SLUGS
from generator.pages.listing import Gatherer, PlainLink, by_short_name, link
from generator.pages.page import Page
from generator.pages.supervision_pages import LATE

STREETS: Final = 40
"""Streets that the front page names."""
NAMED: Final = 3
"""Suspended items, and overdue disclosures, that it names: the newest."""
UNITS: Final = 12
"""Units that the front page names: those with the most items."""


def front_page(facts: Facts, gatherer: Gatherer, *, title: str, description: str, body: str) -> Page:
    """`body` is the HTML that MkDocs made of content/index.md; `title` is the site's name, as its head shows it."""
    totals = facts.totals
    statuses = dict(totals.by_status)
    changed = latest(dated_cards(facts))
    districts = districts_of(facts)
    return Page(
        address="",
        area="home",
        template="home.html",
        title=title,
        description=description,
        published_on=gatherer.since,
        changed_on=changed[0].latest_on if changed else "",
        publisher=gatherer.publisher,
        data={
            "body": body,
            "numbers": [
                link("权力事项", "items/", count=totals.items),
                link("流程图", "processes/", count=totals.processes),
                link("法律条款", "laws/provisions/", count=totals.provisions),
                link("裁量标准", "standards/", count=totals.standards),
                link("社区", "communities/", count=totals.communities),
                link("社区信息", "communities/", count=totals.entries),
            ],
            "alerts": [
                _suspended(facts, statuses.get(ItemStatus.SUSPENDED, 0)),
                _overdue(facts),
                *_late_cases(facts),
            ],
            "services": services(facts),
            "streets": _streets(facts),
            "district": link(districts[0].name, district_address(districts[0].code)) if districts else None,
            "abolished": statuses.get(ItemStatus.ABOLISHED, 0),
            "parts": [part for part in _parts(facts) if part["links"]],
            "latest": [change(card, facts, _publisher(facts, card)) for card in changed],
        },
    )


def _parts(facts: Facts) -> list[dict[str, Any]]:
    """The totals by sphere, type, unit and tier, each with the list that it counts."""
    totals = facts.totals
    units = facts.register.units
    most = sorted(
        ((units[id_], count) for id_, count in totals.by_unit if id_ in units),
        key=lambda entry: (-entry[1], by_short_name(entry[0])),
    )
    shown = [link(unit.short_name, f"items/by-unit/{unit.id}/", count=count) for unit, count in most[:UNITS]]
    if len(most) > UNITS:
        shown.append(link("全部有事项的单位", "items/by-unit/", count=len(most)))
    return [
        {
            "title": "按领域",
            "links": [
                link(name, f"items/by-sphere/{SPHERE_SLUGS[Sphere(name)]}/", count=count)
                for name, count in totals.by_sphere
                if count
            ],
        },
        {
            "title": "按类型",
            "links": [
                link(name, f"items/by-type/{TYPE_SLUGS[PowerType(name)]}/", count=count)
                for name, count in totals.by_type
                if count
            ],
        },
        {"title": "按单位", "links": shown},
        {
            "title": "四级网络",
            "links": [link(name, "network/", count=count) for name, count in totals.by_tier if count],
        },
    ]


def _suspended(facts: Facts, count: int) -> dict[str, Any]:
    """The powers that may not be used today: how many, and those that changed last."""
    standing = facts.standing
    newest = latest(
        (
            item
            for item in facts.register.items.values()
            if not item.withdrawn and standing[item.id].status == ItemStatus.SUSPENDED
        ),
        NAMED,
    )
    names = [link(item.title, item.address, note=ItemStatus.SUSPENDED) for item in newest]
    return {"count": count, "text": "项权力暂停实施", "href": "supervision/suspended/", "names": names}


def _overdue(facts: Facts) -> dict[str, Any]:
    """What communities owe: how much, and what fell due last."""
    register = facts.register
    newest = nlargest(NAMED, facts.overdue, key=lambda owed: (owed.due, owed.community, owed.category))
    names = [
        link(
            f"{register.communities[owed.community].title}：{register.categories[owed.category].title}",
            register.communities[owed.community].address,
            note=f"应于{owed.due}前公开",
        )
        for owed in newest
    ]
    return {
        "count": len(facts.overdue),
        "text": "条社区事务逾期未公开",
        "href": "supervision/overdue/",
        "names": names,
    }


def _late_cases(facts: Facts) -> list[dict[str, Any]]:
    """How many cases are late; nothing in a district that records none."""
    if not facts.supervision.units:
        return []
    return [{"count": len(facts.supervision.late), "text": "件处罚和许可逾期未办", "href": LATE, "names": []}]


def _streets(facts: Facts) -> list[PlainLink]:
    """The streets with their communities, each a step to one's own community."""
    held = Counter(card.street for card in facts.register.communities.values() if not card.withdrawn)
    units = facts.register.units
    streets = sorted((units[id_] for id_ in held if id_ in units), key=by_short_name)
    return [link(unit.short_name, unit.address, count=held[unit.id]) for unit in streets[:STREETS]]


def _publisher(facts: Facts, card: Card) -> str:
    unit = facts.register.units.get(owner_of(card))
    return unit.short_name if unit else ""
