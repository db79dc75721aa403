"""Approvals (审核确认): which items of one unit the legal office has confirmed, each by the digest of what it then said."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Final

import msgspec
from pydantic import BeforeValidator, WithJsonSchema

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import A_3, I_10
from generator.model.fields import Day, FieldFault, Label, Reference
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words

LEGAL_OFFICER: Final = "法制机构负责人"
"""The post that approves (domain: 法制机构负责人审核)."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def _read_digest(text: Any) -> str:
    if not isinstance(text, str) or not _DIGEST.fullmatch(text):
        raise FieldFault(
            Text("摘要不是64位十六进制数", "the digest is not 64 hexadecimal digits"),
            Text("不要手写，运行 liangquan approve", "don't type it: run liangquan approve"),
        )
    return text


Digest = Annotated[
    str, BeforeValidator(_read_digest), WithJsonSchema({"type": "string", "pattern": f"^{_DIGEST.pattern}$"})
]


class Approval(Part):
    """One item as it was approved."""

    item: Annotated[str, Reference("power_item"), Label("权力事项", "item", "xk-shipin-jingying")]
    digest: Annotated[Digest, Label("摘要", "digest of the item with its process and guides", "0123456789abcdef" * 4)]
    on: Annotated[Day, Label("审核日期", "on", "2026-05-08")]
    by: Annotated[Words, Label("审核人", "who approved it", "周明")]
    post: Annotated[Words, Label("岗位", "the approver's post", LEGAL_OFFICER)] = LEGAL_OFFICER


class Approvals(Record):
    """The approvals of one unit's items. Its publisher is the office that approves: never the unit itself (I-10)."""

    unit: Annotated[str, Reference("unit"), Label("实施单位", "unit whose items they are", "qu-shichang-jianguan")]
    approved: Annotated[tuple[Approval, ...], Label("已审核事项", "items approved", "")] = ()


class Seen(msgspec.Struct, frozen=True, gc=False):
    """An approval as facts see it; `on` is an ISO day."""

    item: str
    digest: str
    on: str
    by: str
    post: str


class ApprovalsCard(Card, frozen=True, kw_only=True, tag="approvals"):
    """A unit's approvals as facts see them; the office is the card's publisher."""

    unit: str
    approved: tuple[Seen, ...]


def checks(approvals: Approvals) -> Iterator[Finding]:
    """I-10: nobody approves what is their own. A-3: one record a unit, one approval an item."""
    if approvals.publisher == approvals.unit:
        yield I_10.at(
            ("publisher",),
            Text("实施单位审核确认自己的事项", "a unit approves its own items"),
            Text(
                "publisher 写审核的法制机构，如司法局；司法局自己的事项由另一个单位审核",
                "write the legal office that approves as `publisher`; its own items are approved by another unit",
            ),
        )
    if approvals.id != approvals.unit:
        yield A_3.at(
            ("id",),
            Text("审核确认记录的编号不是单位的编号", "the id is not that of the unit"),
            Text(f"写 id: {approvals.unit}，一个单位一份", f"write `id: {approvals.unit}`: one record a unit"),
        )
    seen: set[str] = set()
    for position, approval in enumerate(approvals.approved):
        if approval.item in seen:
            yield A_3.at(
                ("approved", position, "item"),
                Text(f"事项“{approval.item}”写了两次", f"“{approval.item}” stands here twice"),
                Text("只留最后一次审核的那一条", "keep the last approval only"),
            )
        seen.add(approval.item)


def card(approvals: Approvals, sort_key: str) -> ApprovalsCard:
    """The approvals as facts see them."""
    return ApprovalsCard(
        **approvals.card_head("审核确认", "supervision/", sort_key),
        unit=approvals.unit,
        approved=tuple(
            Seen(approval.item, approval.digest, approval.on.isoformat(), approval.by, approval.post)
            for approval in approvals.approved
        ),
    )


def view(approvals: Approvals) -> PlainData:
    """No page shows the record itself: items' pages name day and office."""
    return {"unit": approvals.unit}


def search_document(_approvals: Approvals) -> SearchDocument:
    """Never found: the items are."""
    return SearchDocument(title="")


APPROVALS: Final = Kind(
    name="approvals",
    title=Text("审核确认", "approvals"),
    about=Text(
        "一个单位的哪些事项已由法制机构审核确认；由 liangquan approve 写入，不手写。",
        "Which of a unit's items the legal office has approved; written by `liangquan approve`, not by hand.",
    ),
    folder="powers/approvals",
    schema=Approvals,
    checks=checks,
    card=card,
    card_type=ApprovalsCard,
    view=view,
    search_document=search_document,
)
