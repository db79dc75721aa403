"""A district's ground: its code, its streets and communities, and the ids of its units."""

from dataclasses import dataclass

from generator.sample.facts_held import DistrictFact, DivisionFact
from generator.sample.scale import Scale
from generator.sample.units import UNITS


@dataclass(frozen=True, slots=True)
class District:
    """A district of the sample. `prefix` goes before the ids of its records: "" for the first, then "d1-" …"""

    code: str
    name: str
    prefix: str
    streets: tuple[DivisionFact, ...]

    def unit(self, key: str) -> str:
        """Id of the unit of that key: one of `UNITS`, or the code of a street."""
        return f"{self.prefix}jd-{key}" if key[0] == "5" else f"{self.prefix}qu-{key}"

    def short_name(self, key: str) -> str:
        """区司法局, 猛追湾街道."""
        if key[0] == "5":
            return next(street.name for street in self.streets if street.code == key)
        return f"{self.name[-1]}{UNITS[key].short_name}"

    def full_name(self, key: str) -> str:
        """成华区司法局, 成华区人民政府猛追湾街道办事处."""
        if key[0] == "5":
            return f"{self.name}人民政府{self.short_name(key)}办事处"
        return f"中共{self.name[:-1]}{UNITS[key].name}" if UNITS[key].name[0] == "区" else self.name + UNITS[key].name


def district_of(fact: DistrictFact, number: int, scale: Scale) -> District:
    """The district with `scale.communities` communities, taken in turns over its streets."""
    streets = fact.streets[: scale.streets] if scale.laws else fact.streets
    longest = max(len(street.communities) for street in streets)
    turns = [
        (turn, position)
        for turn in range(longest)
        for position, street in enumerate(streets)
        if turn < len(street.communities)
    ][: scale.communities]
    counts = [sum(1 for _, taken in turns if taken == position) for position in range(len(streets))]
    if sum(counts) < scale.communities:
        raise ValueError(f"{fact.name} has too few communities")
    kept = tuple(
        DivisionFact(street.code, street.name, street.communities[:count])
        for street, count in zip(streets, counts, strict=True)
        if count
    )
    return District(fact.code, fact.name, f"d{number}-" if number else "", kept)
