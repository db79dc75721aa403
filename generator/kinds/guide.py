"""A service guide (办事指南): what one who applies needs to know of an item."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import G_1, G_2, G_3
from generator.model.contact import ServicePlace
from generator.model.fields import Count, Label, Limit, Reference, Telephone, TimeLimit
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words


class Need(StrEnum):
    """Whether a material must be there when one applies."""

    REQUIRED = "必要"
    LATER = "容缺"
    OPTIONAL = "非必要"


class MaterialForm(StrEnum):
    """In which form a material is handed in."""

    PAPER = "纸质"
    ELECTRONIC = "电子"
    BOTH = "纸质或电子"


class MaterialSource(StrEnum):
    """Who has the material."""

    APPLICANT = "申请人自备"
    AUTHORITY = "政府部门核发"
    OTHER = "其他机构出具"


class Channel(StrEnum):
    """How one may apply."""

    WINDOW = "窗口办理"
    ONLINE = "网上办理"
    POST = "邮寄办理"
    TERMINAL = "自助终端"


class CaseKind(StrEnum):
    """Whether it is done at once or within a promised limit."""

    INSTANT = "即办件"
    PROMISED = "承诺件"


class Audience(StrEnum):
    """Whom the item serves."""

    PERSON = "自然人"
    ORGANISATION = "法人或其他组织"
    BOTH = "自然人、法人或其他组织"


class Material(Part):
    """许可法 art. 30: the full list, nothing vague."""

    name: Annotated[Words, Label("材料名称", "name", "食品经营许可申请书")]
    need: Annotated[Need, Label("必要性", "whether it is needed", "必要")]
    form: Annotated[MaterialForm, Label("材料形式", "form", "纸质或电子")]
    copies: Annotated[Count | None, Label("份数", "copies", "1")] = None
    source: Annotated[MaterialSource | None, Label("来源", "where it comes from", "申请人自备")] = None
    blank_form: Annotated[str, Label("空白表格", "title of the blank form", "")] = ""
    sample: Annotated[str, Label("示范文本", "title of the filled sample", "")] = ""
    basis: Annotated[str, Label("材料依据", "why it may be asked for", "")] = ""


class Question(Part):
    """A question that people ask, and its answer."""

    question: Annotated[Words, Label("问", "question", "小餐饮也要办吗？")]
    answer: Annotated[Words, Label("答", "answer", "要办。")]


class Result(Part):
    """What one holds in the end."""

    name: Annotated[Words, Label("办理结果", "name of the result", "食品经营许可证")]
    delivery: Annotated[str, Label("取件方式", "how it is handed over", "窗口领取或邮寄")] = ""


class Guide(Record):
    """国办秘函〔2019〕19号 checks conditions, materials, place, time, telephone, steps, fee and limit; fee and steps are the item's."""

    item: Annotated[str, Reference("power_item"), Label("权力事项", "item it guides to", "xk-shipin-jingying")]
    audience: Annotated[Audience, Label("服务对象", "whom it serves", "自然人、法人或其他组织")]
    case_kind: Annotated[CaseKind, Label("办件类型", "instant or promised", "承诺件")]
    conditions: Annotated[tuple[Words, ...], Label("受理条件", "conditions", "有固定的经营场所")] = ()
    materials: Annotated[tuple[Material, ...], Label("申请材料", "materials", "")] = ()
    places: Annotated[tuple[ServicePlace, ...], Label("办理地点", "places", "")] = ()
    channels: Annotated[tuple[Channel, ...], Label("办理形式", "channels", "窗口办理")]
    visits: Annotated[Count, Label("到现场次数", "visits needed", "0")]
    visits_reason: Annotated[str, Label("到现场原因", "why one must come", "")] = ""
    limit: Annotated[TimeLimit | None, Label("承诺时限", "promised limit; the item's own", "10个工作日")] = None
    result: Annotated[Result, Label("办理结果", "result", "")]
    questions: Annotated[tuple[Question, ...], Label("常见问题", "questions and answers", "")] = ()
    enquiry: Annotated[Telephone | None, Label("咨询电话", "enquiry telephone", "028-80000002")] = None
    remedies: Annotated[str, Label("救济途径", "what one can do against the result", "")] = ""


class GuideCard(Card, frozen=True, kw_only=True, tag="guide"):
    """A guide as its item's checks see it."""

    item: str
    audience: str
    limit: Limit | None
    instant: bool
    """Whether it says that the matter is done at once."""


_VAGUE: Final = re.compile(
    r"其[他它](相关|有关|必要|所需)?(的)?(申请)?(材料|资料|证明|文件)|相关(申请)?(材料|资料|证明|文件)|有关(材料|资料|证明|文件)|等(材料|资料)$"
)


def checks(guide: Guide) -> Iterator[Finding]:
    """What the inspections of 2017 found missing in guides: vague materials, no place, no hours, no telephone."""
    yield from _materials(guide)
    yield from _essentials(guide)
    if guide.visits and not guide.visits_reason:
        yield G_3.at(
            ("visits_reason",),
            Text(
                f"要到现场{guide.visits}次，没有写明原因",
                f"{guide.visits} visits are asked for without a reason",
            ),
            Text(
                "在 visits_reason 写明为什么要到现场；不需要时写 visits: 0",
                "say why in `visits_reason`, or write `visits: 0`",
            ),
        )


def _materials(guide: Guide) -> Iterator[Finding]:
    for position, material in enumerate(guide.materials):
        path = ("materials", position)
        if found := _VAGUE.search(material.name):
            yield G_1.at(
                (*path, "name"),
                Text(f"材料名称含糊：“{found[0]}”", f"a vague material: “{found[0]}”"),
                Text("逐件写明材料的准确名称（许可法第三十条）", "name each document exactly (许可法 art. 30)"),
            )
        if not material.copies:
            yield G_1.at(
                (*path, "copies"),
                Text(f"材料“{material.name}”没有写份数", f"“{material.name}” has no number of copies"),
                Text("写份数，如 copies: 1", "write how many, as `copies: 1`"),
            )
        if material.source is None:
            yield G_1.at(
                (*path, "source"),
                Text(f"材料“{material.name}”没有写来源", f"“{material.name}” does not say where it comes from"),
                Text(
                    "写 source: " + "、".join(MaterialSource) + " 之一",
                    "write one of " + ", ".join(MaterialSource),
                ),
            )


def _essentials(guide: Guide) -> Iterator[Finding]:
    if not guide.conditions:
        yield G_2.at(
            ("conditions",),
            Text("没有受理条件", "no conditions"),
            Text("conditions 至少写一条", "write at least one"),
        )
    if not guide.places:
        yield G_2.at(
            ("places",),
            Text("没有办理地点", "no place"),
            Text("places 至少写一处地点", "write at least one place"),
        )
    for position, place in enumerate(guide.places):
        for field, zh in (("hours", "办理时间"), ("telephone", "联系电话")):
            if not getattr(place, field):
                yield G_2.at(
                    ("places", position, field),
                    Text(f"办理地点“{place.name}”没有{zh}", f"the place “{place.name}” has no {field}"),
                    Text(f"写明{zh}", f"write its {field}"),
                )


def card(guide: Guide, sort_key: str) -> GuideCard:
    """The guide as its item's checks see it. It is shown on the page of its item."""
    return GuideCard(
        **guide.card_head("办事指南", f"items/{guide.item}/#guide", sort_key),
        item=guide.item,
        audience=guide.audience,
        limit=guide.limit,
        instant=guide.case_kind is CaseKind.INSTANT,
    )


def view(guide: Guide) -> PlainData:
    """Everything that the item's page says from the guide."""
    return guide.model_dump(mode="json")


def search_document(guide: Guide) -> SearchDocument:
    """Found, as part of its item, by its result, conditions and materials."""
    words = [*guide.conditions, *(material.name for material in guide.materials)]
    return SearchDocument(title=guide.result.name, body="\n".join(words))


GUIDE: Final = Kind(
    name="guide",
    title=Text("办事指南", "service guide"),
    about=Text("条件、材料、地点、时间：办一件事要知道的一切。", "Conditions, materials, places, hours of an item."),
    folder="powers/guides",
    schema=Guide,
    checks=checks,
    card=card,
    card_type=GuideCard,
    view=view,
    search_document=search_document,
    sealed_without=frozenset(),
)
