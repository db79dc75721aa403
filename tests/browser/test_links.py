"""On every page of the demonstration: each address of this site leads to a file, each anchor to an id, in links and in tags."""

import re
from functools import cache
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from tests.browser.demonstration import CATALOGUE

SITE = "https://liangquan.example/"
_LINK = re.compile(r'\s(?:href|src|xlink:href)="([^"]*)"')
_TOLD = re.compile(rf'{re.escape(SITE)}[^"<>\s\\]*')
"""Permanent addresses wherever they stand: canonical, alternates, Open Graph, JSON-LD."""
_ID = re.compile(r'\sid="([^"]*)"')


def test_every_link_anchor_and_permanent_address_resolves(demonstration):
    files = {
        file.relative_to(demonstration.folder).as_posix() for file in demonstration.folder.rglob("*") if file.is_file()
    }
    pages = {address: page for address, page in demonstration.pages.items() if not address.startswith(f"{CATALOGUE}/")}

    @cache
    def ids(file):
        address = file.removesuffix("index.html")
        return {unescape(id_) for id_ in _ID.findall(pages[address].html)} if address in pages else set()

    @cache
    def leads_somewhere(target):
        parts = urlsplit(target)
        path = unquote(parts.path).removeprefix("/")
        file = path + "index.html" if path.endswith("/") or not path else path
        return file in files and (not parts.fragment or unquote(parts.fragment) in ids(file))

    checked, broken = 0, set()
    for address, page in pages.items():
        for href in {*_LINK.findall(page.html), *_TOLD.findall(page.html)}:
            target = urljoin(SITE + address, unescape(href))
            if target.startswith(SITE):
                checked += 1
                if not leads_somewhere(target):
                    broken.add((address, href))
    assert checked > 50 * len(pages) / 2
    assert sorted(broken)[:20] == []
