"""What a course and a list of duties are about."""

from typing import NamedTuple


class Matter(NamedTuple):
    """What a course is about: the matter in a few words, the unit's short name, whom it concerns."""

    name: str
    unit: str
    persons: str
    field: str
