"""The front page: three doors, the totals of the register (rule S-1), what is suspended or owed, and what is new."""

from heapq import nlargest
from typing import Any, Final

from generator.facts.facts import Facts
from generator.kinds import KINDS
from generator.model.kind import Card
from generator.model.powers import ItemStatus, PowerType, Sphere
from generator.pages.listed_items import SPHERE_SLUGS, TYPE_SLUGS
from generator.pages.listing import Gatherer, by_short_name, link
from generator.pages.page import Page

LATEST: Final = 10
"""Changes that the front page shows."""
UNITS: Final = 12
"""Units that the front page names: those with the most items."""

_DATED: Final = ("power_item", "process", "provision", "law", "discretion_standard", "unit", "community_entry")


def front_page(facts: Facts, gatherer: Gatherer, *, title: str, description: str, body: str) -> Page:
    """`body` is the HTML that MkDocs made of content/index.md; `title` is the site's name, as its head shows it."""
    totals = facts.totals
    statuses = dict(totals.by_status)
    latest = _latest(facts)
    return Page(
        address="",
        area="home",
        template="home.html",
        title=title,
        description=description,
        published_on=gatherer.since,
        changed_on=_day(latest[0]) if latest else "",
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
            "suspended": statuses.get(ItemStatus.SUSPENDED, 0),
            "abolished": statuses.get(ItemStatus.ABOLISHED, 0),
            "overdue": len(facts.overdue),
            "parts": [part for part in _parts(facts) if part["links"]],
            "latest": [_change(facts, card) for card in latest],
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


def _day(card: Card) -> str:
    return card.changed_on or card.published_on


def _latest(facts: Facts) -> list[Card]:
    """The records that were published or changed last, of the kinds that have a page of their own."""
    return nlargest(
        LATEST,
        (card for kind in _DATED for card in facts.register.of_kind(kind).values() if not card.withdrawn),
        key=lambda card: (_day(card), card.kind, card.id),
    )


def _change(facts: Facts, card: Card) -> dict[str, Any]:
    unit = facts.register.units.get(card.publisher)
    return link(
        card.title,
        card.address,
        on=_day(card),
        what=f"{KINDS[card.kind].title.zh}{'更新' if card.changed_on else '公开'}",
        publisher=unit.short_name if unit else "",
    )
