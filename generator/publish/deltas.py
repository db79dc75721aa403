"""The deltas of a release: what leads nodes that show one of the last releases to it, in few bytes."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.release.blobs import Blob, WrongBlob
from generator.release.deltas import delta_of_bytes, delta_of_shelf, name_of
from generator.release.files import STAGING, remove_tree
from generator.release.manifest import WrongManifest
from generator.release.metadata import Release
from generator.release.store import Store

DELTAS: Final = "deltas"
"""Their folder, in a store and at a target."""

_BACK: Final = 3
"""So many releases back a node may be; one that was off for longer fetches whole files."""


class Step(NamedTuple):
    """From a manifest to the one that takes its place: a root's, or a shelf's."""

    old: Blob
    new: Blob
    is_root: bool

    @property
    def path(self) -> str:
        """Where its delta lies in a store and at a target."""
        return f"{DELTAS}/{name_of(self.old, self.new)}"


def keep_deltas(store: Store, release: Release) -> None:
    """Lay the deltas of a release, not signed yet, into its store, in place of those of the last one. Raises OSError."""
    folder = store.folder / DELTAS
    staging = folder / STAGING
    remove_tree(store.files, folder)
    store.files.make_folder(staging)
    earlier = _earlier(store, release)
    for step in dict.fromkeys(step for node in release.roots for step in _steps(store, earlier, release, node)):
        delta = _delta(store, step)
        if delta is not None:
            aside = staging / name_of(step.old, step.new)
            store.files.write(aside, delta)
            # One that a power cut leaves half written is no danger: nodes prove what comes of it.
            store.files.rename(aside, store.folder / step.path)
    store.files.remove_folder(staging)


def deltas_for(store: Store, node: str) -> dict[str, int]:
    """Path → size of the deltas that lead to the newest release of an edition. Raises WrongBlob, WrongManifest."""
    release = store.signed.release(store.signed.newest())
    steps = _steps(store, _earlier(store, release), release, node)
    paths = {step.path: store.folder / step.path for step in steps}
    return {path: file.stat().st_size for path, file in sorted(paths.items()) if file.is_file()}


def _earlier(store: Store, release: Release) -> list[Release]:
    numbers = [number for number in store.signed.numbers() if number < release.number]
    return [store.signed.release(number) for number in numbers[-_BACK:]]


def _steps(store: Store, earlier: list[Release], release: Release, node: str) -> Iterator[Step]:
    new = release.roots[node]
    for old in (was.roots[node] for was in earlier if node in was.roots):
        try:
            before = store.root(old).shelves
        except (WrongBlob, WrongManifest):
            continue  # what rotted here leads nowhere; `releases verify` tells it
        yield Step(old, new, True)
        for name, shelf in store.root(new).shelves.items():
            if before.get(name, shelf) != shelf:
                yield Step(before[name], shelf, False)


def _delta(store: Store, step: Step) -> bytes | None:
    """None where it would spare nothing, or what it leads from is false: nodes fetch whole files then."""
    try:
        if step.is_root:
            return delta_of_bytes(store.blobs.read(step.old), store.blobs.read(step.new))
        return delta_of_shelf(store.blobs, step.old, step.new)
    except (WrongBlob, WrongManifest):
        return None
