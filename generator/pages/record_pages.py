"""The pages of all records that have one of their own, save those that gather others (communities, categories …)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.facts.facts import Facts
from generator.model.kind import PlainData
from generator.pages import (
    case_page,
    charts,
    community_home,
    district_page,
    entry_page,
    item_page,
    law_pages,
    order_pages,
    process_page,
    risk_pages,
    standard_page,
    unit_page,
)
from generator.pages.item_page import item_pages
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, withdrawn_page
from generator.pages.record_links import RecordLinks
from generator.pages.standard_page import standard_pages


def record_pages(facts: Facts, files: Files) -> Iterator[Page]:
    """Every record's page, the whole lists of what points at it, and the pages of withdrawn records.

    `facts` holds no reference to nothing: rule R-1 refuses a build before its pages are made.
    """
    links = RecordLinks(facts)
    for pages in PAGES.values():
        yield from pages(facts, links, files)
    yield from _withdrawn_gatherers(facts, files)


def _withdrawn_gatherers(facts: Facts, files: Files) -> Iterator[Page]:
    """Withdrawn communities, categories, networks and calendars: while they stand, their pages gather other records."""
    for kind, area, crumbs in _GATHERERS:
        cards = facts.register.of_kind(kind).values()
        taken = {card.address for card in cards if not card.withdrawn}  # all networks have one address
        for card in cards:
            if card.withdrawn and card.address not in taken:
                taken.add(card.address)
                yield withdrawn_page(card, area, crumbs, facts, files)


_GATHERERS: Final = (
    ("community", "communities", (Crumb("社区公开", "communities/"),)),
    ("category", "communities", (Crumb("社区公开", "communities/"),)),
    ("network", "communities", (Crumb("社区公开", "communities/"),)),
    ("calendar", "supervision", (Crumb("公开监督", "supervision/"),)),
)

PAGES: Final[Mapping[str, Callable[[Facts, RecordLinks, Files], Iterator[Page]]]] = {
    "power_item": item_pages,
    "process": process_page.process_pages,
    "law": law_pages.law_pages,
    "provision": law_pages.provision_pages,
    "discretion_standard": standard_pages,
    "unit": unit_page.unit_pages,
    "community_entry": entry_page.entry_pages,
    "risk_post": risk_pages.risk_post_pages,
    "penalty_case": case_page.penalty_case_pages,
    "permit_case": case_page.permit_case_pages,
    "supervision_order": order_pages.order_pages,
}
"""By kind: the pages of its records."""

SHOWN: Final[Mapping[str, Callable[[PlainData], PlainData]]] = {
    "item.html": item_page.shown,
    "process.html": process_page.shown,
    "risk_post.html": risk_pages.shown,
    "law.html": law_pages.shown_of_law,
    "provision.html": law_pages.shown_of_provision,
    "standard.html": standard_page.shown,
    "community.html": community_home.shown,
    "entry.html": entry_page.shown,
    "section.html": charts.shown,
    "register.html": charts.shown,
    "supervision.html": charts.shown,
    "unit.html": unit_page.shown,
    "district.html": district_page.shown,
    "case.html": case_page.shown,
    "order.html": order_pages.shown,
    "bulletin.html": charts.shown,
    "statistics.html": charts.shown,
}
"""By template: what is decided from the page's views when it is drawn, as (all that the template is given) → more."""
