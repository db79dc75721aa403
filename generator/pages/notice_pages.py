"""Notices (催办通知、督办通知) as templates take them, and their pages on the intranet."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.facts.calendar import MissingYear
from generator.facts.facts import Facts
from generator.facts.notices import Notice, notices
from generator.kinds.supervision_order import OrderForm
from generator.model.edition import Edition
from generator.model.kind import PlainData
from generator.pages.listing import Gatherer, link
from generator.pages.page import Crumb, Page
from generator.pages.supervision_pages import ALERTS, AREA, NOTICES, SUPERVISION

_CRUMBS: Final = (SUPERVISION, Crumb("监察台账", ALERTS))


def notice_pages(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """A page for each unit that is to be sent a notice today; on the intranet alone."""
    if facts.edition is not Edition.INTRANET:
        return
    try:
        told = notices(facts.register, facts.supervision)
    except MissingYear:
        return  # rule M-3 tells the editor
    for notice in told:
        unit = facts.register.units[notice.unit]
        shown = shown_notice(notice, facts, gatherer.publisher)
        yield Page(
            address=f"{NOTICES}{notice.unit}/",
            area=AREA,
            template="notice.html",
            title=f"{shown['title']}：{unit.short_name}",
            description=f"发给{unit.title}的{shown['title']}。",
            crumbs=_CRUMBS,
            published_on=notice.issued_on.isoformat(),
            publisher=gatherer.publisher,
            data={"notice": shown},
            listed=False,
        )


def notice_links(facts: Facts) -> list[PlainData]:
    """Links to the notices of today; none where they can't be reckoned."""
    try:
        told = notices(facts.register, facts.supervision)
    except MissingYear:
        return []
    return [
        link(facts.register.units[one.unit].short_name, f"{NOTICES}{one.unit}/", count=len(one.late)) for one in told
    ]


def shown_notice(notice: Notice, facts: Facts, publisher: str) -> PlainData:
    """A notice as `notices/body.html` takes it. `publisher` is the name of who sends it."""
    order = notice.form is OrderForm.ORDER
    reply = in_words(notice.reply_due) if notice.reply_due else ""
    return {
        "title": f"{notice.form}通知",
        "unit": facts.register.units[notice.unit].title,
        "on": in_words(notice.issued_on),
        "from": publisher,
        "reply_due": reply,
        "asked": (
            f"请立即办理，并于{reply}前书面回复：每件没有按时办的原因、办理的结果或者办结的日期。逾期不回复的，予以通报。"
            if order
            else "请尽快办结；已经督办的，按督办的期限回复。超过期限两个工作日仍未办结的给红牌，并予以督办。"
        ),
        "rows": [
            {
                "title": late.number,
                "note": late.ordered,
                "status": str(late.level),
                "cells": [
                    late.item,
                    f"{late.about}（{late.basis}）",
                    late.due,
                    f"{late.days}天",
                    f"{_RULES[late.rule]}，{late.raised_on}起",
                ],
            }
            for late in notice.late
        ],
    }


_RULES: Final = {
    "ALARM_EXPIRED": "超过期限一个工作日给黄牌",
    "ALTER_EXPIRED": "超过期限两个工作日，或者一个环节超过期限，给红牌",
}
"""The monitoring rules that raise what a notice tells of, by code."""


def in_words(day: date) -> str:
    """2026年11月20日."""
    return f"{day.year}年{day.month}月{day.day}日"
