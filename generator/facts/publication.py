"""Which decisions are public on a day (处罚法 art. 48; 市场监督管理行政处罚信息公示规定 art. 9–13; P-2).

A case is shown to no one outside the office until its decision is due to be public: from its day of publication to
the end of its term. A minor's case never is, nor a warning alone, nor what touches secrets.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import C_11
from generator.facts.calendar import months_after
from generator.facts.hearing import LargeSums
from generator.facts.register import CaseCard, RecordFinding, Register
from generator.kinds.penalty_case import Outcome
from generator.kinds.permit_case import PermitCaseCard, PermitResult
from generator.model.penalties import PenaltyKind


class Shown(StrEnum):
    """Whether a case stands on the public site."""

    NOT_YET = "尚未公开"
    PUBLIC = "公开"
    OVER = "公开期满"
    NEVER = "不公开"
    WITHDRAWN = "已撤回"


def publishable(case: CaseCard) -> bool:
    """Whether the law lets the case be published at all, once it is decided."""
    if case.minor or case.withheld:
        return False
    if isinstance(case, PermitCaseCard):
        return case.result in {PermitResult.GRANTED, PermitResult.DENIED}
    kinds = {sanction.kind for sanction in case.sanctions}
    return case.outcome == Outcome.PENALTY and case.social_effect and kinds != {PenaltyKind.WARNING}


def last_day(case: CaseCard, large: LargeSums) -> date | None:
    """The last day on which the case may be public; None before its day of publication is known."""
    if not case.public_on:
        return None
    most = _longest(case, large)
    return min(most, date.fromisoformat(case.public_until)) if case.public_until else most


def _longest(case: CaseCard, large: LargeSums) -> date:
    """The last day on which the law lets it be public."""
    begins = date.fromisoformat(case.public_on)
    return date.fromordinal(months_after(begins, _months(case, large)).toordinal() - 1)


def _months(case: CaseCard, large: LargeSums) -> int:
    """Three months for criticism or a low fine alone, else three years (art. 13)."""
    if isinstance(case, PermitCaseCard):
        return _LONG
    low = large.of(person=case.person)
    mild = all(
        sanction.kind in {PenaltyKind.CRITICISM, PenaltyKind.WARNING}
        or (sanction.kind == PenaltyKind.FINE and (sanction.amount or Decimal(0)) < low)
        for sanction in case.sanctions
    )
    return _SHORT if mild else _LONG


_SHORT: Final = 3
_LONG: Final = 36


def shown_on(case: CaseCard, today: date, large: LargeSums) -> Shown:
    """Whether the case stands on the public site on the day `today`."""
    if not publishable(case):
        return Shown.NEVER
    if not case.public_on or case.public_on > today.isoformat():
        return Shown.NOT_YET
    if case.withdrawn:
        return Shown.WITHDRAWN
    last = last_day(case, large)
    return Shown.OVER if last is not None and today > last else Shown.PUBLIC


def publication_findings(register: Register, large: LargeSums) -> Iterator[RecordFinding]:
    """C-11: nothing is public for longer than it may be, and nothing that may not be."""
    for case in register.cases():
        if not case.public_on:
            continue
        if not publishable(case):
            yield RecordFinding(
                case.kind,
                case.id,
                C_11.at(
                    ("publication", "on"),
                    Text(
                        f"不应公开的案件写了公开日期{case.public_on}",
                        "a case that may not be public has a day of publication",
                    ),
                    Text(
                        "未成年人、仅予警告、没有社会影响或者尚未决定的案件不公开：删去 publication.on",
                        "a minor's, a warning alone, one without effect or decision stays inside: delete `publication.on`",
                    ),
                ),
            )
        elif case.public_until:
            most = _longest(case, large)
            if date.fromisoformat(case.public_until) > most:
                yield RecordFinding(
                    case.kind,
                    case.id,
                    C_11.at(
                        ("publication", "until"),
                        Text(
                            f"公开至{case.public_until}，最多公开{_months(case, large)}个月，到{most}",
                            f"public until {case.public_until}; it may be for {_months(case, large)} months, until {most}",
                        ),
                        Text(f"写成 {most} 或更早，或删去这一行", f"write {most} or earlier, or delete the line"),
                    ),
                )
