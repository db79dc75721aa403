"""The releases that a node holds, in its folder, and which of them it shows.

A release is a tree of hard links to blobs, made aside and made durable before it has its name. `current` names the one that
is shown, and changes in one step: whoever reads sees one release or the other, never some of each.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from generator.release.blobs import Blob, WrongBlob, blob_of
from generator.release.files import STAGING, Files, point, remove_tree
from generator.release.manifest import Root, WrongManifest
from generator.release.paths import UnsafePath, all_checked
from generator.release.store import Store

CURRENT: Final = "current"
_RELEASES: Final = "releases"
_TAKEN: Final = "taken.json"
_TREE: Final = "tree"


class Taken(NamedTuple):
    """A release as this node took it: its number, the root manifest of its edition, and which signed root it was believed by."""

    number: int
    edition: Blob
    trusted_root: int


class Held:
    """A node's folder. One writer at a time: hold its lock (`files.alone`)."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self.store = Store(folder, files)
        self.files = files

    def current(self) -> Taken | None:
        """The release that is shown; None before the first."""
        try:
            number = int((self.folder / CURRENT).readlink().name)
        except (OSError, ValueError):
            return None
        return self._taken(number)

    def take(self, taken: Taken, files: Mapping[str, Blob]) -> None:
        """Show this release, whose blobs are all here. Raises WrongManifest, and changes nothing then."""
        places = {_lies_as(path, blob): self.store.blobs.path(blob) for path, blob in files.items()}
        try:
            if len(all_checked(places)) != len(files):
                raise WrongManifest("a file and the packed form of another have one name")
        except UnsafePath as fault:
            raise WrongManifest(str(fault)) from None
        home = self.folder / _RELEASES / str(taken.number)
        if self._taken(taken.number) != taken:
            self._make(taken, places, home)
        point(self.files, self.folder / CURRENT, f"{_RELEASES}/{taken.number}", self.folder / STAGING)

    def _make(self, taken: Taken, places: Mapping[str, Path], home: Path) -> None:
        aside = self.folder / STAGING / str(taken.number)
        remove_tree(self.files, aside)
        tree = aside / _TREE
        for folder in sorted({(tree / place).parent for place in places} | {tree}):
            self.files.make_folder(folder)
        for place, blob in places.items():
            self.files.link(blob, tree / place)
        said = {"release": taken.number, "edition": list(taken.edition), "trusted_root": taken.trusted_root}
        self.files.write(aside / _TAKEN, json.dumps(said).encode())
        self.files.sync_all(aside)
        # One that the office took back by changing its keys may lie there; it is never the one that is shown.
        remove_tree(self.files, home)
        self.files.make_folder(home.parent)
        self.files.rename(aside, home)
        self.files.sync(home.parent)

    def lay(self, taken: Taken, path: str, blob: Blob) -> None:
        """Let a name in the tree of a release that was taken lead to its blob, where it doesn't: in one step."""
        place = self.folder / _RELEASES / str(taken.number) / _TREE / _lies_as(path, blob)
        held = self.store.blobs.path(blob)
        with suppress(OSError):
            if place.samefile(held):
                return
        aside = self.folder / STAGING / held.name
        self.files.make_folder(aside.parent)
        self.files.make_folder(place.parent)
        with suppress(FileNotFoundError):
            self.files.unlink(aside)
        self.files.link(held, aside)
        self.files.rename(aside, place)
        self.files.sync(place.parent)

    def tidy(self, keep: int) -> None:
        """Remove all but the release that is shown and the `keep` - 1 before it, and blobs that none of them needs."""
        current = self.current()
        if current is None:
            return
        numbers = sorted(number for number in self._numbers() if number <= current.number)
        kept = numbers[-keep:]
        gone = [number for number in self._numbers() if number not in kept]
        if not gone:
            return
        needed: set[Blob] = set()
        for number in kept:
            taken = self._taken(number)
            try:
                needed |= self.store.needed([taken.edition] if taken else [])
            except (WrongBlob, WrongManifest):
                if number == current.number:
                    raise
                gone.append(number)  # what rotted of an older one is no release to go back to
        for number in gone:
            remove_tree(self.files, self.folder / _RELEASES / str(number))
        self.store.blobs.drop_all_but(needed)

    def sweep(self) -> None:
        """Remove what a killed program left half made."""
        for folder in (self.folder, self.store.blobs.folder, self.store.signed.folder):
            remove_tree(self.files, folder / STAGING)

    def shown(self, current: Taken | None) -> Root | None:
        """The edition that is shown; None before the first, and where its root manifest rotted, which is gone then."""
        if current is None:
            return None
        try:
            return self.root(current)
        except (WrongBlob, WrongManifest):
            self.store.blobs.discard(current.edition)
            return None

    def root(self, taken: Taken) -> Root:
        """The edition of a release that was taken. Raises WrongBlob, WrongManifest."""
        return self.store.root(taken.edition)

    def edition(self, taken: Taken) -> dict[str, Blob]:
        """Its files. Raises WrongBlob, WrongManifest."""
        return self.store.edition(self.root(taken))

    def _numbers(self) -> list[int]:
        folder = self.folder / _RELEASES
        return [int(path.name) for path in folder.glob("[1-9]*") if path.name.isdecimal()]

    def _taken(self, number: int) -> Taken | None:
        try:
            said = json.loads((self.folder / _RELEASES / str(number) / _TAKEN).read_bytes())
            return Taken(int(said["release"]), blob_of(*said["edition"]), int(said["trusted_root"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _lies_as(path: str, blob: Blob) -> str:
    """The path in the tree of a file of the edition."""
    return f"{path}.gz" if blob.packed else path
