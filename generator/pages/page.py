"""A page before it is drawn: its address, its template, and everything the template will be given.

A page is a function of (what it shows, its template, its frame). What it shows is plain data that was made for it
(`data`), and views of records that it names (`one`, `many`): those are fetched only when the page has to be drawn, and
their digests alone decide whether it has to.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from generator.facts.references import RecordName
from generator.model.kind import PlainData

CHART = "chart"
"""The name, in `one` and `many`, of a process's drawn chart; its id is the process's.

{"svg": compact chart, "lanes": the same in swimlanes or "", "order": [step id …]}
"""
ARTICLE = "article"
"""The name of one article of a law's held text; its id is `law/number`, as `shipin-anquan-fa/122`."""


class Crumb(msgspec.Struct, frozen=True, gc=False):
    """A step of the way down to the page; `address` is from the site's root."""

    title: str
    address: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be stamped. `address` ends with `/`, or names a file (`404.html`); "" is the front page."""

    address: str
    area: str
    """One of `pages.areas`: which part of the site is lit in the frame."""
    template: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...] = ()
    published_on: str = ""
    changed_on: str = ""
    publisher: str = ""
    """The publishing unit's name."""
    source: str = ""
    """The record's file in the repository, "" for a page made from many."""
    data: dict[str, Any] = {}
    """Plain data for the template."""
    one: dict[str, RecordName] = {}
    """Template name → the record whose view it holds."""
    many: dict[str, tuple[RecordName, ...]] = {}
    """Template name → the records whose views it lists, in this order."""
    listed: bool = True
    """Whether the page stands in the sitemap."""

    @property
    def file(self) -> str:
        """The page's file in the site."""
        return self.address + "index.html" if self.address.endswith("/") or not self.address else self.address

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the root."""
        return self.address.count("/")

    def needs(self) -> tuple[RecordName, ...]:
        """Every view the page shows, in a fixed order."""
        return (*self.one.values(), *(name for names in self.many.values() for name in names))


Views = Mapping[RecordName, PlainData]
