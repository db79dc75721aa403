"""The sheet that discretion is computed from: a violation's standard, the provisions it may fall under, what is asked.

A sheet is plain data, complete in itself: `facts/discretion.py` computes from it, and so does the calculator on a
standard's page (`assets/discretion.js`), which gets the same sheet as JSON. Decimals are text there; days are ISO text.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import msgspec

from generator.facts.general_grounds import GENERAL
from generator.facts.parameters import Parameter, asks_for, with_unit
from generator.facts.register import Register
from generator.kinds.discretion_standard import StandardCard
from generator.kinds.power_item import ItemCard
from generator.kinds.provision import ProvisionCard
from generator.model.legal_level import LegalLevel, kinds_not_allowed
from generator.model.penalties import PenaltyKind, Range, RangeMode
from generator.model.tiers import Measure

MEASURES: Final = tuple(str(measure) for measure in Measure)
"""From the mildest. A sheet and an answer name a measure by its place here."""
NONE, MITIGATED, LENIENT, ORDINARY, AGGRAVATED = range(5)


class Parts(msgspec.Struct, frozen=True):
    """How much of a range is its lower part (从轻) and its higher part (从重), in percent: a setting of the district."""

    lenient: int = 30
    aggravated: int = 30


USUAL_PARTS: Final = Parts()
"""What holds where a district sets nothing else."""


class Circumstance(msgspec.Struct, frozen=True):
    """What leads to a tier. Without a `parameter` it is said in words, and somebody has to judge it."""

    words: str
    parameter: str
    unit: str
    at_least: Decimal | None
    below: Decimal | None
    equals: str


class Penalty(msgspec.Struct, frozen=True):
    """A kind of penalty with its range, where one is stated."""

    kind: str
    range: Range | None


class Rung(msgspec.Struct, frozen=True):
    """A tier of a standard; `measure` is a place in MEASURES."""

    name: str
    measure: int
    default: bool
    ground: str
    conduct: str
    circumstances: tuple[Circumstance, ...]
    penalties: tuple[Penalty, ...]


class Standard(msgspec.Struct, frozen=True):
    """A discretion standard. `withdrawn` is the reason, "" where it stands."""

    id: str
    code: str
    provision: str
    published_on: str
    effective_from: str
    withdrawn: str
    tiers: tuple[Rung, ...]


class Provided(msgspec.Struct, frozen=True):
    """A provision as law for an act: from when to when ("" has no end), what it sets, and what its level may not set."""

    id: str
    named: str
    begins: str
    ends: str
    level: str
    kinds: tuple[str, ...]
    barred: tuple[str, ...]
    fines: tuple[Range, ...]


class Violation(msgspec.Struct, frozen=True):
    """What was done, once for each rule it may break. `provisions` are one text through time, the oldest first."""

    item: str
    act: str
    standard: Standard | None
    provisions: tuple[Provided, ...]


class Sheet(msgspec.Struct, frozen=True):
    """All that a computation knows besides the facts of the case."""

    violations: tuple[Violation, ...]
    parts: Parts
    parameters: tuple[Parameter, ...]


def sheet_of_items(register: Register, items: Iterable[str], parts: Parts) -> Sheet:
    """The sheet of penalty items: every standard of theirs that stands, and each basis that has none.

    An id that isn't in the register, and an item that is no penalty, adds nothing.
    """
    texts = Texts(register)
    violations = [
        violation
        for id_ in items
        if (item := register.items.get(id_)) and item.type == "行政处罚"
        for violation in _violations(item, register, texts)
    ]
    return completed(violations, parts)


def sheet_of_standard(standard: StandardCard, texts: "Texts", parts: Parts) -> Sheet:
    """The sheet of one standard alone."""
    return completed([_measured(standard, texts)], parts)


def _violations(item: ItemCard, register: Register, texts: "Texts") -> Iterator[Violation]:
    standards = [card for card in register.standards.values() if card.item == item.id and not card.withdrawn]
    for standard in standards:
        yield _measured(standard, texts)
    measured = {standard.provision for standard in standards}
    for basis in item.legal_basis:
        provision = register.provisions.get(basis)
        if provision and provision.id not in measured and provision.penalty_kinds and not provision.withdrawn:
            yield Violation(item.id, provision.subject, None, texts.through_time(provision.id))


def _measured(standard: StandardCard, texts: "Texts") -> Violation:
    return Violation(
        item=standard.item,
        act=standard.violation,
        standard=Standard(
            id=standard.id,
            code=standard.code,
            provision=standard.provision,
            published_on=standard.published_on,
            effective_from=standard.effective_from,
            withdrawn=standard.withdrawn,
            tiers=tuple(
                Rung(
                    name=tier.name,
                    measure=MEASURES.index(tier.measure),
                    default=tier.default,
                    ground=tier.ground,
                    conduct=tier.conduct,
                    circumstances=tuple(
                        Circumstance(met.words, met.parameter, met.unit, met.at_least, met.below, met.equals)
                        for met in tier.circumstances
                    ),
                    penalties=tuple(Penalty(penalty.kind, penalty.range) for penalty in tier.penalties),
                )
                for tier in standard.tiers
            ),
        ),
        provisions=texts.through_time(standard.provision),
    )


class Texts:
    """The texts of a register's provisions through time."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._replaced_by = {card.replaces: card for card in register.provisions.values() if card.replaces}

    def through_time(self, id_: str) -> tuple[Provided, ...]:
        """The provision with those that it replaced and that replaced it, the oldest first (处罚法 art. 37)."""
        provision = self._register.provisions.get(id_)
        if provision is None:
            return ()
        chain = [provision]
        while (old := self._register.provisions.get(chain[0].replaces)) and old not in chain:
            chain.insert(0, old)
        while (new := self._replaced_by.get(chain[-1].id)) and new not in chain:
            chain.append(new)
        return tuple(_provided(card, self._register) for card in chain if not card.withdrawn)


def _provided(provision: ProvisionCard, register: Register) -> Provided:
    law = register.laws.get(provision.law)
    level = law.level if law else ""
    kinds = [PenaltyKind(kind) for kind in provision.penalty_kinds]
    barred = kinds_not_allowed(LegalLevel(level), kinds) if level else ()
    return Provided(
        id=provision.id,
        named=f"《{law.short_title if law else provision.law}》{provision.label}",
        begins=max(provision.effective_from, law.effective_from if law else ""),
        ends=min(filter(None, (provision.effective_to, law.effective_to if law else "")), default=""),
        level=level,
        kinds=tuple(str(kind) for kind in kinds if kind not in barred),
        barred=tuple(map(str, barred)),
        fines=() if PenaltyKind.FINE in barred else provision.fines,
    )


def completed(violations: list[Violation], parts: Parts) -> Sheet:
    """The sheet of these violations, with all that they ask."""
    found: dict[str, Parameter] = {}
    for parameter in (*_of_standards(violations), *_bases(violations), *GENERAL):
        known = found.setdefault(parameter.name, parameter)
        if known.form == parameter.form == "choice":
            choices = dict.fromkeys((*known.choices, *parameter.choices))
            found[parameter.name] = msgspec.structs.replace(known, choices=tuple(choices))
        elif parameter.form == "number" and not asks_for(known, parameter.unit) and parameter.group != "general":
            apart = with_unit(parameter.name, parameter.unit)
            found.setdefault(apart, msgspec.structs.replace(parameter, name=apart))
    return Sheet(tuple(violations), parts, tuple(found.values()))


def _of_standards(violations: list[Violation]) -> Iterator[Parameter]:
    """What the tiers ask: numbers and choices first, as they weigh; then the words that somebody has to judge."""
    circumstances = [
        met
        for violation in violations
        if violation.standard
        for tier in violation.standard.tiers
        for met in tier.circumstances
    ]
    for met in circumstances:
        if met.equals:
            yield Parameter(met.parameter, "choice", choices=(met.equals,))
        elif met.parameter:
            yield Parameter(met.parameter, "number", met.unit)
    for met in circumstances:
        if not met.parameter:
            yield Parameter(met.words, "yes")


def _bases(violations: list[Violation]) -> Iterator[Parameter]:
    """What a range is a multiple or a percent of, in yuan, and what it is counted by, as 每人."""
    for stated in _ranges(violations):
        if stated.mode in {RangeMode.MULTIPLE, RangeMode.PERCENT}:
            yield Parameter(stated.base, "number", "元", group="base")
        if stated.per:
            yield Parameter(stated.per, "number", "", group="base")


def _ranges(violations: list[Violation]) -> Iterator[Range]:
    for violation in violations:
        for tier in violation.standard.tiers if violation.standard else ():
            yield from (penalty.range for penalty in tier.penalties if penalty.range)
        for provision in violation.provisions:
            yield from provision.fines
