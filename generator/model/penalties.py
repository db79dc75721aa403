"""Penalties as law states them: their kinds (处罚法 art. 9) and the ranges that a provision or a tier sets."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import msgspec

from generator.model.fields import Amount, Label
from generator.model.kind import Part


class PenaltyKind(StrEnum):
    """处罚法 art. 9, one member a kind that the article names."""

    WARNING = "警告"
    CRITICISM = "通报批评"
    FINE = "罚款"
    CONFISCATE_GAINS = "没收违法所得"
    CONFISCATE_PROPERTY = "没收非法财物"
    HOLD_LICENCE = "暂扣许可证件"
    LOWER_GRADE = "降低资质等级"
    REVOKE_LICENCE = "吊销许可证件"
    RESTRICT_BUSINESS = "限制开展生产经营活动"
    STOP_BUSINESS = "责令停产停业"
    CLOSE = "责令关闭"
    RESTRICT_WORK = "限制从业"
    DETENTION = "行政拘留"
    OTHER = "其他行政处罚"


class RangeMode(StrEnum):
    """How a range is counted: a sum, a multiple of a base, a percent of a base, or a term of days."""

    AMOUNT = "金额"
    MULTIPLE = "倍数"
    PERCENT = "百分比"
    TERM = "期限"


class PenaltyRange(Part):
    """A range a provision sets: from `min` to `max`, both included, in yuan, times, percent or days by `mode`."""

    mode: Annotated[RangeMode, Label("计算方式", "how the range is counted", "金额")]
    base: Annotated[str, Label("基数", "base of a multiple or a percent, as the law names it", "货值金额")] = ""
    min: Annotated[Amount, Label("下限", "least", "50000")]
    max: Annotated[Amount, Label("上限", "most", "100000")]
    per: Annotated[str, Label("计算单位", "what it is counted by, where the law says so", "每平方米")] = ""


class TierPenalty(Part):
    """What a tier lays down for one kind of penalty; the range is left out where the kind has none (警告)."""

    kind: Annotated[PenaltyKind, Label("处罚种类", "kind of penalty", "罚款")]
    range: Annotated[PenaltyRange | None, Label("处罚幅度", "its range, where it has one", "")] = None


class Range(msgspec.Struct, frozen=True, gc=False):
    """A range as cards carry it: exact decimals, compared as numbers. `mode` and `base` name its unit."""

    mode: str
    base: str
    min: Decimal
    max: Decimal
    per: str = ""

    def same_measure(self, other: "Range") -> bool:
        """Whether both are counted alike, so that their numbers may be compared."""
        return (self.mode, self.base, self.per) == (other.mode, other.base, other.per)

    def holds(self, other: "Range") -> bool:
        """Whether `other` lies wholly inside."""
        return self.same_measure(other) and self.min <= other.min and other.max <= self.max


def fits(stated: Range, fines: Iterable[Range], *, mitigated: bool = False) -> bool:
    """Whether a tier's range lies inside one of the law's that is counted alike; a mitigated one lies below it (减轻)."""
    alike = [fine for fine in fines if fine.same_measure(stated)]
    if mitigated:
        return any(stated.max <= fine.min for fine in alike)
    return any(fine.holds(stated) for fine in alike)


def range_of(stated: PenaltyRange) -> Range:
    """The range as cards carry it."""
    return Range(str(stated.mode), stated.base, stated.min, stated.max, stated.per)


_UNITS = {RangeMode.AMOUNT: "元", RangeMode.MULTIPLE: "倍", RangeMode.PERCENT: "%", RangeMode.TERM: "日"}


def range_in_words(stated: Range) -> str:
    """货值金额10倍以上20倍以下, 每平方米50元以上100元以下, 2000元."""
    unit = _UNITS[RangeMode(stated.mode)]
    head = f"{stated.per}{stated.base}"
    if stated.min == stated.max:
        return f"{head}{in_digits(stated.max)}{unit}"
    if stated.min == 0:
        return f"{head}{in_digits(stated.max)}{unit}以下"
    return f"{head}{in_digits(stated.min)}{unit}以上{in_digits(stated.max)}{unit}以下"


def in_digits(number: Decimal) -> str:
    """50000 as 5万, 128.5 as 128.5, 12500 as 1.25万: the short form that people read."""
    if number >= 10000 and number % 100 == 0:
        return f"{_plain(number / 10000)}万"
    return _plain(number)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def disordered(ranges: tuple[PenaltyRange, ...]) -> Iterator[int]:
    """Positions of the ranges whose least is above their most."""
    for position, stated in enumerate(ranges):
        if stated.min > stated.max:
            yield position
