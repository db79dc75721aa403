"""What residents see changed between two releases: pages that came, went, or say something else, and what they say."""

import difflib
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Final, NamedTuple

from generator.release.blobs import Blob
from generator.release.metadata import Release
from generator.release.store import Store

_UNSEEN: Final = frozenset({"script", "style", "template", "nav", "svg", "button"})
_BREAKS: Final = frozenset(
    {"p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "div", "br", "td", "th", "summary", "figcaption"}
)
_MAIN: Final = frozenset({"main", "article"})
_COPIES: Final = "zh-hant/"
"""Pages in traditional characters say what the others say."""


_ORDER: Final = {"came": 0, "went": 1, "changed": 2}


class Changed(NamedTuple):
    """A page of a difference: its path, its title, and the lines that residents read no more and read now.

    A page that came has no line gone, one that went no line come; `how` is "came", "went" or "changed".
    """

    path: str
    title: str
    how: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


class Difference(NamedTuple):
    """What differs between two releases of one edition. `frame_only` counts pages of which only the frame is another."""

    pages: tuple[Changed, ...]
    frame_only: int
    other_files: int


def difference(store: Store, old: Release, new: Release, node: str) -> Difference:
    """What residents of this node's edition see changed. Raises WrongBlob, WrongManifest; both releases hold the node."""
    before, after = (
        _changed_shelves(store, one.roots[node], other.roots[node]) for one, other in ((old, new), (new, old))
    )
    pages = list(_pages(store, before, after))
    differing = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    seen = [page for page in pages if page.gone or page.come or page.how != "changed"]
    return Difference(
        tuple(sorted(seen, key=lambda page: (_ORDER[page.how], page.path))),
        len(pages) - len(seen),
        len([path for path in differing if not _is_page(path)]),
    )


def _changed_shelves(store: Store, one: Blob, other: Blob) -> dict[str, Blob]:
    """Files of `one` on shelves that `other` doesn't hold the same."""
    theirs = set(store.root(other).shelves.values())
    return {
        path: blob
        for shelf in store.root(one).shelves.values()
        if shelf not in theirs
        for path, blob in store.shelf(shelf).items()
    }


def _pages(store: Store, before: Mapping[str, Blob], after: Mapping[str, Blob]) -> Iterator[Changed]:
    for path in before.keys() | after.keys():
        old, new = before.get(path), after.get(path)
        if old == new or not _is_page(path) or path.startswith(_COPIES):
            continue
        read = [_read(store.blobs.read(blob)) for blob in (old, new) if blob]
        if len(read) == 1:
            yield Changed(path, read[0].title, "came" if new else "went", (), ())
        else:
            yield Changed(path, read[1].title, "changed", *_lines(read[0].lines, read[1].lines))


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _lines(was: list[str], now: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone: list[str] = []
    come: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += was[a:b]
            come += now[c:d]
    return tuple(gone), tuple(come)


class _Read(HTMLParser):
    """The title of a page and the lines of its main part, as a resident reads them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.lines: list[str] = []
        self._piece: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _BREAKS:
            self._end_line()
        if tag in _UNSEEN or tag in _MAIN or tag == "title":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS or tag in _MAIN:
            self._end_line()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title":
            self.title += data
        elif not _MAIN.isdisjoint(self._open) and _UNSEEN.isdisjoint(self._open):
            self._piece.append(data)

    def _end_line(self) -> None:
        line = " ".join("".join(self._piece).split())
        self._piece.clear()
        if line:
            self.lines.append(line)


def _read(content: bytes) -> _Read:
    page = _Read()
    page.feed(content.decode())
    page.close()
    page.title = page.title.split(" - ")[0].strip()
    return page
