"""The line to the office: what a store of releases says at a path, over HTTP, from a folder, or out of a bundle.

A line is never believed: whatever it carries is checked by who asked for it. It only says what came, or that it broke.
"""

import contextlib
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

import urllib3

from generator.release.bundle import Bundle

_CHUNK: Final = 64 * 1024
_SLOWEST: Final = 500
"""Bytes a second, on average from the second `patience` on: a sixteenth of a line of 64 kbit/s."""

PATIENCE: Final = 20.0
"""Seconds to wait for a connection, and for each answer to begin or to go on."""

_ONCE_MORE: Final = urllib3.Retry(total=1, redirect=0, status=0)
"""A kept connection may have been closed by the server a moment ago: a fresh one is tried before anything is said."""

_OK, _PART, _NO_MORE = 200, 206, 416
_HIDDEN: Final = frozenset({403, 404})
"""How stores say that there is no such file; those that are S3-compatible say 403 where they don't let anyone list."""


class LineFault(Exception):
    """The line is cut, too slow, or the other side answers with a fault; `str` says what, in English.

    `why`: "folder", "disk", "address", "host", "reach", "silent", "certificate", "cut", "slow", "answer".
    """

    def __init__(self, what: str, why: str = "cut") -> None:
        super().__init__(what)
        self.why = why


class NotThere(LineFault):
    """The store has no such file."""


class Line(Protocol):
    """Where a node reads releases from."""

    at_once: int
    """How many files may be read at the same time; more than one only where the line has a delay."""

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        """The file at a path of the store, from its byte `begin` on. Raises LineFault, NotThere, at the first byte too."""
        ...


def line_to(place: str, patience: float = PATIENCE) -> Line:
    """The line to an address (http, https) or a folder."""
    return HttpLine(place, patience) if place.lower().startswith(("http://", "https://")) else FolderLine(Path(place))


class FolderLine:
    """A store of releases in a folder: another disk's, a share's."""

    at_once = 1

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        """See `Line`."""
        if not self._folder.is_dir():
            raise LineFault(f"{self._folder}: no such folder", "folder")
        try:
            with (self._folder / path).open("rb") as file:
                file.seek(begin)
                while chunk := file.read(_CHUNK):
                    yield chunk
        except FileNotFoundError:
            raise NotThere(path) from None
        except OSError as fault:
            raise LineFault(f"{path}: {fault.strerror}", "disk") from None


class BundleLine:
    """A store of releases in a bundle: a stick's."""

    at_once = 1

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        """See `Line`."""
        content = self._bundle.read(path, begin)
        if content is None:
            raise NotThere(path)
        try:
            yield from content
        except OSError as fault:
            raise LineFault(f"{path}: {fault.strerror}", "disk") from None


class HttpLine:
    """A store of releases behind an address. Its connections stay open: a first pull asks for thousands of files."""

    at_once = 4

    def __init__(self, address: str, patience: float) -> None:
        self._address = address.rstrip("/")
        self._patience = patience
        self._pool = urllib3.PoolManager(
            maxsize=self.at_once, retries=_ONCE_MORE, timeout=urllib3.Timeout(connect=patience, read=patience)
        )

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        """See `Line`. A server that knows no ranges sends all, and what was asked for is cut out of it."""
        started = time.monotonic()
        headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={begin}-"} if begin else {})}
        try:
            answer = self._pool.request(
                "GET", f"{self._address}/{path}", headers=headers, preload_content=False, redirect=False
            )
        except (urllib3.exceptions.HTTPError, ValueError) as fault:
            raise LineFault(f"{path}: {fault}", _why(fault)) from None
        try:
            yield from self._body(answer, path, begin, started)
        except (urllib3.exceptions.HTTPError, ValueError, OSError) as fault:
            raise LineFault(f"{path}: {fault}", _why(fault)) from None
        finally:
            # A connection with something left in it is of no more use.
            with contextlib.suppress(Exception):
                answer.close()

    def _body(self, answer: urllib3.BaseHTTPResponse, path: str, begin: int, started: float) -> Iterator[bytes]:
        if answer.status in _HIDDEN:
            raise NotThere(path)
        skip = begin
        if answer.status == _PART:
            if _begins_at(answer.headers.get("Content-Range", "")) != begin:
                raise LineFault(f"{path}: a part that was not asked for", "answer")
            skip = 0
        elif answer.status == _NO_MORE:
            return
        elif answer.status != _OK:
            raise LineFault(f"{path}: answered {answer.status}", "answer")
        came = 0
        while chunk := answer.read1(_CHUNK):
            came += len(chunk)
            elapsed = time.monotonic() - started
            if elapsed > self._patience and came < _SLOWEST * elapsed:
                raise LineFault(f"{path}: {came} bytes in {elapsed:.0f} s", "slow")
            if skip >= len(chunk):
                skip -= len(chunk)
                continue
            yield chunk[skip:]
            skip = 0


def _begins_at(content_range: str) -> int | None:
    match = re.fullmatch(r"bytes (\d+)-\d+/(?:\d+|\*)", content_range)
    return int(match[1]) if match else None


def _why(fault: Exception) -> str:
    """Which of a line's faults a library's is."""
    match fault.reason if isinstance(fault, urllib3.exceptions.MaxRetryError) else fault:
        case urllib3.exceptions.NameResolutionError():
            return "host"
        case urllib3.exceptions.NewConnectionError():
            return "reach"
        case urllib3.exceptions.TimeoutError():
            return "silent"
        case urllib3.exceptions.SSLError():
            return "certificate"
        case urllib3.exceptions.LocationValueError():
            return "address"
    return "cut"
