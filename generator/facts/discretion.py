"""Discretion (对号入座): from the facts of a case, the penalties that the law and the published standards lead to.

Pure: a sheet (`discretion_sheet.py`) and the facts go in, an answer comes out; `assets/discretion.js` computes the same in
the browser, and `tests/discretion/` holds the two equal. Sums are exact decimals. In order, for each rule that was broken:

1. The law: that of the time of the act, or the later one where it is milder (处罚法 art. 37); `law_of_act.py`.
2. The standard: published and in force on the day of the decision, or nothing is suggested from it (art. 5, 34).
3. The tier that the circumstances lead to; `tiers.py`. Without a standard, the whole range.
4. The range: the tier's own; where it states none, the part of the law's range that 从轻, 一般 or 从重 stands for.
5. The grounds of the law itself: no penalty, lighter, heavier (art. 30–33, 49); `general_grounds.py`.

Then, of several rules broken by one act, one fine: the highest (art. 29).
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import Final

import msgspec

from generator.facts.discretion_sheet import (
    AGGRAVATED,
    LENIENT,
    MITIGATED,
    NONE,
    ORDINARY,
    Parts,
    Penalty,
    Provided,
    Rung,
    Sheet,
    Standard,
    Violation,
)
from generator.facts.general_grounds import GENERAL, Grounds, grounds_in
from generator.facts.law_of_act import law_of_act
from generator.facts.measured import FEN, Facts, paid, tidied
from generator.facts.parameters import valid
from generator.facts.said import Reason, Refusal
from generator.facts.tiers import Placed, tier_of
from generator.model.penalties import PenaltyKind, Range, RangeMode, fits


class Act(msgspec.Struct, frozen=True):
    """The facts of a case. Days are ISO text.

    `facts` holds for the name of a parameter what was found: digits for a number, in the parameter's unit (元 for a base),
    one of the choices, or 是 or 否. `standards` names the standards (or, where there is none, the provisions) of the rules
    that the one act broke; empty: all of the sheet.
    """

    facts: dict[str, str]
    done_on: str
    decided_on: str
    standards: tuple[str, ...] = ()


class Suggested(msgspec.Struct, frozen=True):
    """A penalty that is suggested. Several of one kind are alternatives, where the law leaves several ranges.

    `range` is as the law counts: yuan, times, percent or days. `least` and `most` are what is paid, in yuan, to the fen;
    None where the kind is no fine, or the base isn't known.
    """

    kind: str
    range: Range | None
    least: Decimal | None
    most: Decimal | None


class Answer(msgspec.Struct, frozen=True):
    """What one rule leads to. `measure` is a place in MEASURES, -1 where nothing can be suggested."""

    standard: str
    provision: str
    tier: str
    measure: int
    penalties: tuple[Suggested, ...]
    conduct: str
    reasons: tuple[Reason, ...]
    refusals: tuple[Refusal, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """The penalties for the act, why, and what stands against it.

    `fined` is the place of the answer whose fine is taken, -1 where none is or the fines can't be compared.
    `below` says whether a fine below the law's least has its ground (减轻, art. 30–32). `may_waive`: 可以不予处罚.
    """

    answers: tuple[Answer, ...]
    measure: int
    fined: int
    penalties: tuple[Suggested, ...]
    below: bool
    may_waive: bool
    reasons: tuple[Reason, ...]
    refusals: tuple[Refusal, ...]


FINE: Final = str(PenaltyKind.FINE)


def suggest(sheet: Sheet, act: Act) -> Suggestion:
    """The answer of every rule that the act broke, and the penalties for the act as a whole."""
    with localcontext(prec=60):
        facts = Facts(sheet.parameters, act.facts)
        refusals = tuple(_faulty(sheet, act, facts))
        grounds = grounds_in(_general(facts))
        answers = tuple(_answer(violation, sheet.parts, act, facts, grounds) for violation in _chosen(sheet, act))
        return _together(answers, grounds, refusals)


def fitting_tier(sheet: Sheet, act: Act) -> tuple[str, tuple[Refusal, ...]]:
    """The tier that the act leads to under the first rule that gives one ("" where none does), and what is wrong with its facts.

    What `suggest` finds on its way, without the sums and the reasons: of a case that was decided no more is asked.
    """
    with localcontext(prec=60):
        facts = Facts(sheet.parameters, act.facts)
        return next(filter(None, _tiers(sheet, act, facts)), ""), tuple(_faulty(sheet, act, facts))


def _chosen(sheet: Sheet, act: Act) -> list[Violation]:
    return [violation for violation in sheet.violations if not act.standards or named(violation) in act.standards]


def _tiers(sheet: Sheet, act: Act, facts: Facts) -> Iterator[str]:
    for violation in _chosen(sheet, act):
        standard = violation.standard
        provision = law_of_act(violation, act.done_on, act.decided_on, facts).provision
        if provision is not None and not (standard and any(_unusable(standard, act.decided_on))):
            tier = _placed(standard, provision, facts).tier
            yield tier.name if tier else ""


def named(violation: Violation) -> str:
    """The id that `Act.standards` names it by: its standard's, or its provision's where it has none."""
    return violation.standard.id if violation.standard else violation.provisions[-1].id


def _faulty(sheet: Sheet, act: Act, facts: Facts) -> list[Refusal]:
    """D-11: facts that no parameter takes, and rules that the sheet doesn't hold."""
    known = facts.parameters
    found = []
    for name, value in act.facts.items():
        if name not in known:
            found.append(Refusal("D-11", "unknown", ("facts", name), {"name": name}))
        elif not valid(known[name], value):
            parameter = known[name]
            found.append(
                Refusal(
                    "D-11",
                    f"no-{parameter.form}",
                    ("facts", name),
                    {"name": name, "value": value, "unit": parameter.unit, "choices": parameter.choices},
                )
            )
    if act.decided_on < act.done_on:
        found.append(Refusal("D-11", "days", ("decided_on",), {"done": act.done_on, "decided": act.decided_on}))
    held = {named(violation) for violation in sheet.violations}
    found += [
        Refusal("D-11", "no-standard", ("standards", place), {"name": id_})
        for place, id_ in enumerate(act.standards)
        if id_ not in held
    ]
    return found


def _general(facts: Facts) -> dict[str, str]:
    """The facts that 处罚法 itself asks for, where a standard hasn't given their names another form."""
    return {
        parameter.name: value
        for parameter in GENERAL
        if (value := facts.value(parameter.name, parameter.form)) is not None
    }


def _answer(violation: Violation, parts: Parts, act: Act, facts: Facts, grounds: Grounds) -> Answer:
    """What one rule leads to, with its reasons; nothing where no text or no usable standard rules the act."""
    standard = violation.standard
    law = law_of_act(violation, act.done_on, act.decided_on, facts)
    refusals = [*law.refusals, *(_unusable(standard, act.decided_on) if standard else ())]
    reasons = [*law.reasons]
    name, provision = standard.id if standard else "", law.provision
    if provision is None or refusals:
        return Answer(name, provision.id if provision else "", "", -1, (), "", tuple(reasons), tuple(refusals))
    for fine in provision.fines:
        reasons.append(Reason("range", {"provision": provision.named, "range": tidied(fine)}))
    for kind in provision.barred:
        refusals.append(barred(kind, provision, ()))
    tier, why = _placed(standard, provision, facts)
    reasons += why
    if tier is None:
        refusals.append(Refusal("D-11", "no-tier", ("facts",), {"standard": standard.code if standard else ""}))
        return Answer(name, provision.id, "", -1, (), "", tuple(reasons), tuple(refusals))
    if tier.measure < LENIENT:
        reasons.append(Reason("tier.below", {"tier": tier.name, "ground": tier.ground}))
    step = _Step(provision, parts, facts, tier, grounds)
    penalties = tuple(step.penalties(reasons, refusals))
    return Answer(name, provision.id, tier.name, step.measure, penalties, tier.conduct, tuple(reasons), tuple(refusals))


def _placed(standard: Standard | None, provision: Provided, facts: Facts) -> Placed:
    """The standard's tier; all that the provision sets, where no standard measures this text of it."""
    if standard is None:
        return Placed(_without_standard(provision), ())
    if standard.provision != provision.id:
        return Placed(_without_standard(provision), (Reason("standard.other-text", {"standard": standard.code}),))
    return tier_of(standard.tiers, facts)


def _unusable(standard: Standard, day: str) -> Iterator[Refusal]:
    """D-9: art. 5 and 34, what isn't published is no basis; nor is what isn't in force, or was withdrawn."""
    if standard.withdrawn:
        yield Refusal("D-9", "withdrawn", (), {"standard": standard.code, "reason": standard.withdrawn})
    elif day < standard.published_on:
        yield Refusal("D-9", "unpublished", (), {"standard": standard.code, "from": standard.published_on, "day": day})
    elif day < standard.effective_from:
        yield Refusal("D-9", "not-yet", (), {"standard": standard.code, "from": standard.effective_from, "day": day})


def barred(kind: str, provision: Provided, path: tuple[str | int, ...]) -> Refusal:
    """D-8: art. 10–16, the level of the rule may not set this kind."""
    return Refusal("D-8", "level", path, {"kind": kind, "provision": provision.named, "level": provision.level})


def _without_standard(provision: Provided) -> Rung:
    """The tier of a rule that no standard measures: 一般, with all that the provision sets."""
    return Rung("", ORDINARY, True, "", "", (), tuple(Penalty(kind, None) for kind in provision.kinds))


class _Step:
    """Steps 4 and 5 for one tier under one provision."""

    def __init__(self, provision: Provided, parts: Parts, facts: Facts, tier: Rung, grounds: Grounds) -> None:
        self._provision, self._parts, self._facts, self._tier = provision, parts, facts, tier
        lighter, heavier = bool(grounds.relieving), bool(grounds.aggravating)
        inside = tier.measure >= LENIENT
        self._lowered = inside and lighter and not heavier
        self._raised = inside and heavier and not lighter
        self._both = inside and lighter and heavier
        self.measure = LENIENT if self._lowered else AGGRAVATED if self._raised else tier.measure

    def penalties(self, reasons: list[Reason], refusals: list[Refusal]) -> Iterator[Suggested]:
        """The tier's penalties as the grounds change them."""
        if self._tier.measure == NONE:
            return
        if self._both:
            reasons.append(Reason("both", {}))
        for penalty in self._tier.penalties:
            if penalty.kind in self._provision.barred:
                continue
            if self._provision.kinds and penalty.kind not in self._provision.kinds:
                refusals.append(not_set(penalty.kind, self._provision, ()))
                continue
            ranges = self._ranges(penalty, reasons, refusals)
            if not ranges and penalty.kind != FINE:
                yield Suggested(penalty.kind, None, None, None)
            for stated in ranges:
                sums = paid(stated, self._facts) if penalty.kind == FINE else None
                if sums and sums.missing:
                    refusals.append(Refusal("D-11", "base", ("facts", sums.missing), {"name": sums.missing}))
                yield Suggested(penalty.kind, tidied(stated), sums.least if sums else None, sums.most if sums else None)

    def _ranges(self, penalty: Penalty, reasons: list[Reason], refusals: list[Refusal]) -> list[Range]:
        own = penalty.range
        if own is None:
            if penalty.kind != FINE or not self._provision.fines:
                return []
            measure = ORDINARY if self._both else self.measure
            reasons.append(Reason(f"part.{measure}", {"percent": self._percent(measure)}))
            return [part(fine, measure, self._parts) for fine in self._provision.fines]
        if penalty.kind == FINE and not fits(own, self._provision.fines, mitigated=self.measure == MITIGATED):
            refusals.append(
                Refusal("D-6", "tier-outside", (), {"tier": self._tier.name, "provision": self._provision.named})
            )
            return []
        if self._lowered or self._raised:
            reasons.append(Reason("lowered" if self._lowered else "raised", {"percent": self._percent(self.measure)}))
            return [part(own, self.measure, self._parts)]
        return [own]

    def _percent(self, measure: int) -> str:
        return str({LENIENT: self._parts.lenient, AGGRAVATED: self._parts.aggravated}.get(measure, 0))


def not_set(kind: str, provision: Provided, path: tuple[str | int, ...]) -> Refusal:
    """D-7: the provision doesn't know this kind (art. 4, 38: no penalty without a basis)."""
    return Refusal("D-7", "kind", path, {"kind": kind, "provision": provision.named, "kinds": provision.kinds})


def part(stated: Range, measure: int, parts: Parts) -> Range:
    """The part of a range that a measure stands for: 从轻 its lower percent, 从重 its higher, 一般 what lies between.

    减轻 is what lies below it. Bounds between are rounded down: yuan to the fen, days to whole days, others not at all.
    """
    width = stated.max - stated.min
    low = _rounded(stated.min + width * parts.lenient / 100, stated.mode)
    high = _rounded(stated.max - width * parts.aggravated / 100, stated.mode)
    least, most = {
        MITIGATED: (Decimal(0), stated.min),
        LENIENT: (stated.min, low),
        ORDINARY: (low, high),
        AGGRAVATED: (high, stated.max),
    }[measure]
    return Range(stated.mode, stated.base, least, most, stated.per)


def _rounded(number: Decimal, mode: str) -> Decimal:
    step = {RangeMode.AMOUNT: FEN, RangeMode.TERM: Decimal(1)}.get(RangeMode(mode))
    return number.quantize(step, ROUND_FLOOR) if step else number


def _together(answers: Sequence[Answer], grounds: Grounds, refusals: tuple[Refusal, ...]) -> Suggestion:
    """One act, one fine: the highest of those that its rules lead to (art. 29); the other kinds stand beside it."""
    reasons = [
        Reason(f"ground.{code}", {})
        for code in (*grounds.waiving, *grounds.may_waive, *grounds.relieving, *grounds.aggravating)
    ]
    if grounds.waiving:
        return Suggestion(tuple(answers), NONE, -1, (), False, False, tuple(reasons), refusals)
    tops = [(place, _top(answer)) for place, answer in enumerate(answers) if _fines(answer)]
    known = [(top, -place) for place, top in tops if top is not None]
    fined = -max(known)[1] if known and len(known) == len(tops) else tops[0][0] if len(tops) == 1 else -1
    if len(tops) > 1:
        reasons.append(Reason("fine.unclear" if fined < 0 else "fine.highest", {}))
    penalties: list[Suggested] = []
    for place, answer in enumerate(answers):
        for penalty in answer.penalties:
            if place == fined if penalty.kind == FINE else penalty not in penalties:
                penalties.append(penalty)
    measure = answers[fined].measure if fined >= 0 else max((answer.measure for answer in answers), default=-1)
    return Suggestion(
        answers=tuple(answers),
        measure=measure,
        fined=fined,
        penalties=tuple(penalties),
        below=bool(grounds.relieving),
        may_waive=bool(grounds.may_waive),
        reasons=tuple(reasons),
        refusals=refusals,
    )


def _fines(answer: Answer) -> list[Suggested]:
    return [penalty for penalty in answer.penalties if penalty.kind == FINE]


def _top(answer: Answer) -> tuple[Decimal, Decimal] | None:
    """The highest of the answer's fines, None where one isn't known."""
    sums = [(fine.most, fine.least) for fine in _fines(answer)]
    known = [(most, least) for most, least in sums if most is not None and least is not None]
    return max(known) if len(known) == len(sums) else None
