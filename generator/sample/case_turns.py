"""Which case goes which way, and which unit has it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import Final, NamedTuple, Protocol, TypeVar

from generator.sample.chance import chance, pick
from generator.sample.item import Item

_FIRST: Final = 60
"""Cases that go to the unit with the fewest; further ones go where most can be done."""


class Serial(NamedTuple):
    """The numbers of a case, both from 1: among those of its kind in the district, and in its unit."""

    of_district: int
    of_unit: int


class _HasItem(Protocol):
    @property
    def item(self) -> Item: ...


class _Often(Protocol):
    @property
    def often(self) -> int: ...


Held = TypeVar("Held", bound=_HasItem)
Way = TypeVar("Way", bound=_Often)


def by_unit(found: Iterable[Held]) -> dict[str, list[Held]]:
    """What each unit holds, by the unit's key."""
    units: dict[str, list[Held]] = {}
    for one in found:
        units.setdefault(one.item.key, []).append(one)
    return units


def dealt(
    ways: Mapping[str, Way],
    held: Mapping[str, Sequence[Held]],
    fits: Callable[[Way, Held], bool],
    count: int,
    seed: int,
) -> Iterator[tuple[Way, Held, Serial]]:
    """`count` times a way, what the case rests on, and its numbers."""
    fitting = {
        name: {unit: [one for one in own if fits(way, one)] for unit, own in held.items()} for name, way in ways.items()
    }
    of_all = {name: [one for own in of_units.values() for one in own] for name, of_units in fitting.items()}
    turns = cycle([name for name in _turns(ways) if of_all[name]])
    numbers: Counter[str] = Counter()
    for number in range(1, count + 1):
        name = next(turns)
        choices = of_all[name]
        if number <= _FIRST:
            fewest = sorted(held, key=lambda unit: numbers[unit])
            choices = next(fitting[name][unit] for unit in fewest if fitting[name][unit])
        one = pick(chance(seed, f"dealt/{name}/{number}"), choices)
        numbers[one.item.key] += 1
        yield ways[name], one, Serial(number, numbers[one.item.key])


def _turns(ways: Mapping[str, _Often]) -> list[str]:
    """Each way as often as it is taken, every one once before any is taken again."""
    most = max(way.often for way in ways.values())
    return [name for turn in range(most) for name, way in ways.items() if turn < way.often]
