"""The frame around every page, as Material draws it, cut at named slots.

The only file that knows Material's HTML. MkDocs renders a placeholder page whose slots read `⟦title⟧`;
`cut` takes it apart once for each area and depth, and `Shell.stamp` fills it for each page.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, NamedTuple


class Heading(NamedTuple):
    """An entry of the page's own table of contents: the id of its heading, and the heading's words."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class StampedPage:
    """What one page puts into the frame.

    `title`, `description`, `canonical` and `headings` are plain text, escaped here. `head`, `breadcrumbs`,
    `content` and `foot` are HTML that a template has made with escaping on.
    """

    title: str
    description: str
    content: str
    canonical: str = ""
    """The page's permanent address in full; "" where the site has none."""
    address: str = ""
    """The same from the site's root."""
    head: str = ""
    """Further elements of the head: feeds, alternate languages, `noindex`."""
    breadcrumbs: str = ""
    headings: tuple[Heading, ...] = ()
    foot: str = ""
    """Publisher, dates, permanent address and source file, below the content."""


class SlotError(ValueError):
    """The frame lacks a slot (main.html or Material's HTML has changed), or has one that no page fills."""


class Shell:
    """A frame of one area and depth. Immutable; `digest` names its bytes."""

    __slots__ = ("_between", "_slots", "digest")

    def __init__(self, between: tuple[str, ...], slots: tuple[str, ...], scripts: Mapping[str, str]) -> None:
        fills = _FILL | {name: _where_asked(_MARKS[name], html) for name, html in scripts.items()}
        self._between = between
        self._slots = tuple(fills[slot] for slot in slots)
        told = (*slots, *between, *(scripts[name] for name in sorted(scripts)))
        self.digest = hashlib.sha256("\0".join(told).encode()).hexdigest()

    def stamp(self, page: StampedPage) -> str:
        """The whole HTML document."""
        pieces = [self._between[0]]
        for fill, after in zip(self._slots, self._between[1:], strict=True):
            pieces.append(fill(page))
            pieces.append(after)
        return "".join(pieces)


def cut(html: str) -> Shell:
    """The frame that Material drew around a placeholder page. Raises `SlotError` with the slot's name."""
    squeezed = _BLANK.sub("\n", html.strip()) + "\n"
    scripts = dict(_SCRIPTS.findall(squeezed))
    pieces = _SLOT.split(_SCRIPTS.sub(r"⟦\1⟧", squeezed))
    slots = tuple(pieces[1::2])
    for name in _FILL:
        if name not in slots and name not in _MAY_LACK:
            raise SlotError(f"the frame has no slot ⟦{name}⟧: main.html or Material's HTML has changed")
    for name in _MARKS:
        if name not in scripts:
            raise SlotError(f"the frame has no slot ⟦{name}⟧ that ends with ⟦end⟧: main.html has changed")
    for name in slots:
        if name not in _FILL and name not in _MARKS:
            raise SlotError(f"the frame has a slot ⟦{name}⟧ that no page fills")
    return Shell(tuple(pieces[0::2]), slots, scripts)


def mended(html: str) -> str:
    """Material's page without what only its script would use: the drawer, its veil, the dialog, names of components."""
    return _COMPONENT.sub("", _WRAPPED.sub(r"\1", _SCRIPTED.sub("", html)))


_SCRIPTED: Final = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
)
_WRAPPED: Final = re.compile(
    r'<div data-md-component="(?:skip|announce)">\s*((?:<(?:a|aside)\b.*?</(?:a|aside)>)?)\s*</div>', re.DOTALL
)
_COMPONENT: Final = re.compile(r' data-md-component="[^"]*"')


def placeholder(area: str) -> str:
    """Markdown of the page that MkDocs renders for `cut`. Its heading gives the frame its skip link."""
    return f"---\ntitle: ⟦title⟧\nshell: true\narea: {area}\n---\n\n# ⟦title⟧ {{#zhengwen}}\n"


# The frame holds no <pre>, so its blank lines and indents carry nothing.
_BLANK: Final = re.compile(r"\s*\n\s*")
_SLOT: Final = re.compile(r"⟦([a-z]+)⟧")
_MARKS: Final = {"facets": " data-lq-facets=", "calculator": " data-lq-calculator="}
"""Slots whose scripts are only for pages that hold the mark: lists that combine in place, standards that compute."""
_SCRIPTS: Final = re.compile(rf"⟦({'|'.join(_MARKS)})⟧(.*?)⟦end⟧", re.DOTALL)


def _where_asked(mark: str, html: str) -> Callable[[StampedPage], str]:
    return lambda page: html if mark in page.content else ""


def _head(page: StampedPage) -> str:
    if not page.canonical:
        return page.head
    return f'<link rel="canonical" href="{escape(page.canonical)}">{page.head}'


def _headings(page: StampedPage) -> str:
    if not page.headings:
        return ""
    entries = "".join(f'<li><a href="#{escape(anchor)}">{escape(title)}</a></li>' for anchor, title in page.headings)
    return f'<nav class="lq-toc" aria-label="本页内容"><p>本页内容</p><ul>{entries}</ul></nav>'


_FILL: Final[dict[str, Callable[[StampedPage], str]]] = {
    "title": lambda page: escape(page.title),
    "address": lambda page: escape(page.address),
    "description": lambda page: escape(page.description),
    "head": _head,
    "headings": _headings,
    "breadcrumbs": lambda page: page.breadcrumbs,
    "content": lambda page: page.content,
    "foot": lambda page: page.foot,
}
_MAY_LACK: Final = {"address"}
"""Slots of frames that link each page's other script; a site in simplified characters alone has none."""
