"""Which of a provision's texts rules an act (处罚法 art. 37).

The text in force when the act was done; but the one in force at the decision where that punishes less.
"""

from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from generator.facts.discretion_sheet import Provided, Violation
from generator.facts.measured import Facts, paid
from generator.facts.said import Reason, Refusal
from generator.model.penalties import PenaltyKind, Range


class Law(NamedTuple):
    """The provision that rules, None where none does, and why."""

    provision: Provided | None
    reasons: tuple[Reason, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def law_of_act(violation: Violation, done_on: str, decided_on: str, facts: Facts) -> Law:
    """The text of the act's day, or the milder one of the decision's day.

    Without a text on the act's day there is no penalty (art. 4, 38). Without one on the decision's day nobody can say here
    whether the act is still unlawful, so nothing is suggested.
    """
    if not violation.provisions:
        return Law(None, (), (Refusal("D-10", "no-provision", (), {"act": violation.act}),))
    newest = violation.provisions[-1].named
    then = _in_force(violation.provisions, done_on)
    now = _in_force(violation.provisions, decided_on)
    if then is None:
        return Law(None, (), (Refusal("D-10", "no-law-then", ("done_on",), {"provision": newest, "day": done_on}),))
    if now is None:
        return Law(
            None, (), (Refusal("D-10", "no-law-now", ("decided_on",), {"provision": then.named, "day": decided_on}),)
        )
    if then is now:
        return Law(then, (Reason("law", {"provision": then.named}),))
    both: dict[str, str] = {"old": then.named, "new": now.named}
    match compared(now, then, facts):
        case -1:
            return Law(now, (Reason("law.milder", {**both}),))
        case None:
            return Law(then, (Reason("law.unclear", {**both}),))
        case _:
            return Law(then, (Reason("law.not-milder", {**both}),))


def _in_force(provisions: tuple[Provided, ...], day: str) -> Provided | None:
    holding = [text for text in provisions if text.begins <= day and (not text.ends or day <= text.ends)]
    return holding[-1] if holding else None


def compared(new: Provided, old: Provided, facts: Facts) -> int | None:
    """-1 where the new text punishes less, 0 alike, 1 more; None where one is milder in kind and the other in sum.

    By the gravest kind, in the order of art. 9; then by the fines: the highest most, and among equals the least. Fines that
    are counted unlike are compared in yuan, if their bases are known.
    """
    kinds = _sign(_gravest(new), _gravest(old))
    fines = _fines_compared(new.fines, old.fines, facts)
    if fines is None:
        return None
    return None if kinds * fines < 0 else kinds or fines


_ORDER: Final = {str(kind): place for place, kind in enumerate(PenaltyKind)}


def _gravest(provision: Provided) -> int:
    return max((_ORDER[kind] for kind in provision.kinds), default=-1)


def _fines_compared(new: tuple[Range, ...], old: tuple[Range, ...], facts: Facts) -> int | None:
    if not new or not old:
        return _sign(len(new), len(old))
    if len(new) == len(old) == 1 and new[0].same_measure(old[0]):
        return _sign(new[0].max, old[0].max) or _sign(new[0].min, old[0].min)
    sums = [[paid(stated, facts) for stated in fines] for fines in (new, old)]
    tops = [
        [(one.most, one.least) for one in fines if one.most is not None and one.least is not None] for fines in sums
    ]
    if any(len(top) < len(fines) or not top for top, fines in zip(tops, sums, strict=True)):
        return None
    return _sign(max(tops[0]), max(tops[1]))


_T = TypeVar("_T", Decimal, int, tuple[Decimal, Decimal])


def _sign(one: _T, other: _T) -> int:
    return (one > other) - (one < other)
