"""What an edit costs on the line: a village's carries 64 kbit/s."""

import random
from collections.abc import Iterator
from pathlib import Path

from generator.node.line import FolderLine
from tests.node.street import pulled, shown
from tests.release.office import begun, released

_PAGES = 1_500
_LINE = 64_000 / 8
"""Bytes a second."""


class Counted(FolderLine):
    """Counts all that it carries, metadata too."""

    octets = 0

    def read(self, path: str, begin: int = 0) -> Iterator[bytes]:
        for chunk in super().read(path, begin):
            self.octets += len(chunk)
            yield chunk


def test_an_edited_item_costs_less_than_100_kb_and_15_seconds(quick: Path) -> None:
    """The page is of 12 kB that don't pack at all; a page of the district packs to 4."""
    chance = random.Random(1)  # noqa: S311  # what can't be packed
    pages = {f"items/{number}/index.html": chance.randbytes(40) for number in range(_PAGES)}
    store = begun(quick / "office")
    released(store, {"qu": pages})
    first = Counted(store.folder)
    pulled(quick / "node", store, line=first)
    edited = {**pages, "items/7/index.html": chance.randbytes(12_000)}
    released(store, {"qu": edited})
    line = Counted(store.folder)
    result = pulled(quick / "node", store, line=line)
    assert result.blobs == 3
    assert line.octets <= 100_000
    assert line.octets / _LINE <= 15
    assert shown(quick / "node") == edited
    again = Counted(store.folder)
    pulled(quick / "node", store, line=again)
    assert again.octets <= 2_000
    assert first.octets > 100_000
