"""A street's node that pulls from an office's store, made by hand for tests."""

import datetime as dt
import gzip
import os
from pathlib import Path
from types import SimpleNamespace

from tuf.ngclient._internal import trusted_metadata_set

from generator.node.line import FolderLine, Line
from generator.node.pull import Pulled, pull
from generator.release.files import Files
from generator.release.store import Store
from tests.release.office import NOW

DISTRICT = {
    "index.html": b"<h1>" + b"a" * 500,
    "items/1/index.html": b"item one",
    "items/2/index.html": b"<p>item two" + b"b" * 300,
    "search/1.z": bytes(range(256)),
}
EDITED = {**DISTRICT, "items/1/index.html": b"item one, as it is now"}


class Undurable(Files):
    """For tests of what is read, not of what outlives a power cut: a sync costs some milliseconds."""

    def sync(self, path: Path) -> None:
        assert path.exists()

    def sync_all(self, folder: Path) -> None:
        assert folder.is_dir()


def stand_at(now: dt.datetime) -> None:
    """The clock of the framework's client, which takes the system's and has no other."""
    fixed = SimpleNamespace(datetime=SimpleNamespace(now=lambda _: now), timezone=dt.timezone)
    setattr(trusted_metadata_set, "datetime", fixed)  # noqa: B010  # no type for a module that another module imports


def first_root(store: Store) -> bytes:
    return (store.folder / "metadata/1.root.json").read_bytes()


def pulled(
    folder: Path,
    store: Store,
    *,
    node: str = "qu",
    files: Files | None = None,
    now: dt.datetime = NOW,
    line: Line | None = None,
    keep: int = 3,
) -> Pulled:
    return pull(
        folder,
        line or FolderLine(store.folder),
        node,
        files=files or Undurable(),
        now=now,
        first_root=first_root(store),
        keep=keep,
    )


def shown(folder: Path) -> dict[str, bytes]:
    """What a server that follows `current` sends, unpacked; {} before the first release."""
    tree = folder / "current/tree"
    return {
        path.relative_to(tree).as_posix().removesuffix(".gz"): gzip.decompress(path.read_bytes())
        if path.suffix == ".gz"
        else path.read_bytes()
        for path in (Path(at, name) for at, _, names in os.walk(tree) for name in names)
    }
