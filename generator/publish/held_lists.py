"""The first list of each section, as an edition holds it: what of the district's list is here, and how much more is there.

A list of all stands where all its rows are held. But a section's first list is where its tab, the breadcrumbs of its
records and a resident's first door lead, so an edition that holds some of its records has that list of those.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator.model.kind import Card
from generator.model.nodes import NodeEdition, NodeFacts
from generator.pages.areas import AREAS
from generator.pages.listing import Gatherer, Heading, Listing, PlainLink, Row, link, pages_of
from generator.pages.page import Page
from generator.pages.paging import page_address
from generator.pages.stamping import stamped
from generator.publish.chain import Chain
from generator.publish.parts import OWN, Files
from generator.stages import site_frame
from generator.stages.copies import Copies
from generator.stages.preview import LastBuild

ITEMS: Final = "items/"
TO_APPLY: Final = "items/to-apply/"
_COMMUNITIES: Final = "communities/"
_LISTS: Final = (TO_APPLY, "processes/", "laws/", "standards/", _COMMUNITIES)
"""Lists of records that stand whole in the district's site."""


class HeldLists:
    """Draws the lists of editions; those that show the same are drawn once."""

    def __init__(self, built: LastBuild, chain: Chain, gatherer: Gatherer) -> None:
        self._bench = built.bench
        self._chain = chain
        self._gatherer = gatherer
        self._units = built.facts.register.units
        pages = {page.address: page for page in built.pages}
        cards = {card.address: card for card in built.facts.register.every_card()}
        self._whole = {address: _whole(address, pages, cards) for address in _LISTS}
        self._templates = site_frame.templates(
            self._bench.template_folders, self._bench.templates_key, self._bench.state
        )
        # Blobs are packed by whoever releases them.
        self._copies = Copies(traditional=self._bench.copies.traditional)
        self._drawn: dict[str, Files] = {}
        self._parts: dict[str, Files] = {}

    def parts(self, node: NodeFacts, held: Mapping[str, Files]) -> dict[str, Files]:
        """What an edition lists of what it holds, `held` by part: what all communities of a street share, and what is its own."""
        if node.edition is NodeEdition.CITY:
            return {}
        files = {path for part in held.values() for path in part}
        own = self._list(node, _COMMUNITIES, files)
        if node.edition is NodeEdition.KIOSK:
            return {OWN: own}
        name = f"lists-{node.edition}-{self._chain.street(node)}"
        if name not in self._parts:
            lists = (self._list(node, address, files) for address in _LISTS if address != _COMMUNITIES)
            self._parts[name] = {
                path: page for drawn in (*lists, self._register(node, files)) for path, page in drawn.items()
            }
        return {name: self._parts[name], OWN: own}

    def _list(self, node: NodeFacts, address: str, held: Collection[str]) -> Files:
        """The pages of the list at `address`; none where the edition holds no record of it, or all of it."""
        whole = self._whole[address]
        rows = [row for row in whole.rows if f"{row.shown['href']}index.html" in held]
        if not rows or f"{address}index.html" in held:
            return {}
        rest = len(whole.rows) - len(rows)
        return self._pages(
            replace(
                whole,
                about=f"{whole.about}这里只列本地用到的。",
                rows=rows,
                aside=self._there(node, address, f"另有{rest}{whole.unit}这里没有，见") if rest else {},
            ),
        )

    def _register(self, node: NodeFacts, held: Collection[str]) -> Files:
        """The first page of the register: the ways to what is held of it."""
        offered = [row for row in self._whole[TO_APPLY].rows if f"{row.shown['href']}index.html" in held]
        rows = [_way("可以申请办理的事项", TO_APPLY, offered)] if offered else []
        for unit in self._units.values():
            address = f"items/by-unit/{unit.id}/"
            if f"{address}index.html" in held:
                rows.append(
                    Row(link(f"{unit.short_name}的事项", address, cells=[f"{unit.short_name}实施的全部事项"]), unit)
                )
        listing = Listing(
            address=ITEMS,
            area="items",
            title=next(area.title for area in AREAS if area.address == ITEMS),
            about="办事指南和本街道的权力。这里只列本地用到的。",
            crumbs=(),
            columns=("清单", "有什么"),
            rows=rows,
            unit="份清单",
            aside=self._there(node, ITEMS, "全部权力清单见"),
        )
        return self._pages(listing) if rows else {}

    def _there(self, node: NodeFacts, address: str, text: str) -> PlainLink:
        """A way to the same list at the district's site."""
        district = self._chain.district(node)
        return link(f"{district.name}的网站", district.address + address, text=text, outer=True) if district else {}

    def _pages(self, listing: Listing) -> Files:
        shown = str((listing.address, [row.shown for row in listing.rows], listing.aside))
        if shown not in self._drawn:
            self._drawn[shown] = dict(self._files(pages_of(listing, self._gatherer)))
        return self._drawn[shown]

    def _files(self, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
        for page in pages:
            shell = site_frame.shell(self._bench.state, self._bench.frame, page.area, page.depth)
            html = stamped(page, {}, self._templates, shell, self._bench.site).encode()
            yield page.file, html
            yield from self._copies.of(page.file, html).items()


def _way(title: str, address: str, rows: list[Row]) -> Row:
    newest = max((row.card for row in rows), key=lambda card: (card.latest_on, card.id))
    return Row(link(title, address, cells=[f"{len(rows)}项"]), newest)


def _whole(address: str, pages: Mapping[str, Page], cards: Mapping[str, Card]) -> Listing:
    """The district's list at `address`, put together from its pages."""
    first = pages[address]
    cuts = (pages[page_address(address, cut)] for cut in range(1, first.data["list"]["total"] + 1))
    return Listing(
        address=address,
        area=first.area,
        title=first.title,
        about=first.description,
        crumbs=first.crumbs,
        columns=tuple(first.data["columns"]),
        rows=[
            # A heading leads to a list of the district's, whose number would be another.
            Row(shown, cards[shown["href"]], Heading(group["title"]))
            for page in cuts
            for group in page.data["groups"]
            for shown in group["rows"]
        ],
        unit=first.data["unit"],
    )
