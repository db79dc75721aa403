"""Markdown fields of a record: prose with lists, tables and links, and nothing that a record may not bring to a page.

HTML stays text. A link leads to http, https, mailto, tel, or within the site. An image could call a host elsewhere, so
there are none: scans and pictures are attachments.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_3

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_SCHEME: Final = re.compile(r"[^/?#:]*:")
_HEADINGS: Final = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
"""A record's page has its own h1 and h2."""


def allowed(address: str) -> bool:
    """Whether a link in a record may lead to `address`, percent-encoded as Markdown leaves it."""
    if address.startswith("//"):
        return False  # another host without a scheme
    found = _SCHEME.match(address)
    return found is None or found[0][:-1].lower() in _SCHEMES


@cache
def _reader(*, sees_all: bool) -> "MarkdownIt":
    """Reads Markdown: only what may be shown, or, to tell of it, every link and image. Parsing keeps nothing in it."""
    # Most builds read no Markdown; loading the library takes as long as reading a hundred records.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    class Reader(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
            return sees_all or allowed(url)

    reader = Reader("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    return reader if sees_all else reader.disable("image")


def render(text: str) -> str:
    """HTML of a Markdown field: headings from h3 on, forbidden links left as text."""
    reader = _reader(sees_all=False)
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _HEADINGS[token.tag]
    return str(reader.renderer.render(tokens, reader.options, {}))


def links_in(text: str) -> tuple[str, ...]:
    """The addresses that the Markdown field links to, each once, in their order; forbidden ones are no links."""
    if _without_links(text):
        return ()
    found = (
        str(token.attrGet("href"))
        for token in _inline(_reader(sees_all=False).parse(text))
        if token.type == "link_open"
    )
    return tuple(dict.fromkeys(found))


def forbidden_links(text: str, path: tuple[str | int, ...]) -> list[Finding]:
    """The links and images in the Markdown field at `path` that no record may hold, each address once."""
    if _without_links(text):
        return []
    findings: dict[str, Finding] = {}
    for token in _inline(_reader(sees_all=True).parse(text)):
        if token.type == "image":
            findings.setdefault(str(token.attrGet("src")), _image(path))
        elif token.type == "link_open" and not allowed(address := str(token.attrGet("href"))):
            findings.setdefault(address, _link(address, path))
    return list(findings.values())


def _without_links(text: str) -> bool:
    """Whether no mark of a link is in it: parsing takes far longer than looking."""
    return "](" not in text and "]:" not in text and "<" not in text


def _inline(tokens: list["Token"]) -> Iterator["Token"]:
    for token in tokens:
        yield token
        yield from _inline(token.children or [])  # as deep as brackets in brackets, which the parser bounds


def _link(address: str, path: tuple[str | int, ...]) -> Finding:
    return K_3.at(
        path,
        Text(f"不允许链接到 {address}", f"a link to {address} is not allowed"),
        Text(
            "链接以 https://、http://、mailto: 或 tel: 开头，或写站内地址",
            "begin a link with https://, http://, mailto: or tel:, or give an address within the site",
        ),
    )


def _image(path: tuple[str | int, ...]) -> Finding:
    return K_3.at(
        path,
        Text("正文中不能插入图片", "an image can't stand in the text"),
        Text("把图片作为附件公开，正文中写它的名称", "publish the picture as an attachment and name it in the text"),
    )
