"""Pushing a release to one target: blobs first, what signs them last, so that nodes see a release whole or not at all.

Pushing again goes on where the last one was cut: what lies there in its length is not sent again. (A node proves every byte
itself; a target is never trusted.)
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tuf.api.metadata import Metadata, Timestamp
from tuf.api.serialization import DeserializationError

from generator.publish.deltas import DELTAS, deltas_for
from generator.publish.targets import BLOBS, METADATA, Target, lacking
from generator.release.blobs import Blob
from generator.release.store import Store

_STEP: Final = 64
"""Blobs between two tellings of progress."""

Progress = Callable[[int, int], None]
"""(blobs sent, blobs to send)"""


class Overtaken(Exception):
    """The target holds a newer signature than our store: another host publishes there. Nothing was changed."""


class Pushed(NamedTuple):
    """What a push did: blobs and bytes that were sent, files that were removed."""

    blobs: int
    bytes: int
    removed: int


def push(store: Store, node: str, target: Target, progress: Progress) -> Pushed:
    """Bring a target to the newest release of the node's edition. Raises Unreachable, Overtaken, WrongBlob, WrongManifest.

    The target keeps what the releases that our store holds need, and loses the rest.
    """
    _see_that_we_are_ahead(store, target)
    newest = store.signed.release(store.signed.newest())
    wanted = {f"{BLOBS}/{blob.file}": blob for blob in store.needed([newest.roots[node]])}
    there = target.sizes(BLOBS)
    missing = lacking(there, {path: blob.travel for path, blob in wanted.items()})
    target.put_all(_sent(store, wanted, missing, progress))
    progress(len(missing), len(missing))
    deltas = deltas_for(store, node)
    deltas_there = target.sizes(DELTAS)
    target.put_all((path, (store.folder / path).read_bytes()) for path in lacking(deltas_there, deltas))
    for name in ("root.json", *store.signed.names()):
        # One after the other: what a file names is there before it.
        target.put_all([(f"{METADATA}/{name}", (store.signed.folder / name).read_bytes())])
    target.remove_all([path for path in deltas_there if path not in deltas])
    removed = _swept(store, node, target, there)
    return Pushed(len(missing), sum(wanted[path].travel for path in missing), removed)


def _sent(store: Store, wanted: dict[str, Blob], missing: list[str], progress: Progress) -> Iterator[tuple[str, bytes]]:
    for count, path in enumerate(missing):
        if count % _STEP == 0:
            progress(count, len(missing))
        store.blobs.read(wanted[path])  # what is false here must not travel
        yield path, store.blobs.travelling(wanted[path])


def _see_that_we_are_ahead(store: Store, target: Target) -> None:
    content = target.read(f"{METADATA}/timestamp.json")
    if content is None:
        return
    try:
        theirs = Metadata[Timestamp].from_bytes(content).signed.version
    except DeserializationError:
        return  # a target is only ever mended by a push
    ours = Metadata[Timestamp].from_bytes((store.signed.folder / "timestamp.json").read_bytes()).signed.version
    if theirs > ours:
        raise Overtaken


def _swept(store: Store, node: str, target: Target, there: dict[str, int]) -> int:
    releases = [store.signed.release(number) for number in store.signed.numbers()]
    kept = {
        f"{BLOBS}/{blob.file}"
        for blob in store.needed(release.roots[node] for release in releases if node in release.roots)
    }
    gone = [path for path in there if path not in kept]
    target.remove_all(gone)
    return len(gone)
