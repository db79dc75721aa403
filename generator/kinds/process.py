"""A process (流程): the steps of a power, who takes each, in what time, and which way it goes on."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

import msgspec
from pydantic import ConfigDict, Field

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import F_4
from generator.model.fields import Label, Limit, TimeLimit, YesNo
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words


class StepShape(StrEnum):
    """What a step is, which decides its shape in the chart."""

    START = "开始"
    ACTION = "步骤"
    DECISION = "判断"
    DOCUMENT = "文书"
    END = "结束"


class PenaltyStage(StrEnum):
    """The stages that a penalty's process must hold (处罚法 art. 44–61, rule F-3)."""

    FILED = "立案"
    INVESTIGATED = "调查"
    REVIEWED = "审核"
    NOTIFIED = "告知"
    DECIDED = "决定"
    DELIVERED = "送达"


class Step(Part):
    """One step. Its id is used by arrows only, inside this process."""

    id: Annotated[Words, Label("步骤编号", "id inside this process", "shouli")]
    name: Annotated[Words, Label("步骤名称", "name", "受理申请")]
    shape: Annotated[StepShape, Label("步骤类型", "shape", "步骤")]
    role: Annotated[str, Label("承办角色", "who takes it", "政务服务窗口")] = ""
    post: Annotated[str, Label("岗位", "post", "窗口受理岗")] = ""
    does: Annotated[
        str, Label("办理要求", "what is done, and by what standard", "当场核对材料，齐全的出具受理通知书")
    ] = ""
    limit: Annotated[TimeLimit | None, Label("环节时限", "its time limit", "5个工作日")] = None
    documents: Annotated[tuple[Words, ...], Label("文书", "documents made in it", "受理通知书")] = ()
    stage: Annotated[PenaltyStage | None, Label("处罚程序环节", "stage of a penalty's procedure", "")] = None


class Arrow(Part):
    """From one step to the next; the ways out of a decision have labels."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    source: Annotated[Words, Label("起", "from", "shouli"), Field(alias="from")]
    target: Annotated[Words, Label("止", "to", "shencha"), Field(alias="to")]
    label: Annotated[str, Label("条件", "label; every way out of a decision needs one", "材料齐全")] = ""


class Process(Record):
    """A process that one or more items share (the source has 3,556 charts for 3,585 items)."""

    title: Annotated[Words, Label("流程名称", "title", "食品经营许可办理流程")]
    steps: Annotated[tuple[Step, ...], Label("步骤", "steps, in the order of reading", "")]
    arrows: Annotated[tuple[Arrow, ...], Label("箭头", "arrows", "")]
    lanes: Annotated[YesNo, Label("泳道", "whether the chart is drawn in lanes by role", "否")] = False


class StepFacts(msgspec.Struct, frozen=True, gc=False):
    """A step as the checks between item and process see it."""

    id: str
    limit: Limit | None
    stage: str
    name: str = ""
    shape: str = ""


class ProcessCard(Card, frozen=True, kw_only=True, tag="process"):
    """A process as its items' pages and checks see it."""

    steps: tuple[StepFacts, ...]
    arrows: tuple[tuple[str, str], ...]


def checks(process: Process) -> Iterator[Finding]:
    """F-4: a step with a name only says nothing (25 % of items had such steps in the 2017 inspection)."""
    for position, step in enumerate(process.steps):
        if step.shape in {StepShape.START, StepShape.END}:
            continue
        missing = [zh for value, zh in ((step.role, "role（由谁办）"), (step.does, "does（怎么办）")) if not value]
        if missing:
            yield F_4.at(
                ("steps", position),
                Text(f"步骤“{step.name}”缺少{'和'.join(missing)}", f"the step “{step.name}” has a name only"),
                Text(f"补写{'、'.join(missing)}", "say who takes it (`role`) and what is done (`does`)"),
            )


def card(process: Process, sort_key: str) -> ProcessCard:
    """The process as its items' pages and checks see it."""
    return ProcessCard(
        **process.card_head(process.title, f"processes/{process.id}/", sort_key),
        steps=tuple(StepFacts(step.id, step.limit, step.stage or "", step.name, step.shape) for step in process.steps),
        arrows=tuple((arrow.source, arrow.target) for arrow in process.arrows),
    )


def view(process: Process) -> PlainData:
    """The process's words; its chart and the order of its steps are added when it is drawn."""
    return process.model_dump(mode="json", by_alias=False)


def search_document(process: Process) -> SearchDocument:
    """Found by its title, its steps and its documents."""
    words = [word for step in process.steps for word in (step.name, *step.documents)]
    return SearchDocument(title=process.title, body="\n".join(words))


PROCESS: Final = Kind(
    name="process",
    title=Text("流程", "process"),
    about=Text("权力怎样一步步运行：步骤、角色、时限、文书。", "How a power runs, step by step."),
    folder="flowcharts",
    schema=Process,
    checks=checks,
    card=card,
    card_type=ProcessCard,
    view=view,
    search_document=search_document,
    sealed_without=frozenset(),
)
