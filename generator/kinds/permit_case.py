"""A permit case (许可办件): one application, from the day it came in to the day it was handed over."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import C_5, C_6
from generator.model.cases import (
    CardOfCase,
    Party,
    Pause,
    Publication,
    Taken,
    fields_of_case,
    findings_by_day,
    findings_by_need,
    pause_findings,
    paused_view,
    shown_name,
)
from generator.model.fields import Amount, Count, Day, Label, Reference, YesNo
from generator.model.kind import Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words


class PermitStage(StrEnum):
    """The stages of an application (许可法 art. 29–44)."""

    APPLIED = "申请"
    CORRECTED = "补正告知"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    EXAMINED = "审查"
    HEARD = "听证"
    DECIDED = "决定"
    DELIVERED = "送达"
    CLOSED = "办结"


class PermitResult(StrEnum):
    """How an application ends."""

    GRANTED = "准予许可"
    DENIED = "不予许可"
    REFUSED = "不予受理"
    TAKEN_BACK = "申请人撤回"


class PermitEntry(Part):
    """What was done on a day, and by whom."""

    stage: Annotated[PermitStage, Label("环节", "stage", "受理")]
    on: Annotated[Day, Label("日期", "on", "2026-03-02")]
    post: Annotated[str, Label("岗位", "post", "窗口受理岗")] = ""
    by: Annotated[tuple[Words, ...], Label("经办人代号", "who, by the signs of the office", "chuangkou-03")] = ()
    step: Annotated[str, Label("流程步骤", "id of the step in the item's process", "shouli")] = ""
    document: Annotated[str, Label("文书", "document and its number", "受理通知书")] = ""
    opinion: Annotated[str, Label("意见", "opinion; what is to be corrected", "")] = ""


class Extension(Part):
    """A longer limit, that the head of the agency allowed and the applicant was told of (许可法 art. 42)."""

    days: Annotated[Count, Label("延长工作日", "working days more, at most ten", "10")]
    on: Annotated[Day, Label("批准日期", "on", "2026-03-20")]
    reason: Annotated[Words, Label("理由", "why", "需现场核验")]


class PermitCase(Record):
    """One file a case. The applicant's own name stays inside the office where it is a person's."""

    number: Annotated[Words, Label("办件编号", "number of the case", "示审〔2026〕1号")]
    item: Annotated[str, Reference("power_item"), Label("许可事项", "permit item", "xk-shipin-jingying")]
    party: Annotated[Party, Label("申请人", "applicant", "")]
    materials: Annotated[tuple[Words, ...], Label("提交的材料", "what was handed in", "营业执照")] = ()
    summary: Annotated[str, Label("办件摘要", "summary; without personal data", "申请在示例路开办小餐馆")] = ""
    stages: Annotated[tuple[PermitEntry, ...], Label("办理环节", "stages, in the order of their days", "")]
    pauses: Annotated[tuple[Pause, ...], Label("不计入时限的期间", "days the limit does not count", "")] = ()
    joint: Annotated[YesNo, Label("联合办理", "whether several agencies act together", "否")] = False
    extension: Annotated[Extension | None, Label("延长", "extension", "")] = None
    fee_taken: Annotated[Amount | None, Label("实收费用", "fee taken, yuan", "")] = None
    result: Annotated[PermitResult | None, Label("结果", "result; left out while it is open", "准予许可")] = None
    reason: Annotated[str, Label("不予许可或不予受理的理由", "why it was refused", "")] = ""
    rating: Annotated[Count | None, Label("评价", "the applicant's rating, 1 to 5", "5")] = None
    publication: Annotated[Publication, Label("公开", "publication", "")] = Publication()


class PermitCaseCard(CardOfCase, frozen=True, kw_only=True, tag="permit_case"):
    """A permit case as lists, limits and supervision see it."""

    documents: tuple[str, ...]
    """Documents of the stages, in their order, "" where there is none."""
    joint: bool
    extended: int
    """Working days that the limit was extended by."""
    fee_taken: Decimal | None
    result: str
    reason: bool
    """Whether a refusal gives its reason."""
    materials: int
    summary: bool
    rating: int

    @property
    def filed_on(self) -> str:
        """The day on which the case began."""
        return self.stages[0].on

    @property
    def accepted_on(self) -> str:
        """The day from which the limit runs."""
        return self.day_of(PermitStage.ACCEPTED)

    @property
    def closed_on(self) -> str:
        """The day of its end, "" for an open case."""
        return self.day_of(PermitStage.CLOSED) or self.day_of(PermitStage.REFUSED)


_NEEDS: Final[dict[StrEnum, StrEnum]] = {
    PermitStage.ACCEPTED: PermitStage.APPLIED,
    PermitStage.REFUSED: PermitStage.APPLIED,
    PermitStage.CORRECTED: PermitStage.APPLIED,
    PermitStage.EXAMINED: PermitStage.ACCEPTED,
    PermitStage.HEARD: PermitStage.ACCEPTED,
    PermitStage.DECIDED: PermitStage.ACCEPTED,
    PermitStage.DELIVERED: PermitStage.DECIDED,
}
"""Nothing is examined before it is accepted, nothing handed over before it is decided."""


def checks(case: PermitCase) -> Iterator[Finding]:
    """The rules that a case keeps by itself; what runs late is told by supervision."""
    yield from findings_by_day(case.stages)
    yield from findings_by_need(case.stages, _NEEDS)
    yield from _result(case)
    yield from _limits(case)


def _result(case: PermitCase) -> Iterator[Finding]:
    """C-5: a decision has a result, and a refusal its reason (许可法 art. 38)."""
    stages = {entry.stage for entry in case.stages}
    if case.result is None and stages & {PermitStage.DECIDED, PermitStage.REFUSED, PermitStage.CLOSED}:
        yield C_5.at(
            ("result",),
            Text("已作决定或已办结，没有写结果", "decided or closed without its result"),
            Text("写 result: " + "、".join(PermitResult) + " 之一", "write one of them: " + ", ".join(PermitResult)),
        )
    if case.result in {PermitResult.GRANTED, PermitResult.DENIED} and PermitStage.DECIDED not in stages:
        yield C_5.at(
            ("result",),
            Text(f"结果为{case.result}，没有“决定”环节", f"{case.result} without a stage 决定"),
            Text("补写“决定”环节，或删去 result", "write the stage 决定, or delete `result`"),
        )
    if case.result in {PermitResult.DENIED, PermitResult.REFUSED} and not case.reason:
        yield C_5.at(
            ("reason",),
            Text(f"{case.result}，没有说明理由", f"{case.result} without a reason"),
            Text("写明理由和救济途径（许可法第三十八条）", "say why, and where one may appeal (许可法 art. 38)"),
        )


def _limits(case: PermitCase) -> Iterator[Finding]:
    """C-6: an extension is ten working days at most, fifteen where several act (许可法 art. 42); pauses in order."""
    most = 15 if case.joint else 10
    if case.extension and case.extension.days > most:
        yield C_6.at(
            ("extension", "days"),
            Text(f"延长{case.extension.days}个工作日", f"extended by {case.extension.days} working days"),
            Text(f"最多延长{most}个工作日（许可法第四十二条）", f"at most {most} (许可法 art. 42)"),
        )
    yield from pause_findings(case.stages[0].on, case.pauses)


def card(case: PermitCase, sort_key: str) -> PermitCaseCard:
    """The case as lists and supervision see it: no more of a person than the surname."""
    title = f"许可办件{case.number}" if case.withdrawn else f"{shown_name(case.party)}申请（{case.number}）"
    return PermitCaseCard(
        **case.card_head(title, f"permit-cases/{case.id}/", sort_key),
        **fields_of_case(case),
        stages=tuple(
            Taken(str(entry.stage), entry.on.isoformat(), entry.post, entry.step, entry.by) for entry in case.stages
        ),
        documents=tuple(entry.document for entry in case.stages),
        joint=case.joint,
        extended=case.extension.days if case.extension else 0,
        fee_taken=case.fee_taken,
        result=case.result or "",
        reason=bool(case.reason),
        materials=len(case.materials),
        summary=bool(case.summary),
        rating=case.rating or 0,
    )


def view(case: PermitCase) -> PlainData:
    """What a page may show."""
    extension = case.extension
    return {
        "number": case.number,
        "materials": list(case.materials),
        "summary": case.summary,
        "joint": "是" if case.joint else "否",
        "result": str(case.result) if case.result else None,
        "reason": case.reason,
        "rating": case.rating,
        "withdrawn": {"on": case.withdrawn.on.isoformat()} if case.withdrawn else None,
        "party": shown_name(case.party),
        "uscc": case.party.uscc,
        "fee_taken": f"{case.fee_taken:f}" if case.fee_taken is not None else "",
        "extension": {"days": extension.days, "on": extension.on.isoformat(), "reason": extension.reason}
        if extension
        else None,
        "pauses": paused_view(case.pauses),
        "stages": [
            {
                "stage": str(entry.stage),
                "on": entry.on.isoformat(),
                "post": entry.post,
                "document": entry.document,
                "opinion": entry.opinion,
            }
            for entry in case.stages
        ],
    }


def held_back(case: PermitCase) -> PlainData:
    """What is the case's own. Of a withdrawn one the number stays on its page, and nothing else."""
    return {
        "number": "" if case.withdrawn else case.number,
        "summary": case.summary,
        "reason": case.reason,
        "opinions": [entry.opinion for entry in case.stages],
        "party": [case.party.name, case.party.uscc, case.party.address],
    }


def search_document(case: PermitCase) -> SearchDocument:
    """Found by its number and the applicant as shown."""
    return SearchDocument(
        title=f"{shown_name(case.party)}申请（{case.number}）", keys=(case.number,), body=case.summary
    )


PERMIT_CASE: Final = Kind(
    name="permit_case",
    title=Text("许可办件", "permit case"),
    about=Text("一件许可申请：何时申请、受理、决定、送达，结果怎样。", "One application and how it went."),
    folder="powers/cases",
    schema=PermitCase,
    checks=checks,
    card=card,
    card_type=PermitCaseCard,
    view=view,
    search_document=search_document,
    held_back=held_back,
)
