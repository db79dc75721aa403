"""Blobs: the files of all releases, each held once, under the SHA-256 of what it says.

A blob travels and lies as gzip where that spares an eighth or more, else as it is; its name is the hash of its *raw*
bytes either way, so the same page made on two machines is one blob, whichever zlib packed it.
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from generator.release.files import STAGING, Files, put

_NAME: Final = re.compile(r"[0-9a-f]{64}")
_SPARED: Final = 8
"""One part in so many must be spared, else packing is not worth a kiosk's time."""

_LEVEL: Final = 6


class WrongBlob(ValueError):
    """A blob that isn't what its name and lengths say: altered, cut short, too long, or no gzip. Nothing of it is used."""


class Rotten(WrongBlob):
    """A blob that lies in the folder, or should, and isn't what its name and lengths say.

    `why`: "missing", "unreadable", or "altered".
    """

    def __init__(self, blob: "Blob", what: str, why: str = "altered") -> None:
        super().__init__(what)
        self.blob = blob
        self.why = why


class Blob(NamedTuple):
    """What a manifest says of a file: SHA-256 of its raw bytes in hexadecimal, their count, and the bytes that travel."""

    name: str
    raw: int
    travel: int

    @property
    def packed(self) -> bool:
        """Whether it travels and lies as gzip."""
        return self.travel < self.raw

    @property
    def file(self) -> str:
        """Its path in a store of blobs."""
        return f"{self.name[:2]}/{self.name}{'.gz' if self.packed else ''}"


@lru_cache(maxsize=1 << 16, typed=True)
def blob_of(name: object, raw: object, travel: object) -> Blob:
    """A blob as a manifest names it, its parts checked. Raises WrongBlob. A shelf of many editions is looked at once."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise WrongBlob(f"no SHA-256: {name!r}")
    if type(raw) is not int or type(travel) is not int or not 0 <= travel <= raw:
        raise WrongBlob(f"lengths that cannot be: {raw!r}, {travel!r}")
    return Blob(name, raw, travel)


def pack(content: bytes) -> tuple[Blob, bytes]:
    """The blob of this content, and the bytes that travel."""
    packed = gzip.compress(content, _LEVEL, mtime=0)
    travels = packed if len(packed) <= len(content) - len(content) // _SPARED and content else content
    return Blob(hashlib.sha256(content).hexdigest(), len(content), len(travels)), travels


def unpack(blob: Blob, travelled: bytes) -> bytes:
    """The content of a blob from the bytes that travelled. Raises WrongBlob.

    No more than its raw length is ever unpacked: a bomb is refused at its first byte too many.
    """
    if len(travelled) != blob.travel:
        raise WrongBlob(f"{blob.name}: {len(travelled)} bytes, not {blob.travel}")
    content = _unpacked(blob, travelled) if blob.packed else travelled
    if len(content) != blob.raw or hashlib.sha256(content).hexdigest() != blob.name:
        raise WrongBlob(f"{blob.name}: its bytes are others")
    return content


def _unpacked(blob: Blob, travelled: bytes) -> bytes:
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        content = reader.decompress(travelled, blob.raw + 1)
    except zlib.error as fault:
        raise WrongBlob(f"{blob.name}: {fault}") from None
    if not reader.eof or reader.unused_data:
        raise WrongBlob(f"{blob.name}: longer than {blob.raw} bytes, or something follows it")
    return content


class Added(NamedTuple):
    """How many blobs a program has added to a folder, and the bytes that they lie in."""

    blobs: int
    bytes: int


class Blobs:
    """A folder of blobs. They wait beside it until `settle` makes them durable at once: one call, where a sync a file costs 4 ms."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self._files = files
        self._staging = folder / STAGING
        self._waiting: dict[Blob, Path] = {}
        self._named: dict[str, Blob] = {}
        self.added = Added(0, 0)

    def path(self, blob: Blob) -> Path:
        """Where it lies, or would."""
        return self.folder / blob.file

    def holds(self, blob: Blob) -> bool:
        """Whether a file of its name and length lies here, or waits to be settled. `read` alone proves what it says."""
        if blob in self._waiting:
            return True
        try:
            return self.path(blob).stat().st_size == blob.travel
        except OSError:
            return False

    def read(self, blob: Blob) -> bytes:
        """The content of a blob. Raises Rotten, where it is missing too."""
        travels = self.travelling(blob)
        try:
            return unpack(blob, travels)
        except WrongBlob as fault:
            raise Rotten(blob, str(fault)) from None

    def travelling(self, blob: Blob) -> bytes:
        """The bytes that travel, unproved. Raises Rotten where there are none."""
        try:
            return self._waiting.get(blob, self.path(blob)).read_bytes()
        except OSError as fault:
            why = "missing" if isinstance(fault, FileNotFoundError) else "unreadable"
            raise Rotten(blob, f"{blob.name}: {fault.strerror}", why) from None

    def discard(self, blob: Blob) -> bool:
        """Hold a blob no more; whether it lay here."""
        try:
            self._files.unlink(self.path(blob))
        except FileNotFoundError:
            return False
        return True

    def add(self, content: bytes) -> Blob:
        """The blob of this content, which is read from now on, and has its name after `settle`."""
        known = self._known(hashlib.sha256(content).hexdigest(), len(content))
        if known is not None:
            return known
        blob, travels = pack(content)
        self.take(blob, travels)
        return blob

    def _known(self, name: str, raw: int) -> Blob | None:
        """The blob that is held already, by whichever zlib it was packed."""
        waiting = self._named.get(name)
        if waiting is not None:
            return waiting
        for suffix in (".gz", ""):
            try:
                travel = (self.folder / name[:2] / f"{name}{suffix}").stat().st_size
            except OSError:
                continue
            if 0 < travel < raw if suffix else travel == raw:
                return Blob(name, raw, travel)
        return None

    def take(self, blob: Blob, travelled: bytes) -> None:
        """Hold bytes that the caller has proved to be this blob's."""
        if self.holds(blob):
            return
        aside = self._staging / self.path(blob).name
        self._files.make_folder(self._staging)
        self._files.write(aside, travelled)
        self._waiting[blob] = aside
        self._named[blob.name] = blob
        self.added = Added(self.added.blobs + 1, self.added.bytes + blob.travel)

    def replace(self, blob: Blob, travelled: bytes) -> None:
        """Hold bytes that the caller has proved, whatever lies here under their name; they outlive a power cut."""
        put(self._files, self.path(blob), travelled, self._staging)

    def settle(self) -> None:
        """All that was added has its name, and outlives a power cut: the bytes first, by one call, the names after."""
        if not self._waiting:
            return
        self._files.sync_all(self._staging)
        for blob, aside in self._waiting.items():
            self._files.make_folder(self.path(blob).parent)
            self._files.rename(aside, self.path(blob))
        for folder in sorted({self.path(blob).parent for blob in self._waiting}):
            self._files.sync(folder)
        self._files.sync(self.folder)
        self._waiting.clear()
        self._named.clear()

    def drop_all_but(self, needed: Iterable[Blob]) -> tuple[int, int]:
        """Remove what is not among these: how many blobs, and the bytes that they lay in."""
        kept = {self.path(blob) for blob in needed}
        gone = [
            path for folder in self.folder.glob("[0-9a-f][0-9a-f]") for path in folder.iterdir() if path not in kept
        ]
        freed = 0
        for path in gone:
            freed += path.stat().st_size
            self._files.unlink(path)
        return len(gone), freed
