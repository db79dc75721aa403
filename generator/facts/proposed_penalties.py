"""Penalties that somebody proposes, held against what the law and the standards lead to: what is refused, and why."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from generator.facts.discretion import FINE, Act, Answer, Suggestion, barred, not_set
from generator.facts.discretion_sheet import MITIGATED, NONE, Provided, Sheet
from generator.facts.measured import Facts, paid, tidy
from generator.facts.said import Refusal
from generator.model.penalties import RangeMode


class Proposed(msgspec.Struct, frozen=True):
    """A penalty of a case: `amount` in yuan for a fine, in days where the kind has a term, None for other kinds."""

    kind: str
    amount: Decimal | None = None


_TERM: Final = str(RangeMode.TERM)


def refusals(sheet: Sheet, act: Act, suggestion: Suggestion, proposed: Sequence[Proposed]) -> tuple[Refusal, ...]:
    """What of `proposed` may not be given for `act`, whose `suggestion` was drawn from `sheet`; empty: all may.

    - D-6: no penalty where the law gives none; a sum or a term above the law, below it without a ground, or outside the tier.
    - D-7: a kind that no provision sets. D-8: one that the level of the rule may not set.
    - D-11: a fine without its sum, or whose base isn't known.
    - D-12: two fines for one act (art. 29).

    The paths begin with "penalties" and the place in `proposed`. What `suggestion` itself refuses is not told again.
    """
    facts = Facts(sheet.parameters, act.facts)
    held = {provided.id: provided for violation in sheet.violations for provided in violation.provisions}
    ruled = [(answer, held[answer.provision]) for answer in suggestion.answers if answer.measure >= 0]
    return tuple(_refused(suggestion, ruled, facts, proposed))


def _refused(
    suggestion: Suggestion, ruled: list[tuple[Answer, Provided]], facts: Facts, proposed: Sequence[Proposed]
) -> Iterator[Refusal]:
    fines = 0
    for place, penalty in enumerate(proposed):
        path: tuple[str | int, ...] = ("penalties", place)
        if suggestion.measure == NONE:
            yield Refusal("D-6", "no-penalty", path, {"kind": penalty.kind})
            continue
        if not ruled:
            continue
        if not any(penalty.kind in law.kinds for _, law in ruled):
            barring = next((law for _, law in ruled if penalty.kind in law.barred), None)
            yield barred(penalty.kind, barring, path) if barring else not_set(penalty.kind, ruled[0][1], path)
            continue
        if penalty.kind == FINE:
            fines += 1
            if fines > 1:
                yield Refusal("D-12", "two-fines", path, {})
                continue
            yield from _fine(penalty.amount, path, suggestion, ruled, facts)
        else:
            yield from _other(penalty, path, suggestion)


def _other(penalty: Proposed, path: tuple[str | int, ...], suggestion: Suggestion) -> Iterator[Refusal]:
    """A kind without a sum: one that the tier names, for a term inside its range."""
    named = [one for one in suggestion.penalties if one.kind == penalty.kind]
    if not named:
        yield Refusal("D-6", "not-in-tier", (*path, "kind"), {"kind": penalty.kind})
    terms = [one.range for one in named if one.range and one.range.mode == _TERM]
    if terms and not any(penalty.amount is not None and term.min <= penalty.amount <= term.max for term in terms):
        yield Refusal("D-6", "term", (*path, "amount"), {"kind": penalty.kind, "range": terms[0]})


def _fine(
    amount: Decimal | None,
    path: tuple[str | int, ...],
    suggestion: Suggestion,
    ruled: list[tuple[Answer, Provided]],
    facts: Facts,
) -> Iterator[Refusal]:
    """A sum: inside what is suggested; below it too where the law's own grounds lower it (从轻或者减轻)."""
    path = (*path, "amount")
    if amount is None:
        yield Refusal("D-11", "no-amount", path, {})
        return
    suggested = [one for one in suggestion.penalties if one.kind == FINE]
    if not suggested:
        yield Refusal("D-6", "not-in-tier", path, {"kind": FINE})
        return
    if any(one.most is None for one in suggested):
        return  # the suggestion has told which base is missing
    within = [(one.least, one.most) for one in suggested if one.least is not None and one.most is not None]
    if any(least <= amount <= most for least, most in within):
        return
    if suggestion.below and amount < min(least for least, _ in within):
        return
    answer, law = _fined(suggestion, ruled)
    lowest, highest = _of_law(law, facts)
    values = {"amount": _digits(amount), "provision": law.named}
    if highest is not None and amount > highest:
        yield Refusal("D-6", "above-law", path, {**values, "most": _digits(highest)})
    elif lowest is not None and amount < lowest and answer.measure != MITIGATED:
        yield Refusal("D-6", "below-law", path, {**values, "least": _digits(lowest)})
    else:
        least, most = min(least for least, _ in within), max(most for _, most in within)
        yield Refusal(
            "D-6", "outside-tier", path,
            {"amount": _digits(amount), "tier": answer.tier, "least": _digits(least), "most": _digits(most)},
        )  # fmt: skip


def _fined(suggestion: Suggestion, ruled: list[tuple[Answer, Provided]]) -> tuple[Answer, Provided]:
    fined = suggestion.answers[suggestion.fined]
    return next((answer, law) for answer, law in ruled if answer is fined)


def _of_law(law: Provided, facts: Facts) -> tuple[Decimal | None, Decimal | None]:
    """The law's own least and most in yuan, over all its ranges; None where a base isn't known."""
    sums = [paid(fine, facts) for fine in law.fines]
    if any(one.missing for one in sums):
        return None, None
    return (
        min((one.least for one in sums if one.least is not None), default=None),
        max((one.most for one in sums if one.most is not None), default=None),
    )


def _digits(amount: Decimal) -> str:
    return f"{tidy(amount):f}"
