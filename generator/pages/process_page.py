"""The page of a process: its chart, and beside it the same process as an ordered list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.model.kind import PlainData
from generator.pages.page import CHART, Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks

_CRUMBS: Final = (Crumb("流程图", "processes/"),)


def process_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a process, and the whole lists of its items."""
    for process in facts.register.processes.values():
        if process.withdrawn:
            yield withdrawn_page(process, "processes", _CRUMBS, facts, files)
            continue
        pointing = links.pointing_at(process)
        items = sum(len(group.links) for group in pointing if group.kind == "power_item")
        yield Page(
            **head_of(process, facts, files),
            area="processes",
            template="process.html",
            description=f"{process.title}：共{len(process.steps)}步，{items}个权力事项按本流程运行。",
            crumbs=_CRUMBS,
            data={
                "above": [
                    "流程图",
                    f"{len(process.steps)}步",
                    *([f"{items}个权力事项共用"] if items > 1 else []),
                ],
                "pointing": [group.shown(process.address) for group in pointing],
            },
            one={"process": RecordName("process", process.id), "chart": RecordName(CHART, process.id)},
        )
        yield from links.whole_lists(process, "processes", _CRUMBS, pointing)


def steps_in_order(process: PlainData, order: Sequence[str]) -> list[PlainData]:
    """The steps as people read them, numbered from 1 as the chart's links are (`#buzhou-1`).

    `ways` are the ways on from a step: none where the one way on leads to the step that is read next. A step with
    neither ways nor a next one `ends` the process.
    """
    steps = {step["id"]: step for step in process["steps"]}
    number = {id_: position for position, id_ in enumerate(order, 1)}
    arrows: dict[str, list[PlainData]] = {id_: [] for id_ in order}
    for arrow in process["arrows"]:
        arrows[arrow["source"]].append(arrow)
    shown = []
    for id_ in order:
        step, on = steps[id_], arrows[id_]
        reads_on = len(on) == 1 and not on[0]["label"] and number[on[0]["target"]] == number[id_] + 1
        role, post = step["role"], step["post"]
        shown.append(
            {
                "number": number[id_],
                "name": step["name"],
                "who": f"{role} · {post}" if role and post else role or post or "",
                "limit": step["limit"] or "",
                "does": step["does"],
                "documents": step["documents"],
                "ways": [] if reads_on else [_way(arrow, number, steps) for arrow in on],
                "ends": not on,
            }
        )
    return shown


def _way(arrow: PlainData, number: Mapping[str, int], steps: Mapping[str, PlainData]) -> PlainData:
    target = arrow["target"]
    back = number[target] <= number[arrow["source"]]
    return {
        "label": arrow["label"] or ("回到" if back else "转到"),
        "number": number[target],
        "name": steps[target]["name"],
    }


def shown(views: PlainData) -> PlainData:
    """What the template shows beside its data, from the views that the page named."""
    return {"steps": steps_in_order(views["process"], views["chart"]["order"])}
