"""Links that editors typed, held against the pages that the site has (rule W-2).

Links that templates make lead to records, which rule R-1 holds. What an editor types into a record's Markdown or into
the prose may lead anywhere, and is known to lead nowhere only when all pages are.
"""

import html
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import W_2
from generator.facts.register import RecordFinding, Register


@dataclass(frozen=True, slots=True)
class Ground:
    """What a link may lead to. `site_url` ends with a slash."""

    site_url: str
    files: Collection[str]
    """Paths of the site's files."""
    anchors: Mapping[str, Collection[str]]
    """Ids of a page's parts, by its file, where they are known before it is drawn."""


class BrokenLink(NamedTuple):
    """A link that leads nowhere: as it is typed, and what to tell of it."""

    href: str
    finding: Finding


def record_findings(register: Register, ground: Ground) -> Iterator[tuple[RecordFinding, str]]:
    """Each broken link in the Markdown of records, with the address as it is typed."""
    for entry in register.entries.values():
        if entry.withdrawn:
            continue  # its page shows the notice, not the body
        for href in entry.body_links:
            fault = _fault(href, entry.address, ground)
            if fault:
                yield RecordFinding("community_entry", entry.id, W_2.at(("body",), *fault)), href


_HREF: Final = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_ID: Final = re.compile(r'\bid="([^"]*)"')


def prose_findings(body: str, address: str, ground: Ground) -> Iterator[BrokenLink]:
    """Each broken link in the HTML of a page of prose at `address`, once."""
    for href in dict.fromkeys(map(html.unescape, _HREF.findall(body))):
        fault = _fault(href, address, ground)
        if fault:
            yield BrokenLink(href, W_2.at((), *fault))


def anchors_of(body: str) -> frozenset[str]:
    """The ids in the HTML of a page."""
    return frozenset(map(html.unescape, _ID.findall(body)))


def _fault(href: str, address: str, ground: Ground) -> tuple[Text, Text] | None:
    """What is wrong with the link, and what to write; None for a link that works, or leaves the site."""
    target = urljoin(ground.site_url + address, href)
    if not target.startswith(ground.site_url):
        return None
    path, _, anchor = target.removeprefix(ground.site_url).partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    file = path + "index.html" if path == "" or path.endswith("/") else path
    if file not in ground.files:
        return _no_page(href, path, ground.files)
    if anchor and file in ground.anchors and anchor not in ground.anchors[file]:
        return _no_anchor(href, anchor, ground.anchors[file])
    return None


def _no_page(href: str, path: str, files: Collection[str]) -> tuple[Text, Text]:
    message = Text(f"链接“{href}”没有对应的网页", f"the link “{href}” leads to no page")
    if f"{path}/index.html" in files:
        return message, Text("在地址末尾加上 /", "end the address with /")
    folder = path.rstrip("/").rpartition("/")[0]
    beside = [file.removesuffix("index.html") for file in files if file.startswith(folder)]
    near = get_close_matches(path, beside, n=1, cutoff=0.7)
    return message, Text(
        (f"是不是 {near[0]}？" if near else "") + "改正地址，或改成文字",
        (f"did you mean {near[0]}? " if near else "") + "correct the address, or write plain text",
    )


def _no_anchor(href: str, anchor: str, known: Collection[str]) -> tuple[Text, Text]:
    near = get_close_matches(anchor, sorted(known), n=1, cutoff=0.6)
    return (
        Text(f"链接“{href}”的网页里没有“#{anchor}”这一处", f"the page of “{href}” has no part “#{anchor}”"),
        Text(
            (f"是不是 #{near[0]}？" if near else "") + f"改正或删去 #{anchor}",
            (f"did you mean #{near[0]}? " if near else "") + f"correct or delete #{anchor}",
        ),
    )
