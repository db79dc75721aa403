"""Every page that is gathered from many records. The records' own pages are made elsewhere."""

from collections.abc import Iterator

from generator.pages.bulletin_pages import bulletin_pages
from generator.pages.case_lists import case_lists
from generator.pages.category_pages import calendar_pages, category_pages
from generator.pages.community_lists import community_lists
from generator.pages.community_pages import community_pages
from generator.pages.district_page import district_pages
from generator.pages.entry_lists import EntryLists
from generator.pages.item_lists import item_lists
from generator.pages.late_cases import late_cases
from generator.pages.law_lists import law_lists
from generator.pages.listed import Listed
from generator.pages.listing import gatherer_of, pages_of
from generator.pages.network_page import network_pages
from generator.pages.notice_pages import notice_pages
from generator.pages.order_pages import order_lists
from generator.pages.page import Page
from generator.pages.process_lists import process_lists
from generator.pages.risk_pages import risk_lists
from generator.pages.search_page import search_page
from generator.pages.standard_lists import standard_lists
from generator.pages.statistics_page import statistics_page
from generator.pages.supervision_pages import supervision_pages
from generator.pages.unit_lists import unit_lists


def listing_pages(listed: Listed, publisher: str = "") -> Iterator[Page]:
    """Search, lists, homes of communities, sections, supervision. `publisher` is the id of the unit that keeps the register."""
    facts, entries = listed.facts, listed.sections
    gatherer = gatherer_of(facts, publisher)
    yield search_page(facts, listed.items, gatherer, facts.register.units.get(publisher))
    yield from item_lists(facts, listed.items, gatherer)
    yield from process_lists(facts, gatherer)
    yield from law_lists(facts, gatherer)
    yield from standard_lists(facts, listed.standards, gatherer)
    yield from unit_lists(facts, gatherer)
    yield from district_pages(facts, gatherer, publisher)
    disclosed = EntryLists(facts, listed.entries)
    yield from community_lists(facts, gatherer, entries, disclosed.panel)
    yield from community_pages(facts, entries)
    for listing in disclosed.listings():
        yield from pages_of(listing, gatherer)
    yield from category_pages(facts, gatherer, entries)
    yield from network_pages(facts)
    yield from supervision_pages(facts, gatherer)
    yield from late_cases(facts, gatherer)
    yield from bulletin_pages(facts, gatherer)
    yield from statistics_page(facts, gatherer)
    yield from order_lists(facts, gatherer)
    yield from notice_pages(facts, gatherer)
    yield from case_lists(facts, gatherer)
    yield from calendar_pages(facts)
    yield from risk_lists(facts, gatherer)
