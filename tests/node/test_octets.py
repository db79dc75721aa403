"""What an edit costs on the line: a village's carries 64 kbit/s."""

import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from generator.node.line import FolderLine
from generator.search.deflate import deflated
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


def test_an_edited_item_costs_less_than_100_kb_and_15_seconds(tmp_path: Path) -> None:
    """The page is of 12 kB that don't pack at all; a page of the district packs to 4."""
    chance = random.Random(1)  # noqa: S311  # what can't be packed
    pages = {f"items/{number}/index.html": chance.randbytes(40) for number in range(_PAGES)}
    store = begun(tmp_path / "office")
    released(store, {"qu": pages})
    first = Counted(store.folder)
    pulled(tmp_path / "node", store, line=first)
    edited = {**pages, "items/7/index.html": chance.randbytes(12_000)}
    released(store, {"qu": edited})
    line = Counted(store.folder)
    result = pulled(tmp_path / "node", store, line=line)
    assert result.blobs == 3
    assert line.octets <= 100_000
    assert line.octets / _LINE <= 15
    assert shown(tmp_path / "node") == edited
    again = Counted(store.folder)
    pulled(tmp_path / "node", store, line=again)
    assert again.octets <= 2_000
    assert first.octets > 100_000


def test_a_new_record_that_shifts_every_list_costs_less_than_150_kb(tmp_path: Path) -> None:
    """Four hundred pages of lists, each with one line more at its head and one less at its end, and a shard of the index for each."""
    chance = random.Random(2)  # noqa: S311  # what can't be packed
    lines = [chance.randbytes(60) for _ in range(8_000)]

    def edition(listed: list[bytes]) -> dict[str, bytes]:
        pages = {f"lists/{at // 20}/index.html": b"".join(listed[at : at + 20]) for at in range(0, len(listed), 20)}
        shards = [deflated(b"".join(listed[at::400])) for at in range(400)]
        return pages | {f"search/terms/{sha256(shard).hexdigest()[:10]}.z": shard for shard in shards}

    store = begun(tmp_path / "office")
    released(store, {"qu": edition(lines)})
    first = Counted(store.folder)
    pulled(tmp_path / "node", store, line=first)
    lines.insert(0, chance.randbytes(60))
    released(store, {"qu": edition(lines)})
    line = Counted(store.folder)
    result = pulled(tmp_path / "node", store, line=line)
    assert shown(tmp_path / "node") == edition(lines)
    assert result.blobs > 400
    assert line.octets <= 150_000
    assert first.octets > 900_000
