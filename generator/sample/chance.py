"""Chance with a key: what one record draws depends on the seed and its own key, never on what was drawn before."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final, TypeVar

T = TypeVar("T")

SNAPSHOT: Final = date(2026, 11, 20)
"""The day of the sample: nothing in it was published later."""
PUBLISHED: Final = (date(2025, 11, 3), date(2026, 3, 31))
"""First and last day on which the basis of the register, laws and units, was published."""


def chance(seed: int, key: str) -> Random:
    """A stream for `key`. Seeding by text hashes it with SHA-512, so PYTHONHASHSEED has no part in it."""
    return Random(f"{seed}/{key}")  # noqa: S311  # demonstration data, no secret


def pick(stream: Random, choices: Sequence[T]) -> T:
    """One of `choices`."""
    return choices[int(stream.random() * len(choices))]


def day_between(stream: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included, moved off weekends where there is room."""
    day = first + timedelta(days=int(stream.random() * ((last - first).days + 1)))
    while day.weekday() > 4 and day > first:
        day -= timedelta(days=1)
    return day


def parts_of(stream: Random, total: int, weights: Sequence[int]) -> list[int]:
    """`total` days shared out by weight, each at least one; empty where there are too few days for that."""
    if total < len(weights) or not weights:
        return []
    spread = [weight * (0.8 + 0.4 * stream.random()) for weight in weights]
    room = total - len(weights)
    return [1 + int(room * part / sum(spread)) for part in spread]
