"""The editions of this repository's own content, made once for all tests here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from generator.facts.facts import Facts
from generator.pages.page import Page
from generator.pipeline import District
from generator.publish.editions import EditionTree, editions
from generator.release.files import Files
from generator.release.store import Store
from tests.browser.demonstration import copied_content
from tests.casebook import TODAY

_LINK = re.compile(r'\s(href|src|action)="([^"]*)"')
_LOADED = re.compile(r'<(?:link rel="stylesheet"|link rel="icon"|script|img)[^>]*?\s(?:href|src)="([^"]*)"')
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)


@dataclass(frozen=True)
class Network:
    """The editions by node, and the site and facts that made them."""

    site: Path
    facts: Facts
    pages: Mapping[str, Page]
    """By file."""
    trees: Mapping[str, EditionTree]

    def files(self, node: str) -> dict[str, Path | bytes]:
        """All files of a node's edition. No path stands in two parts."""
        parts = self.trees[node].parts
        files = {path: file for part in parts.values() for path, file in part.items()}
        assert len(files) == sum(map(len, parts.values()))
        return files

    def text(self, node: str, path: str) -> str:
        """A file of a node's edition as text."""
        file = self.files(node)[path]
        return (file if isinstance(file, bytes) else file.read_bytes()).decode()

    def served(self, node: str) -> dict[str, bytes]:
        """The files of a node's edition as its host gives them."""
        return {path: file if isinstance(file, bytes) else file.read_bytes() for path, file in self.files(node).items()}

    @cached_property
    def links(self) -> Mapping[str, frozenset[str]]:
        """Page of the district's site → the files of the site that it links to or loads."""
        pages = sorted(self.site.rglob("*.html"))
        return {
            (path := page.relative_to(self.site).as_posix()): links_of(page.read_text("utf-8"), path) for page in pages
        }


def network_in(folder: Path) -> Network:
    """Build this repository's content in `folder`, and make the editions of every node."""
    copied_content(folder / "district")
    site = folder / "site"
    with District(folder / "district") as district:
        built = district.build(site, TODAY, for_previews=True)
        assert not built.refused, built.diagnostics
        assert district.last
        trees = {
            tree.about.node: tree
            for tree in editions(district, site, release=7, earlier=Store(folder / "releases", Files()))
        }
        pages = {page.file: page for page in district.last.pages}
        return Network(site, district.last.facts, pages, trees)


def links_of(html: str, path: str) -> frozenset[str]:
    """The files of its site that a page at `path` links to or loads."""
    return frozenset(found for _, address in _LINK.findall(html) if (found := _file(address, path)))


def loaded_by(html: str, path: str) -> frozenset[str]:
    """The files that a browser asks for by itself."""
    return frozenset(found for address in _LOADED.findall(html) if (found := _file(address, path)))


def article_of(html: str) -> str:
    """What stands between the frame's header and footer."""
    found = _ARTICLE.search(html)
    assert found
    return found[0]


def outer_links(html: str) -> Iterator[str]:
    """Links to other hosts."""
    return (address for _, address in _LINK.findall(html) if urlsplit(unescape(address)).hostname)


def _file(address: str, path: str) -> str:
    """ "" for what leaves the site."""
    parts = urlsplit(unescape(address))
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    whole = parts.path if parts.path.startswith("/") else f"/{path.rpartition('/')[0]}/{parts.path}"
    plain = normpath(whole).lstrip("/")
    found = unquote(plain)
    return (
        found
        if "." in found.rpartition("/")[2] and not whole.endswith(("/", "/.", ".."))
        else f"{found}/index.html".lstrip("/")
    )
