"""What rots on a node's disk while nothing new comes: each pull proves a share of what is shown, and fetches anew what rotted.

A kiosk's card loses bits in years, and nobody would see a digit that has changed. All shares together are the whole edition;
one costs a weak machine less than the pull itself. Proving needs no line, so a node without one knows how it stands.
"""

from typing import Final

from generator.node.fetching import Fetching
from generator.node.held import Held
from generator.node.line import LineFault
from generator.release.blobs import Blob, WrongBlob
from generator.release.manifest import WrongManifest

SHARES: Final = 96
"""Pulls within which all that is shown was proved: by the timer's ten minutes and its jitter, less than a day."""


def rotten(held: Held, share: int) -> list[Blob]:
    """What isn't as it was signed, or is missing, of one share of what is shown: 0 to SHARES - 1.

    A name of the tree that leads to other bytes than its blob's, or is gone, leads there again.
    """
    current = held.current()
    if current is None:
        return []
    try:
        shown = held.root(current)
    except (WrongBlob, WrongManifest):
        return [current.edition]
    found: dict[Blob, None] = {}
    for _, shelf in sorted(shown.shelves.items())[share::SHARES]:
        try:
            files = held.store.shelf(shelf)
        except (WrongBlob, WrongManifest):
            found[shelf] = None
            continue
        for path, blob in files.items():
            try:
                held.store.blobs.read(blob)
                held.lay(current, path, blob)
            except (WrongBlob, OSError):
                found[blob] = None
    return list(found)


def mended(held: Held, fetching: Fetching, share: int) -> tuple[int, int]:
    """How many blobs of a share were fetched anew, and how many are still rotten.

    What it can't give must not keep a node from its newest release, so nothing is raised.
    """
    tried: set[Blob] = set()
    fetched = 0
    # A shelf that rotted hides the files that it names: they are looked at once it is whole.
    while fresh := set(found := rotten(held, share)) - tried:
        for blob in sorted(fresh):
            try:
                fetching.anew(blob)
            except (LineFault, WrongBlob, OSError):
                continue
            fetched += 1
        tried |= fresh
    return fetched, len(found)
