"""Why a target is made again: its inputs now beside its inputs when it was last written."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Turn(StrEnum):
    """What happened to an input."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Difference(NamedTuple):
    """An input that is not as it was."""

    name: str
    turn: Turn


def differences(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """Every input that differs, by name; empty where nothing does."""
    found = []
    for name in sorted({*before, *now}):
        if name not in before:
            found.append(Difference(name, Turn.ADDED))
        elif name not in now:
            found.append(Difference(name, Turn.REMOVED))
        elif before[name] != now[name]:
            found.append(Difference(name, Turn.CHANGED))
    return tuple(found)
