"""The step from the release that a node shows to the next one, by deltas as far as they carry.

Whatever they bring is proved like any blob, and whatever they don't bring is fetched: a step that fails costs only the bytes
of one delta.
"""

from concurrent.futures import ThreadPoolExecutor

from generator.node.fetching import Fetching
from generator.node.line import Line
from generator.release.blobs import Blob, Blobs, Rotten, WrongBlob
from generator.release.deltas import WrongDelta, name_of_part_delta, name_of_root_delta, take_part, take_root
from generator.release.manifest import Root


class Stepping:
    """Takes deltas into a folder of blobs; after the first false one, none."""

    def __init__(self, fetching: Fetching, line: Line, held: Blobs) -> None:
        self._fetching = fetching
        self._at_once = line.at_once
        self._held = held
        self._believed = True
        self.is_false = False
        """Whether a delta came that isn't the office's."""

    def root(self, old: Blob, new: Blob) -> None:
        """Hold the new root manifest, if there is a delta that leads to it. Raises LineFault."""
        if self._held.holds(new):
            return
        try:
            delta = self._fetching.delta(name_of_root_delta(old, new))
            if delta is not None:
                take_root(self._held, old, new, delta)
        except (WrongDelta, WrongBlob) as fault:
            self._doubt(fault)
        self._held.settle()

    def parts(self, old: Root, new: Root) -> None:
        """Hold the new shelves and their files, those that deltas lead to. Raises LineFault."""
        before = old.parts()
        steps = [
            (before[name], part)
            for name, part in new.parts().items()
            if name in before and not all(self._held.holds(shelf) for shelf in part.values())
        ]
        if not self._believed or not steps:
            return
        try:
            names = [name_of_part_delta(*step) for step in steps]
            with ThreadPoolExecutor(self._at_once) as pool:
                for (was, part), delta in zip(steps, pool.map(self._fetching.delta, names), strict=True):
                    if delta is not None:
                        take_part(self._held, was, part, delta)
        except (WrongDelta, WrongBlob) as fault:
            self._doubt(fault)
        finally:
            # What came before the line broke is not asked for again.
            self._held.settle()

    def _doubt(self, fault: WrongDelta | WrongBlob) -> None:
        """No more deltas. What rotted on this node's own disk is no word against who sent one."""
        self._believed = False
        self.is_false = self.is_false or not isinstance(fault, Rotten)
