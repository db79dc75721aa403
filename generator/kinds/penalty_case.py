"""A penalty case (处罚案件): one use of a penalty item, from filing to closing, step by step."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import C_1, C_5, C_12, C_13
from generator.kinds.penalty_procedure import (
    Officer,
    Penalty,
    Procedure,
    Stage,
    StageEntry,
    ToldSum,
    procedure_findings,
    sums_without_hearing,
)
from generator.model.cases import (
    CardOfCase,
    Party,
    Pause,
    Publication,
    Taken,
    fields_of_case,
    pause_findings,
    paused_view,
    shown_name,
)
from generator.model.fields import Day, Label, Reference, Sum, YesNo
from generator.model.kind import Kind, Part, PlainData, Record, SearchDocument
from generator.model.penalties import PenaltyKind
from generator.model.surcharge import PAY_WITHIN, surcharge_most
from generator.model.words import Words


class Outcome(StrEnum):
    """How a case ends (处罚法 art. 57)."""

    PENALTY = "予以处罚"
    EXCUSED = "不予处罚"
    UNFOUNDED = "违法事实不成立"
    JUSTICE = "移送司法机关"
    DROPPED = "撤销案件"


class Circumstance(Part):
    """A circumstance that was found, by the parameter's name in the standard: a number, or one of its choices."""

    parameter: Annotated[Words, Label("情节参数", "parameter", "经营面积")]
    value: Annotated[Words, Label("取值", "value", "35")]


class Payment(Part):
    """Money that came in."""

    on: Annotated[Day, Label("缴款日期", "on", "2026-06-20")]
    amount: Annotated[Sum, Label("罚没款", "fine or confiscated sum, yuan", "50000")]
    surcharge: Annotated[Sum | None, Label("加处罚款", "surcharge, yuan (art. 72)", "")] = None


class PenaltyCase(Record):
    """One file a case. Names of officers and the party's own stay inside the office; pages show neither."""

    number: Annotated[Words, Label("案号", "number of the case", "示市监罚〔2026〕1号")]
    cause: Annotated[Words, Label("案由", "what it is about", "未取得食品经营许可从事食品经营活动")]
    item: Annotated[str, Reference("power_item"), Label("处罚事项", "penalty item", "cf-weijing-xuke-shipin")]
    provisions: Annotated[
        tuple[Annotated[str, Reference("provision")], ...],
        Label("处罚条款", "provisions that were broken", "shipin-anquan-fa-122-1"),
    ]
    standard: Annotated[str, Reference("discretion_standard"), Label("裁量基准", "discretion standard", "")] = ""
    tier: Annotated[str, Label("裁量阶次", "tier that was chosen", "较轻")] = ""
    circumstances: Annotated[tuple[Circumstance, ...], Label("情节", "circumstances that were found", "")] = ()
    tier_reason: Annotated[str, Label("另选阶次的理由", "why another tier than the circumstances give", "")] = ""
    party: Annotated[Party, Label("当事人", "party", "")]
    facts: Annotated[str, Label("违法事实", "what was done; without personal data", "")] = ""
    evidence: Annotated[tuple[Words, ...], Label("证据", "evidence", "现场笔录")] = ()
    committed_on: Annotated[Day | None, Label("违法行为日期", "day of the act, or of its end", "2026-02-20")] = None
    procedure: Annotated[Procedure, Label("程序", "procedure", "普通程序")]
    officers: Annotated[tuple[Officer, ...], Label("执法人员", "officers", "")]
    stages: Annotated[tuple[StageEntry, ...], Label("办理环节", "stages, in the order of their days", "")]
    pauses: Annotated[tuple[Pause, ...], Label("中止或扣除的期间", "pauses", "")] = ()
    outcome: Annotated[Outcome | None, Label("处理结果", "outcome; left out while the case is open", "予以处罚")] = None
    payments: Annotated[tuple[Payment, ...], Label("缴款", "payments", "")] = ()
    performance: Annotated[
        str, Label("履行方式和期限", "how and until when it is performed; of a fine art. 67 says it", "")
    ] = ""
    remedies: Annotated[str, Label("救济途径", "where one may appeal, and how long", "")] = ""
    social_effect: Annotated[YesNo, Label("具有一定社会影响", "whether of some effect on society (art. 48)", "是")] = (
        True
    )
    publication: Annotated[Publication, Label("公开", "publication", "")] = Publication()
    annulled_on: Annotated[
        Day | None, Label("决定被撤销、变更的日期", "day on which the decision was annulled or changed", "")
    ] = None


class Sanction(msgspec.Struct, frozen=True, gc=False):
    """A decided penalty as cards carry it; yuan, days."""

    kind: str
    amount: Decimal | None
    base: Decimal | None
    days: int | None


class PenaltyCaseCard(CardOfCase, frozen=True, kw_only=True, tag="penalty_case"):
    """A penalty case as lists, limits and supervision see it."""

    cause: str
    provisions: tuple[str, ...]
    standard: str
    tier: str
    tier_reason: str
    circumstances: tuple[tuple[str, str], ...]
    party_key: str
    """What tells one party from another, never shown."""
    committed_on: str
    summary: bool
    outcome: str
    sanctions: tuple[Sanction, ...]
    without_hearing: tuple[ToldSum, ...]
    """Sums that the party was told of without the right to a hearing."""
    hearing_told: bool
    """Whether a notice told of the right to a hearing."""
    social_effect: bool
    annulled_on: str
    documented: bool
    """Whether every decision names its document."""

    @property
    def filed_on(self) -> str:
        """The day from which limits run; on the spot it is the day of the first entry."""
        return next((taken.on for taken in self.stages if taken.stage == Stage.FILED), self.stages[0].on)

    @property
    def closed_on(self) -> str:
        """The day of its closing, "" for an open case."""
        return self.day_of(Stage.CLOSED)


def checks(case: PenaltyCase) -> Iterator[Finding]:
    """The rules that a case keeps by itself."""
    open_or_penalised = case.outcome in {None, Outcome.PENALTY}
    yield from procedure_findings(case.stages, case.procedure, case.party, case.officers, penalised=open_or_penalised)
    yield from _bound(case)
    yield from _outcome(case)
    yield from pause_findings(case.stages[0].on, case.pauses)
    yield from _decision(case)
    yield from _surcharges(case)
    yield from _withdrawal(case)


def _bound(case: PenaltyCase) -> Iterator[Finding]:
    """C-1: a case names its provisions, and a tier with its standard."""
    if not case.provisions:
        yield C_1.at(
            ("provisions",),
            Text("没有写处罚条款", "it names no provision"),
            Text("写明所依据的条款编号，先在 powers/provisions 登记", "name the provisions it rests on"),
        )
    if bool(case.standard) != bool(case.tier):
        field = "tier" if case.standard else "standard"
        yield C_1.at(
            (field,),
            Text("裁量基准和阶次应同时写明", "standard and tier are named together"),
            Text(f"补写 {field}，或把两行都删去", f"write `{field}`, or delete both"),
        )


def _outcome(case: PenaltyCase) -> Iterator[Finding]:
    """C-5: what ended has its outcome, and an outcome has its decision."""
    stages = {entry.stage for entry in case.stages}
    decided = [entry for entry in case.stages if entry.stage is Stage.DECIDED]
    if case.outcome is None and stages & {Stage.DECIDED, Stage.CLOSED}:
        yield C_5.at(
            ("outcome",),
            Text("已作决定或已结案，没有写处理结果", "decided or closed without its outcome"),
            Text(
                "写 outcome: " + "、".join(Outcome) + " 之一", "write one of them as `outcome:` " + ", ".join(Outcome)
            ),
        )
    if case.outcome is not None and not decided and case.outcome is not Outcome.DROPPED:
        yield C_5.at(
            ("outcome",),
            Text(f"处理结果为{case.outcome}，没有“决定”环节", f"{case.outcome} without a stage 决定"),
            Text("补写“决定”环节，或删去 outcome", "write the stage 决定, or delete `outcome`"),
        )
    if decided and (case.outcome is Outcome.PENALTY) != bool(decided[-1].penalties):
        yield C_5.at(
            ("outcome",),
            Text(
                "处理结果与决定的处罚不一致：予以处罚的写明处罚，其他结果不写",
                "outcome and decision differ: a penalty is named where there is one, and only there",
            ),
            Text("改正 outcome，或改正决定的 penalties", "mend `outcome`, or `penalties` of the decision"),
        )


PARTY, FACTS, PENALTY, PERFORMANCE, REMEDIES, AUTHORITY, SEAL = STATEMENTS = (
    "当事人的姓名或者名称、地址",
    "违反法律、法规、规章的事实和证据",
    "行政处罚的种类和依据",
    "行政处罚的履行方式和期限",
    "申请行政复议、提起行政诉讼的途径和期限",
    "作出行政处罚决定的行政机关名称和作出决定的日期",
    "作出行政处罚决定的行政机关的印章",
)
"""What a decision must state and bear (处罚法 art. 59). Provisions, authority and day every case has; the seal is the form's."""

PERFORMED_BY_LAW: Final = "自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳罚款；到期不缴纳的，每日按罚款数额的百分之三加处罚款"
"""处罚法 art. 67, 72: how a fine is paid where the case says no more."""
_PERFORMED_AT_ONCE: Final = frozenset({PenaltyKind.WARNING, PenaltyKind.CRITICISM})
_PAID: Final = frozenset({PenaltyKind.FINE})


def performance_of(case: PenaltyCase, penalties: Sequence[Penalty]) -> str:
    """How and until when the penalties are performed: as the case says, or as the law does; "" where neither does."""
    kinds = {penalty.kind for penalty in penalties} - _PERFORMED_AT_ONCE
    if case.performance:
        return case.performance
    if not kinds:
        return "自本决定书送达之日起生效"
    return PERFORMED_BY_LAW if kinds <= _PAID else ""


def _decision(case: PenaltyCase) -> Iterator[Finding]:
    """C-5: what a decision must state stands in the case that it is printed from (art. 52, 59)."""
    decided = [position for position, entry in enumerate(case.stages) if entry.stage is Stage.DECIDED]
    if case.outcome is not Outcome.PENALTY or not decided:
        return
    entry = case.stages[decided[-1]]
    missing: list[tuple[tuple[str | int, ...], object, str]] = [
        (("party", "address"), case.party.address, PARTY),
        (("facts",), case.facts, FACTS),
        (("evidence",), case.evidence, FACTS),
        (("stages", decided[-1], "penalties"), entry.penalties, PENALTY),
        (("performance",), performance_of(case, entry.penalties), PERFORMANCE),
        (("remedies",), case.remedies, REMEDIES),
        (("stages", decided[-1], "document"), entry.document, "决定书文号"),
    ]
    for path, value, statement in missing:
        if not value:
            yield C_5.at(
                path,
                Text(f"决定书缺少：{statement}", f"the decision lacks what art. 59 asks for: {path[-1]}"),
                Text(f"补写 {'.'.join(map(str, path))}（处罚法第五十九条）", f"write `{path[-1]}` (处罚法 art. 59)"),
            )


def _surcharges(case: PenaltyCase) -> Iterator[Finding]:
    """C-13: three percent of the fine a day from the sixteenth day after service, the fine at most (art. 67, 72)."""
    served = [entry.on for entry in case.stages if entry.stage is Stage.DELIVERED]
    decided = [entry for entry in case.stages if entry.stage is Stage.DECIDED]
    fines = [
        one.amount or Decimal(0) for entry in decided[-1:] for one in entry.penalties if one.kind is PenaltyKind.FINE
    ]
    for position, payment in enumerate(case.payments):
        if payment.surcharge is None:
            continue
        late = (payment.on - served[-1]).days - PAY_WITHIN if served else 0
        most = surcharge_most(sum(fines, Decimal(0)), late)
        if payment.surcharge > most:
            yield C_13.at(
                ("payments", position, "surcharge"),
                Text(
                    f"加处罚款{payment.surcharge:f}元，最多{most:f}元（逾期{max(late, 0)}日）",
                    f"a surcharge of {payment.surcharge:f} yuan, at most {most:f} for {max(late, 0)} days",
                ),
                Text(
                    f"写不多于{most:f}元：每日百分之三，不超过罚款本身",
                    f"write {most:f} or less: three percent a day, the fine at most",
                ),
            )


def _withdrawal(case: PenaltyCase) -> Iterator[Finding]:
    """C-12: a withdrawn decision leaves its reason on the page, and nothing of its content."""
    if case.withdrawn and (case.party.name in case.withdrawn.reason or case.cause in case.withdrawn.reason):
        yield C_12.at(
            ("withdrawn", "reason"),
            Text("撤回理由写出了当事人或者案由", "the reason tells of the party or of what the case was about"),
            Text(
                "只写为何撤回，如“处罚决定经行政复议撤销”（处罚法第四十八条）",
                "say only why it was withdrawn, as 处罚决定经行政复议撤销 (处罚法 art. 48)",
            ),
        )


def card(case: PenaltyCase, sort_key: str) -> PenaltyCaseCard:
    """The case as lists and facts see it: no officer's name, no more of a person than the surname."""
    decided = [entry for entry in case.stages if entry.stage is Stage.DECIDED]
    penalties: tuple[Penalty, ...] = decided[-1].penalties if decided else ()
    title = f"处罚案件{case.number}" if case.withdrawn else f"{shown_name(case.party)}{case.cause}案"
    return PenaltyCaseCard(
        **case.card_head(title, f"penalty-cases/{case.id}/", sort_key),
        **fields_of_case(case),
        cause=case.cause,
        provisions=case.provisions,
        standard=case.standard,
        tier=case.tier,
        tier_reason=case.tier_reason,
        circumstances=tuple((one.parameter, one.value) for one in case.circumstances),
        party_key=case.party.uscc or f"{case.party.name} {case.party.address}",
        committed_on=case.committed_on.isoformat() if case.committed_on else "",
        summary=case.procedure is Procedure.SUMMARY,
        stages=tuple(
            Taken(str(entry.stage), entry.on.isoformat(), str(entry.post), entry.step, entry.by)
            for entry in case.stages
        ),
        outcome=case.outcome or "",
        sanctions=tuple(Sanction(str(one.kind), one.amount, one.base, one.days) for one in penalties),
        without_hearing=() if case.procedure is Procedure.SUMMARY else tuple(sums_without_hearing(case.stages)),
        hearing_told=any(entry.hearing_right for entry in case.stages if entry.stage is Stage.NOTIFIED),
        social_effect=case.social_effect,
        annulled_on=case.annulled_on.isoformat() if case.annulled_on else "",
        documented=all(entry.document for entry in case.stages if entry.stage is Stage.DECIDED),
    )


def view(case: PenaltyCase) -> PlainData:
    """What a page may show: the party as `shown_name`, certificates for names, no address."""
    certificates = {officer.name: officer.certificate for officer in case.officers}
    return {
        "number": case.number,
        "cause": case.cause,
        "tier": case.tier,
        "tier_reason": case.tier_reason,
        "facts": case.facts,
        "evidence": list(case.evidence),
        "procedure": str(case.procedure),
        "outcome": str(case.outcome) if case.outcome else None,
        "remedies": case.remedies,
        "withdrawn": {"on": case.withdrawn.on.isoformat()} if case.withdrawn else None,
        "party": shown_name(case.party),
        "uscc": case.party.uscc,
        "committed_on": case.committed_on.isoformat() if case.committed_on else "",
        "circumstances": [{"name": one.parameter, "value": one.value} for one in case.circumstances],
        "certificates": [officer.certificate for officer in case.officers],
        "pauses": paused_view(case.pauses),
        "stages": [
            {
                "stage": str(entry.stage),
                "on": entry.on.isoformat(),
                "post": str(entry.post),
                "by": [certificates[name] for name in entry.by if name in certificates],
                "document": entry.document,
                "opinion": entry.opinion,
                "passed": entry.passed,
                "penalties": [penalty_in_words(penalty) for penalty in entry.penalties],
                "hearing_right": entry.hearing_right,
            }
            for entry in case.stages
        ],
        "paid": [{"on": paid.on.isoformat(), "amount": f"{paid.amount:f}"} for paid in case.payments],
    }


def penalty_in_words(penalty: Penalty) -> str:
    """罚款50000元, 暂扣许可证件30日, 警告."""
    if penalty.amount is not None:
        return f"{penalty.kind}{penalty.amount:f}元"
    return f"{penalty.kind}{penalty.days}日" if penalty.days is not None else str(penalty.kind)


def held_back(case: PenaltyCase) -> PlainData:
    """What is the case's own. Of a withdrawn one the number stays on its page, and nothing else (art. 48)."""
    return {
        "number": "" if case.withdrawn else case.number,
        "cause": case.cause,
        "facts": case.facts,
        "tier_reason": case.tier_reason,
        "opinions": [entry.opinion for entry in case.stages],
        "party": [case.party.name, case.party.uscc, case.party.address],
    }


def search_document(case: PenaltyCase) -> SearchDocument:
    """Found by its number, the party as shown, and what it is about."""
    return SearchDocument(title=f"{shown_name(case.party)}{case.cause}案", keys=(case.number,), body=case.facts)


PENALTY_CASE: Final = Kind(
    name="penalty_case",
    title=Text("处罚案件", "penalty case"),
    about=Text("一件处罚案件：谁在哪一天办了哪一步，依据什么，怎样处理。", "One penalty: its stages, grounds and end."),
    folder="powers/cases",
    schema=PenaltyCase,
    checks=checks,
    card=card,
    card_type=PenaltyCaseCard,
    view=view,
    search_document=search_document,
    held_back=held_back,
)
