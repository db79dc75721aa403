"""What a node answers to a request: which file of the release that is shown, with which headers (RFC 9110, 9111).

A path is looked up among the files that the release names and is never made into one of the disk's, so no path can lead
anywhere else.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from generator.release.blobs import Blob
from generator.release.manifest import About

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""As `generator.pages.policy`, which a node doesn't have; a test compares them."""

SECURITY: Final = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
STATUS_PAGE: Final = "node-status.json"
_NOT_FOUND: Final = "404.html"

TYPES: Final[Mapping[str, str]] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
}
_ANY_TYPE: Final = "application/octet-stream"

HASHED: Final = re.compile(r"assets/.*\.[0-9a-f]{8,64}(\.min)?\.(css|js|woff2)")
"""A name that changes with what it says, as Material's `main.484c7ddc.min.css`; never a page, which may bear a day."""

FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"
_IN_QUERIES: Final = "=&%/?:+,;@!~*()'$"
_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


class Asked(NamedTuple):
    """A request: its method, path and query as they came, and the headers that matter here, "" where there is none."""

    method: str
    path: str
    query: str = ""
    accept_encoding: str = ""
    if_none_match: str = ""
    range: str = ""
    if_range: str = ""


class Answer(NamedTuple):
    """An answer. `blob` is what is sent, None for nothing; `packed` as it lies, else unpacked; `part` its bytes [begin, end)."""

    status: int
    headers: list[tuple[str, str]]
    blob: Blob | None = None
    packed: bool = False
    part: tuple[int, int] | None = None


class Edition(NamedTuple):
    """What is shown: the edition's own words, and its files by path."""

    about: About
    files: Mapping[str, Blob]


def answer(edition: Edition, asked: Asked) -> Answer:
    """The answer to a request; for HEAD too, whose body the server leaves out."""
    if asked.method not in {"GET", "HEAD"}:
        return _plain(405, ("allow", "GET, HEAD"))
    path = _path(asked.path)
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    blob = edition.files.get(name)
    if blob is not None:
        return _file(asked, name, blob)
    if not path.endswith("/") and f"{path}/index.html" in edition.files:
        return _plain(301, ("location", _address(f"/{path}/", asked.query)))
    if edition.about.parent and not edition.about.kiosk:
        # Never by a path that could be read as another host's: the parent's address ends before it.
        return _plain(302, ("location", _address(edition.about.parent + path, asked.query)))
    missing = edition.files.get(_NOT_FOUND)
    if missing is None:
        return _plain(404)
    return _file(asked._replace(if_none_match="", range=""), _NOT_FOUND, missing)._replace(status=404)


def _path(path: str) -> str:
    """The path below the site, without its first slash; one that isn't UTF-8 leads nowhere."""
    return unquote(path, errors="replace").removeprefix("/")


def _address(path: str, query: str) -> str:
    return quote(path, safe="/:~!$&'()*+,;=@") + (f"?{quote(query, safe=_IN_QUERIES)}" if query else "")


def _plain(status: int, *headers: tuple[str, str]) -> Answer:
    return Answer(status, [*SECURITY.items(), ("cache-control", ASK_AGAIN), *headers, ("content-length", "0")])


def _file(asked: Asked, name: str, blob: Blob) -> Answer:
    packed = blob.packed and not asked.range and takes_gzip(asked.accept_encoding)
    tag = f'"{blob.name}{"-gz" if packed else ""}"'
    headers = [*_headers(name), ("etag", tag)]
    if asked.if_none_match and _matches(asked.if_none_match, blob.name):
        return Answer(304, headers)
    if packed:
        headers += [("content-encoding", "gzip"), ("content-length", str(blob.travel))]
        return Answer(200, headers, blob, packed=True)
    headers.append(("accept-ranges", "bytes"))
    part = _part(asked, blob, tag)
    if part is None:
        return Answer(200, [*headers, ("content-length", str(blob.raw))], blob)
    begin, end = part
    if begin >= end:
        return Answer(416, [*headers, ("content-range", f"bytes */{blob.raw}"), ("content-length", "0")])
    said = f"bytes {begin}-{end - 1}/{blob.raw}"
    return Answer(206, [*headers, ("content-range", said), ("content-length", str(end - begin))], blob, part=part)


@lru_cache(maxsize=4096)
def _headers(name: str) -> tuple[tuple[str, str], ...]:
    kind = TYPES.get(PurePosixPath(name).suffix.lower(), _ANY_TYPE)
    cache = FOR_EVER if HASHED.fullmatch(name) else ASK_AGAIN
    return (*SECURITY.items(), ("content-type", kind), ("cache-control", cache), ("vary", "accept-encoding"))


@lru_cache(maxsize=256)
def takes_gzip(accept: str) -> bool:
    """Whether a client takes gzip, by its Accept-Encoding."""
    weights: dict[str, bool] = {}
    for offer in accept.split(","):
        coding, _, weight = offer.partition(";")
        weights[coding.strip().lower()] = not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return weights.get("gzip", weights.get("*", False))


def _matches(if_none_match: str, name: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return bool(tags & {"*", f'"{name}"', f'"{name}-gz"'})


def _part(asked: Asked, blob: Blob, tag: str) -> tuple[int, int] | None:
    """The bytes asked for, [begin, end): empty where there are none such, None for the whole."""
    match = _RANGE.fullmatch(asked.range)
    if match is None or (asked.if_range and asked.if_range != tag):
        return None
    first, last = match.groups()
    if not first and not last:
        return None
    # No length of a file has twenty digits, and int() refuses thousands of them.
    begin, end = int(first[:20] or -1), int(last[:20] or -1)
    if not first:
        return max(blob.raw - end, 0), blob.raw if end else 0
    if last and end < begin:
        return None
    return begin, min(end + 1, blob.raw) if last else blob.raw
