"""Supervision orders (催办、督办) on the intranet: a page an order, and the list of all. No other edition holds any."""

from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.supervision_order import OrderCard
from generator.model.edition import Edition
from generator.model.kind import PlainData
from generator.pages.listing import Gatherer, Listing, link, pages_of, row_of
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks
from generator.pages.supervision_pages import AREA, ORDERS, SUPERVISION

LIST: Final = Crumb("催办和督办", ORDERS)
_CRUMBS: Final = (SUPERVISION, LIST)


def order_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """The page of each order: of which case, about what, by when, and what became of it."""
    for order in facts.register.orders.values():
        if order.withdrawn:
            yield withdrawn_page(order, AREA, _CRUMBS, facts, files)
            continue
        unit = facts.register.units[order.to]
        kind, id_ = ("penalty_case", order.penalty_case) if order.penalty_case else ("permit_case", order.permit_case)
        alert = next(
            (one for one in facts.supervision.alerts if one.case == id_ and one.about == order.about),
            None,
        )
        yield Page(
            **head_of(order, facts, files),
            area=AREA,
            template="order.html",
            description=f"{order.title}，发给{unit.short_name}。",
            crumbs=_CRUMBS,
            data={
                "unit": link(unit.title, unit.address),
                "case": links.to(kind, id_),
                "state": state_of(order, facts),
                "alert": {
                    "level": alert.level,
                    "basis": alert.basis,
                    "due": alert.due,
                    "raised_on": alert.raised_on,
                }
                if alert
                else {},
            },
            one={"order": RecordName(order.kind, order.id)},
        )


def state_of(order: OrderCard, facts: Facts) -> str:
    """Where an order stands, in a word."""
    today = facts.today.isoformat()
    if order.cleared_on and order.cleared_on <= today:
        return "已摘牌"
    if order.concluded:
        return "已有结论"
    if order.replied_on:
        return "已回复"
    return "逾期未回复" if order.reply_due and order.reply_due < today else "待回复"


def shown(views: PlainData) -> PlainData:
    """What was asked, and what was answered, in the order in which it came."""
    order, alert, unit = views["order"], views["alert"], views["unit"]
    told = [
        {"name": "承办单位", "value": "", "link": unit},
        {"name": "案件", "value": "", "link": views["case"]},
        {"name": "未按时办的", "value": order["about"], "note": f"（{alert['basis']}）" if alert else ""},
        {"name": "应办完的日期", "value": alert["due"] if alert else ""},
        {"name": "现在", "value": f"{alert['raised_on']}起{alert['level']}" if alert else "没有黄牌和红牌"},
        {"name": "发出日期", "value": order["issued_on"]},
        {"name": "回复期限", "value": order["reply_due"] or ""},
    ]
    reply, cleared = order["reply"], order["cleared"]
    happened = [{"on": order["issued_on"], "kind": order["form"], "text": order["about"], "note": unit["title"]}]
    if reply:
        happened.append({"on": reply["on"], "kind": "回复", "text": reply["text"], "note": ""})
    if cleared:
        happened.append({"on": cleared["on"], "kind": "摘牌", "text": cleared["reason"], "note": ""})
    return {"told": told, "happened": happened, "conclusion": order["conclusion"]}


def order_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """All orders, the latest first."""
    if facts.edition is not Edition.INTRANET:
        return
    orders = sorted(
        (order for order in facts.register.orders.values() if not order.withdrawn),
        key=lambda order: (order.issued_on, order.id),
        reverse=True,
    )
    rows = []
    for order in orders:
        unit = facts.register.units[order.to]
        rows.append(
            row_of(
                order,
                link(unit.short_name, unit.address),
                {"on": order.issued_on},
                {"on": order.reply_due} if order.reply_due else "—",
                state_of(order, facts),
            )
        )
    listing = Listing(
        address=ORDERS,
        area=AREA,
        title=LIST.title,
        about="监察机构发出的催办和督办：发给谁、何时回复、结果怎样。",
        crumbs=(SUPERVISION,),
        columns=("事由", "承办单位", "发出日期", "回复期限", "进展"),
        rows=rows,
        unit="件",
        empty="还没有催办和督办。",
    )
    yield from pages_of(listing, gatherer)
