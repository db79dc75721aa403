"""Lists are cut into pages of at most a hundred rows, so that no page grows with the site."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TypeVar

ROWS: Final = 100
"""The most rows that a page of a list shows."""

T = TypeVar("T")


class Slice(NamedTuple):
    """The rows from `start` to `stop` of a list: its page `number`, the first is 1."""

    number: int
    start: int
    stop: int


def slices(count: int, size: int = ROWS) -> list[Slice]:
    """Pages of a list of `count` rows. An empty list has one page, which says that it is empty."""
    total = max(1, -(-count // size))
    return [Slice(number, (number - 1) * size, min(number * size, count)) for number in range(1, total + 1)]


def slices_under(headings: Sequence[object], size: int = ROWS) -> list[Slice]:
    """Pages of a list whose rows stand under these headings, one a row: a heading is a row too, on every page anew.

    A false heading isn't shown and takes no row.
    """
    if size < 2:
        raise ValueError("a page has no room for a row under its heading")
    starts, held = [0], 0
    for position, heading in enumerate(headings):
        follows = position > starts[-1] and headings[position - 1] == heading
        cost = 1 if follows or not heading else 2
        if held + cost > size:
            starts.append(position)
            held, cost = 0, 2 if heading else 1
        held += cost
    return [
        Slice(number, start, stop)
        for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(headings)], strict=True), 1)
    ]


def page_address(root: str, number: int) -> str:
    """Where page `number` of the list at `root` stands: `root` itself, then `root2/`."""
    return root if number == 1 else f"{root}{number}/"


def pager(root: str, number: int, total: int) -> dict[str, Any]:
    """What `components/pager/pager.html` shows: the first page, the last, and two on either side; addresses from the root."""
    shown = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    found: dict[str, Any] = {
        "number": number,
        "total": total,
        "pages": [{"number": other, "href": page_address(root, other)} for other in shown] if total > 1 else [],
    }
    if number > 1:
        found["previous"] = page_address(root, number - 1)
    if number < total:
        found["next"] = page_address(root, number + 1)
    return found


def grouped(rows: Sequence[tuple[T, Any]]) -> list[tuple[T, list[Any]]]:
    """Rows that follow each other under one heading, brought together; their order is kept."""
    groups: list[tuple[T, list[Any]]] = []
    for heading, row in rows:
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(row)
    return groups
