"""A risk post (风险岗位): a post with power, what may go wrong in it, how that is kept from happening, and what to learn.

The source keeps this ledger on the e-government intranet: it is for those who hold the posts and who supervise them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Q_2
from generator.model.edition import Edition
from generator.model.fields import Label, Reference
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.powers import Sphere
from generator.model.words import Words


class RiskLevel(StrEnum):
    """How grave the risk of the post is, as the source grades it."""

    GRAVE = "A"
    MIDDLING = "B"
    SLIGHT = "C"


class RiskClass(StrEnum):
    """The source's five classes of risk."""

    DUTY = "失职渎职"
    FINANCE = "违反财经纪律"
    INTEGRITY = "违反廉洁自律规定"
    MARKET = "扰乱市场经济秩序"
    PERSONNEL = "违反组织人事纪律"


class Risk(Part):
    """One point at which something may go wrong, bound to an item and a step of its process where there is one."""

    risk_class: Annotated[RiskClass, Label("风险类别", "class of risk", "失职渎职")]
    point: Annotated[Words, Label("风险点", "where it may go wrong", "现场核查不到场，凭经验填写核查表")]
    form: Annotated[Words, Label("表现形式", "how it shows", "核查表没有现场照片，几份笔迹和时间相同")]
    control: Annotated[Words, Label("防控措施", "what keeps it from happening", "两人到场并留存照片，科长每周抽查")]
    item: Annotated[str, Reference("power_item"), Label("权力事项", "item in which it arises", "")] = ""
    step: Annotated[str, Label("流程环节", "id of the step of the item's process", "shencha")] = ""
    holder: Annotated[str, Label("防控责任人", "post that answers for the control", "科室负责人")] = ""


class Lesson(Part):
    """A case to learn from, told without names."""

    title: Annotated[Words, Label("案例名称", "title", "核查走过场，失察被问责")]
    text: Annotated[Words, Label("案情和教训", "what happened, and what it teaches", "")]
    source: Annotated[str, Label("来源", "where it was reported", "")] = ""


class RiskPost(Record):
    """岗位风险: A, B or C; points by class; controls; lessons."""

    name: Annotated[Words, Label("岗位名称", "name of the post", "食品经营许可审查岗")]
    unit: Annotated[str, Reference("unit"), Label("所在单位", "unit of the post", "qu-shichang-jianguan")]
    sphere: Annotated[Sphere, Label("权力领域", "sphere", "政务")]
    level: Annotated[RiskLevel, Label("风险等级", "level of risk", "B")]
    risks: Annotated[tuple[Risk, ...], Label("岗位风险", "risks of the post", "")]
    lessons: Annotated[tuple[Lesson, ...], Label("警示案例", "lessons", "")] = ()


class RiskFacts(msgspec.Struct, frozen=True, gc=False):
    """A risk as the ledger and the checks between records see it."""

    risk_class: str
    item: str
    step: str


class RiskPostCard(Card, frozen=True, kw_only=True, tag="risk_post"):
    """A post as the ledger sees it."""

    unit: str
    sphere: str
    level: str
    risks: tuple[RiskFacts, ...]


def checks(post: RiskPost) -> Iterator[Finding]:
    """Q-2: a post of the gravest level teaches by a case."""
    if post.level is RiskLevel.GRAVE and not post.lessons:
        yield Q_2.at(
            ("level",),
            Text("A 级岗位没有警示案例", "a post of level A has no lesson"),
            Text("在 lessons 写一个隐去姓名的案例", "write a case without names into `lessons`"),
        )


def card(post: RiskPost, sort_key: str) -> RiskPostCard:
    """The post as the ledger sees it."""
    return RiskPostCard(
        **post.card_head(post.name, f"risks/posts/{post.id}/", sort_key),
        unit=post.unit,
        sphere=post.sphere,
        level=post.level,
        risks=tuple(RiskFacts(risk.risk_class, risk.item, risk.step) for risk in post.risks),
    )


def view(post: RiskPost) -> PlainData:
    """What the education page of the post says."""
    return post.model_dump(mode="json")


def search_document(_post: RiskPost) -> SearchDocument:
    """Never found by the search: whoever holds the ledger finds it by unit and post."""
    return SearchDocument(title="")


RISK_POST: Final = Kind(
    name="risk_post",
    title=Text("风险岗位", "risk post"),
    about=Text(
        "岗位的风险等级、风险点、防控措施和警示案例，只在内网版。",
        "A post's level of risk, its points, controls and lessons; in the intranet's edition only.",
    ),
    folder="powers/risks",
    schema=RiskPost,
    checks=checks,
    card=card,
    card_type=RiskPostCard,
    view=view,
    search_document=search_document,
    edition=Edition.INTRANET,
)
