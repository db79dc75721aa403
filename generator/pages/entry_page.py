"""The page of what a community disclosed: its text, its vote, its accounts, and the periods before and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.community_entry import EntryCard
from generator.model.kind import PlainData
from generator.pages.charts import by_item, drawn
from generator.pages.community_accounts import balance_checked, sums, taken_up, what_was_checked
from generator.pages.listing import PlainLink, link
from generator.pages.neighbours import Beside, beside
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks
from generator.records.markdown import render

_AREA: Final = "communities"


def entry_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page an entry."""
    register = facts.register
    neighbours = _neighbours(register.entries.values())
    accounts = {account.entry.id: account for chain in facts.accounts.values() for account in chain}
    crumbs: dict[tuple[str, str], tuple[Crumb, ...]] = {}
    communities = {
        community.id: (
            Crumb("社区公开", "communities/"),
            Crumb(community.title, community.address),
        )
        for community in register.communities.values()
    }
    for entry in register.entries.values():
        category = register.categories[entry.category]
        gathered = not (category.withdrawn or register.communities[entry.community].withdrawn)
        section = f"communities/{entry.community}/{entry.category}/" if gathered else category.address
        way = crumbs.get((entry.community, entry.category))
        if way is None:
            way = (*communities[entry.community], Crumb(category.title, section))
            crumbs[entry.community, entry.category] = way
        if entry.withdrawn:
            # The section stands only while it holds something.
            yield withdrawn_page(entry, _AREA, communities[entry.community], facts, files)
            continue
        before, after = neighbours[entry.id]
        yield Page(
            **head_of(entry, facts, files),
            area=_AREA,
            template="entry.html",
            description=f"{entry.title}：{way[1].title}{entry.period_words}公开的{category.title}。",
            crumbs=way,
            data={
                "community": links.to("community", entry.community),
                "category": {"title": category.title, "href": section},
                "duty": links.to("category", entry.category),
                "before": links.to("community_entry", before) if before else None,
                "after": links.to("community_entry", after) if after else None,
                "checked": what_was_checked(account) if (account := accounts.get(entry.id)) else "",
                "taken_up": taken_up(account) if account else {},
                "pointing": [group.shown(entry.address) for group in links.pointing_at(entry)],
            },
            one={"entry": RecordName("community_entry", entry.id)},
        )


def _neighbours(entries: Iterable[EntryCard]) -> dict[str, Beside]:
    """For each entry the ones before and after it of the same community and category."""
    chains: defaultdict[tuple[str, str], list[EntryCard]] = defaultdict(list)
    for entry in entries:
        if not entry.withdrawn:
            chains[entry.community, entry.category].append(entry)
    for chain in chains.values():
        # Periods of one rhythm stand in the order of time when their text is in order.
        chain.sort(key=lambda entry: (entry.period, entry.id))
    return beside(chains.values())


def shown(views: PlainData) -> PlainData:
    """The body as HTML; of accounts their sums and chart, what was checked, and whether they say on which day each sum moved."""
    statement = views["entry"]["statement"]
    figure = by_item(statement, "shouzhi") if statement else None
    return {
        "around": _around(views),
        "body": render(views["entry"]["body"]),
        "balance": balance_checked(statement, views["taken_up"]) if statement else None,
        "sums": sums(statement, views["checked"]) if statement else [],
        "figure": drawn(figure) if figure else None,
        "dated": any(line["on"] for line in statement["lines"]) if statement else False,
    }


def _around(views: PlainData) -> list[PlainLink]:
    """The periods before and after, the section they are all in, and the rule they are disclosed by."""
    found = [
        link(f"{words}：{other['note']}", other["href"], rel=rel)
        for other, words, rel in ((views["before"], "上一期", "prev"), (views["after"], "下一期", "next"))
        if other
    ]
    section = views["category"]
    found.append(link(f"{views['community']['title']}的{section['title']}", section["href"]))
    found.append(link("这一类按什么规定公开", views["duty"]["href"]))
    return found
