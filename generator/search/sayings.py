"""What residents say, and the register's words for it, as search looks for both."""

from collections.abc import Iterable

from generator.facts.register import Register
from generator.search.normalising import normalised


def sayings(register: Register) -> list[tuple[str, tuple[str, ...]]]:
    """Every saying that editors have written down, with what it means."""
    return [pair for card in register.synonyms.values() if not card.withdrawn for pair in card.words]


def synonyms(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    """Normalised, each saying once."""
    found: dict[str, list[str]] = {}
    for said, means in pairs:
        found.setdefault(normalised(said), []).extend(normalised(words) for words in means)
    return {said: list(dict.fromkeys(means)) for said, means in sorted(found.items())}
