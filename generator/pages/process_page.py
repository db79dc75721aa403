"""The page of a process: its chart, and beside it the same process as an ordered list."""

from collections.abc import Iterator, Sequence
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
    ways: dict[str, list[PlainData]] = {id_: [] for id_ in order}
    for arrow in process["arrows"]:
        target = arrow["target"]
        ways[arrow["source"]].append(
            {
                "label": arrow["label"] or ("回到" if number[target] <= number[arrow["source"]] else "转到"),
                "number": number[target],
                "name": steps[target]["name"],
                "reads_on": not arrow["label"] and number[target] == number[arrow["source"]] + 1,
            }
        )
    return [
        {
            "number": number[id_],
            "name": steps[id_]["name"],
            "who": [words for words in (steps[id_]["role"], steps[id_]["post"]) if words],
            "limit": steps[id_]["limit"] or "",
            "does": steps[id_]["does"],
            "documents": steps[id_]["documents"],
            "ways": [] if len(ways[id_]) == 1 and ways[id_][0]["reads_on"] else ways[id_],
            "ends": not ways[id_],
        }
        for id_ in order
    ]


def shown(views: PlainData) -> PlainData:
    """What the template shows beside its data, from the views that the page named."""
    return {"steps": steps_in_order(views["process"], views["chart"]["order"])}
