"""What an item that waits for approval said when it was approved last (待确认): its page of the release that showed it.

The page of such an item shows name, unit and dates. A release leads from there to the last page that was approved, whose bytes
an earlier release signed, under `versions/RELEASE/…`, and which says on its face that it is not in force.
"""

import posixpath
import re
from collections.abc import Collection, Mapping
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from generator.facts.approval import Approved
from generator.pages.pending_pages import DIGITS
from generator.pages.traditional import FOLDER
from generator.publish.release import district_of
from generator.release.store import Store
from generator.stages.gate import Gate, leaks_in

FOLDER_OF_VERSIONS: Final = "versions/"
_MARK: Final = "<p hidden data-last-approved></p>"
_UP: Final = re.compile(r'(\s(?:href|src|action|srcset)=")((?:\.\./)+)([^"]*)"')
_ARTICLE: Final = re.compile(r"<article[^>]*>")
_BADGE: Final = re.compile(r'<span class="lq-badge [^"]*">[^<]*</span></h1>')
_OFFER: Final = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
_SCRIPT_OF_EDITION: Final = "assets/edition.js"

Parts = Mapping[str, Mapping[str, Path | bytes]]


class Version(NamedTuple):
    """A page as it was approved: where it goes in the site, its bytes, and the files that it is shown with."""

    path: str
    content: bytes
    assets: Mapping[str, bytes]


def with_last_approved(
    parts: Parts, pending: Mapping[str, Approved | None], store: Store
) -> dict[str, Mapping[str, Path | bytes]]:
    """The parts of a site, with the last approved pages of items that have changed since, and links to them.

    `pending`: item → its approval, None for one that was never approved. Raises Untrusted, WrongBlob, WrongManifest.
    """
    versions = {
        id_: found
        for id_, approved in pending.items()
        if approved and (found := _version(id_, approved, store)) and not _gives_away(found)
    }
    known = {path for files in parts.values() for path in files}
    changed: dict[str, dict[str, Path | bytes]] = {}
    for name, files in parts.items():
        for id_, version in versions.items():
            for path in (f"items/{id_}/index.html", f"{FOLDER}items/{id_}/index.html"):
                if path not in files:
                    continue
                held = changed.setdefault(name, dict(files))
                approved = pending[id_]
                held[path] = _linked(_bytes(files[path]).decode(), path, version.path, approved.on if approved else "")
                held[version.path] = _sound(version, known)
                held |= version.assets
    return {name: changed.get(name, files) for name, files in parts.items()}


def _gives_away(version: Version) -> bool:
    """Whether it holds a person's number, which may be why the item was changed: such a page is not shown again."""
    return any(leaks_in(version.path, version.content, Gate(""), Path()))


def _version(id_: str, approved: Approved, store: Store) -> Version | None:
    """The item's page as it was approved, by the newest release that has it; None where none has."""
    mark = f'data-approved="{approved.digest[:DIGITS]}"'.encode()
    page = f"items/{id_}/index.html"
    for number in reversed(store.signed.numbers()):
        district = district_of(store, store.signed.release(number))
        files = store.edition(district) if district else {}
        for path in sorted(path for path in files if path == page or _is_version(path, page)):
            content = store.blobs.read(files[path])
            if mark not in content:
                continue
            if path == page:
                assets = {name: store.blobs.read(blob) for name, blob in files.items() if name.startswith("assets/")}
                return _aged(content.decode(), f"{FOLDER_OF_VERSIONS}{number}/", page, assets, approved.on)
            top = path.removesuffix(page)
            return Version(
                path,
                content,
                {name: store.blobs.read(files[name]) for name in files if name.startswith(f"{top}assets/")},
            )
    return None


def _is_version(path: str, page: str) -> bool:
    return path.startswith(FOLDER_OF_VERSIONS) and path.endswith(f"/{page}")


def _aged(html: str, top: str, page: str, assets: Mapping[str, bytes], on: str) -> Version:
    """A page that goes below `top`, two folders deeper, with the looks of its own time, and said to be old."""
    used: dict[str, bytes] = {}

    def moved(found: re.Match[str]) -> str:
        attribute, up, rest = found.groups()
        file = rest.partition("?")[0]
        if file in assets and file != _SCRIPT_OF_EDITION:
            used[top + file] = assets[file]
            return found[0]
        return f'{attribute}../../{up}{rest}"'

    told = (
        '<div class="lq-notice lq-notice--suspended" role="note"><p><strong>这是旧版本，不能作为办事依据</strong></p>'
        f"<p>本页是{escape(on)}审核确认的内容；此后事项有改动，改动后的内容正待法制机构确认。</p></div>"
    )
    aged = _UP.sub(moved, html)
    # It is in use no longer, and offered to no machine either.
    aged = _BADGE.sub('<span class="lq-badge lq-badge--suspended">旧版本</span></h1>', aged, count=1)
    aged = _OFFER.sub("", aged)
    aged = aged.replace("</title>", '</title><meta name="robots" content="noindex">', 1)
    aged = _ARTICLE.sub(lambda found: found[0] + told, aged, count=1)
    return Version(top + page, aged.encode(), used)


def _sound(version: Version, known: Collection[str]) -> bytes:
    """The page without links to what is no longer there, as the item's own process while it waits too."""
    folder = version.path.rpartition("/")[0]

    def kept(found: re.Match[str]) -> str:
        _, up, rest = found.groups()
        page = posixpath.normpath(f"{folder}/{up}{rest.partition('?')[0].partition('#')[0] or 'index.html'}")
        there = page == "." or page in known or f"{page}/index.html" in known or page in version.assets
        return found[0] if there else ""

    return _UP.sub(kept, version.content.decode()).encode()


def _linked(html: str, path: str, version: str, on: str) -> bytes:
    up = "../" * path.count("/")
    link = f'<p><a href="{up}{version}">看{escape(on)}审核确认的上一版</a>（旧版本，不能作为办事依据）</p>'.replace(
        "index.html", ""
    )
    return html.replace(_MARK, link, 1).encode()


def _bytes(content: Path | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
