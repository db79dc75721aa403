"""Where a node's releases are pushed: a folder, a server by SFTP, a bucket. All hold the same two folders as our store."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from generator.diagnostics.text import Text
from generator.disk_faults import cause
from generator.release.files import STAGING, Files, put, remove_tree

BLOBS: Final = "blobs"
METADATA: Final = "metadata"


class Unreachable(Exception):
    """The target can't be reached, or refuses. What was put there before stays.

    `place`: which; `said`: what it, or a library, said, in English; `why`: the same in words, None where nobody knows them.
    """

    def __init__(self, place: str, said: str, why: Text | None = None) -> None:
        super().__init__(f"{place}: {said}")
        self.place = place
        self.said = said
        self.why = why

    def in_language(self, lang: str) -> str:
        """What is the matter and where, with what to do as far as that is known."""
        return f"{self.place}: {self.why.in_language(lang) if self.why else self.said}"


class Target(Protocol):
    """A place that files are put at, whole or not at all. Every method raises Unreachable."""

    def sizes(self, folder: str) -> dict[str, int]:
        """Path → size of all files below a folder; empty where there is none."""
        ...

    def read(self, path: str) -> bytes | None:
        """A file's content, None where there is none."""
        ...

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Put files, in any order; the first that fails ends it."""
        ...

    def remove_all(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that this leaves empty or `sizes` found so; one that is gone already is no fault."""
        ...


class FolderTarget:
    """A folder of this machine: a disk, a share, a web server's root."""

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self._folder = folder
        self._files = files or Files()
        self._empty: set[str] = set()

    def sizes(self, folder: str) -> dict[str, int]:
        """As `Target`."""
        top = self._folder / folder
        found: dict[str, int] = {}
        with _told():
            for path in top.rglob("*"):
                name = path.relative_to(self._folder).as_posix()
                if path.is_file() and STAGING not in path.parts:
                    found[name] = path.stat().st_size
                elif path.is_dir() and not any(path.iterdir()):
                    self._empty.add(name)
        return found

    def read(self, path: str) -> bytes | None:
        """As `Target`."""
        with _told():
            file = self._folder / path
            return file.read_bytes() if file.is_file() else None

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """As `Target`."""
        with _told():
            # What a push that was killed left half written.
            remove_tree(self._files, self._folder / STAGING)
            for path, content in files:
                put(self._files, self._folder / path, content, self._folder / STAGING)

    def remove_all(self, paths: Iterable[str]) -> None:
        """As `Target`."""
        gone = list(paths)
        with _told():
            for path in gone:
                with suppress(FileNotFoundError):
                    self._files.unlink(self._folder / path)
            for name in emptied(gone, self._empty):
                folder = self._folder / name
                if folder.is_dir() and not any(folder.iterdir()):
                    self._files.remove_folder(folder)
        self._empty.clear()


@contextmanager
def target_of(address: str, root: Path) -> Iterator[Target]:
    """The target that a node's record names, open. A folder is relative to the district's. Raises Unreachable."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    match parts.scheme:
        case "sftp":
            from generator.publish.sftp import SftpTarget  # noqa: PLC0415  # a library that few districts need

            with SftpTarget(parts.hostname or "", parts.port, parts.username, path) as target:
                yield target
        case "s3":
            from generator.publish.s3 import S3Target  # noqa: PLC0415  # as above

            yield S3Target(parts.netloc, path.strip("/"))
        case _:
            yield FolderTarget(root / address)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise Unreachable(
            str(fault.filename), str(fault.strerror), Text(cause(fault, "zh"), cause(fault, "en"))
        ) from None


def emptied(gone: Iterable[str], empty: Iterable[str]) -> list[str]:
    """Folders that may hold nothing once these files are gone, beside those found `empty`: each is listed at every push.

    The target's own folders, which its owner may have made, stay.
    """
    return sorted(folder for folder in {posixpath.dirname(path) for path in gone}.union(empty) if "/" in folder)


def lacking(there: Mapping[str, int], wanted: Mapping[str, int]) -> list[str]:
    """Paths that are wanted and not there in their size."""
    return [path for path, size in wanted.items() if there.get(path) != size]
