"""A page, its views and its frame → the whole HTML document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape, unescape
from typing import Any, Final, NamedTuple

from generator.facts.references import RecordName
from generator.model.kind import PlainData
from generator.pages.address_code import address_code
from generator.pages.page import Page
from generator.pages.page_tags import page_tags
from generator.pages.record_pages import SHOWN
from generator.pages.shell import Heading, Shell, StampedPage
from generator.pages.structured_data import structured_data
from generator.pages.templates import Templates


class Site(NamedTuple):
    """What every page knows of the site. `url` ends with `/`; "" where the site has no address yet."""

    name: str
    url: str
    demonstration: bool


def stamped(
    page: Page,
    views: Mapping[RecordName, PlainData],
    templates: Templates,
    shell: Shell,
    site: Site,
    *,
    digests: Sequence[str] = (),
) -> str:
    """The document at `page.file`. `views` holds all that the page needs, and may hold more.

    `digests` are those of the records behind `page.needs()`; without them the page tells no version.
    """
    base = "../" * page.depth
    context = _context(page, views, base, site)
    content = templates.render(page.template, context)
    headings = headings_of(content)
    return shell.stamp(
        StampedPage(
            title=page.title,
            description=page.description,
            content=content,
            address=page.address,
            canonical=site.url + page.address if site.url else "",
            head=page_tags(page, site.url)
            + structured_data(page, context, site.name, site.url, demonstration=site.demonstration)
            + (_search_link(base, site) if page.template in _OFFER_SEARCH else ""),
            breadcrumbs=templates.macro(_BREADCRUMB, "breadcrumb", _trail(page, base)) if page.address else "",
            headings=headings if len(headings) >= _WORTH_LISTING else (),
            foot=_foot(page, templates, site, version_of([views[name] for name in page.needs()], digests)),
        )
    )


def closure_of(template: str, templates: Templates) -> str:
    """A hash of every template that draws a page of `template`."""
    return templates.closure_digest(template, _BREADCRUMB, _PROVENANCE, _PRINTED_GUIDE)


def version_of(views: Iterable[PlainData], digests: Sequence[str]) -> str:
    """What tells one state of a page's records from another: the day of their last change, and eight signs of their hash.

    "" for a page that shows no records.
    """
    days = [str(view.get("changed_on") or view.get("published_on") or "") for view in views]
    if not digests or not any(days):
        return ""
    return f"{max(days)} · {sha256(''.join(digests).encode()).hexdigest()[:8]}"


def _search_link(base: str, site: Site) -> str:
    link = f'<link rel="search" type="application/opensearchdescription+xml" href="{base}opensearch.xml" title="{escape(site.name)}">'
    return link if site.url else ""


_OFFER_SEARCH: Final = ("home.html", "search.html")
_BREADCRUMB: Final = "components/breadcrumb/breadcrumb.html"
_PROVENANCE: Final = "components/provenance/provenance.html"
_PRINTED_GUIDE: Final = "components/printed_guide/printed_guide.html"
_ITEM: Final = "item.html"


def _context(page: Page, views: Mapping[RecordName, PlainData], base: str, site: Site) -> dict[str, Any]:
    context = dict(page.data)
    for name, record in page.one.items():
        context[name] = views[record]
    for name, records in page.many.items():
        context[name] = [views[record] for record in records]
    context["page"] = {
        "title": page.title,
        "address": page.address,
        "published_on": page.published_on,
        "changed_on": page.changed_on,
        "publisher": page.publisher,
        "source": page.source,
        "crumbs": [{"title": crumb.title, "address": crumb.address} for crumb in page.crumbs],
    }
    context["base"] = base
    context["site"] = site
    if decide := SHOWN.get(page.template):
        context.update(decide(context))
    return context


def _trail(page: Page, base: str) -> list[dict[str, str]]:
    steps = [{"title": crumb.title, "href": base + crumb.address} for crumb in page.crumbs]
    return [{"title": "首页", "href": base or "./"}, *steps, {"title": page.title}]


def _foot(page: Page, templates: Templates, site: Site, version: str) -> str:
    foot = templates.macro(_PROVENANCE, "provenance", _origin(page, site) | {"version": version})
    if page.template != _ITEM or not site.url:
        return foot
    address = site.url + page.address
    code = {"address": address, **address_code(address)._asdict()}
    return templates.macro(_PRINTED_GUIDE, "printed_guide", code) + foot


def _origin(page: Page, site: Site) -> dict[str, str]:
    return {
        "publisher": page.publisher,
        "published_on": page.published_on,
        "changed_on": page.changed_on,
        "address": site.url + page.address if site.url else "",
        "source": page.source,
    }


_WORTH_LISTING: Final = 3
"""Sections from which on a page lists them beside its text."""
_SECTION: Final = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_ASIDE: Final = re.compile(r"<(small|span)\b.*?</\1>|<[^>]+>", re.DOTALL)


def headings_of(content: str) -> tuple[Heading, ...]:
    """The sections of a drawn page: its h2 with an id. Counts and notes inside a heading are left out."""
    return tuple(
        Heading(unescape(anchor), unescape(_ASIDE.sub("", words)).strip())
        for anchor, words in _SECTION.findall(content)
    )
