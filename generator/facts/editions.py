"""Editions: what a site of one edition may hold, and references out of it."""

from collections.abc import Collection, Iterator
from datetime import date

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import R_3
from generator.facts.hearing import LargeSums
from generator.facts.publication import Shown, shown_on
from generator.facts.register import RecordFinding, Register, without
from generator.model.edition import Edition
from generator.model.kind import Card, Link


def edition_findings(cards: Collection[Card]) -> Iterator[RecordFinding]:
    """R-3: a record refers to one that its own readers don't get to see."""
    narrower = {(card.kind, card.id): card for card in cards if card.edition is not Edition.PUBLIC}
    if not narrower:
        return
    for card in cards:
        for link in card.links:
            target = narrower.get((link.kind, link.id))
            if target is not None and not card.edition.holds(target.edition):
                yield RecordFinding(card.kind, card.id, _out_of_sight(card, target, link))


def part_for(register: Register, edition: Edition, today: date, large: LargeSums) -> Register:
    """The register as readers of `edition` may know it on the day `today`.

    A case is for the public from its day of publication to the end of its term, whatever its record says; supervisors
    see the process and the result of all (domain: 人大代表、政协委员、政务监督员).
    """
    hidden = [card for card in register.every_card() if not edition.holds(card.edition)]
    if not edition.holds(Edition.SUPERVISOR):
        seen = {Shown.PUBLIC, Shown.WITHDRAWN}
        hidden += [case for case in register.cases() if shown_on(case, today, large) not in seen]
    return without(register, hidden) if hidden else register


def _out_of_sight(card: Card, target: Card, link: Link) -> Finding:
    # The title of what is not public is not told: a report is read in more places than the record.
    return R_3.at(
        link.path,
        Text(
            f"所引“{target.id}”只在{target.edition.in_chinese}，{card.edition.in_chinese}看不到",
            f"“{target.id}” stands in the {target.edition} edition only, which readers of the {card.edition} edition don't see",
        ),
        Text(
            f"删去这一处引用，或把本记录的 edition 写成 {target.edition}",
            f"delete the reference, or give this record `edition: {target.edition}`",
        ),
    )
