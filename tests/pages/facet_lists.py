"""Lists to narrow, made by chance; what is written of them read back; and the plain answer to every choice."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from generator.pages.facet_shards import Column, Dimension, FacetList, FacetRow, Value

_WORDS = st.text("食品经营许可处罚（）“&<>\"'a1 ", min_size=1, max_size=200)


@st.composite
def facet_lists(draw: st.DrawFn, most: int = 120) -> tuple[FacetList, list[FacetRow]]:
    """A list of up to three dimensions, of some values each, with its rows."""
    widths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    dimensions = [
        Dimension(f"d{d}", f"维度{d}", [
            Value(f"v{v}", f"值{v}", draw(st.sampled_from(["", "suspended"])), draw(st.integers(0, 3)) == 0)
            for v in range(width)
        ])
        for d, width in enumerate(widths)
    ]  # fmt: skip
    places = st.tuples(*(st.integers(0, width - 1) for width in widths))
    held = draw(st.lists(st.tuples(places, _WORDS, _WORDS), min_size=1, max_size=most))
    rows: list[FacetRow] = [(at, (title, f"r-{number}", cell)) for number, (at, title, cell) in enumerate(held)]
    apart_by = tuple(draw(st.permutations(range(len(widths)))))[: draw(st.integers(0, len(widths)))]
    listed = FacetList("some", "某些", "项", "items/", "名称", (Column("某", 0), Column("注")), dimensions, apart_by)
    return listed, rows


def index_in(files: Mapping[str, bytes], name: str = "some") -> dict[str, Any]:
    """The index among these files."""
    found: dict[str, Any] = json.loads(files[f"facets/{name}/index.json"])
    return found


def read_back(files: Mapping[str, bytes], name: str = "some") -> list[FacetRow]:
    """The rows that the files hold, in their order, each with its places."""
    index = index_in(files, name)
    shown = []
    for shard, count in index["shards"]:
        rows = json.loads(files[f"facets/{name}/{shard}.json"])
        assert len(rows) == count
        shown += rows
    width = len(index["dimensions"]) + 1
    numbers = index["combinations"]
    places = []
    for at in range(0, len(numbers), width):
        *combination, count = numbers[at : at + width]
        places += [tuple(combination)] * count
    return [(at, tuple(row)) for at, row in zip(places, shown, strict=True)]


def fits(places: Sequence[int], choice: Sequence[int], dimensions: Sequence[Dimension]) -> bool:
    """Whether a row is shown: it has each value that is chosen, and nothing that stands apart unless it is chosen."""
    return all(
        place == chosen if chosen >= 0 else not dimension.values[place].apart
        for place, chosen, dimension in zip(places, choice, dimensions, strict=True)
    )
