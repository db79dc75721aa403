"""Tiers of a discretion standard (裁量阶次): as an editor writes them, and as checks and computations see them."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from generator.model.fields import Amount, Label, YesNo
from generator.model.kind import Part
from generator.model.penalties import Range, TierPenalty, range_of
from generator.model.words import Words


class Measure(StrEnum):
    """What a tier does with the law's range (处罚法 art. 30–33), from the mildest."""

    NONE = "不予处罚"
    MITIGATED = "减轻处罚"
    LENIENT = "从轻处罚"
    ORDINARY = "一般处罚"
    AGGRAVATED = "从重处罚"


class Circumstance(Part):
    """One condition of a tier: a number in [at_least, below), a choice (`is`), or plain words (`text`)."""

    parameter: Annotated[str, Label("情节参数", "what is looked at", "经营面积")] = ""
    unit: Annotated[str, Label("单位", "unit of the number", "平方米")] = ""
    at_least: Annotated[Amount | None, Label("不少于", "from, included", "50")] = None
    below: Annotated[Amount | None, Label("少于", "up to, not included", "100")] = None
    equals: Annotated[str, Label("取值", "the choice", "初次违法")] = ""
    text: Annotated[str, Label("文字情节", "in words", "主动消除或者减轻违法行为危害后果的")] = ""


class Tier(Part):
    """One tier (裁量阶次). Tiers stand in the order of rising gravity."""

    name: Annotated[Words, Label("阶次名称", "name of the tier", "轻微")]
    measure: Annotated[Measure, Label("裁量方式", "what it does with the law's range", "从轻处罚")]
    default: Annotated[YesNo, Label("默认阶次", "whether it holds where nothing else is found", "否")] = False
    circumstances: Annotated[tuple[Circumstance, ...], Label("适用情节", "circumstances", "")]
    penalties: Annotated[tuple[TierPenalty, ...], Label("处罚", "penalties", "")] = ()
    conduct: Annotated[str, Label("其他处理", "other order", "责令改正")] = ""
    ground: Annotated[str, Label("减免依据", "ground of 减轻 or 不予, 处罚法 art. 30–33", "处罚法第三十三条第一款")] = (
        ""
    )


class CircumstanceFacts(msgspec.Struct, frozen=True, gc=False):
    """A circumstance as it is held against the facts of a case; `words` say it to people."""

    words: str
    parameter: str = ""
    unit: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None
    equals: str = ""


class PenaltyFacts(msgspec.Struct, frozen=True, gc=False):
    """A penalty of a tier: its kind, and its range where the tier states one."""

    kind: str
    range: Range | None = None


class TierFacts(msgspec.Struct, frozen=True, gc=False):
    """A tier as checks and computations see it."""

    name: str
    measure: str
    ground: str
    penalties: tuple[PenaltyFacts, ...]
    default: bool
    circumstances: tuple[CircumstanceFacts, ...]
    conduct: str


def tier_facts(tier: Tier) -> TierFacts:
    """The tier as cards carry it."""
    return TierFacts(
        tier.name,
        tier.measure,
        tier.ground,
        tuple(
            PenaltyFacts(str(penalty.kind), range_of(penalty.range) if penalty.range else None)
            for penalty in tier.penalties
        ),
        tier.default,
        tuple(map(_circumstance_facts, tier.circumstances)),
        tier.conduct,
    )


def _circumstance_facts(circumstance: Circumstance) -> CircumstanceFacts:
    return CircumstanceFacts(
        words=circumstance_in_words(circumstance),
        parameter=circumstance.parameter,
        unit=circumstance.unit,
        at_least=circumstance.at_least,
        below=circumstance.below,
        equals=circumstance.equals,
    )


def circumstance_in_words(circumstance: Circumstance) -> str:
    """经营面积50平方米以上不足100平方米, 态度：拒不配合."""
    if circumstance.text:
        return circumstance.text
    if circumstance.equals:
        return f"{circumstance.parameter}：{circumstance.equals}"
    unit, least, below = circumstance.unit, circumstance.at_least, circumstance.below
    if least is None:
        return f"{circumstance.parameter}不足{bound_in_words(below)}{unit}"
    if below is None:
        return f"{circumstance.parameter}{least:f}{unit}以上"
    return f"{circumstance.parameter}{least:f}{unit}以上不足{below:f}{unit}"


def bound_in_words(bound: Decimal | None) -> str:
    """The number, or 不限."""
    return "不限" if bound is None else f"{bound:f}"
