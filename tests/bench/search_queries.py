"""The queries of the search bench, what counts as right, and how a list of results is scored."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

QUERIES: Final = Path(__file__).with_name("search_queries.yaml")
SHOWN: Final = 10
"""Results that are looked at."""


class Found(NamedTuple):
    """A document of the district as the rules see it; `owner` is the id of its unit or community."""

    kind: str
    id: str
    owner: str
    title: str
    note: str
    address: str


class Rule(NamedTuple):
    """A document is right when it meets every field given; `title` and `note` are regular expressions."""

    kind: str = ""
    id: str = ""
    owner: str = ""
    title: str = ""
    note: str = ""

    def holds(self, found: Found) -> bool:
        """Whether the document is right."""
        return (
            (not self.kind or found.kind == self.kind)
            and (not self.id or found.id == self.id)
            and (not self.owner or found.owner == self.owner)
            and (not self.title or re.search(self.title, found.title) is not None)
            and (not self.note or re.search(self.note, found.note) is not None)
        )


class Asked(NamedTuple):
    """A query as a resident types it, the way of asking it belongs to, and its rules: one of them must hold."""

    way: str
    text: str
    right: tuple[Rule, ...]

    def right_among(self, documents: Iterable[Found]) -> frozenset[str]:
        """Addresses of the right documents."""
        return frozenset(found.address for found in documents if self.is_answered_by(found))

    def is_answered_by(self, found: Found) -> bool:
        """Whether the document is a right one."""
        return any(rule.holds(found) for rule in self.right)


class Scores(NamedTuple):
    """Means over queries. MRR: one by the rank of the first right result, 0 below the tenth. Recall: right ones among
    the first ten, of all right ones or of ten where there are more.
    """

    mrr: float
    recall: float


def read_queries(file: Path = QUERIES) -> list[Asked]:
    """Every query, in the file's order. Raises ValueError where the file is not as it should be."""
    ways: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return [
        Asked(way["kind"], query["ask"], tuple(_rule(line, query["ask"]) for line in query["right"]))
        for way in ways
        for query in way["queries"]
    ]


def _rule(line: dict[str, str], ask: str) -> Rule:
    if not line or not all(isinstance(value, str) and value for value in line.values()):
        raise ValueError(f"{ask}: a line of `right` names fields with text")
    if unknown := set(line) - set(Rule._fields):
        raise ValueError(f"{ask}: `right` has no {', '.join(sorted(unknown))}")
    return Rule(**line)


def unmet(queries: Iterable[Asked], documents: Sequence[Found]) -> list[str]:
    """Queries for which the district holds nothing right: the sample has changed, or the query is wrong."""
    return [asked.text for asked in queries if not any(map(asked.is_answered_by, documents))]


def scores(judged: Sequence[tuple[frozenset[str], Sequence[str]]]) -> Scores:
    """The means over (right addresses, addresses found in their order)."""
    ranks = [_reciprocal_rank(right, found[:SHOWN]) for right, found in judged]
    recalls = [len(right.intersection(found[:SHOWN])) / min(SHOWN, len(right)) for right, found in judged]
    return Scores(sum(ranks) / len(judged), sum(recalls) / len(judged))


def _reciprocal_rank(right: frozenset[str], found: Sequence[str]) -> float:
    return next((1 / rank for rank, address in enumerate(found, 1) if address in right), 0.0)
