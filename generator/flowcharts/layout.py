"""Where everything stands: Graphviz sees boxes, never words.

The DOT text holds numbers and names of our own only. So a layout does not depend on fonts, no word can become an
attribute of Graphviz (which lets `onload` and file names through), and equal text means an equal layout: its hash
is the key under which a layout may be kept.

A label is a box of its own on its arrow's way. Graphviz therefore keeps it clear of every box and every other
arrow, and it cannot drift from its arrow, which reaches it from one side and leaves it on the other.

Graphviz is not thread-safe: one context a process, and one chart at a time in it.
"""

import tempfile
from functools import cache
from itertools import pairwise
from typing import Any, Final

import msgspec

from generator.flowcharts.course import rows
from generator.flowcharts.geometry import LANE_LEADING, Plan, Way

Point = tuple[float, float]

_LANE_SPREAD: Final = 16
"""Room between a lane's border and its boxes."""


class Stretch(msgspec.Struct, frozen=True, array_like=True):
    """A piece of an arrow's way, in its direction: first point, then Bézier triples. `tip` is the arrow head's point."""

    way: int
    points: tuple[Point, ...]
    tip: Point | None


class Layout(msgspec.Struct, frozen=True):
    """Places in points, y downwards, from the upper left corner.

    `boxes` and `signs` hold centres by the position of the step and of the arrow; `lanes` holds left
    and right borders and the middle line of the boxes.
    """

    width: float
    height: float
    boxes: dict[int, Point]
    signs: dict[int, Point]
    stretches: tuple[Stretch, ...]
    lanes: tuple[tuple[float, float, float], ...] = ()


def dot_text(plan: Plan) -> str:
    """The plan as DOT, without a word of it: `n…` are steps, `l…` labels, `h…` and `f…` a lane's head and foot."""
    graph = _empty_graph(newrank="true") if plan.lanes else _empty_graph()
    if plan.lanes:
        _draft_lanes(graph, plan)
    else:
        for position in plan.order:
            _draft_box(graph, plan, position)
        for number in range(len(plan.ways)):
            _draft_sign(graph, plan, number)
    # Written along the reading order, so that branches open to the same side as they are read.
    turn = {position: number for number, position in enumerate(plan.order)}
    for number, way in sorted(enumerate(plan.ways), key=lambda each: (turn[each[1].source], each[0])):
        _draft_way(graph, number, way)
    return str(graph.source)


def lay_out(dot: str) -> Layout:
    """Lay out a text written by `dot_text`. Not thread-safe."""
    found = _read_json(_laid_out_json(dot))
    left, bottom, right, top = map(float, found.bb.split(","))
    boxes: dict[int, Point] = {}
    signs: dict[int, Point] = {}
    borders: dict[int, Point] = {}
    middles: dict[int, float] = {}
    for thing in found.objects:
        if thing.name.startswith("cluster"):
            lane_left, _, lane_right, _ = map(float, thing.bb.split(","))
            borders[int(thing.name[7:])] = (_tenth(lane_left - left), _tenth(lane_right - left))
        elif thing.pos:
            x, y = map(float, thing.pos.split(","))
            kind, number, place = thing.name[0], int(thing.name[1:]), (_tenth(x - left), _tenth(top - y))
            if kind == "h":
                middles[number] = place[0]
            elif kind in "nl":
                (boxes if kind == "n" else signs)[number] = place
    return Layout(
        width=_tenth(right - left),
        height=_tenth(top - bottom),
        boxes=boxes,
        signs=signs,
        stretches=tuple(_stretch(edge, left, top) for edge in found.edges if edge.comment),
        lanes=tuple((*borders[number], middles[number]) for number in sorted(borders)),
    )


def _empty_graph(**attributes: str) -> Any:
    # Imported here: the room is imported by commands that draw nothing.
    from graphviz import Digraph  # noqa: PLC0415

    return Digraph(
        "g",
        graph_attr={"nodesep": ".25", "ranksep": ".29", **attributes},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowsize": ".75"},
    )


def _draft_box(graph: Any, plan: Plan, position: int) -> None:
    box = plan.boxes[position]
    # Its badge hangs over the outline: Graphviz is told the height of both.
    graph.node(f"n{position}", **_size(box.width, box.height + box.overhang))


def _draft_sign(graph: Any, plan: Plan, number: int) -> None:
    sign = plan.ways[number].sign
    if sign is not None:
        graph.node(f"l{number}", **_size(sign.width, sign.height))


def _size(width: float, height: float) -> dict[str, str]:
    return {"width": f"{width / 72:.4g}", "height": f"{height / 72:.4g}"}


def _draft_way(graph: Any, number: int, way: Way) -> None:
    """An arrow in one piece, or in two with its label between. `comment` is its number from 1, negative if reversed."""
    source, target, label = f"n{way.source}", f"n{way.target}", f"l{number}"
    weight = 8 if way.main else 1
    if way.back:
        # Written upside down, so that Graphviz ranks it as we read it.
        mark = str(-number - 1)
        if way.sign is None:
            graph.edge(target, source, comment=mark, weight="0", dir="back")
        else:
            graph.edge(target, f"{label}:n", comment=mark, weight="0", dir="back")
            graph.edge(f"{label}:s", source, comment=mark, weight="1", dir="none")
    elif way.sign is None:
        graph.edge(source, target, comment=str(number + 1), weight=str(weight))
    else:
        # The first piece pulls harder: an outcome is read where the decision is.
        graph.edge(source, label, comment=str(number + 1), weight=str(weight + 1), dir="none")
        graph.edge(label, target, comment=str(number + 1), weight=str(weight))


def _draft_lanes(graph: Any, plan: Plan) -> None:
    """A cluster a lane, with a spine: an unseen thread through its middle that its boxes are strung on.

    Graphviz keeps the lanes apart by their heads and feet, and puts them in the order in which arrows cross least.
    """
    row = rows(
        [str(position) for position in range(len(plan.boxes))],
        [(str(way.source), str(way.target)) for way in plan.ways],
        frozenset(number for number, way in enumerate(plan.ways) if way.back),
    )
    main = set(plan.main_line)
    for number, lane in enumerate(plan.lanes):
        inside = sorted(lane.steps, key=lambda position: (row[str(position)], position not in main, position))
        with graph.subgraph(name=f"cluster{number}", graph_attr={"margin": str(_LANE_SPREAD)}) as cluster:
            cluster.node(f"h{number}", **_size(lane.width, 14 + len(lane.heading) * LANE_LEADING))
            cluster.node(f"f{number}", **_size(8, 1))
            for position in inside:
                _draft_box(cluster, plan, position)
            for way_number, way in enumerate(plan.ways):
                if way.source in lane.steps:
                    _draft_sign(cluster, plan, way_number)
        spine = [f"h{number}"]
        last = -1
        for position in inside:
            if row[str(position)] > last:
                spine.append(f"n{position}")
                last = row[str(position)]
        for upper, lower in pairwise((*spine, f"f{number}")):
            # Heavier than the 128 by which Graphviz presses a cluster together.
            graph.edge(upper, lower, style="invis", weight="1000")
    for rank, kind in (("min", "h"), ("max", "f")):
        with graph.subgraph(graph_attr={"rank": rank}) as level:
            for number in range(len(plan.lanes)):
                level.node(f"{kind}{number}")


class _Thing(msgspec.Struct, frozen=True):
    name: str
    pos: str = ""
    bb: str = ""


class _Edge(msgspec.Struct, frozen=True):
    pos: str = ""
    comment: str = ""


class _Json(msgspec.Struct, frozen=True):
    bb: str
    objects: list[_Thing]
    edges: list[_Edge] = []


_read_json: Final = msgspec.json.Decoder(_Json).decode


@cache
def _context() -> tuple[Any, Any]:
    # Imported here: loading Graphviz takes longer than many a command that draws nothing.
    from pygraphviz import graphviz  # noqa: PLC0415

    return graphviz, graphviz.gvContextWithBuiltins()


def _laid_out_json(dot: str) -> bytes:
    graphviz, context = _context()
    # Graphviz reads from a FILE* only; this one has no name.
    with tempfile.TemporaryFile("w+", encoding="ascii", newline="\n") as file:
        file.write(dot)
        file.flush()
        file.seek(0)
        graph = graphviz.agread(file, None)
    try:
        if graphviz.gvLayout(context, graph, b"dot"):
            raise RuntimeError("Graphviz found no layout")
        _, rendered = graphviz.gvRenderData(context, graph, b"json0")
        graphviz.gvFreeLayout(context, graph)
    finally:
        graphviz.agclose(graph)
    return bytes(rendered)


def _stretch(edge: _Edge, left: float, top: float) -> Stretch:
    tip: Point | None = None
    points: list[Point] = []
    for token in edge.pos.split(" "):
        numbers = token.split(",")
        point = (_tenth(float(numbers[-2]) - left), _tenth(top - float(numbers[-1])))
        if len(numbers) == 3:
            tip = point
        else:
            points.append(point)
    mark = int(edge.comment)
    if mark < 0:
        points.reverse()
    return Stretch(abs(mark) - 1, tuple(points), tip)


def _tenth(value: float) -> float:
    return round(value, 1) + 0.0
