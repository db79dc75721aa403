"""The records before and after one in a list: the way on for a reader who goes through it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from generator.model.kind import Card
from generator.pages.record_links import PlainLink, RecordLinks


class Beside(NamedTuple):
    """Ids of the records before and after; "" at an end of the list."""

    before: str
    after: str


NOTHING_BESIDE = Beside("", "")


def beside(chains: Iterable[Sequence[Card]]) -> dict[str, Beside]:
    """For each record of these lists the ones beside it; none stands in two lists."""
    found: dict[str, Beside] = {}
    for chain in chains:
        ids = ["", *(card.id for card in chain), ""]
        for (before, here), (_, after) in pairwise(pairwise(ids)):
            found[here] = Beside(before, after)
    return found


def neighbours(
    kind: str, found: Beside, links: RecordLinks, name: str, whole: PlainLink | None = None
) -> dict[str, Any]:
    """What the row of neighbours shows: {"name", "links": [{"title", "href", "rel"?}, …]}, without links for a record alone.

    `whole` leads to the list that they are all from, `name` says what its records are.
    """
    shown = [
        {"title": f"{words}：{link['title']}", "href": link["href"], "rel": rel}
        for id_, words, rel in ((found.before, "上一项", "prev"), (found.after, "下一项", "next"))
        if id_
        for link in (links.to(kind, id_),)
    ]
    if shown and whole:
        shown.append(whole)
    return {"name": name, "links": shown}
