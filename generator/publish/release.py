"""Making a release: the editions of one build become shelves and roots of a store, and are signed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.publish.deltas import keep_deltas
from generator.release.blobs import Blob
from generator.release.manifest import About, Root, shelves_of
from generator.release.metadata import Release, Said
from generator.release.store import Store


class Tree(Protocol):
    """An edition as `editions` yields it: a part of one name is the same mapping in all editions of one build."""

    @property
    def about(self) -> About:
        """What it is."""
        ...

    @property
    def parts(self) -> Mapping[str, Mapping[str, Path | bytes]]:
        """Part → path in the node's site → the file of the district's site, or bytes."""
        ...


class Made(NamedTuple):
    """A release that was made: it, the blobs that are new with it and the bytes that they lie in."""

    release: Release
    new_blobs: int
    new_bytes: int


def make_release(store: Store, trees: Iterable[Tree], said: Said, number: int) -> Made:
    """Keep the editions in the store, durable but not signed: no node sees them yet. `number` is the next release's.

    Raises OSError where a file of the site is gone or the disk is full; what was kept until then harms nobody.
    """
    before = store.blobs.added
    shelves: dict[int, tuple[object, Mapping[str, Blob]]] = {}
    """Part's identity → (the part, which so keeps its identity; its shelves)."""
    roots: dict[str, Root] = {}
    for tree in trees:
        held: dict[str, Blob] = {}
        for name, files in tree.parts.items():
            if id(files) not in shelves:
                shelves[id(files)] = files, _kept(store, name, files)
            held |= shelves[id(files)][1]
        roots[tree.about.node] = Root(tree.about._replace(release=number), held)
    release = _kept_release(store, number, said, roots)
    after = store.blobs.added
    return Made(release, after.blobs - before.blobs, after.bytes - before.bytes)


def _kept(store: Store, part: str, files: Mapping[str, Path | bytes]) -> dict[str, Blob]:
    blobs = {
        path: store.blobs.add(content if isinstance(content, bytes) else content.read_bytes())
        for path, content in files.items()
    }
    return {name: store.keep_shelf(shelf) for name, shelf in shelves_of(part, blobs).items()}


def show_again(store: Store, old: Release, said: Said, number: int) -> Release:
    """A release, not yet signed, that shows what `old` showed. Raises WrongBlob, WrongManifest.

    Nodes never go back: what is shown again bears a new number.
    """
    roots = {}
    for node, blob in old.roots.items():
        root = store.root(blob)
        roots[node] = Root(root.about._replace(release=number), root.shelves)
    return _kept_release(store, number, said._replace(again=old.number), roots)


def _kept_release(store: Store, number: int, said: Said, roots: Mapping[str, Root]) -> Release:
    release = Release(number, said, {node: store.keep_root(root) for node, root in roots.items()})
    store.blobs.settle()
    keep_deltas(store, release, roots)
    return release


def district_of(store: Store, release: Release) -> Root | None:
    """The edition that holds the whole district; None where the network has no such node. Raises WrongBlob, WrongManifest."""
    roots = (store.root(blob) for blob in release.roots.values())
    return next((root for root in roots if root.about.tier == "区"), None)
