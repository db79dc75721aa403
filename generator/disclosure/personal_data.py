"""All personal data of a text: the one question that is asked of every text that is to be published."""

from collections.abc import Iterator

from generator.disclosure.digit_runs import numbers_in
from generator.disclosure.people import people_in
from generator.disclosure.sighting import Sighting


def personal_data(text: str) -> Iterator[Sighting]:
    """Sightings in `text`, numbers first."""
    yield from numbers_in(text)
    yield from people_in(text)
