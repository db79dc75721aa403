"""Lists of published cases: penalties and permits, the latest decision first, all together and unit by unit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.facts.register import CaseCard
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.pages.case_page import PENALTIES, PERMITS, sanctions_in_words
from generator.pages.listing import Facet, Gatherer, Listing, Row, by_short_name, link, pages_of, row_of
from generator.pages.page import Crumb, Page
from generator.pages.supervision_pages import AREA, SUPERVISION


def case_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Every list of cases that are public."""
    register = facts.register
    for crumb, about, cases in (
        (PENALTIES, _ABOUT_PENALTIES, register.penalty_cases.values()),
        (PERMITS, _ABOUT_PERMITS, register.permit_cases.values()),
    ):
        standing: list[CaseCard] = sorted(
            (case for case in cases if not case.withdrawn),
            key=lambda case: (case.day_of("决定"), case.id),
            reverse=True,
        )
        for listing in _listings(facts, crumb, about, standing):
            yield from pages_of(listing, gatherer)


_ABOUT_PENALTIES: Final = (
    "依法公开的行政处罚决定：处罚了谁、为什么、怎样处罚，由哪个单位作出。公开期满的已经撤下，个人只显示姓氏。"
)
_ABOUT_PERMITS: Final = "依法公开的行政许可结果：谁申请、结果怎样、用了几天。个人只显示姓氏。"


def _listings(facts: Facts, crumb: Crumb, about: str, cases: Sequence[CaseCard]) -> Iterator[Listing]:
    by_unit: defaultdict[str, list[CaseCard]] = defaultdict(list)
    for case in cases:
        by_unit[facts.register.items[case.item].unit].append(case)
    units = sorted((facts.register.units[id_] for id_ in by_unit), key=by_short_name)
    facets = (
        Facet(
            "按单位", [link(unit.short_name, _of_unit(crumb, unit.id), count=len(by_unit[unit.id])) for unit in units]
        ),
    )
    columns = ("当事人和案由", "处理结果", "单位", "决定日期")
    if crumb is PERMITS:
        columns = ("申请人", "结果", "单位", "决定日期")

    def listing(address: str, title: str, crumbs: tuple[Crumb, ...], those: Sequence[CaseCard]) -> Listing:
        return Listing(
            address=address,
            area=AREA,
            title=title,
            about=about,
            crumbs=crumbs,
            columns=columns,
            rows=[_row(facts, case) for case in those],
            unit="件",
            empty="目前没有公开的案件。",
            facets=facets,
        )

    yield listing(crumb.address, crumb.title, (SUPERVISION,), cases)
    for unit in units:
        yield listing(
            _of_unit(crumb, unit.id), f"{unit.short_name}的{crumb.title}", (SUPERVISION, crumb), by_unit[unit.id]
        )


def _of_unit(crumb: Crumb, unit: str) -> str:
    return f"{crumb.address}by-unit/{unit}/"


def _row(facts: Facts, case: CaseCard) -> Row:
    unit = facts.register.units[facts.register.items[case.item].unit]
    result = "、".join(sanctions_in_words(case)) if isinstance(case, PenaltyCaseCard) else case.result
    return row_of(case, result, link(unit.short_name, unit.address), case.day_of("决定"))
