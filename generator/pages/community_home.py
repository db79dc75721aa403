"""A community's home: who and where, what it owes, its money, what was decided, and every section with its newest entry."""

from collections.abc import Sequence
from typing import Any, Final

from generator.facts.deadlines import Overdue
from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.category import CategoryCard, Section
from generator.kinds.community import CommunityCard
from generator.kinds.community_entry import EntryCard
from generator.model.kind import PlainData
from generator.model.periods import Rhythm, period_in_words
from generator.pages.community_accounts import money_of
from generator.pages.community_accounts import shown as shown_panel
from generator.pages.listing import Heading, PlainLink, link
from generator.pages.page import Crumb, Page
from generator.pages.rhythms import RHYTHM_WORDS

LATEST: Final = 10
"""Entries that a community's home shows."""
MOST_OVERDUE: Final = 20
"""Overdue disclosures that a community's home names; the rest is counted."""
DECISIONS: Final = 3
"""Resolutions that a community's home shows with their votes."""


def community_home(
    facts: Facts,
    community: CommunityCard,
    categories: Sequence[CategoryCard],
    held: dict[str, list[EntryCard]],
    owed: Sequence[Overdue],
) -> Page:
    """`categories` are all that stand, in their order; `held` the community's entries, the latest period first."""
    units = facts.register.units
    street = units.get(community.street)
    publisher = units.get(community.publisher)
    named = {category.id: category.title for category in categories}
    newest_first = sorted(
        (entry for entries in held.values() for entry in entries),
        key=lambda entry: (entry.latest_on, entry.id),
        reverse=True,
    )
    decided = [entry for entry in newest_first if entry.votes][:DECISIONS]
    return Page(
        address=community.address,
        area="communities",
        template="community.html",
        title=community.title,
        description=f"{community.title}：{community.address_line}，{community.telephone}；收支、决议、服务和公开的事务。",
        crumbs=(Crumb("社区公开", "communities/"),),
        published_on=community.published_on,
        changed_on=community.changed_on,
        publisher=publisher.title if publisher else "",
        data={
            "street": link(street.short_name, street.address, telephone=street.telephone)
            if street
            else link(community.street, "", telephone=""),
            "owed": _owed(facts, owed),
            "finance": money_of(facts, community, categories, owed),
            "decided": [_decision(entry, community) for entry in decided],
            "covenants": [
                _brief(held[category.id][0], community)
                for category in categories
                if category.section == Section.COVENANT and category.id in held and held[category.id][0] not in decided
            ],
            "columns": _sections(community, categories, held),
            "latest": [_brief(entry, community, note=named[entry.category]) for entry in newest_first[:LATEST]],
        },
        one={"community": RecordName("community", community.id)},
    )


def street_heading(facts: Facts, community: CommunityCard) -> Heading:
    """The street that a community belongs to."""
    unit = facts.register.units.get(community.street)
    return Heading(unit.short_name, unit.address) if unit else Heading(community.street)


def _brief(entry: EntryCard, community: CommunityCard, **more: object) -> PlainLink:
    return link(without_name(entry.title, community.title), entry.address, on=entry.latest_on, **more)


def without_name(title: str, name: str) -> str:
    """A title as the community's own pages show it: 望平街社区居民公约 is 居民公约 there."""
    left = title.removeprefix(name)
    return title if not left or left.startswith("的") else left


def _owed(facts: Facts, owed: Sequence[Overdue]) -> dict[str, Any]:
    """What is overdue, the longest first, reckoned to the day that `today` tells; {} where nothing is.

    A home that owes nothing must not change from one day to the next.
    """
    if not owed:
        return {}
    known = facts.register.categories
    today = facts.today
    return {
        "count": len(owed),
        "today": f"{today.year}年{today.month}月{today.day}日",
        "listed": [
            link(
                known[overdue.category].title,
                known[overdue.category].address,
                period=period_in_words(overdue.period),
                due=overdue.due,
                days=overdue.days(today),
            )
            for overdue in sorted(owed, key=lambda overdue: (overdue.due, overdue.category))[:MOST_OVERDUE]
        ],
    }


def _decision(entry: EntryCard, community: CommunityCard) -> PlainLink:
    votes = entry.votes
    return _brief(
        entry,
        community,
        decided_by=entry.decided_by,
        votes={
            "present": votes.present,
            "agreed": votes.agreed,
            "opposed": votes.opposed,
            "abstained": votes.abstained,
        }
        if votes
        else None,
    )


def _sections(
    community: CommunityCard, categories: Sequence[CategoryCard], held: dict[str, list[EntryCard]]
) -> list[dict[str, Any]]:
    """Every category that holds something, and what must be disclosed and is not there."""
    sections: list[dict[str, Any]] = []
    for category in categories:
        entries = held.get(category.id)
        if not entries and not category.required:
            continue
        if not sections or sections[-1]["title"] != category.section:
            sections.append({"title": category.section, "categories": []})
        if entries:
            section = f"{community.address}{category.id}/"
            shown = link(category.title, section, count=len(entries), newest=_brief(entries[0], community))
        else:
            missing = f"还没有公开（必须公开，{RHYTHM_WORDS[Rhythm(category.rhythm)]}）"
            shown = link(category.title, category.address, missing=missing)
        sections[-1]["categories"].append(shown)
    return sections


def shown(views: PlainData) -> PlainData:
    """Who and where, its posts and its profile, from the record's own view."""
    community, street, base = views["community"], views["street"], views["base"]
    latest, places = views["latest"], community["places"]
    facts = [
        {"name": "办公地址", "value": community["address"]},
        {"name": "办公时间", "value": community["hours"]},
        {"name": "办公电话", "value": community["telephone"], "href": f"tel:{community['telephone']}"},
        {
            "name": "街道电话",
            "value": street["telephone"],
            "href": f"tel:{street['telephone']}",
            "note": f"社区没有公开或者公开得不实，向{street['title']}反映",
        },
    ]
    if places:
        more = f"等{len(places)}处" if len(places) > 1 else ""
        facts.append(
            {
                "name": "服务场所",
                "value": without_name(places[0]["name"], community["name"]) + more,
                "href": "#changsuo",
            }
        )
    if latest:
        facts.append(
            {"name": "最近公开", "value": latest[0]["title"], "href": base + latest[0]["href"], "note": latest[0]["on"]}
        )
    # A column of telephones that holds none would look as if they were withheld.
    called = any(post["telephone"] for post in community["staff"])
    return {
        "facts": facts,
        "finance": [shown_panel(panel) for panel in views["finance"]],
        "posts": ["岗位", "职责", {"title": "人数", "kind": "number"}, *(["电话"] if called else [])],
        "staff": [
            link(
                post["post"],
                "",
                cells=[post["duty"], post["count"], *([{"telephone": post["telephone"] or ""}] if called else [])],
            )
            for post in community["staff"]
        ],
        "profile": [paragraph for paragraph in community["profile"].split("\n") if paragraph],
    }
