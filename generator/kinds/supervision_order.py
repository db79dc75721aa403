"""A supervision order (催办、督办): what the supervision office asked of a unit about a late case, and what became of it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import M_2
from generator.model.edition import Edition
from generator.model.fields import Day, Label, Reference
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words


class OrderForm(StrEnum):
    """How firmly it is asked."""

    REMINDER = "催办"
    ORDER = "督办"


class Reply(Part):
    """What the unit answered."""

    on: Annotated[Day, Label("回复日期", "on", "2026-09-10")]
    text: Annotated[Words, Label("回复内容", "what it said", "已补办送达手续")]


class Clearing(Part):
    """An alert taken off (摘牌): only with a written reason, by the upper department."""

    on: Annotated[Day, Label("摘牌日期", "on", "2026-09-12")]
    reason: Annotated[Words, Label("摘牌理由", "why", "因系统迁移，送达日期补录")]
    by: Annotated[str, Reference("unit"), Label("批准单位", "unit that allowed it", "qu-sifaju")]


class SupervisionOrder(Record):
    """One order about one alert of one case."""

    penalty_case: Annotated[str, Reference("penalty_case"), Label("处罚案件", "penalty case", "")] = ""
    permit_case: Annotated[str, Reference("permit_case"), Label("许可办件", "permit case", "")] = ""
    about: Annotated[Words, Label("督办事项", "the limit or the anomaly it is about", "送达")]
    form: Annotated[OrderForm, Label("方式", "form", "督办")]
    issued_on: Annotated[Day, Label("发出日期", "issued on", "2026-09-03")]
    to: Annotated[str, Reference("unit"), Label("承办单位", "unit that must answer", "qu-shichang-jianguan")]
    reply_due: Annotated[Day | None, Label("回复期限", "reply due", "2026-09-10")] = None
    reply: Annotated[Reply | None, Label("回复", "reply", "")] = None
    conclusion: Annotated[str, Label("督办结论", "conclusion", "")] = ""
    cleared: Annotated[Clearing | None, Label("摘牌", "the alert taken off, with its reason", "")] = None


class OrderCard(Card, frozen=True, kw_only=True, tag="supervision_order"):
    """An order as supervision sees it; ISO days."""

    penalty_case: str
    permit_case: str
    about: str
    order: bool
    """督办, not 催办 alone."""
    issued_on: str
    to: str
    reply_due: str
    replied_on: str
    concluded: bool
    """Whether the supervision office has drawn its conclusion."""
    cleared_on: str


def checks(order: SupervisionOrder) -> Iterator[Finding]:
    """M-2: an order is about one case, and has a day by which it is answered."""
    if bool(order.penalty_case) == bool(order.permit_case):
        yield M_2.at(
            ("penalty_case",),
            Text("没有写明哪一件案件，或者写了两件", "it names no case, or two"),
            Text("penalty_case 和 permit_case 写其中一个", "write one of `penalty_case` and `permit_case`"),
        )
    if order.form is OrderForm.ORDER and order.reply_due is None:
        yield M_2.at(
            ("reply_due",),
            Text("督办没有回复期限", "an order without a day for the reply"),
            Text("写 reply_due，如 2026-09-10", "write `reply_due`, as 2026-09-10"),
        )
    if order.cleared and order.cleared.by == order.to:
        yield M_2.at(
            ("cleared", "by"),
            Text("承办单位自己摘了自己的牌", "the unit took off its own alert"),
            Text(
                "由上级部门或者监察机构批准，写批准单位的编号",
                "an upper department or the supervision office allows it",
            ),
        )
    days = (
        ("reply_due", order.reply_due),
        ("reply", order.reply and order.reply.on),
        ("cleared", order.cleared and order.cleared.on),
    )
    for field, day in days:
        if day and day < order.issued_on:
            yield M_2.at(
                (field,),
                Text(f"{day}早于发出日期{order.issued_on}", f"{day} is before it was issued on {order.issued_on}"),
                Text("核对日期", "check the days"),
            )


def card(order: SupervisionOrder, sort_key: str) -> OrderCard:
    """The order as supervision sees it."""
    return OrderCard(
        **order.card_head(f"{order.form}：{order.about}", f"supervision/orders/{order.id}/", sort_key),
        penalty_case=order.penalty_case,
        permit_case=order.permit_case,
        about=order.about,
        order=order.form is OrderForm.ORDER,
        issued_on=order.issued_on.isoformat(),
        to=order.to,
        reply_due=order.reply_due.isoformat() if order.reply_due else "",
        replied_on=order.reply.on.isoformat() if order.reply else "",
        concluded=bool(order.conclusion),
        cleared_on=order.cleared.on.isoformat() if order.cleared else "",
    )


def view(order: SupervisionOrder) -> PlainData:
    """The order as an editor wrote it; no public page shows it."""
    return order.model_dump(mode="json")


def search_document(_order: SupervisionOrder) -> SearchDocument:
    """Never found on the public site."""
    return SearchDocument(title="")


SUPERVISION_ORDER: Final = Kind(
    name="supervision_order",
    title=Text("督办", "supervision order"),
    about=Text("对逾期案件的催办和督办：何时回复、结论如何。", "What was asked of a unit about a late case."),
    folder="powers/orders",
    edition=Edition.INTRANET,
    schema=SupervisionOrder,
    checks=checks,
    card=card,
    card_type=OrderCard,
    view=view,
    search_document=search_document,
)
