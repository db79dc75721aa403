"""Blobs that a node lacks, fetched over its line, each proved before it is used.

What came of a blob before the line broke is kept, and the rest is asked for next time: on a line of 64 kbit/s a book of
rules takes half an hour. Where the line carries several files at once, it is asked for several: a first pull is of twenty
thousand, and each would wait for the line's delay by itself.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

from generator.node.line import Line, LineFault, NotThere
from generator.release.blobs import Blob, Blobs, WrongBlob, unpack
from generator.release.deltas import LONGEST
from generator.release.files import Files, remove_tree

_PART: Final = 64 * 1024
"""Bytes of a blob that came, and are kept before the next ones come."""

_AHEAD: Final = 2
"""Blobs that are asked for, or came and wait for their turn, for each that the line carries at once."""

_SETTLED_EVERY: Final = 30.0
"""Seconds of fetching that a power cut may cost."""


class Fetching:
    """Fetches blobs into a folder of blobs. `octets` counts the bytes that travelled."""

    def __init__(self, line: Line, blobs: Blobs, files: Files) -> None:
        self.octets = 0
        self._counting = Lock()
        self._line = line
        self._held = blobs
        self._files = files
        self._partial = blobs.folder / ".partial"
        self._settled = time.monotonic()

    def fetch(self, wanted: Iterable[Blob]) -> None:
        """Each of these is held when it returns. Raises LineFault, and WrongBlob for bytes that the office didn't sign."""
        try:
            for blob, travelled in self._came(blob for blob in dict.fromkeys(wanted) if not self._held.holds(blob)):
                self._held.take(blob, travelled)
                if time.monotonic() - self._settled > _SETTLED_EVERY:
                    self._held.settle()
                    self._settled = time.monotonic()
        except (LineFault, WrongBlob):
            # What came before the line broke is not asked for again.
            self._held.settle()
            raise
        self._held.settle()

    def _came(self, wanted: Iterator[Blob]) -> Iterator[tuple[Blob, bytes]]:
        """Each blob as it travelled, proved. After the first fault no more is asked for, and what still comes is used."""
        if self._line.at_once == 1:
            for blob in wanted:
                yield blob, self._proved(blob)
            return
        fault: LineFault | WrongBlob | None = None
        waiting: deque[tuple[Blob, Future[bytes]]] = deque()
        with ThreadPoolExecutor(self._line.at_once) as pool:
            while True:
                while fault is None and len(waiting) < _AHEAD * self._line.at_once:
                    asked = next(wanted, None)
                    if asked is None:
                        break
                    waiting.append((asked, pool.submit(self._proved, asked)))
                if not waiting:
                    break
                blob, coming = waiting.popleft()
                try:
                    travelled = coming.result()
                except (LineFault, WrongBlob) as told:
                    if fault is None:
                        fault = told
                        for _, other in waiting:
                            other.cancel()
                        waiting = deque(pair for pair in waiting if not pair[1].cancelled())
                else:
                    yield blob, travelled
        if fault is not None:
            raise fault

    def anew(self, blob: Blob) -> None:
        """Fetch a blob that rotted, and put it in its place in one step. Raises LineFault, WrongBlob."""
        self._held.replace(blob, self._proved(blob))

    def delta(self, name: str) -> bytes | None:
        """A delta, unproved; None where the office made none. Raises LineFault, WrongBlob where it is longer than any."""
        try:
            return self._read(f"deltas/{name}", self._partial / name, 0, LONGEST)
        except NotThere:
            return None

    def forget(self) -> None:
        """Remove what is left of blobs that came in parts."""
        remove_tree(self._files, self._partial)

    def _proved(self, blob: Blob) -> bytes:
        part = self._partial / blob.name
        resumed = part.is_file()
        try:
            travelled = self._travelled(blob, part)
            unpack(blob, travelled)
        except WrongBlob:
            with suppress(FileNotFoundError):
                self._files.unlink(part)
            if not resumed:
                raise
            # What was kept may be what is wrong: once more from the beginning.
            return self._proved(blob)
        return travelled

    def _travelled(self, blob: Blob, part: Path) -> bytes:
        path = f"blobs/{blob.file}"
        if blob.travel and part.is_file() and part.stat().st_size >= blob.travel:
            return part.read_bytes()
        return self._read(path, part, blob.travel, blob.travel)

    def _read(self, path: str, part: Path, least: int, most: int) -> bytes:
        """A file of the store; what comes of it before the line breaks is kept. Raises LineFault, WrongBlob where it is longer."""
        content = bytearray(part.read_bytes()) if part.is_file() else bytearray()
        kept = len(content)
        try:
            for chunk in self._line.read(path, kept):
                content += chunk
                with self._counting:
                    self.octets += len(chunk)
                if len(content) > most:
                    raise WrongBlob(f"{path}: more than {most} bytes")
                if len(content) - kept >= _PART:
                    self._keep(part, bytes(content[kept:]))
                    kept = len(content)
            if len(content) < least:
                raise LineFault(f"{path}: {len(content)} of {least} bytes")
        except LineFault:
            if len(content) > kept:
                self._keep(part, bytes(content[kept:]))
            raise
        return bytes(content)

    def _keep(self, part: Path, more: bytes) -> None:
        self._files.make_folder(part.parent)
        self._files.append(part, more)
