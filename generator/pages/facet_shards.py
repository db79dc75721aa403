"""Rows of a list in small files, so that a reader combines facets without loading the whole list.

Each row has a place in every dimension (unit, type …), the number of one of its values. Rows stand in the order of
their combinations of places and are cut into shards. The index names each combination with the number of its rows and
each shard with the number of its own: from these follow every count under every choice, and which shards hold the
rows of a page of results. `site_templates/assets/facet_selection.js` reads what is written here.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple
from zlib import crc32

import msgspec

RESULTS: Final = 50
"""Results on a page."""
_LEAST_OF_A_PART: Final = 1_000
_LEAST: Final = 4_000
_MOST: Final = 12_000
_ONE_IN: Final = 24
"""Of the rows past the least size of a shard, so many end it: one changed row leaves the other shards as they are."""


class Value(NamedTuple):
    """A value of a dimension. `look` is the badge of a row that has it, "" for none."""

    slug: str
    title: str
    look: str = ""
    apart: bool = False
    """Whether rows that have it are shown only to those who ask for it, as what is abolished."""


class Dimension(NamedTuple):
    """A way to narrow the list; `name` is its parameter in an address."""

    name: str
    title: str
    values: Sequence[Value]


class Column(NamedTuple):
    """A column after the record's own name: the value of a dimension, or a cell of the row."""

    title: str
    dimension: int = -1
    root: str = ""
    """Where the values of the dimension have pages of their own, as `units/`."""


FacetRow = tuple[tuple[int, ...], tuple[str, ...]]
"""A record: its place in each dimension; its title, its slug, and a cell for each column that isn't a dimension."""


class FacetList(NamedTuple):
    """A list that can be narrowed."""

    name: str
    """Its folder below `facets/`."""
    title: str
    count_word: str
    """How rows are counted, as 项."""
    root: str
    """The address of a record is this and its slug."""
    heading: str
    """What the first column is called."""
    columns: Sequence[Column]
    dimensions: Sequence[Dimension]
    apart_by: tuple[int, ...]
    """Dimensions that part the list first, in this order: few values of very different size, so that the few rows of a
    rare one stand together."""


def facet_files(listed: FacetList, rows: Iterable[FacetRow]) -> dict[str, bytes]:
    """The index and the shards, by their paths in the site. Rows of one combination keep their order."""
    first = listed.apart_by
    order = (*first, *(number for number in range(len(listed.dimensions)) if number not in first))
    groups: dict[tuple[int, ...], list[bytes]] = {}
    encode = msgspec.json.Encoder().encode
    for places, shown in rows:
        group = groups.get(places)
        if group is None:
            group = groups[places] = []
        group.append(encode(shown))
    ordered = sorted((tuple(places[number] for number in order), places) for places in groups)
    folder = f"facets/{listed.name}/"
    files: dict[str, bytes] = {}
    shards: list[tuple[str, int]] = []
    for body, count in _shards([(key[: len(first)], groups[places]) for key, places in ordered]):
        name = hashlib.sha256(body).hexdigest()[:12]
        files[f"{folder}{name}.json"] = body
        shards.append((name, count))
    combinations = [number for _, places in ordered for number in (*places, len(groups[places]))]
    files[f"{folder}index.json"] = msgspec.json.encode(_index(listed, combinations, shards))
    return files


def _shards(groups: Iterable[tuple[tuple[int, ...], list[bytes]]]) -> Iterator[tuple[bytes, int]]:
    """The shards as JSON, each with the number of its rows.

    A new part of the list begins a new one, unless the one before is too small to stand alone.
    """
    held: list[bytes] = []
    size = 0
    of: tuple[int, ...] = ()
    for part, group in groups:
        if part != of and size > _LEAST_OF_A_PART:
            yield _array(held), len(held)
            held, size = [], 0
        of = part
        for text in group:
            if size + len(text) > _MOST and held:
                yield _array(held), len(held)
                held, size = [], 0
            held.append(text)
            size += len(text) + 1
            if size > _LEAST and crc32(text) % _ONE_IN == 0:
                yield _array(held), len(held)
                held, size = [], 0
    if held:
        yield _array(held), len(held)


def _array(rows: Sequence[bytes]) -> bytes:
    return b"[" + b",".join(rows) + b"]"


def _index(listed: FacetList, combinations: Sequence[int], shards: Sequence[tuple[str, int]]) -> dict[str, Any]:
    return {
        "title": listed.title,
        "countWord": listed.count_word,
        "root": listed.root,
        "heading": listed.heading,
        "columns": [
            {"title": column.title, "dimension": column.dimension, "root": column.root}
            if column.dimension >= 0
            else {"title": column.title}
            for column in listed.columns
        ],
        "dimensions": [
            {
                "name": dimension.name,
                "title": dimension.title,
                "values": [
                    [value.slug, value.title, value.look] if value.look else [value.slug, value.title]
                    for value in dimension.values
                ],
                "apart": [number for number, value in enumerate(dimension.values) if value.apart],
            }
            for dimension in listed.dimensions
        ],
        "words": _WORDS,
        "results": RESULTS,
        "combinations": combinations,
        "shards": shards,
    }


_WORDS: Final = {
    "all": "全部",
    "option": "{0}（{1}）",
    "heading": "{0}：{1}",
    "counted": "共 {0} {1}。",
    "countedPage": "共 {0} {1}，本页为第 {2} 页。",
    "pager": "分页",
    "previous": "上一页",
    "next": "下一页",
    "pages": "共 {0} 页",
    "nothing": "没有符合全部条件的内容，可以清除条件重新选择。",
    "nothingBut": "没有符合全部条件的内容，可以去掉一个条件：",
    "drop": "去掉“{0}：{1}”（{2}）",
    "ignored": "地址里的条件“{0}”没有对应的选项，已忽略。",
    "lost": "这些内容没能取到。",
}
"""What the script says, in the index, so that it stands in the page's own script like all else."""
