"""A store of releases: its blobs and its signed metadata, and what both together say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator.release.blobs import Blob, Blobs, WrongBlob
from generator.release.files import STAGING, Files, remove_tree
from generator.release.manifest import Root, WrongManifest, decode_root, decode_shelf, encode_root, encode_shelf, whole
from generator.release.metadata import Release, SignedStore, Untrusted

T = TypeVar("T")


class Fault(NamedTuple):
    """Something in a store that isn't what was signed: the release (0 for none), the edition, the page or file of it, and why."""

    release: int
    node: str
    path: str
    why: Untrusted | WrongBlob | WrongManifest


class Store:
    """A folder of releases: `blobs/` and `metadata/`. One writer at a time: hold its lock (`files.alone`)."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self.files = files
        self.blobs = Blobs(folder / "blobs", files)
        self.signed = SignedStore(folder / "metadata", files)
        self._shelves: dict[Blob, dict[str, Blob]] = {}

    def keep_root(self, root: Root) -> Blob:
        """The root manifest of an edition as a blob."""
        return self.blobs.add(encode_root(root))

    def keep_shelf(self, files: Mapping[str, Blob]) -> Blob:
        """A shelf as a blob."""
        return self.blobs.add(encode_shelf(files))

    def root(self, blob: Blob) -> Root:
        """The root manifest that a release names. Raises WrongBlob, WrongManifest."""
        return _named(blob, decode_root, self.blobs.read(blob))

    def shelf(self, blob: Blob) -> dict[str, Blob]:
        """The shelf that a root names, read once for all editions that hold it. Raises WrongBlob, WrongManifest."""
        if blob not in self._shelves:
            self._shelves[blob] = _named(blob, decode_shelf, self.blobs.read(blob))
        return self._shelves[blob]

    def edition(self, root: Root) -> dict[str, Blob]:
        """All files of an edition. Raises WrongBlob, WrongManifest."""
        return whole(self.shelf(blob) for blob in root.shelves.values())

    def faults(self) -> Iterator[Fault]:
        """All that isn't as it was signed, of every release that is held. Every blob is read, once."""
        proved: set[Blob] = set()
        try:
            numbers = self.signed.numbers()
        except Untrusted as fault:
            yield Fault(0, "", "", fault)
            return
        for number in numbers:
            try:
                release = self.signed.release(number)
            except Untrusted as fault:
                yield Fault(number, "", "", fault)
                continue
            for node, blob in release.roots.items():
                yield from self._faults_of(release, node, blob, proved)

    def _faults_of(self, release: Release, node: str, blob: Blob, proved: set[Blob]) -> Iterator[Fault]:
        try:
            root = self.root(blob)
            if (root.about.node, root.about.release) != (node, release.number):
                told = WrongManifest(f"its root says {root.about.node}, release {root.about.release}")
                told.blob = blob
                yield Fault(release.number, node, "", told)
            files = self.edition(root)
        except (WrongBlob, WrongManifest) as fault:
            yield Fault(release.number, node, "", fault)
            return
        for path, held in files.items():
            if held in proved:
                continue
            try:
                self.blobs.read(held)
            except WrongBlob as fault:
                yield Fault(release.number, node, path, fault)
            proved.add(held)

    def needed(self, roots: Iterable[Blob]) -> set[Blob]:
        """Every blob of these editions, their manifests among them. Raises WrongBlob, WrongManifest."""
        named = set(roots)
        shelves = {shelf for root in named for shelf in self.root(root).shelves.values()}
        return named | shelves | {blob for shelf in shelves for blob in self.shelf(shelf).values()}

    def drop_all_but(self, keep: int) -> tuple[int, int, int]:
        """Remove all but the last `keep` releases, and the blobs that no other needs: releases, blobs and bytes removed.

        A release loses its metadata before its blobs, so one killed in between is finished by the next.
        Raises Untrusted, WrongBlob, WrongManifest: then nothing was removed.
        """
        numbers = self.signed.numbers()
        kept = numbers[-keep:]
        needed = self.needed(root for number in kept for root in self.signed.release(number).roots.values())
        gone = [number for number in numbers if number not in kept]
        for number in gone:
            self.files.unlink(self.signed.folder / f"{number}.targets.json")
        for path in self._older_snapshots():
            self.files.unlink(path)
        blobs, freed = self.blobs.drop_all_but(needed)
        self.sweep()
        return len(gone), blobs, freed

    def sweep(self) -> None:
        """Remove what a killed program left half written. Only who holds the lock may."""
        for folder in (self.blobs.folder, self.signed.folder):
            remove_tree(self.files, folder / STAGING)

    def _older_snapshots(self) -> list[Path]:
        newest = self.signed.snapshot_number()
        return [
            path
            for path in self.signed.folder.glob("*.snapshot.json")
            if (name := path.name.partition(".")[0]).isdecimal() and int(name) < newest
        ]


def _named(blob: Blob, decode: Callable[[bytes], T], content: bytes) -> T:
    """What a manifest says. Raises WrongManifest, which says which one it is."""
    try:
        return decode(content)
    except WrongManifest as fault:
        fault.blob = blob
        raise
