"""The ledger of risk posts (风险岗位台账): by unit and level, an education page a post, and which steps no risk point covers.

Where a site holds no risk posts, as the public's never does, there is none of these pages.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.facts.risks import uncovered
from generator.kinds.risk_post import RiskClass, RiskLevel, RiskPostCard
from generator.model.kind import PlainData
from generator.pages.listing import Facet, Gatherer, Heading, Listing, Row, by_short_name, link, pages_of, row_of
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks

_SUPERVISION: Final = Crumb("公开监督", "supervision/")
LEDGER: Final = Crumb("风险岗位", "risks/")
_AREA: Final = "supervision"
_COLUMNS: Final = ("岗位", "等级", "风险点", "类别")


def risk_post_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """The education page of each post."""
    for post in facts.register.risk_posts.values():
        if post.withdrawn:
            yield withdrawn_page(post, _AREA, (_SUPERVISION, LEDGER), facts, files)
            continue
        unit = facts.register.units[post.unit]
        yield Page(
            **head_of(post, facts, files),
            area=_AREA,
            template="risk_post.html",
            description=f"{unit.short_name}{post.title}：{post.level}级风险岗位，{len(post.risks)}个风险点。",
            crumbs=(_SUPERVISION, LEDGER, Crumb(unit.short_name, f"risks/by-unit/{unit.id}/")),
            data={
                "above": [link(unit.short_name, unit.address), f"{post.level}级风险岗位", post.sphere],
                "items": {risk.item: links.to("power_item", risk.item) for risk in post.risks if risk.item},
                "steps": {
                    f"{risk.item} {risk.step}": _step_name(facts, risk.item, risk.step)
                    for risk in post.risks
                    if risk.step
                },
            },
            one={"post": RecordName("risk_post", post.id)},
        )


def _step_name(facts: Facts, item: str, step: str) -> str:
    process = facts.register.processes[facts.register.items[item].flowchart]
    return next(each.name for each in process.steps if each.id == step)


def shown(views: PlainData) -> PlainData:
    """The risks in their classes, in the order of the source's five."""
    classes = [
        {"title": str(name), "risks": [risk for risk in views["post"]["risks"] if risk["risk_class"] == name]}
        for name in RiskClass
    ]
    return {"classes": [each for each in classes if each["risks"]]}


def risk_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """The ledger: all posts by unit, those of each unit, those of each level; and what is not covered."""
    posts = [post for post in facts.register.risk_posts.values() if not post.withdrawn]
    if not posts:
        return
    units = sorted({facts.register.units[post.unit] for post in posts}, key=by_short_name)
    of_unit = {
        unit.id: [
            _row(post, Heading(unit.short_name, f"risks/by-unit/{unit.id}/"))
            for post in sorted(posts, key=lambda post: (post.level, post.sort_key, post.id))
            if post.unit == unit.id
        ]
        for unit in units
    }
    levels = Counter(post.level for post in posts)
    by_level = [link(f"{level}级", f"risks/level-{level.lower()}/", count=levels[level]) for level in RiskLevel]
    facets = (
        Facet("按等级", [each for each in by_level if each["count"]]),
        Facet(
            "按单位",
            [link(unit.short_name, f"risks/by-unit/{unit.id}/", count=len(of_unit[unit.id])) for unit in units],
        ),
    )
    every = [row for unit in units for row in of_unit[unit.id]]
    without = _without_risk_point(facts)
    yield from pages_of(
        _listing(
            LEDGER.address,
            "风险岗位台账",
            "哪些岗位有风险，风险在哪一步，怎样防控。",
            every,
            facets=facets,
            aside={"text": "事项的哪些环节还没有写风险点，见", "title": without.title, "href": without.address},
        ),
        gatherer,
    )
    for level in RiskLevel:
        rows = [row for row in every if isinstance(row.card, RiskPostCard) and row.card.level == level]
        if rows:
            address = f"risks/level-{level.lower()}/"
            yield from pages_of(
                _listing(address, f"{level}级风险岗位", f"等级为{level}的岗位，按单位排列。", rows, facets=facets),
                gatherer,
            )
    for unit in units:
        rows = [Row(row.shown, row.card) for row in of_unit[unit.id]]
        about = f"{unit.short_name}的风险岗位，等级高的在前。"
        address = f"risks/by-unit/{unit.id}/"
        yield from pages_of(_listing(address, f"{unit.short_name}的风险岗位", about, rows, facets=facets), gatherer)
    yield from pages_of(without, gatherer)


def _row(post: RiskPostCard, heading: Heading) -> Row:
    classes = "、".join(dict.fromkeys(risk.risk_class for risk in post.risks))
    return row_of(post, f"{post.level}级", f"{len(post.risks)}个", classes, heading=heading)


def _listing(
    address: str, title: str, about: str, rows: list[Row], *, facets: tuple[Facet, ...], aside: PlainData | None = None
) -> Listing:
    return Listing(
        address=address,
        area=_AREA,
        title=title,
        about=about,
        crumbs=(_SUPERVISION,) if address == LEDGER.address else (_SUPERVISION, LEDGER),
        columns=_COLUMNS,
        rows=rows,
        unit="个岗位",
        facets=facets,
        aside=aside or {},
    )


def _without_risk_point(facts: Facts) -> Listing:
    register = facts.register
    missing = [(register.items[each.item], each) for each in uncovered(register)]
    missing.sort(key=lambda pair: (*by_short_name(register.units[pair[0].unit]), pair[0].sort_key, pair[0].id))
    return Listing(
        address="risks/uncovered/",
        area=_AREA,
        title="没有风险点的环节",
        about="在用事项的流程里，还没有岗位写明风险点的环节。",
        crumbs=(_SUPERVISION, LEDGER),
        columns=("事项", "没有风险点的环节", "环节数"),
        rows=[
            row_of(
                item,
                "、".join(each.steps),
                f"{len(each.steps)}/{each.of}",
                heading=Heading(register.units[item.unit].short_name, f"units/{item.unit}/"),
            )
            for item, each in missing
        ],
        unit="项",
        empty="每个环节都写了风险点。",
    )
