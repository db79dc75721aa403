"""A discretion standard (裁量基准): which circumstances lead to which penalty inside the law's range."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import D_1, D_2, D_4
from generator.model.fields import Day, Label, Reference
from generator.model.kind import Card, Kind, PlainData, Record, SearchDocument
from generator.model.penalties import PenaltyKind, TierPenalty, range_in_words, range_of
from generator.model.tiers import (
    Circumstance,
    Measure,
    Tier,
    TierFacts,
    bound_in_words,
    circumstance_in_words,
    tier_facts,
)
from generator.model.words import Words


class DiscretionStandard(Record):
    """处罚法 art. 34: standards are made and published."""

    code: Annotated[Words, Label("编号", "its number", "CG-0001")]
    item: Annotated[str, Reference("power_item"), Label("处罚事项", "penalty item", "cf-weijing-xuke-shipin")]
    provision: Annotated[
        str, Reference("provision"), Label("处罚条款", "provision it measures", "shipin-anquan-fa-122-1")
    ]
    violation: Annotated[Words, Label("违法行为", "what is done", "未取得食品经营许可从事食品经营活动")]
    tiers: Annotated[tuple[Tier, ...], Label("裁量阶次", "tiers, the mildest first", "")]
    made_by: Annotated[str, Reference("unit"), Label("制定单位", "unit that made it", "qu-shichang-jianguan")]
    document: Annotated[str, Label("制定文件", "document that laid it down", "")] = ""
    effective_from: Annotated[Day, Label("施行日期", "in force from", "2026-04-01")]


class StandardCard(Card, frozen=True, kw_only=True, tag="discretion_standard"):
    """A standard as its item's and its provision's pages see it."""

    code: str
    item: str
    provision: str
    violation: str
    tiers: tuple[TierFacts, ...]
    effective_from: str


def checks(standard: DiscretionStandard) -> Iterator[Finding]:
    """What a standard keeps by itself; whether it stays inside its provision is checked between records."""
    yield from _published_before_use(standard)
    yield from _tier_count_and_default(standard)
    yield from _grounds(standard)
    yield from _circumstances(standard)
    yield from _parameters_meet(standard)
    yield from _measures_rise(standard)
    yield from _penalties_rise(standard)


def _published_before_use(standard: DiscretionStandard) -> Iterator[Finding]:
    if standard.effective_from < standard.published_on:
        yield D_4.at(
            ("effective_from",),
            Text(
                f"公开日期{standard.published_on}晚于施行日期{standard.effective_from}",
                f"in force from {standard.effective_from}, published only on {standard.published_on}",
            ),
            Text(
                "未经公布的不得作为处罚依据：施行日期不得早于公开日期",
                "unpublished rules are no basis: let it take effect on or after publication",
            ),
        )


def _tier_count_and_default(standard: DiscretionStandard) -> Iterator[Finding]:
    if len(standard.tiers) < 2:
        yield D_2.at(
            ("tiers",),
            Text(f"只有{len(standard.tiers)}个阶次", f"only {len(standard.tiers)} tier"),
            Text("至少分两个阶次，宜分三个以上", "make two tiers at least, three or more are better"),
        )
    defaults = [position for position, tier in enumerate(standard.tiers) if tier.default]
    if len(defaults) != 1:
        yield D_2.at(
            ("tiers",) if not defaults else ("tiers", defaults[1], "default"),
            Text(
                f"默认阶次应有且只有一个，现有{len(defaults)}个",
                f"exactly one tier is the default, there are {len(defaults)}",
            ),
            Text("在一个阶次写 default: 是，其余不写", "write `default: 是` in one tier only"),
        )


def _grounds(standard: DiscretionStandard) -> Iterator[Finding]:
    for position, tier in enumerate(standard.tiers):
        if tier.measure in {Measure.NONE, Measure.MITIGATED} and not tier.ground:
            yield D_1.at(
                ("tiers", position, "ground"),
                Text(
                    f"“{tier.name}”为{tier.measure}，没有写明依据",
                    f"“{tier.name}” goes below the law without its ground",
                ),
                Text(
                    "写明处罚法第三十条至第三十三条中的哪一款哪一项",
                    "cite the paragraph of 处罚法 art. 30–33",
                ),
            )
        if tier.measure is Measure.NONE and any(penalty.kind is not PenaltyKind.OTHER for penalty in tier.penalties):
            yield D_1.at(
                ("tiers", position, "penalties"),
                Text(f"“{tier.name}”不予处罚，却列出了处罚", f"“{tier.name}” gives no penalty, yet lists one"),
                Text("删去 penalties，或改写 measure", "delete `penalties`, or change `measure`"),
            )
        if tier.measure is not Measure.NONE and not tier.penalties:
            yield D_1.at(
                ("tiers", position, "penalties"),
                Text(f"“{tier.name}”没有写处罚", f"“{tier.name}” names no penalty"),
                Text(
                    "写明处罚种类和幅度；不予处罚的写 measure: 不予处罚",
                    "name kinds and ranges, or write `measure: 不予处罚`",
                ),
            )
        for place, penalty in enumerate(tier.penalties):
            if penalty.range and penalty.range.min > penalty.range.max:
                yield D_1.at(
                    ("tiers", position, "penalties", place, "range"),
                    Text("下限高于上限", "the least is above the most"),
                    Text("min 写下限，max 写上限", "min is the least, max the most"),
                )


def _circumstances(standard: DiscretionStandard) -> Iterator[Finding]:
    for position, tier in enumerate(standard.tiers):
        if not tier.circumstances:
            yield D_2.at(
                ("tiers", position, "circumstances"),
                Text(f"“{tier.name}”没有适用情节", f"“{tier.name}” has no circumstances"),
                Text("写明什么情节适用这一阶次", "say which circumstances lead to this tier"),
            )
        for place, circumstance in enumerate(tier.circumstances):
            numbers = circumstance.at_least is not None or circumstance.below is not None
            yield from _empty(circumstance, ("tiers", position, "circumstances", place))
            forms = sum((numbers, bool(circumstance.equals), bool(circumstance.text)))
            named = bool(circumstance.parameter) == (numbers or bool(circumstance.equals))
            if forms != 1 or not named:
                yield D_2.at(
                    ("tiers", position, "circumstances", place),
                    Text("情节写法不明", "the circumstance is not clear"),
                    Text(
                        "三选一：parameter 加 at_least、below；parameter 加 equals；或只写 text",
                        "one of: `parameter` with `at_least` and `below`; `parameter` with `equals`; or `text` alone",
                    ),
                )


def _empty(circumstance: Circumstance, path: tuple[str | int, ...]) -> Iterator[Finding]:
    least, below = circumstance.at_least, circumstance.below
    if least is not None and below is not None and least >= below:
        yield D_2.at(
            (*path, "below"),
            Text(
                f"没有{circumstance.parameter}能不少于{least:f}又少于{below:f}",
                f"no number is at least {least:f} and below {below:f}",
            ),
            Text("at_least 写下限，below 写上限", "`at_least` is the lower bound, `below` the upper"),
        )


def _parameters_meet(standard: DiscretionStandard) -> Iterator[Finding]:
    """Tiers of one numeric parameter neither overlap nor leave a gap."""
    intervals: dict[tuple[str, str], list[tuple[Decimal | None, Decimal | None, tuple[str | int, ...], str]]] = {}
    for position, tier in enumerate(standard.tiers):
        for place, circumstance in enumerate(tier.circumstances):
            if circumstance.parameter and (circumstance.at_least is not None or circumstance.below is not None):
                intervals.setdefault((circumstance.parameter, circumstance.unit), []).append(
                    (
                        circumstance.at_least,
                        circumstance.below,
                        ("tiers", position, "circumstances", place),
                        tier.name,
                    )
                )
    for (parameter, unit), found in intervals.items():
        for (_, below, _, lower), (at_least, _, path, upper) in pairwise(sorted(found, key=_from_lowest)):
            if below == at_least and below is not None:
                continue
            fault = "重叠" if below is None or at_least is None or below > at_least else "有空档"
            yield D_2.at(
                (*path, "at_least"),
                Text(
                    f"“{lower}”与“{upper}”的{parameter}{fault}：前者到{bound_in_words(below)}{unit}，后者从{bound_in_words(at_least)}{unit}",
                    f"{parameter} of “{lower}” and “{upper}” {'overlap' if fault == '重叠' else 'leave a gap'}",
                ),
                Text(
                    "让后一阶次的 at_least 等于前一阶次的 below",
                    "let `at_least` of the one equal `below` of the one before",
                ),
            )


def _from_lowest(interval: tuple[Decimal | None, Decimal | None, tuple[str | int, ...], str]) -> Decimal:
    return Decimal("-Infinity") if interval[0] is None else interval[0]


_GRAVITY: Final = {measure: position for position, measure in enumerate(Measure)}


def _measures_rise(standard: DiscretionStandard) -> Iterator[Finding]:
    """处罚法 art. 5: a graver tier is not treated more mildly."""
    for (_, milder), (position, graver) in pairwise(enumerate(standard.tiers)):
        if _GRAVITY[graver.measure] < _GRAVITY[milder.measure]:
            yield D_2.at(
                ("tiers", position, "measure"),
                Text(
                    f"“{graver.name}”{graver.measure}，前一阶次“{milder.name}”却{milder.measure}",
                    f"“{graver.name}” is treated more mildly than “{milder.name}” before it",
                ),
                Text(
                    "阶次由轻到重排列：" + "、".join(Measure),
                    "put the tiers in the order of rising gravity: " + ", ".join(Measure),
                ),
            )


def _penalties_rise(standard: DiscretionStandard) -> Iterator[Finding]:
    """Ranges of one kind and measure rise with gravity, and those of adjoining tiers meet."""
    graded = [
        (position, tier)
        for position, tier in enumerate(standard.tiers)
        if tier.measure not in {Measure.NONE, Measure.MITIGATED}
    ]
    for (_, milder), (position, graver) in pairwise(graded):
        for place, penalty in enumerate(graver.penalties):
            if penalty.range is None:
                continue
            upper = range_of(penalty.range)
            for other in milder.penalties:
                if other.kind is not penalty.kind or other.range is None:
                    continue
                lower = range_of(other.range)
                if lower.same_measure(upper) and lower.max != upper.min:
                    falls = lower.max > upper.min
                    yield D_2.at(
                        ("tiers", position, "penalties", place, "range", "min"),
                        Text(
                            f"“{graver.name}”的{penalty.kind}与前一阶次{'重叠或倒挂' if falls else '之间有空档'}："
                            f"前者到{range_in_words(lower)}，后者从{range_in_words(upper)}",
                            f"the {'ranges overlap or fall' if falls else 'ranges leave a gap'} between “{milder.name}” and “{graver.name}”",
                        ),
                        Text(
                            f"把下限写成前一阶次的上限 {lower.max:f}",
                            f"let its least be the most of the tier before, {lower.max:f}",
                        ),
                    )


def card(standard: DiscretionStandard, sort_key: str) -> StandardCard:
    """The standard as other pages and checks see it."""
    return StandardCard(
        **standard.card_head(standard.violation, f"standards/{standard.id}/", sort_key),
        code=standard.code,
        item=standard.item,
        provision=standard.provision,
        violation=standard.violation,
        tiers=tuple(map(tier_facts, standard.tiers)),
        effective_from=standard.effective_from.isoformat(),
    )


def view(standard: DiscretionStandard) -> PlainData:
    """The standard with every tier's circumstances and penalties in words."""
    shown = standard.model_dump(mode="json", exclude={"tiers"})
    shown["tiers"] = [
        {
            "name": tier.name,
            "measure": str(tier.measure),
            "default": tier.default,
            "circumstances": [circumstance_in_words(circumstance) for circumstance in tier.circumstances],
            "penalties": [_penalty_in_words(penalty) for penalty in tier.penalties],
            "conduct": tier.conduct,
            "ground": tier.ground,
        }
        for tier in standard.tiers
    ]
    return shown


def _penalty_in_words(penalty: TierPenalty) -> str:
    return f"{penalty.kind}：{range_in_words(range_of(penalty.range))}" if penalty.range else str(penalty.kind)


def search_document(standard: DiscretionStandard) -> SearchDocument:
    """Found by the violation and its number."""
    return SearchDocument(
        title=standard.violation,
        keys=(standard.code,),
        summary="；".join(f"{tier.name}：{_outcome(tier)}" for tier in standard.tiers),
    )


def _outcome(tier: Tier) -> str:
    penalties = [
        f"{penalty.kind}{range_in_words(range_of(penalty.range))}" if penalty.range else str(penalty.kind)
        for penalty in tier.penalties
    ]
    return "、".join(penalties) or str(tier.measure)


DISCRETION_STANDARD: Final = Kind(
    name="discretion_standard",
    title=Text("裁量基准", "discretion standard"),
    about=Text("什么情节，受什么处罚：法定幅度内的阶次。", "Which circumstances lead to which penalty."),
    folder="powers/standards",
    schema=DiscretionStandard,
    checks=checks,
    card=card,
    card_type=StandardCard,
    view=view,
    search_document=search_document,
)
