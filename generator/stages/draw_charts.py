"""Charts of processes, drawn once for every state of a process."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from generator.build.trace_store import TraceReader, TraceStore
from generator.flowcharts.chart import Chart, ChartArrow, ChartStep, Shape
from generator.flowcharts.geometry import reading_order
from generator.kinds.process import StepShape
from generator.model.kind import PlainData
from generator.stages.sources import Progress
from generator.stages.workers import Workers

if TYPE_CHECKING:
    from generator.flowcharts.layout import Layout

_PART: Final = 60

SHAPES: Final = {
    StepShape.START: Shape.START,
    StepShape.ACTION: Shape.ACTION,
    StepShape.DECISION: Shape.DECISION,
    StepShape.DOCUMENT: Shape.DOCUMENT,
    StepShape.END: Shape.END,
}


def draw_charts(digests: Iterable[str], store: TraceStore, state: Path, workers: Workers, progress: Progress) -> None:
    """See that the store holds the chart of every process whose record has one of these digests."""
    missing = sorted(set(digests) - store.made_keys("chart"))
    done = 0
    for count, rows in workers.in_parts(_draw, missing, _PART, state):
        store.keep_made("chart", rows)
        done += count
        progress("drawing", done, len(missing))


def _draw(digests: list[str], state: Path) -> list[tuple[str, bytes]]:
    """In a worker: the charts of some processes."""
    reader = TraceReader(state)
    drawn = [
        (digest, msgspec.msgpack.encode(drawn_chart(msgspec.msgpack.decode(view))))
        for digest, view in reader.made("view", digests)
    ]
    reader.close()
    return drawn


def drawn_chart(process: PlainData) -> PlainData:
    """The chart of a process's view, as a page takes it: {"svg", "lanes", "order"}.

    `svg` is the compact chart; `lanes` the one in swimlanes, for wide screens, "" where the process doesn't ask for it;
    `order` the ids of the steps as they are read.
    """
    # Graphviz is loaded only where something has to be drawn.
    from generator.flowcharts.drawing import svg  # noqa: PLC0415
    from generator.flowcharts.geometry import plan  # noqa: PLC0415
    from generator.flowcharts.layout import dot_text  # noqa: PLC0415

    chart = chart_of(process)
    planned = plan(chart)
    drawn = {
        "svg": svg(planned, _layout(dot_text(planned))),
        "lanes": "",
        "order": [chart.steps[position].id for position in planned.order],
    }
    if process["lanes"] == "是":
        # Both stand on one page, so each has ids of its own.
        steps = tuple(replace(step, anchor=step.anchor.replace("tu-", "yongdao-")) for step in chart.steps)
        in_lanes = plan(replace(chart, id=f"{chart.id}-lanes", steps=steps), lanes=True)
        drawn["lanes"] = svg(in_lanes, _layout(dot_text(in_lanes)))
    return drawn


@lru_cache(maxsize=4096)
def _layout(dot: str) -> "Layout":
    # Of a district's charts two in three have the shape of another: words are no part of it.
    from generator.flowcharts.layout import lay_out  # noqa: PLC0415

    return lay_out(dot)


def chart_of(process: PlainData) -> Chart:
    """The chart of a process's view. A step leads to its place in the list beside the chart: `#buzhou-1` is the first.

    The list leads back to the step's box: `#tu-1`, and `#yongdao-1` in swimlanes.
    """
    unlinked = Chart(
        id=process["id"],
        title=process["title"],
        steps=tuple(_step(step) for step in process["steps"]),
        arrows=tuple(ChartArrow(arrow["source"], arrow["target"], arrow["label"]) for arrow in process["arrows"]),
    )
    number = {step: position for position, step in enumerate(reading_order(unlinked), 1)}
    return replace(
        unlinked,
        steps=tuple(
            replace(step, href=f"#buzhou-{number[step.id]}", anchor=f"tu-{number[step.id]}") for step in unlinked.steps
        ),
    )


def _step(step: dict[str, Any]) -> ChartStep:
    return ChartStep(
        id=step["id"],
        name=step["name"],
        shape=SHAPES[StepShape(step["shape"])],
        role=step["role"],
        post=step["post"],
        limit=step["limit"] or "",
    )
