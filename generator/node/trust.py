"""What the office signed, as far as this node may believe it: The Update Framework's client, by python-tuf.

The client works in a folder that is thrown away. What it verified is then kept by our own hand, whole and durable, so a
node that is killed here believes what it believed before, or what is newer.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    RepositoryError,
)
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from generator.node.line import Line, NotThere
from generator.release.files import STAGING, Files, put
from generator.release.metadata import Release, Untrusted, release_of

_KEPT: Final = ("root", "targets", "snapshot", "timestamp")
"""In the order in which they are kept: the timestamp that leads to all others is the last."""


class NoRoot(Exception):  # told to the user: which file the office has to hand over
    """The node was never told whose signatures to trust."""


class Expired(Exception):
    """The newest that the line carries was signed too long ago, or this machine's clock is wrong; `str` says which."""


class Believed(NamedTuple):
    """The newest release that the office signed, when its signatures end, and which root they follow from."""

    release: Release
    expires: dt.datetime
    root: int


class Trust:
    """The signed metadata that a node believes, in a folder of its own."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files

    def newest(self, line: Line, first_root: bytes | None) -> Believed:
        """Ask for what is newest, and keep what holds. `first_root` is needed once, and not looked at afterwards.

        Raises NoRoot, Expired, Untrusted, NotThere, LineFault.
        """
        with tempfile.TemporaryDirectory(prefix="liangquan-") as name:
            work = Path(name)
            known = self._known()
            root = known.get("root", first_root)
            if root is None:
                raise NoRoot
            for role, content in known.items():
                (work / f"{role}.json").write_bytes(content)
            try:
                updater = Updater(name, "metadata", fetcher=_Fetcher(line), bootstrap=root)
                try:
                    updater.refresh()
                finally:
                    self._keep(work, known)
            except ExpiredMetadataError as fault:
                raise Expired(str(fault)) from None
            except DownloadHTTPError as fault:
                raise NotThere(str(fault)) from None
            except (RepositoryError, DownloadError) as fault:
                raise Untrusted(str(fault)) from None
            return _believed(work)

    def _known(self) -> dict[str, bytes]:
        return {role: path.read_bytes() for role in _KEPT if (path := self._folder / f"{role}.json").is_file()}

    def _keep(self, work: Path, known: dict[str, bytes]) -> None:
        """Keep what the client verified, of a refusal too: a root that revokes a key must not be forgotten."""
        for role in _KEPT:
            path = work / f"{role}.json"
            if path.is_file() and (content := path.read_bytes()) != known.get(role):
                put(self._files, self._folder / path.name, content, self._folder / STAGING)


def _believed(work: Path) -> Believed:
    targets = Metadata[Targets].from_bytes((work / "targets.json").read_bytes()).signed
    snapshot = Metadata[Snapshot].from_bytes((work / "snapshot.json").read_bytes()).signed
    timestamp = Metadata[Timestamp].from_bytes((work / "timestamp.json").read_bytes()).signed
    root = Metadata[Root].from_bytes((work / "root.json").read_bytes()).signed
    ends = min(role.expires for role in (targets, snapshot, timestamp, root))
    return Believed(release_of(targets), ends, root.version)


class _Fetcher(FetcherInterface):
    """The client's way to our line. A line that breaks is no fault of what was signed, so its fault goes through."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield from self._line.read(url)
        except NotThere:
            raise DownloadHTTPError(url, 404) from None
