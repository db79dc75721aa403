"""The list of communities (社区), street by street and by letter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.pages.community_home import street_heading
from generator.pages.community_pages import AREA, COMMUNITIES, Entries, standing_communities
from generator.pages.letter_lists import LetterLists
from generator.pages.listing import Facet, Gatherer, Listing, Row, by_name, letter_of, link, pages_of, row_of
from generator.pages.page import Page

_COLUMNS: Final = ("社区", "地址", "电话", "已公开", "逾期未公开")


def community_lists(facts: Facts, gatherer: Gatherer, entries: Entries, ways: Sequence[Facet]) -> Iterator[Page]:
    """Communities street by street, and by letter where they are many. `ways` lead to lists of what they disclosed."""
    communities = standing_communities(facts)
    owed = Counter(overdue.community for overdue in facts.overdue)
    rows = {
        community.id: row_of(
            community,
            community.address_line,
            community.telephone,
            f"{sum(map(len, entries[community.id].values()))}条",
            f"{owed[community.id]}条" if owed[community.id] else "",
        )
        for community in communities
    }
    letters: dict[str, list[Row]] = {}
    for community in sorted(communities, key=by_name):
        letters.setdefault(letter_of(community.sort_key), []).append(rows[community.id])
    lettered = LetterLists(
        root="communities/a-z/",
        area=COMMUNITIES,
        counted="社区",
        count_word="个社区",
        columns=_COLUMNS,
        rows=letters,
        cards=communities,
    )
    yield from pages_of(
        Listing(
            address=COMMUNITIES.address,
            area=AREA,
            title=COMMUNITIES.title,
            about="身边社区的事务、收支和服务，按街道排列。",
            crumbs=(),
            columns=_COLUMNS,
            rows=[rows[community.id].under(street_heading(facts, community)) for community in communities],
            unit="个社区",
            empty="目前没有社区公开信息。",
            facets=[facet._replace(title=f"公开内容{facet.title}") for facet in ways],
            letters=lettered.bar(),
            aside=link("公开目录", "categories/", text="社区应当公开什么、多久一次，见"),
        ),
        gatherer,
    )
    for listing in lettered.listings():
        yield from pages_of(listing, gatherer)
