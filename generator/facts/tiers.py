"""The tier of a standard that the facts of a case lead to (处罚法 art. 34)."""

from typing import NamedTuple

from generator.facts.discretion_sheet import AGGRAVATED, LENIENT, Circumstance, Rung
from generator.facts.measured import Facts
from generator.facts.parameters import YES
from generator.facts.said import Reason


class Placed(NamedTuple):
    """The tier, None where none fits and none is the default, and why."""

    tier: Rung | None
    reasons: tuple[Reason, ...]


def tier_of(tiers: tuple[Rung, ...], facts: Facts) -> Placed:
    """One of a tier's circumstances is enough. Where several tiers have one:

    - what somebody judged in words goes before numbers and choices (“不论面积多少”);
    - the gravest of them holds;
    - but words lead to no tier below the law's range (不予, 减轻) while numbers or words lead to 从重: what is grave is
      neither slight nor undone, and the law's own grounds (art. 30–33) still count.

    Where none has one, the default tier holds.
    """
    by_words = _met(tiers, facts, worded=True)
    by_numbers = _met(tiers, facts, worded=False)
    reasons = []
    grave = [met for met in (*by_words, *by_numbers) if met[0].measure == AGGRAVATED]
    if grave:
        for tier, _ in by_words:
            if tier.measure < LENIENT:
                reasons.append(Reason("tier.too-grave", {"tier": tier.name, "grave": grave[-1][0].name}))
        by_words = [met for met in by_words if met[0].measure >= LENIENT]
    found = by_words or by_numbers
    if not found:
        default = next((tier for tier in tiers if tier.default), None)
        if default:
            reasons.append(Reason("tier.default", {"tier": default.name}))
        return Placed(default, tuple(reasons))
    tier, circumstance = found[-1]
    reasons.append(Reason("tier", {"tier": tier.name, "circumstance": circumstance.words}))
    if by_words and by_numbers and by_numbers[-1][0] is not tier:
        reasons.append(Reason("tier.words-first", {"tier": by_numbers[-1][0].name}))
    if len(found) > 1:
        reasons.append(Reason("tier.gravest", {"tiers": tuple(other.name for other, _ in found[:-1])}))
    return Placed(tier, tuple(reasons))


def _met(tiers: tuple[Rung, ...], facts: Facts, *, worded: bool) -> list[tuple[Rung, Circumstance]]:
    """The tiers that one of their circumstances leads to, the mildest first, each with the first such circumstance."""
    found = []
    for tier in tiers:
        for circumstance in tier.circumstances:
            if worded == (not circumstance.parameter) and _holds(circumstance, facts):
                found.append((tier, circumstance))
                break
    return found


def _holds(circumstance: Circumstance, facts: Facts) -> bool:
    if not circumstance.parameter:
        return facts.value(circumstance.words, "yes") == YES
    if circumstance.equals:
        return facts.value(circumstance.parameter, "choice") == circumstance.equals
    number = facts.number(circumstance.parameter, circumstance.unit)
    return (
        number is not None
        and (circumstance.at_least is None or circumstance.at_least <= number)
        and (circumstance.below is None or number < circumstance.below)
    )
