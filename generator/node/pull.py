"""One pull: what the office signed, what this node lacks of it, and the switch once all is here."""

import datetime as dt
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from generator.node import status, tending
from generator.node.fetching import Fetching
from generator.node.held import Held, Taken
from generator.node.line import Line, LineFault, NotThere
from generator.node.status import Known
from generator.node.stepping import Stepping
from generator.node.trust import Believed, Expired, NoRoot, Trust
from generator.release.blobs import Blob, Rotten, WrongBlob
from generator.release.files import Files, alone
from generator.release.manifest import About, Root, WrongManifest
from generator.release.metadata import Untrusted

_RESERVE: Final = 16 * 1024 * 1024
_A_FOLDER: Final = 4096
"""Bytes of the disk that are left free, and that a folder of the tree takes."""


class NoEdition(Exception):  # told to the user: which editions there are
    """The release holds no edition of this name; `known` are those that it holds."""

    def __init__(self, node: str, known: Collection[str]) -> None:
        super().__init__(node)
        self.node = node
        self.known = sorted(known)


class OtherEdition(Exception):
    """The folder holds another edition, whose name it says."""


class NoSpace(Exception):
    """The disk lacks room: bytes needed, bytes free."""

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(f"{needed} bytes needed, {free} free")
        self.needed = needed
        self.free = free


class Pulled(NamedTuple):
    """What a pull did: the release shown now, whether it is another than before, new blobs, and bytes that travelled.

    `false_deltas`: a delta that came was not the office's, and whole files were fetched instead.
    `mended`: blobs that had rotted on this disk and were fetched anew; `rotten`: those that could not be.
    """

    release: int
    changed: bool
    blobs: int
    octets: int
    false_deltas: bool = False
    mended: int = 0
    rotten: int = 0


FAULTS: Final[Mapping[type[Exception], str]] = {
    NotThere: "lacking",
    LineFault: "line",
    Expired: "expired",
    Untrusted: "refused",
    WrongBlob: "refused",
    WrongManifest: "refused",
    NoRoot: "no root",
    NoEdition: "no edition",
    OtherEdition: "other edition",
    NoSpace: "no space",
    OSError: "disk",
}
"""What may go wrong → the name under which `status.json` and the command line tell it."""


def fault_name(fault: Exception) -> str:
    """The name of what went wrong."""
    return next(name for kind, name in FAULTS.items() if isinstance(fault, kind))


def pull(
    folder: Path,
    line: Line,
    node: str,
    *,
    files: Files,
    now: dt.datetime,
    first_root: bytes | None = None,
    keep: int = 3,
) -> Pulled:
    """Let the node in `folder` show the newest release that `line` carries of the edition `node`.

    Whatever goes wrong, the node shows what it showed, and `status.json` says why. Raises Busy where another pull is at
    work, and the `FAULTS`.
    """
    with alone(folder, files):
        known = status.read(folder)
        try:
            held = Held(folder, files)
            held.sweep()
            share = known.share
            found = len(tending.rotten(held, share))
            known = _proved(known, share, found)
            believed = Trust(folder / "metadata", files).newest(line, first_root)
            known = known._replace(last_contact=now, expires=believed.expires)
            pulled, about = _taken_whole(held, line, node, believed, keep)
            known = known._replace(
                node=node,
                title=about.title,
                release=pulled.release,
                data_as_of=about.data_as_of,
                made_on=believed.release.said.made_on,
                last_success=now,
                fault="",
                false_deltas=pulled.false_deltas if pulled.changed else known.false_deltas,
            )
            if found:
                fetched, left = tending.mended(held, Fetching(line, held.store.blobs, files), share)
                known = _proved(known, share, left)
                pulled = pulled._replace(mended=fetched, rotten=left)
        except tuple(FAULTS) as fault:
            known = known._replace(fault=fault_name(fault))
            # Where even this can't be written, the old status goes on saying what it knew.
            with suppress(OSError):
                status.write(folder, known, now, files)
            raise
        status.write(folder, known, now, files)
        return pulled


def _proved(known: Known, share: int, rotten: int) -> Known:
    """A share in which something rotted is proved again by the next pull."""
    return known._replace(rotten=rotten, share=share if rotten else (share + 1) % tending.SHARES)


def _taken_whole(held: Held, line: Line, node: str, believed: Believed, keep: int) -> tuple[Pulled, About]:
    """A manifest that rotted on this disk is fetched anew: nobody is near who could remove it."""
    while True:
        try:
            return _taken(held, line, node, believed, keep)
        except Rotten as fault:
            if not held.store.blobs.discard(fault.blob):
                raise


def _taken(held: Held, line: Line, node: str, believed: Believed, keep: int) -> tuple[Pulled, About]:
    release = believed.release
    blob = release.roots.get(node)
    if blob is None:
        raise NoEdition(node, release.roots)
    current = held.current()
    wanted = Taken(release.number, blob, believed.root)
    shown = held.shown(current)
    if shown is not None and shown.about.node != node:
        raise OtherEdition(shown.about.node)
    if current is not None and current[:2] != wanted[:2]:
        _goes_on(current, wanted)
    elif shown is not None:
        return Pulled(release.number, False, 0, 0), shown.about
    before = held.store.blobs.added.blobs
    fetching = Fetching(line, held.store.blobs, held.files)
    stepping = Stepping(fetching, line, held.store.blobs)
    if current is not None and shown is not None:
        stepping.root(current.edition, wanted.edition)
    root = _root(held, fetching, wanted, node, release.said.made_on)
    if shown is not None:
        stepping.parts(shown, root)
    fetching.fetch(root.shelves.values())
    files = held.store.edition(root)
    missing = {blob for blob in files.values() if not held.store.blobs.holds(blob)}
    _room(held.folder, missing, files)
    fetching.fetch(sorted(missing))
    held.take(wanted, files)
    held.tidy(keep)
    fetching.forget()
    blobs = held.store.blobs.added.blobs - before
    return Pulled(release.number, True, blobs, fetching.octets, stepping.is_false), root.about


def _goes_on(current: Taken, wanted: Taken) -> None:
    """A node never goes back, unless the office changed its keys: then someone else may have made the higher numbers.

    Raises Untrusted.
    """
    if wanted.number == current.number:
        raise Untrusted(f"release {wanted.number} is another than the one that is held")
    if wanted.number < current.number and wanted.trusted_root <= current.trusted_root:
        raise Untrusted(f"release {wanted.number} is older than {current.number}, which is held")


def _root(held: Held, fetching: Fetching, wanted: Taken, node: str, made_on: str) -> Root:
    fetching.fetch([wanted.edition])
    root = held.root(wanted)
    if (root.about.node, root.about.release) != (node, wanted.number):
        raise Untrusted(f"the root of {node} says {root.about.node}, release {root.about.release}")
    for day in (root.about.data_as_of, made_on):
        try:
            dt.date.fromisoformat(day)
        except ValueError:
            raise Untrusted(f"no day: {day!r}") from None
    return root


def _room(folder: Path, missing: Collection[Blob], files: Mapping[str, Blob]) -> None:
    folders = {path.rpartition("/")[0] for path in files}
    needed = sum(blob.travel for blob in missing) + (len(folders) + len(missing)) * _A_FOLDER + _RESERVE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NoSpace(needed, free)
