"""The step from the release that a node shows to the next one, by deltas as far as they carry.

Whatever they bring is proved like any blob, and whatever they don't bring is fetched: a step that fails costs only the bytes
of one delta.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from generator.node.fetching import Fetching
from generator.node.line import Line
from generator.release.blobs import Blob, Blobs, WrongBlob
from generator.release.deltas import WrongDelta, take_root, take_shelf


class Stepping:
    """Takes deltas into a folder of blobs; after the first false one, none."""

    def __init__(self, fetching: Fetching, line: Line, held: Blobs) -> None:
        self._fetching = fetching
        self._at_once = line.at_once
        self._held = held
        self._believed = True

    def root(self, old: Blob, new: Blob) -> None:
        """Hold the new root manifest, if there is a delta that leads to it. Raises LineFault."""
        if self._held.holds(new):
            return
        try:
            delta = self._fetching.delta(old, new)
            if delta is not None:
                take_root(self._held, old, new, delta)
        except (WrongDelta, WrongBlob):
            self._believed = False
        self._held.settle()

    def shelves(self, old: Mapping[str, Blob], new: Mapping[str, Blob]) -> None:
        """Hold the new shelves and their files, those that deltas lead to. Raises LineFault."""
        steps = [
            (old[name], shelf)
            for name, shelf in new.items()
            if name in old and old[name] != shelf and not self._held.holds(shelf)
        ]
        if not self._believed or not steps:
            return
        try:
            with ThreadPoolExecutor(self._at_once) as pool:
                came = pool.map(lambda step: self._fetching.delta(*step), steps)
                for (before, after), delta in zip(steps, came, strict=True):
                    if delta is not None:
                        take_shelf(self._held, before, after, delta)
        except (WrongDelta, WrongBlob):
            self._believed = False
        finally:
            # What came before the line broke is not asked for again.
            self._held.settle()
