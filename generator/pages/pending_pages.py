"""What is not approved (待确认): to the public an item's bare page; to supervisors each with how it differs from what was.

On the public's site there is neither the list nor a word of what stands in it.
"""

from collections.abc import Iterator
from typing import Final

from generator.facts.approval import Approved
from generator.facts.facts import Facts
from generator.kinds.power_item import ItemCard
from generator.model.kind import PlainData
from generator.model.powers import PENDING
from generator.pages.listing import Heading, Listing, Row, by_name, by_short_name
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of

PENDING_LIST: Final = Crumb("待确认的事项", "supervision/approvals/")
DIGITS: Final = 20
"""Of a digest, on a page."""

_SUPERVISION: Final = Crumb("公开监督", "supervision/")
_NOTHING: Final = "（无）"


def bare_page(item: ItemCard, unit: PlainData, crumbs: tuple[Crumb, ...], facts: Facts, files: Files) -> Page:
    """The public page of an item that is not approved as it stands: name, unit and dates; of one not in use also its code, and why not."""
    status, reason, _ = facts.standing[item.id]
    return Page(
        **head_of(item, facts, files),
        area="items",
        template="pending.html",
        description=f"{item.title}：{unit['short_name']}，{status}。"
        + ("内容由法制机构审核确认后公布。" if status == PENDING else ""),
        crumbs=crumbs,
        data={
            "status": status,
            "reason": reason,
            "unit": unit,
            "code": item.code,
            "was_approved": facts.approval.approvals.pending.get(item.id) is not None,
        },
    )


def approved_in_words(item: ItemCard, facts: Facts) -> str:
    """When the item was approved, by which office and how; "" where it was not."""
    approved = facts.approval.approvals.confirmed.get(item.id)
    if approved is None:
        return ""
    how = "签名已验证" if facts.approval.approvals.by_keys else "按姓名和日期登记，没有签名"
    return f"{approved.on}，{facts.register.units[approved.office].short_name}，{how}"


def approved_digest(item: ItemCard, facts: Facts) -> str:
    """Of the version that was approved, as much as tells it from all others; "" where the page shows none.

    A release finds by it which of its predecessors showed what an item said before it was changed.
    """
    approved = facts.approval.approvals.confirmed.get(item.id)
    return approved.digest[:DIGITS] if approved else ""


def link_to_pending(item: ItemCard, facts: Facts) -> PlainData | None:
    """For those who supervise: where it is told why the public sees nothing of the item; None for one that is approved."""
    if item.id not in facts.approval.approvals.pending:
        return None
    return {"title": PENDING_LIST.title, "href": PENDING_LIST.address}


def pending_list(facts: Facts) -> Listing | None:
    """By unit, what has changed since before what was never approved; None for the public, and where nothing waits."""
    pending = facts.approval.approvals.pending
    if not pending or facts.withheld:
        return None
    units = facts.register.units
    items = sorted(
        (facts.register.items[id_] for id_ in pending),
        key=lambda item: (by_short_name(units[item.unit]), pending[item.id] is None, by_name(item)),
    )
    never = sum(approved is None for approved in pending.values())
    return Listing(
        address=PENDING_LIST.address,
        area="supervision",
        title=PENDING_LIST.title,
        about=f"没有审核确认的{never}项，确认之后又有改动的{len(items) - never}项。公众版只公布这些事项的名称、单位和日期。",
        crumbs=(_SUPERVISION,),
        columns=("改动之处", "审核确认时", "现在"),
        rows=[row for item in items for row in _rows(item, pending[item.id], facts)],
        unit="处",
    )


def _rows(item: ItemCard, before: Approved | None, facts: Facts) -> Iterator[Row]:
    unit = facts.register.units[item.unit].short_name
    if before is None:
        unsigned = facts.approval.approvals.unsigned.get(item.id)
        why = f"审核确认不算数：{unsigned.zh}" if unsigned else "从未审核确认"
        yield _row(item, Heading(f"{unit}：{item.title}", item.address), why)
        return
    heading = Heading(f"{unit}：{item.title}（{before.on}由{before.by}审核确认）", item.address)
    found = facts.approval.differences.get(item.id)
    if found is None:
        yield _row(item, heading, "git 历史中找不到审核确认时的版本，不能逐项对照")
        return
    for each in found:
        named = each.field if each.record == "权力事项" else f"{each.record} · {each.field}"
        yield _row(item, heading, named, each.then or _NOTHING, each.now or _NOTHING)


def _row(item: ItemCard, heading: Heading, title: str, then: str = "", now: str = "") -> Row:
    return Row({"title": title, "href": item.address, "cells": [then, now]}, item, heading)
