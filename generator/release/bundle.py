"""A bundle (离线包): what nodes need of a store, in one file for a USB stick.

One line that names the format and how long the list is; the list, JSON of each file's path and length; the files, one after
another in its order. What is signed lies in it as in the store, so a stick is believed no more than a line is. There is no
name that could lead elsewhere: a path is `metadata/…` or `blobs/…` in their own forms, and nothing is ever unpacked to it.
"""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from generator.release.files import Files
from generator.release.store import Store

_FIRST: Final = "liangquan-bundle 1 {}\n"
_LINE: Final = re.compile(rb"liangquan-bundle (\d+) (\d{1,9})\n")
_FORMAT: Final = 1
_LONGEST_LINE: Final = 64
_LONGEST_LIST: Final = 64 * 1024 * 1024
"""Bytes: about 600,000 files, thirty districts."""

_PATH: Final = re.compile(
    r"metadata/(timestamp|([1-9][0-9]{0,9}\.(root|snapshot|targets)))\.json|blobs/([0-9a-f]{2})/\4[0-9a-f]{62}(\.gz)?"
)
_CHUNK: Final = 1024 * 1024


class WrongBundle(ValueError):
    """A file that is no bundle, was cut short, or names what no bundle may; `str` says what, in English."""


class NotInNetwork(ValueError):
    """An edition that the newest release doesn't hold; it says its name."""


def write_bundle(store: Store, path: Path, nodes: Collection[str] | None = None, since: int = 0) -> int:
    """Write the newest release of these editions (None: all), without the blobs of release `since`; the file's bytes.

    The file is there whole or not at all. Raises NotInNetwork, Untrusted, WrongBlob, WrongManifest, OSError.
    """
    newest = store.signed.newest()
    named = store.signed.release(newest).roots
    missing = sorted(set(nodes or ()) - named.keys())
    if missing:
        raise NotInNetwork(", ".join(missing))
    blobs = store.needed(named[node] for node in (named if nodes is None else nodes))
    if since:
        blobs -= store.needed(store.signed.release(since).roots.values())
    # All roots, for a node may have been away for years.
    held = [*(f"metadata/{name}" for name in store.signed.names()), *(f"blobs/{blob.file}" for blob in sorted(blobs))]
    aside = path.with_name(f".{path.name}.part")
    files = Files()
    files.make_folder(path.parent)
    try:
        size = _write(store.folder, held, aside)
        files.sync(aside)
        files.rename(aside, path)
        files.sync(path.parent)
    finally:
        aside.unlink(missing_ok=True)
    return size


def _write(folder: Path, held: list[str], aside: Path) -> int:
    listed = json.dumps([[name, (folder / name).stat().st_size] for name in held], separators=(",", ":")).encode()
    with aside.open("wb") as bundle:
        bundle.write(_FIRST.format(len(listed)).encode() + listed)
        for name in held:
            with (folder / name).open("rb") as file:
                while chunk := file.read(_CHUNK):
                    bundle.write(chunk)
        return bundle.tell()


class Bundle:
    """A bundle that is read. Raises WrongBundle, OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            line = _LINE.fullmatch(file.readline(_LONGEST_LINE))
            if line is None:
                raise WrongBundle("no bundle of liangquan")
            if int(line[1]) != _FORMAT:
                raise WrongBundle(f"format {int(line[1])}: made by a later version than this one")
            if int(line[2]) > _LONGEST_LIST:
                raise WrongBundle(f"a list of {int(line[2])} bytes")
            listed = file.read(int(line[2]))
            begin = file.tell()
        self._places = _places(listed, begin)
        end = max((at + length for at, length in self._places.values()), default=begin)
        size = path.stat().st_size
        if size != end:
            raise WrongBundle(f"{size} bytes, not {end}: it was not copied whole, or something follows it")

    def read(self, path: str, begin: int) -> Iterator[bytes] | None:
        """The bytes of a file of the store from `begin` on; None where the bundle doesn't hold it."""
        place = self._places.get(path)
        return None if place is None else self._bytes(*place, begin)

    def _bytes(self, at: int, length: int, begin: int) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            file.seek(at + begin)
            left = length - begin
            while left > 0 and (chunk := file.read(min(left, _CHUNK))):
                left -= len(chunk)
                yield chunk


def _places(listed: bytes, begin: int) -> dict[str, tuple[int, int]]:
    """Where each file begins, and its length."""
    try:
        entries: Any = json.loads(listed)
    except (ValueError, RecursionError):
        raise WrongBundle("its list is no JSON: it was not copied whole") from None
    if not isinstance(entries, list):
        raise WrongBundle("its list is none")
    places: dict[str, tuple[int, int]] = {}
    for entry in entries:
        match entry:
            case [str(name), int(length)] if type(length) is int and length >= 0:
                pass
            case _:
                raise WrongBundle(f"an entry that is none: {entry!r:.100}")
        if not _PATH.fullmatch(name):
            raise WrongBundle(f"a path that no bundle may hold: {name!r:.200}")
        if name in places:
            raise WrongBundle(f"stands twice: {name!r}")
        places[name] = (begin, length)
        begin += length
    return places
