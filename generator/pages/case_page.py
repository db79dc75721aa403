"""The page of a penalty or permit case: what was decided and why, day by day, and on the published process."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from generator.documents.forms import address_of, forms_of
from generator.facts.case_course import Course
from generator.facts.case_limits import Clock, Level
from generator.facts.facts import Facts
from generator.facts.publication import last_day
from generator.facts.references import RecordName
from generator.facts.register import CaseCard
from generator.facts.verification import in_words
from generator.kinds import KINDS
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.model.edition import Edition
from generator.model.kind import PlainData
from generator.pages.page import CHART, Crumb, Page
from generator.pages.process_page import steps_in_order
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks
from generator.pages.standard_page import AGAINST_A_PENALTY
from generator.pages.supervision_pages import AREA, SUPERVISION

PENALTIES: Final = Crumb("处罚结果", "penalty-cases/")
PERMITS: Final = Crumb("许可结果", "permit-cases/")


def penalty_case_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a penalty case."""
    yield from _CasePages(facts, links, files, PENALTIES).of(facts.register.penalty_cases.values())


def permit_case_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a permit case."""
    yield from _CasePages(facts, links, files, PERMITS).of(facts.register.permit_cases.values())


class _CasePages:
    def __init__(self, facts: Facts, links: RecordLinks, files: Files, crumb: Crumb) -> None:
        self._facts = facts
        self._links = links
        self._files = files
        self._crumbs = (SUPERVISION, crumb)

    def of(self, cases: Iterable[CaseCard]) -> Iterator[Page]:
        """Those of one item after another: whoever draws them reads its process once."""
        return map(self.page, sorted(cases, key=lambda case: case.item))

    def page(self, case: CaseCard) -> Page:
        facts, register = self._facts, self._facts.register
        if case.withdrawn:
            return withdrawn_page(case, AREA, self._crumbs, facts, self._files)
        item = register.items[case.item]
        unit = register.units[item.unit]
        one = {"case": RecordName(case.kind, case.id)}
        process = register.processes.get(item.flowchart)
        course = None
        if process is not None and not process.withdrawn:
            one["process"] = RecordName("process", process.id)
            one["chart"] = RecordName(CHART, process.id)
            course = facts.cases.course(case)
        until = last_day(case, facts.large)
        data: PlainData = {
            "kind": KINDS[case.kind].title.zh,
            "item": self._links.to("power_item", item.id),
            "unit": {"title": unit.title, "href": unit.address, "telephone": unit.telephone},
            "complaints": item.complaints,
            "clocks": [_clock_row(clock) for clock in _clocks(case, facts)],
            "course": _plain(course, case) if course else None,
            "process_link": self._links.to("process", process.id) if course and process else None,
            "documents": _documents(case) if facts.edition is Edition.INTRANET else [],
            "verified": in_words(facts.verified.get(RecordName(case.kind, case.id))),
            "public_on": case.public_on,
            "public_until": until.isoformat() if until else "",
        }
        if isinstance(case, PenaltyCaseCard):
            data |= {
                "basis": [self._links.to("provision", id_) for id_ in case.provisions],
                "standard": self._links.to("discretion_standard", case.standard) if case.standard else None,
            }
        result = "、".join(sanctions_in_words(case)) if isinstance(case, PenaltyCaseCard) else case.result
        return Page(
            **head_of(case, facts, self._files),
            area=AREA,
            template="case.html",
            description=f"{case.title}：{unit.short_name}，{result or '办理中'}。办理过程、依据和时限。",
            crumbs=self._crumbs,
            data=data,
            one=one,
        )


def _documents(case: CaseCard) -> list[PlainData]:
    """Where the case's documents stand, for those inside the office."""
    return [{"title": form.title, "href": address_of(case, form), "note": form.ground} for form in forms_of(case)]


def sanctions_in_words(case: PenaltyCaseCard) -> list[str]:
    """罚款50000元, 责令停产停业30日; where there is none, the outcome."""
    return [
        f"{one.kind}{one.amount:f}元" if one.amount is not None else f"{one.kind}{one.days}日" if one.days else one.kind
        for one in case.sanctions
    ] or [case.outcome]


def _clocks(case: CaseCard, facts: Facts) -> Sequence[Clock]:
    """The limits of the case; none where a year has no calendar, which rule M-3 tells the editor."""
    limits = facts.cases.limits(case)
    return limits.clocks if limits.missing is None else ()


def _clock_row(clock: Clock) -> PlainData:
    """A limit as the table shows it. What still runs is told by its last day, which does not change day by day."""
    kept = (
        "正在计算"
        if clock.done is None
        else "按时"
        if clock.due is None or clock.done <= clock.due
        else Level.RED.value
    )
    return {
        "title": clock.name,
        "note": clock.basis,
        "cells": [str(clock.limit), _on(clock.since), _on(clock.due), _on(clock.done)],
        "status": "逾期" if kept == Level.RED else "",
    }


def _on(day: date | None) -> PlainData | str:
    return {"on": day.isoformat()} if day else "—"


def _plain(course: Course, case: CaseCard) -> PlainData:
    return {
        "taken": [[step, case.stages[entry].on] for step, entry in course.taken],
        "missed": list(course.missed),
        "out_of_turn": list(course.out_of_turn),
    }


def shown(views: PlainData) -> PlainData:
    """What was decided, for whom, by whom; how it is registered; what happened on which day, and on the process."""
    return (_of_penalty if "basis" in views else _of_permit)(views) | _of_either(views)


def _of_penalty(views: PlainData) -> PlainData:
    """Who was punished, how, by which law, and what may be done against it."""
    case, unit, base = views["case"], views["unit"], views["base"]
    decided = next((entry for entry in reversed(case["stages"]) if entry["stage"] == "决定"), None)
    item = views["item"]
    result = "、".join(decided["penalties"]) if decided and decided["penalties"] else case["outcome"] or "办理中"
    facts = [
        {"name": "当事人", "value": case["party"], "note": case["uscc"]},
        {"name": "处理结果", "value": result, "note": case["tier"] and f"裁量阶次：{case['tier']}"},
        {
            "name": "作出决定",
            "value": unit["title"],
            "href": base + unit["href"],
            "note": decided["on"] if decided else "",
        },
        {"name": "处罚事项", "value": item["title"], "href": base + item["href"]},
        {"name": "不服怎么办", "value": AGAINST_A_PENALTY[0], "note": AGAINST_A_PENALTY[1]},
        {"name": "监督电话", "value": views["complaints"], "href": f"tel:{views['complaints']}"},
    ]
    registered = [
        {"name": "案号", "value": case["number"]},
        {"name": "程序", "value": case["procedure"]},
        {"name": "违法事实", "value": case["facts"]},
        {"name": "证据", "value": "、".join(case["evidence"])},
        {"name": "查明的情节", "value": "；".join(f"{one['name']}：{one['value']}" for one in case["circumstances"])},
        {"name": "另选阶次的理由", "value": case["tier_reason"]},
        *({"name": "处罚条款", "link": link} for link in views["basis"]),
        {"name": "裁量基准", "link": views["standard"]},
        {"name": "执法证号", "value": "、".join(case["certificates"])},
        {"name": "救济途径", "value": case["remedies"]},
        {"name": "缴款", "value": "；".join(f"{paid['on']} 缴{paid['amount']}元" for paid in case["paid"])},
    ]
    return {"facts": facts, "registered": registered}


def _of_permit(views: PlainData) -> PlainData:
    """Who applied for what, how it ended, and in what time."""
    case, unit, item, base = views["case"], views["unit"], views["item"], views["base"]
    facts = [
        {"name": "申请人", "value": case["party"], "note": case["uscc"]},
        {"name": "结果", "value": case["result"] or "办理中", "note": case["reason"]},
        {"name": "办理单位", "value": unit["title"], "href": base + unit["href"]},
        {"name": "许可事项", "value": item["title"], "href": base + item["href"]},
        {"name": "实收费用", "value": f"{case['fee_taken']}元" if case["fee_taken"] else ""},
        {"name": "监督电话", "value": views["complaints"], "href": f"tel:{views['complaints']}"},
    ]
    extension = case["extension"]
    registered = [
        {"name": "办件编号", "value": case["number"]},
        {"name": "办件摘要", "value": case["summary"]},
        {"name": "提交的材料", "value": "、".join(case["materials"])},
        {
            "name": "延长",
            "value": f"{extension['on']} 延长{extension['days']}个工作日：{extension['reason']}" if extension else "",
        },
        {"name": "申请人评价", "value": f"{case['rating']}分（满分5分）" if case["rating"] else ""},
    ]
    return {"facts": facts, "registered": registered}


def _of_either(views: PlainData) -> PlainData:
    case, course = views["case"], views["course"]
    pauses = [
        {
            "on": pause["since"],
            "kind": "中止",
            "text": pause["reason"],
            "note": f"至{pause['until'] or '现在'}，不计入时限",
        }
        for pause in case["pauses"]
    ]
    stages = [
        {
            "on": entry["on"],
            "kind": entry["stage"],
            "text": "；".join(filter(None, [*entry.get("penalties", ()), entry["opinion"], entry["document"]])),
            "note": entry["post"],
        }
        for entry in case["stages"]
    ]
    shown: PlainData = {"happened": sorted([*stages, *pauses], key=lambda one: str(one["on"]))}
    if course is None:
        return shown
    chart = views["chart"]
    steps = steps_in_order(views["process"], chart["order"])
    numbers = {id_: number for number, id_ in enumerate(chart["order"], 1)}
    looks = {numbers[id_]: "missed" for id_ in course["missed"]}
    looks |= {numbers[id_]: "taken" for id_, _ in course["taken"]}
    looks |= {numbers[id_]: "out-of-turn" for id_ in course["out_of_turn"]}
    days: dict[int, str] = {}
    for id_, day in course["taken"]:
        days[numbers[id_]] = day
    for step in steps:
        step["mark"] = _MARKS.get(looks.get(step["number"], ""), "")
        step["on"] = days.get(step["number"], "")
    deviation = [f"跳过“{step['name']}”" for step in steps if looks.get(step["number"]) == "missed"]
    deviation += [f"“{step['name']}”次序不对" for step in steps if looks.get(step["number"]) == "out-of-turn"]
    return shown | {
        "steps": steps,
        "deviation": "；".join(deviation),
        "svg": marked(chart["svg"], looks),
        "lanes": marked(chart["lanes"], looks),
    }


_MARKS: Final = {"taken": "已办", "missed": "未办", "out-of-turn": "次序不对"}
_STEP: Final = re.compile(r'(<(?:a|g) id="(?:tu|yongdao)-(\d+)"[^>]* class=")')


def marked(svg: str, looks: dict[int, str]) -> str:
    """A process's chart with a further class on each step, by its number."""
    parts = list(_cut_at_steps(svg))
    for place in range(2, len(parts), 3):
        look = looks.get(int(parts[place]))
        parts[place] = f"{look} " if look else ""
    return "".join(parts)


@lru_cache(maxsize=16)
def _cut_at_steps(svg: str) -> list[str]:
    """Text, a step up to its classes, its number; again and again, and the text after the last."""
    return _STEP.split(svg)
