"""Pages of communities (社区): each community's home, and its sections.

Only sections that hold something are made (rule V-3); what a community owes is said on its home.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from generator.facts.deadlines import Overdue
from generator.facts.facts import Facts
from generator.kinds.category import CategoryCard, Section
from generator.kinds.community import CommunityCard
from generator.kinds.community_entry import EntryCard
from generator.kinds.finance_statement import in_yuan
from generator.model.periods import Rhythm, span_of
from generator.pages.charts import income_and_spending, named
from generator.pages.community_home import community_home
from generator.pages.listing import Gatherer, by_name, dates_of, link
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS, page_address, pager, slices
from generator.pages.rhythms import RHYTHM_WORDS

AREA: Final = "communities"
COMMUNITIES: Final = Crumb("社区公开", "communities/")

_SECTIONS: Final = {str(section): place for place, section in enumerate(Section)}
Entries = dict[str, dict[str, list[EntryCard]]]
"""Community → category → its entries, the latest period first."""


def entries_of(facts: Facts) -> Entries:
    """Entries that were not withdrawn, of communities and categories that stand."""
    register = facts.register
    ends: dict[str, date] = {}
    found: Entries = {id_: {} for id_, community in register.communities.items() if not community.withdrawn}
    standing = {id_ for id_, category in register.categories.items() if not category.withdrawn}
    for entry in register.entries.values():
        if entry.withdrawn or entry.category not in standing or entry.community not in found:
            continue
        found[entry.community].setdefault(entry.category, []).append(entry)
        if entry.period not in ends:
            span = span_of(entry.period)
            ends[entry.period] = span.last if span else date.max
    for categories in found.values():
        for entries in categories.values():
            entries.sort(key=lambda entry: (ends[entry.period], entry.published_on, entry.id), reverse=True)
    return found


def category_order(category: CategoryCard) -> tuple[int, int, str]:
    """Sections in the order of the field's own list, then the category's own place."""
    return _SECTIONS[category.section], category.order, category.id


def standing_categories(facts: Facts) -> list[CategoryCard]:
    """Categories that were not withdrawn, in the order of the field's own list."""
    categories = facts.register.categories.values()
    return sorted((category for category in categories if not category.withdrawn), key=category_order)


def standing_communities(facts: Facts) -> list[CommunityCard]:
    """Communities that were not withdrawn, street by street, by name."""
    units = facts.register.units
    return sorted(
        (community for community in facts.register.communities.values() if not community.withdrawn),
        key=lambda community: (
            by_name(units[community.street]) if community.street in units else ("~", community.street),
            by_name(community),
        ),
    )


def community_pages(facts: Facts, entries: Entries) -> Iterator[Page]:
    """Each community's home and sections."""
    communities = standing_communities(facts)
    owed: defaultdict[str, list[Overdue]] = defaultdict(list)
    for overdue in facts.overdue:
        owed[overdue.community].append(overdue)
    categories = standing_categories(facts)
    for community in communities:
        held = entries[community.id]
        yield community_home(facts, community, categories, held, owed[community.id])
        for category in categories:
            if category.id in held:
                yield from _section(community, _publisher(facts, community), category, held[category.id])


def _publisher(facts: Facts, community: CommunityCard) -> str:
    unit = facts.register.units.get(community.publisher)
    return unit.title if unit else ""


def _section(
    community: CommunityCard, publisher: str, category: CategoryCard, entries: Sequence[EntryCard]
) -> Iterator[Page]:
    root = f"{community.address}{category.id}/"
    cuts = slices(len(entries), ROWS)
    columns = _columns(entries)
    for cut in cuts:
        shown = entries[cut.start : cut.stop]
        first, last = dates_of(shown, Gatherer(publisher, community.published_on))
        yield Page(
            address=page_address(root, cut.number),
            area=AREA,
            template="section.html",
            title=f"{community.title}{category.title}" + (f"（第{cut.number}页）" if cut.number > 1 else ""),
            description=f"{community.title}公开的{category.title}，按期间排列，新的在前。",
            crumbs=(COMMUNITIES, Crumb(community.title, community.address)),
            published_on=first,
            changed_on=last,
            publisher=publisher,
            data={
                "heading": category.title,
                "community": link(community.title, community.address),
                "about": category.about,
                "category": link(category.title, category.address),
                "rhythm": RHYTHM_WORDS[Rhythm(category.rhythm)],
                "count": len(entries),
                "columns": [_COLUMNS[name] for name in columns],
                "rows": [_entry_row(entry, columns) for entry in shown],
                "list": pager(root, cut.number, len(cuts)),
                # The latest periods stand on the first page, so its own table holds their numbers.
                "figures": named(periods=income_and_spending(shown, table=LIST)) if cut.number == 1 else {},
            },
        )


LIST: Final = "liebiao"
"""Id of the table of a section, as section.html has it."""
_MONEY: Final = ("income", "expense", "closing")
_COLUMNS: Final[dict[str, Any]] = {
    "title": "标题",
    "period": "期间",
    "income": {"title": "收入（元）", "kind": "number"},
    "expense": {"title": "支出（元）", "kind": "number"},
    "closing": {"title": "期末结余（元）", "kind": "number"},
    "votes": "表决",
    "on": "公开日期",
}


def _columns(entries: Sequence[EntryCard]) -> tuple[str, ...]:
    """Sums where there are accounts, votes where there are resolutions."""
    money = _MONEY if any(entry.balance for entry in entries) else ()
    votes = ("votes",) if any(entry.votes for entry in entries) else ()
    return "title", "period", *money, *votes, "on"


def _entry_row(entry: EntryCard, columns: Sequence[str]) -> dict[str, Any]:
    cells: list[Any] = [entry.period_words]
    if "income" in columns:
        balance = entry.balance
        sums = (balance.income, balance.expense, balance.closing) if balance else ()
        cells += map(in_yuan, sums) if sums else ("", "", "")
    if "votes" in columns:
        votes = entry.votes
        cells.append(f"赞成{votes.agreed}，反对{votes.opposed}，弃权{votes.abstained}" if votes else "")
    cells.append({"on": entry.published_on})
    return link(entry.title, entry.address, cells=cells)
