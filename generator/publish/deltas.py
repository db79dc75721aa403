"""The deltas of a release: what leads nodes that show one of the last releases to it, in few bytes."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from generator.release.blobs import Blob, WrongBlob
from generator.release.deltas import delta_of_part, delta_of_root, name_of_part_delta, name_of_root_delta
from generator.release.files import STAGING, remove_tree
from generator.release.manifest import Root, WrongManifest
from generator.release.metadata import Release, Untrusted
from generator.release.store import Store

DELTAS: Final = "deltas"
"""Their folder, in a store and at a target."""

_BACK: Final = 3
"""So many releases back a node may be; one that was off for longer fetches whole files."""


class Step(NamedTuple):
    """From a root manifest, or a part, to the one that takes its place."""

    name: str
    made: Callable[[], bytes | None]


def keep_deltas(store: Store, release: Release, roots: Mapping[str, Root]) -> None:
    """Lay the deltas of a release, not signed yet, into its store, in place of those of the last one. Raises OSError.

    `roots` are the release's own, by node.
    """
    folder = store.folder / DELTAS
    staging = folder / STAGING
    remove_tree(store.files, folder)
    store.files.make_folder(staging)
    earlier = _earlier(store, release)
    steps = {
        step.name: step
        for node, root in roots.items()
        for step in _steps(store, earlier, node, release.roots[node], root)
    }
    for step in steps.values():
        delta = _made(step)
        if delta is not None:
            store.files.write(staging / step.name, delta)
            # One that a power cut leaves half written is no danger: nodes prove what comes of it.
            store.files.rename(staging / step.name, folder / step.name)
    store.files.remove_folder(staging)


def deltas_for(store: Store, node: str) -> dict[str, int]:
    """Path → size of the deltas that lead to the newest release of an edition. Raises WrongBlob, WrongManifest."""
    release = store.signed.release(store.signed.newest())
    new = release.roots[node]
    names = {step.name for step in _steps(store, _earlier(store, release), node, new, store.root(new))}
    files = {f"{DELTAS}/{name}": store.folder / DELTAS / name for name in sorted(names)}
    return {path: file.stat().st_size for path, file in files.items() if file.is_file()}


def _earlier(store: Store, release: Release) -> list[Release]:
    """The releases that nodes may show; none where keys were changed since and nothing is signed by the new ones yet."""
    try:
        numbers = [number for number in store.signed.numbers() if number < release.number]
        return [store.signed.release(number) for number in numbers[-_BACK:]]
    except Untrusted:
        return []


def _steps(store: Store, earlier: list[Release], node: str, new: Blob, root: Root) -> Iterator[Step]:
    blobs = store.blobs
    parts = root.parts()
    for old in (was.roots[node] for was in earlier if node in was.roots):
        try:
            before = store.root(old).parts()
        except (WrongBlob, WrongManifest):
            continue  # what rotted here leads nowhere; `releases verify` tells it
        yield Step(name_of_root_delta(old, new), partial(delta_of_root, blobs, old, new))
        for name in parts.keys() & before.keys():
            part, was = parts[name], before[name]
            if part != was:
                yield Step(name_of_part_delta(was, part), partial(delta_of_part, blobs, was, part))


def _made(step: Step) -> bytes | None:
    """None where it would be too much, or what it leads from is false: nodes fetch whole files then."""
    try:
        return step.made()
    except (WrongBlob, WrongManifest):
        return None
