"""Tables and trees, told as a reader of them would: each value after the name of its column or key."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.disclosure.decoding import decoded


def csv_texts(data: bytes) -> Iterator[str]:
    """A line a row, `当事人：张三；住址：…`, for the first row's names say what the cells are."""
    text = decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(",\t;|", key=first.count)
    try:
        yield rows_text(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error:
        yield text


def rows_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text; the first row that has more than one filled cell names the columns."""
    lines, names = [], None
    for row in rows:
        if names is None and sum(map(bool, row)) > 1:
            names = row
        lines.append("；".join(_cell(names, place, cell) for place, cell in enumerate(row) if cell))
    return "\n".join(lines)


def _cell(names: Sequence[str] | None, place: int, cell: str) -> str:
    name = names[place] if names is not None and place < len(names) else ""
    return f"{name}：{cell}" if name and name != cell else cell


def json_texts(data: bytes) -> Iterator[str]:
    """A line a value, with its key before it; escapes are read. What is no JSON is told as it stands."""
    text = decoded(data)
    try:
        tree = json.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        yield text
    else:
        yield "\n".join(tree_lines(tree))


def tree_lines(tree: Any, key: str = "") -> Iterator[str]:
    """The lines of a tree of dicts and lists."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from tree_lines(value, str(name))
    elif isinstance(tree, list):
        for value in tree:
            yield from tree_lines(value, key)
    elif tree is not None and not isinstance(tree, bool):
        yield f"{key}：{tree}" if key else str(tree)
