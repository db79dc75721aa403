"""Pages of categories (公开目录): what communities must disclose, and who disclosed it last. Calendars stand with them."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.category import CategoryCard
from generator.kinds.community import CommunityCard
from generator.model.periods import Rhythm
from generator.pages.community_home import street_heading
from generator.pages.community_pages import (
    COMMUNITIES,
    Entries,
    standing_categories,
    standing_communities,
)
from generator.pages.listing import Gatherer, Heading, Listing, link, pages_of, row_of
from generator.pages.page import Crumb, Page
from generator.pages.paging import grouped, page_address, pager, slices_under
from generator.pages.rhythms import RHYTHM_WORDS

AREA: Final = "communities"
CATEGORIES: Final = Crumb("公开目录", "categories/")


def category_pages(facts: Facts, gatherer: Gatherer, entries: Entries) -> Iterator[Page]:
    """The catalogue of disclosure, and a page a category."""
    communities = standing_communities(facts)
    categories = standing_categories(facts)
    yield from pages_of(
        Listing(
            address=CATEGORIES.address,
            area=AREA,
            title="社区公开目录",
            about="社区应当公开什么、多久公开一次、什么时候之前公开。",
            crumbs=(COMMUNITIES,),
            columns=("类别", "公开周期", "公开时限", "是否必须", "已公开的社区"),
            rows=[
                row_of(
                    category,
                    RHYTHM_WORDS[Rhythm(category.rhythm)],
                    _due_in_words(category),
                    "必须公开" if category.required else "有则公开",
                    f"{sum(category.id in entries[community.id] for community in communities)}个",
                    heading=Heading(category.section),
                )
                for category in categories
            ],
            unit="类",
            empty="目前没有公开目录。",
        ),
        gatherer,
    )
    for category in categories:
        yield from _category(facts, category, communities, entries)


def _due_in_words(category: CategoryCard) -> str:
    return f"期满后{category.due}内" if category.due else ""


def _category(
    facts: Facts, category: CategoryCard, communities: Sequence[CommunityCard], entries: Entries
) -> Iterator[Page]:
    unit = facts.register.units.get(category.publisher)
    rows = []
    for community in communities:
        held = entries[community.id].get(category.id, ())
        if not held and not category.required:
            continue
        section = f"{community.address}{category.id}/" if held else ""
        cells = [
            link(held[0].period_words, held[0].address) if held else "还没有公开",
            link(f"{len(held)}条", section) if held else "",
        ]
        rows.append((street_heading(facts, community), {**link(community.title, community.address), "cells": cells}))
    cuts = slices_under([heading for heading, _ in rows])
    disclosed = sum(category.id in entries[community.id] for community in communities)
    for cut in cuts:
        yield Page(
            address=page_address(category.address, cut.number),
            area=AREA,
            template="category.html",
            title=category.title + (f"（第{cut.number}页）" if cut.number > 1 else ""),
            description=f"公开类别“{category.title}”：公开什么、多久一次，各社区最近一次公开。",
            crumbs=(COMMUNITIES, CATEGORIES),
            published_on=category.published_on,
            changed_on=category.changed_on,
            publisher=unit.title if unit else "",
            data={
                "rhythm": RHYTHM_WORDS[Rhythm(category.rhythm)],
                "due": _due_in_words(category),
                "disclosed": disclosed,
                "communities": len(communities),
                "groups": [
                    {"title": heading.title, "href": heading.href, "rows": found}
                    for heading, found in grouped(rows[cut.start : cut.stop])
                ],
                "list": pager(category.address, cut.number, len(cuts)),
            },
            one={"category": RecordName("category", category.id)},
        )


def calendar_pages(facts: Facts) -> Iterator[Page]:
    """A page a year of working days."""
    for calendar in facts.register.calendars.values():
        if calendar.withdrawn:
            continue
        unit = facts.register.units.get(calendar.publisher)
        yield Page(
            address=calendar.address,
            area="supervision",
            template="calendar.html",
            title=calendar.title,
            description=f"{calendar.year}年的放假日和调休上班日，计算工作日时限用。",
            crumbs=(Crumb("公开监督", "supervision/"),),
            published_on=calendar.published_on,
            changed_on=calendar.changed_on,
            publisher=unit.title if unit else "",
            one={"calendar": RecordName("calendar", calendar.id)},
        )
