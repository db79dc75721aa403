"""Lists of what communities disclosed: all of it, and by street, category, year and quarter."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.pages.community_pages import COMMUNITIES, category_order
from generator.pages.facet_ways import finder
from generator.pages.listed_entries import (
    BRIEF_COLUMNS,
    COLUMNS,
    LONG_SLUG,
    PARTS,
    ListedEntry,
)
from generator.pages.listing import Facet, Listing, PlainLink, by_name, index_of, link
from generator.pages.page import Crumb

AREA: Final = "communities"
ALL: Final = "communities/entries/"
_QUARTERS: Final = tuple(part for part in PARTS if part.startswith("Q"))


class EntryLists:
    """The entries and their groups, each made once; no list where no community has disclosed anything."""

    def __init__(self, facts: Facts, listed: Sequence[ListedEntry]) -> None:
        register = facts.register
        self._listed = listed
        self._streets = _grouped(listed, lambda entry: entry.street)
        self._categories = _grouped(listed, lambda entry: entry.card.category)
        self._years = _grouped(listed, lambda entry: entry.place.year)
        self._quarters = _grouped(
            (entry for entry in listed if entry.place.part in _QUARTERS),
            lambda entry: f"{entry.place.year}-{entry.place.part}",
        )
        units = register.units
        streets = sorted(self._streets, key=lambda id_: by_name(units[id_]) if id_ in units else ("~", id_))
        categories = sorted(self._categories, key=lambda id_: category_order(register.categories[id_]))
        self._by_street = [
            _choice("by-street", id_, units[id_].short_name if id_ in units else id_, self._streets[id_])
            for id_ in streets
        ]
        self._by_category = [
            _choice("by-category", id_, register.categories[id_].title, self._categories[id_]) for id_ in categories
        ]
        self._by_year = [
            _choice("by-period", year, year_in_words(year), self._years[year])
            for year in sorted(self._years, key=lambda year: (year != LONG_SLUG, year), reverse=True)
        ]
        self._by_quarter = [
            _choice("by-period", name, f"{name[:4]}年{PARTS[name[5:]]}", self._quarters[name])
            for name in sorted(self._quarters, reverse=True)
        ]
        self.panel = (
            Facet("按街道", self._by_street),
            Facet("按类别", self._by_category),
            Facet("按年份", self._by_year),
            Facet("按季度", self._by_quarter),
        )

    def listings(self) -> Iterator[Listing]:
        """Every list, before it is cut into pages."""
        if not self._listed:
            return
        yield self._list(ALL, "全部社区公开内容", "各社区公开的全部内容，新的在前。", self._listed, chosen={})
        yield from self._of_way("by-street", "街道", self._by_street, self._streets)
        yield from self._of_way("by-category", "类别", self._by_category, self._categories)
        yield from self._of_way(
            "by-period", "期间", [*self._by_year, *self._by_quarter], {**self._years, **self._quarters}
        )

    def _of_way(
        self, way: str, column: str, choices: Sequence[PlainLink], groups: dict[str, list[ListedEntry]]
    ) -> Iterator[Listing]:
        root = f"communities/{way}/"
        cards = [entry.card for entry in self._listed]
        yield index_of(root, COMMUNITIES, (column, "公开内容"), choices, cards)
        for choice in choices:
            slug = choice["href"].removeprefix(root).rstrip("/")
            title, about = _words(way, slug, choice["title"])
            chosen = _chosen(way, slug, choice["title"])
            crumbs = [Crumb(f"按{column}", root)]
            above = f"{root}{slug[:4]}/" if slug in self._quarters else ""
            if above:
                crumbs.append(Crumb(year_in_words(slug[:4]), above))
            yield self._list(choice["href"], title, about, groups[slug], chosen=chosen, crumbs=crumbs, year=above)

    def _list(
        self,
        address: str,
        title: str,
        about: str,
        entries: Sequence[ListedEntry],
        *,
        chosen: dict[str, tuple[str, str]],
        crumbs: Sequence[Crumb] = (),
        year: str = "",
    ) -> Listing:
        """`year` is the address of the year that a quarter's list belongs to."""
        brief = address.startswith("communities/by-category/")
        return Listing(
            address=address,
            area=AREA,
            title=title,
            about=about,
            crumbs=(COMMUNITIES, *crumbs),
            columns=BRIEF_COLUMNS if brief else COLUMNS,
            rows=[entry.brief if brief else entry.full for entry in entries],
            unit="条",
            facets=[facet._replace(here=year) if facet.title == "按年份" else facet for facet in self.panel],
            finder=finder("entries", **chosen),
        )


def _words(way: str, slug: str, name: str) -> tuple[str, str]:
    """Title of a list, and the sentence below it."""
    if way == "by-street":
        return f"{name}的社区公开内容", f"{name}各社区公开的内容，新的在前。"
    if way == "by-category":
        return f"各社区的{name}", f"各社区公开的{name}，新的在前。"
    if slug == LONG_SLUG:
        return f"{name}的社区公开内容", "没有期间、长期有效的公开内容。"
    if slug.isdigit():
        return f"{name}的社区公开内容", f"期间在{name}的公开内容，新的在前。"
    return (
        f"{name}的社区公开内容",
        f"{name}和其中各月、各日的公开内容，新的在前；半年和全年的不在此列。",
    )


def _chosen(way: str, slug: str, name: str) -> dict[str, tuple[str, str]]:
    """What the list of this slug stands for, in the ways of the facets."""
    if way != "by-period":
        return {way.removeprefix("by-"): (slug, name)}
    year, _, quarter = slug.partition("-")
    found = {"year": (year, year_in_words(year))}
    return found | {"part": (quarter, PARTS[quarter])} if quarter else found


def year_in_words(year: str) -> str:
    """2026年; 长期有效 for what holds until it is changed."""
    return "长期有效" if year == LONG_SLUG else f"{year}年"


def _grouped(entries: Iterable[ListedEntry], key: Callable[[ListedEntry], str]) -> dict[str, list[ListedEntry]]:
    found: dict[str, list[ListedEntry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


def _choice(way: str, slug: str, title: str, entries: Sequence[ListedEntry]) -> PlainLink:
    return link(title, f"communities/{way}/{slug}/", count=len(entries))
