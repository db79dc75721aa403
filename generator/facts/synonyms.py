"""Synonyms of all files together: a saying means one thing, whichever file it stands in."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.facts.register import RecordFinding, Register
from generator.kinds.synonyms import SynonymsCard, compared, said_twice


def synonym_findings(register: Register) -> Iterator[RecordFinding]:
    """T-1: a saying that another standing record has too. Of two records the one with the later id is told of."""
    first: dict[str, SynonymsCard] = {}
    for card in register.synonyms.values():
        if card.withdrawn:
            continue
        for position, (said, _) in enumerate(card.words):
            other = first.setdefault(compared(said), card)
            if other is not card:
                where = Text(f"同义词“{other.id}”", f"the synonyms “{other.id}”")
                yield RecordFinding(card.kind, card.id, said_twice(("words", position, "said"), said, where))
