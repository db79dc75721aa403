"""Rules of data of electronic supervision: what the record of a case shows about itself, beside its limits.

Codes, levels and types are those of the Jiangsu transport system (2013–2016). Two of its twelve have no rule here, since no
such record passes: a step before the registration (PROCESS_BEFORE_REGISTER) and a case that is closed without a result
(NO_RESULT_STATUS) are refused by C-5.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from math import gcd
from typing import Final, NamedTuple

from generator.facts.case_limits import Level
from generator.facts.register import CaseCard
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.kinds.penalty_procedure import Stage
from generator.kinds.permit_case import PermitCaseCard, PermitResult, PermitStage
from generator.kinds.power_item import ItemCard


class Anomaly(StrEnum):
    """What an alert is about."""

    TIME = "时效"
    PROCESS = "流程"
    CONTENT = "内容"
    DISCRETION = "裁量"
    OTHER = "其他"


class Rule(NamedTuple):
    """A rule of data that one case breaks: the alert that it raises on the day `on`."""

    code: str
    level: Level
    anomaly: Anomaly
    about: str
    basis: str
    on: str


def broken_rules(case: CaseCard, item: ItemCard) -> Iterator[Rule]:
    """Every rule that a case of this kind, under the item, breaks."""
    yield from _of_permit(case, item) if isinstance(case, PermitCaseCard) else _of_penalty(case)
    if not case.closed_on:
        return
    stages = [entry.stage for entry in case.stages]
    last = case.stages[-1].on
    if last > _closed(case):
        yield Rule("PROCESS_AFTER_FINISH", Level.NOTICE, Anomaly.CONTENT, "办结以后还有环节", _MONITORING, last)
    taken_back = isinstance(case, PermitCaseCard) and case.result == PermitResult.TAKEN_BACK
    if not taken_back and set(stages[1:]) <= _ENDS:
        yield Rule("NO_PROCESS_DATA", Level.NOTICE, Anomaly.CONTENT, "没有登记办理过程", _MONITORING, last)


_MONITORING: Final = "电子监察规则"
_ENDS: Final = frozenset({Stage.CLOSED, PermitStage.CLOSED})


def _closed(case: CaseCard) -> str:
    """The first day on which it was closed."""
    return next((entry.on for entry in case.stages if entry.stage in _ENDS), case.closed_on)


def _of_permit(case: PermitCaseCard, item: ItemCard) -> Iterator[Rule]:
    """What the record of an application itself shows."""
    stages = [entry.stage for entry in case.stages]
    accepted = stages.index(PermitStage.ACCEPTED) if PermitStage.ACCEPTED in stages else len(stages)
    corrections = [place for place, stage in enumerate(stages) if stage == PermitStage.CORRECTED]
    last = case.stages[-1].on
    process, content = Anomaly.PROCESS, Anomaly.CONTENT
    once, told, filed = "行政许可法第三十二条", "行政许可法第三十八条", _MONITORING
    if corrections:
        corrected = case.day_of(PermitStage.CORRECTED)
        if len(corrections) > 1:
            yield Rule("MULTI_CORRECTION", Level.YELLOW, process, "多次要求补正", once, corrected)
        if corrections[-1] > accepted:
            yield Rule("CORRECTION_AFTER_ACCEPT", Level.RED, process, "受理后又要求补正", once, corrected)
    if not fee_fits(case.fee_taken, item):
        yield Rule("CHARGE_WARNING", Level.YELLOW, content, "收费与公布的标准不符", "行政许可法第五十九条", last)
    if case.result == PermitResult.REFUSED:
        yield Rule("NOT_BE_ACCEPTED", Level.NOTICE, Anomaly.OTHER, "不予受理", once, last)
    if not case.summary:
        yield Rule("NO_SUMMARY", Level.NOTICE, content, "没有办件摘要", filed, case.filed_on)
    if not case.materials:
        yield Rule("NO_STUFF", Level.NOTICE, content, "没有登记申请材料", filed, case.filed_on)
    if accepted < len(stages) and not case.documents[accepted]:
        yield Rule("NO_NOTICE_OF_ACCEPTANCE", Level.NOTICE, content, "没有受理通知书", once, case.accepted_on)
    if PermitStage.DECIDED in stages and not case.documents[-1 - stages[::-1].index(PermitStage.DECIDED)]:
        yield Rule("NO_DECISION", Level.NOTICE, content, "没有决定文书", told, case.day_of(PermitStage.DECIDED))


def _of_penalty(case: PenaltyCaseCard) -> Iterator[Rule]:
    if case.tier_reason:
        yield Rule(
            "OTHER_TIER",
            Level.NOTICE,
            Anomaly.DISCRETION,
            "选用的阶次与情节不一致",
            "行政处罚法第三十四条",
            case.day_of(Stage.DECIDED) or case.stages[-1].on,
        )
    if not case.documented:
        yield Rule(
            "NO_DECISION",
            Level.NOTICE,
            Anomaly.CONTENT,
            "没有决定文书",
            "行政处罚法第五十九条",
            case.day_of(Stage.DECIDED),
        )


def fee_fits(taken: Decimal | None, item: ItemCard) -> bool:
    """Whether what was taken can be what the item publishes: nothing, or a sum of its rates where it names them.

    Rates that leave no other sum than multiples of what divides them all are compared by that divisor.
    """
    if not taken:
        return True
    if not item.fee_charged or not item.fee_rates:
        return item.fee_charged
    return int(taken * 100) % gcd(*(int(rate * 100) for rate in item.fee_rates)) == 0
