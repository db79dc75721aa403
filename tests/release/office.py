"""An office with keys and a store of releases, made by hand for tests of the format alone."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from generator.publish.deltas import keep_deltas
from generator.release.files import Files
from generator.release.manifest import About, Root, shelves_of
from generator.release.metadata import Release, Said
from generator.release.store import Store

NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
SAID = Said("2026-11-20", "2026-11-20", "", "每周发布")
_KEYS = [CryptoSigner.generate_ed25519() for _ in range(6)]
ROOT_KEYS = _KEYS[:3]
ONLINE = dict(zip(("targets", "snapshot", "timestamp"), _KEYS[3:], strict=True))

Pages = Mapping[str, bytes]


def begun(folder: Path, files: Files | None = None, root_keys: Sequence[CryptoSigner] = ROOT_KEYS) -> Store:
    """A store whose root was signed, two of three."""
    store = Store(folder, files or Files())
    store.signed.begin(root_keys, 2, ONLINE, NOW)
    return store


def kept(store: Store, editions: Mapping[str, Pages], number: int) -> Release:
    """A release of these editions, not yet signed. Each edition is one part."""
    roots = {}
    for node, pages in editions.items():
        files = {path: store.blobs.add(content) for path, content in pages.items()}
        shelves = {name: store.keep_shelf(shelf) for name, shelf in shelves_of("own", files).items()}
        about = About(node, node, "区", number, SAID.data_as_of, f"https://{node}.example/", "", False)
        roots[node] = Root(about, shelves)
    release = Release(number, SAID, {node: store.keep_root(root) for node, root in roots.items()})
    store.blobs.settle()
    keep_deltas(store, release, roots)
    return release


def released(
    store: Store, editions: Mapping[str, Pages], now: dt.datetime = NOW, online: Mapping[str, CryptoSigner] = ONLINE
) -> int:
    """Release these editions; the number."""
    number = store.signed.newest() + 1
    store.signed.add(kept(store, editions, number), online, now)
    return number
