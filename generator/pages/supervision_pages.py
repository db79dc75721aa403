"""Public supervision (公开监督): the three clarities, what is suspended, and what communities owe."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.facts.register import CaseCard
from generator.kinds.power_item import ItemCard
from generator.model.edition import Edition
from generator.model.periods import period_in_words
from generator.model.powers import ItemStatus
from generator.pages.charts import named, published_by_month
from generator.pages.community_home import street_heading
from generator.pages.listing import (
    NO_HEADING,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_name,
    dates_of,
    link,
    pages_of,
    row_of,
)
from generator.pages.page import Crumb, Page
from generator.pages.pending_pages import pending_list

AREA: Final = "supervision"
SUPERVISION: Final = Crumb("公开监督", "supervision/")
CLARITY: Final = Crumb("三清", "supervision/clarity/")
LATE: Final = "supervision/late/"
BULLETINS: Final = Crumb("网上通报", "supervision/bulletins/")
STATISTICS: Final = "supervision/statistics/"
ALERTS: Final = "supervision/alerts/"
ORDERS: Final = "supervision/orders/"
NOTICES: Final = "supervision/notices/"
"""Above the notices of today, one a unit."""


def bulletin_address(period: str) -> str:
    """2026-Q3 → supervision/2026-q3/."""
    return f"{SUPERVISION.address}{period.lower()}/"


def supervision_pages(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """The door page, and all that stands behind it."""
    suspended = _suspended_rows(facts)
    clarities = _clarities(facts)
    pending = pending_list(facts)
    first, last = dates_of(facts.register.items.values(), gatherer)
    late = facts.supervision.late
    counts = {
        "late": link("件办件已经逾期", LATE, count=len(late)),
        "latest": [
            link(period_in_words(period), bulletin_address(period)) for period in list(facts.supervision.periods)[:1]
        ],
        "suspended": link("暂停实施的事项", "supervision/suspended/", count=len(suspended)),
        "overdue": link("逾期未公开", "supervision/overdue/", count=len(facts.overdue)),
        "penalties": _standing(facts.register.penalty_cases.values()),
        "permits": _standing(facts.register.permit_cases.values()),
        "clarities": [link(listing.title, listing.address, count=len(listing.rows)) for listing in clarities],
    }
    yield Page(
        address=SUPERVISION.address,
        area=AREA,
        template="supervision.html",
        title=SUPERVISION.title,
        description="还缺什么、暂停了什么、哪些逾期没有公开。",
        published_on=first,
        changed_on=last,
        publisher=gatherer.publisher,
        data=counts
        | {
            # In the intranet's edition alone.
            "inside": [
                link("监察台账", ALERTS, count=len(facts.supervision.alerts), about="每件案件的提醒、黄牌和红牌"),
                link("催办和督办", ORDERS, count=len(facts.register.orders), about="发给谁、何时回复、结果怎样"),
            ]
            if facts.edition is Edition.INTRANET
            else [],
            "figures": named(months=published_by_month(facts.register.entries.values())),
            # In the intranet's edition alone: elsewhere there are none, and no word of them.
            **(
                {"risks": link("风险岗位", "risks/", count=len(facts.register.risk_posts))}
                if facts.register.risk_posts
                else {}
            ),
            **(
                {"pending": link(pending.title, pending.address, count=len(facts.approval.approvals.pending))}
                if pending
                else {}
            ),
            "calendars": [
                link(card.title, card.address) for card in facts.register.calendars.values() if not card.withdrawn
            ],
        },
    )
    yield Page(
        address=CLARITY.address,
        area=AREA,
        template="clarity.html",
        title="三清：权力清、程序清、责任清",
        description="没有流程图、没有依据、没有裁量标准、共用流程图和可能交叉的事项。",
        crumbs=(SUPERVISION,),
        published_on=first,
        changed_on=last,
        publisher=gatherer.publisher,
        data={
            "numbers": counts["clarities"],
            "clear": [
                {"title": listing.title, "href": listing.address, "about": listing.about, "count": len(listing.rows)}
                for listing in clarities
            ],
        },
    )
    for listing in (*clarities, *((pending,) if pending else ())):
        yield from pages_of(listing, gatherer)
    yield from pages_of(_suspended(suspended), gatherer)
    yield from pages_of(_overdue(facts), gatherer)


def _standing(cases: Iterable[CaseCard]) -> int:
    return sum(not case.withdrawn for case in cases)


def _clarities(facts: Facts) -> list[Listing]:
    coverage = facts.coverage
    items = facts.register.items
    processes = facts.register.processes
    shared = [
        _item_row(facts, items[id_], heading=Heading(processes[process].title, processes[process].address))
        for process, ids in coverage.shared_charts
        if process in processes
        for id_ in ids
    ]
    overlapping = [
        _item_row(facts, items[id_], heading=Heading(items[ids[0]].title)) for ids in coverage.overlaps for id_ in ids
    ]
    return [
        _clarity(
            "without-chart",
            "没有流程图的事项",
            "程序还不清：没有公开流程图的事项，写明理由。",
            ("事项", "单位", "理由"),
            [_item_row(facts, item, item.no_flowchart_reason) for item in _by_unit(facts, coverage.without_chart)],
        ),
        _clarity(
            "without-basis",
            "没有有效依据的事项",
            "权力还不清：记录写的是在用，依据却不存在、已失效或者尚未生效，一律按暂停实施公布。",
            ("事项", "单位", "依据情况"),
            [
                _item_row(facts, item, facts.standing[item.id].reason)
                for item in _by_unit(facts, coverage.without_basis)
            ],
        ),
        _clarity(
            "without-standard",
            "没有裁量标准的处罚事项",
            "责任还不清：法律给了处罚幅度，还没有公布裁量标准的事项。",
            ("事项", "单位"),
            [_item_row(facts, item) for item in _by_unit(facts, coverage.without_standard)],
        ),
        _clarity(
            "shared-charts",
            "共用流程图的事项",
            "几项事项用同一张流程图，应当核对各项的步骤是否真的相同。",
            ("事项", "单位"),
            shared,
        ),
        _clarity(
            "overlaps",
            "可能交叉的事项",
            "两个以上单位有同名同类的事项，由法制机构理清分工。",
            ("事项", "单位"),
            overlapping,
        ),
    ]


def _clarity(slug: str, title: str, about: str, columns: tuple[str, ...], rows: Sequence[Row]) -> Listing:
    return Listing(
        address=f"{CLARITY.address}{slug}/",
        area=AREA,
        title=title,
        about=about,
        crumbs=(SUPERVISION, CLARITY),
        columns=columns,
        rows=rows,
        empty="目前没有这样的事项。",
    )


def _by_unit(facts: Facts, ids: Iterable[str]) -> list[ItemCard]:
    units = facts.register.units
    return sorted(
        (facts.register.items[id_] for id_ in ids),
        key=lambda item: (by_name(units[item.unit]) if item.unit in units else ("~", item.unit), by_name(item)),
    )


def _item_row(facts: Facts, item: ItemCard, *cells: str, heading: Heading = NO_HEADING) -> Row:
    unit = facts.register.units.get(item.unit)
    status = facts.standing[item.id].status
    named: str | PlainLink = link(unit.short_name, unit.address) if unit else item.unit
    return row_of(item, named, *cells, heading=heading, status="" if status == ItemStatus.ACTIVE else status)


def _suspended_rows(facts: Facts) -> list[Row]:
    """Items that may not be used today, under their unit; each with its reason and who says so."""
    rows = []
    standing = facts.standing
    suspended = (
        item.id
        for item in facts.register.items.values()
        if standing[item.id].status == ItemStatus.SUSPENDED and not item.withdrawn
    )
    for item in _by_unit(facts, suspended):
        unit = facts.register.units.get(item.unit)
        held = standing[item.id]
        rows.append(
            row_of(
                item,
                held.reason,
                "依据不成立，自动暂停" if held.by_rule else "单位公布",
                heading=Heading(unit.title, unit.address) if unit else Heading(item.unit),
            )
        )
    return rows


def _suspended(rows: Sequence[Row]) -> Listing:
    by_rule = sum(row.shown["cells"][1] != "单位公布" for row in rows)
    return Listing(
        address="supervision/suspended/",
        area=AREA,
        title="暂停实施的事项",
        about=f"没有依据的权力一律暂停实施：依据不成立而自动暂停的{by_rule}项，单位公布暂停的{len(rows) - by_rule}项。"
        "暂停期间不得行使，也不受理申请。",
        crumbs=(SUPERVISION,),
        columns=("事项", "暂停的理由", "由谁认定"),
        rows=rows,
        empty="目前没有暂停实施的事项。",
    )


def _overdue(facts: Facts) -> Listing:
    """V-1, street by street, the longest overdue first in each community. The only page that shows today's date."""
    register = facts.register
    today = facts.today
    rows = []
    for overdue in facts.overdue:
        community = register.communities[overdue.community]
        category = register.categories[overdue.category]
        street = register.units.get(community.street)
        order = (by_name(street) if street else ("~", community.street), by_name(community))
        row = row_of(
            community,
            link(category.title, category.address),
            period_in_words(overdue.period),
            overdue.due,
            heading=street_heading(facts, community),
        )
        rows.append((order, overdue.due, overdue.category, overdue.period, row))
    rows.sort(key=lambda entry: entry[:4])
    return Listing(
        address="supervision/overdue/",
        area=AREA,
        title="逾期未公开的社区事务",
        about=f"截至{today.year}年{today.month}月{today.day}日，应当公开、期限已过还没有公开的内容，按街道和社区排列。",
        crumbs=(SUPERVISION,),
        columns=("社区", "应公开的内容", "期间", "公开期限"),
        rows=[row for *_, row in rows],
        unit="条",
        empty="没有逾期未公开的内容。",
    )
