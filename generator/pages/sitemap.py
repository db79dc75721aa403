"""The sitemap: every listed page with the day its content last changed, never the day of a build."""

from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

from generator.pages.page import Page

MOST_ADDRESSES: Final = 45_000
"""Addresses in one file; the protocol allows 50,000."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class SitemapFile(NamedTuple):
    """A file of the sitemap: its path in the site, and its text."""

    path: str
    text: str


def sitemap(
    pages: Iterable[Page],
    site_url: str,
    prose: Iterable[str] = (),
    most: int = MOST_ADDRESSES,
    *,
    editions: Iterable[str] = ("",),
) -> list[SitemapFile]:
    """`sitemap.xml`, split under an index where there are more than `most` addresses; nothing without a site's URL.

    `site_url` ends with `/`. `prose` are the addresses of pages that MkDocs made whole, as `about/`. Each page stands in
    every folder of `editions`, "" being the site's root.
    """
    if not site_url:
        return []
    days = {page.address: page.changed_on or page.published_on for page in pages if page.listed}
    days |= {address: "" for address in prose if address not in days}
    entries = [
        _entry("url", site_url + folder + address, day) for folder in editions for address, day in sorted(days.items())
    ]
    if len(entries) <= most:
        return [SitemapFile("sitemap.xml", _document("urlset", entries))]
    parts = [entries[start : start + most] for start in range(0, len(entries), most)]
    files = [
        SitemapFile(f"sitemap-{number}.xml", _document("urlset", part)) for number, part in enumerate(parts, start=1)
    ]
    index = [_entry("sitemap", site_url + file.path, "") for file in files]
    return [SitemapFile("sitemap.xml", _document("sitemapindex", index)), *files]


def _entry(element: str, location: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{element}><loc>{escape(location)}</loc>{changed}</{element}>\n"


def _document(element: str, entries: list[str]) -> str:
    return f"{_HEAD}<{element} {_NAMESPACE}>\n{''.join(entries)}</{element}>\n"
