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
from typing import Any, Final

import msgspec

from generator.flowcharts.course import rows
from generator.flowcharts.geometry import LANE_LEADING, Box, Plan

Point = tuple[float, float]

_HEAD: Final = 'digraph g{graph[nodesep=.25,ranksep=.29%s];node[shape=box,fixedsize=true,label=""];edge[arrowsize=.75];'
_LANE_SPREAD: Final = 16
"""Room between a lane's border and its boxes."""


class Stretch(msgspec.Struct, frozen=True, array_like=True):
    """A piece of an arrow's way, in its direction: first point, then Bézier triples. `tip` is the arrow head's point."""

    way: int
    points: tuple[Point, ...]
    tip: Point | None


class Layout(msgspec.Struct, frozen=True):
    """Places in points, y downwards, from the upper left corner.

    `boxes` and `signs` hold centres by the position of the step and of the arrow; `lanes` holds left and right borders.
    """

    width: float
    height: float
    boxes: dict[int, Point]
    signs: dict[int, Point]
    stretches: tuple[Stretch, ...]
    lanes: tuple[tuple[float, float], ...] = ()


def dot_text(plan: Plan) -> str:
    """The plan as DOT, without a word of it: `n…` are steps, `l…` labels, `h…` and `f…` a lane's head and foot."""
    parts = [_HEAD % (",newrank=true" if plan.lanes else "")]
    nodes = {position: _node(f"n{position}", box.width, _full_height(box)) for position, box in enumerate(plan.boxes)}
    signs = {
        number: _node(f"l{number}", way.sign.width, way.sign.height)
        for number, way in enumerate(plan.ways)
        if way.sign is not None
    }
    if plan.lanes:
        parts += _lanes(plan, nodes, signs)
    else:
        parts += [nodes[position] for position in plan.order]
        parts += signs.values()
    # Written along the reading order, so that branches open to the same side as they are read.
    turn = {position: number for number, position in enumerate(plan.order)}
    for number, way in sorted(enumerate(plan.ways), key=lambda each: (turn[each[1].source], each[0])):
        source, target = f"n{way.source}", f"n{way.target}"
        weight = 8 if way.main else 1
        if way.back:
            # Written upside down, so that Graphviz ranks it as we read it.
            source, target, weight = target, source, 0
        mark = number + 1 if not way.back else -number - 1
        if way.sign is None:
            parts.append(f"{source}->{target}[weight={weight},comment={mark}{',dir=back' if way.back else ''}];")
        elif way.back:
            parts.append(f"{source}->l{number}:n[weight=0,comment={mark},dir=back];")
            parts.append(f"l{number}:s->{target}[weight=1,comment={mark},dir=none];")
        else:
            parts.append(f"{source}->l{number}[weight={weight + 1},comment={mark},dir=none];")
            parts.append(f"l{number}->{target}[weight={weight},comment={mark}];")
    parts.append("}\n")
    return "".join(parts)


def lay_out(dot: str) -> Layout:
    """Lay out a text written by `dot_text`. Not thread-safe."""
    found = _read_json(_laid_out_json(dot))
    left, bottom, right, top = map(float, found.bb.split(","))
    boxes: dict[int, Point] = {}
    signs: dict[int, Point] = {}
    lanes: list[tuple[int, float, float]] = []
    for thing in found.objects:
        if thing.name.startswith("cluster"):
            lane_left, _, lane_right, _ = map(float, thing.bb.split(","))
            lanes.append((int(thing.name[7:]), _tenth(lane_left - left), _tenth(lane_right - left)))
        elif thing.pos and thing.name[0] in "nl":
            x, y = map(float, thing.pos.split(","))
            (boxes if thing.name[0] == "n" else signs)[int(thing.name[1:])] = (_tenth(x - left), _tenth(top - y))
    return Layout(
        width=_tenth(right - left),
        height=_tenth(top - bottom),
        boxes=boxes,
        signs=signs,
        stretches=tuple(_stretch(edge, left, top) for edge in found.edges if edge.comment),
        lanes=tuple((lane_left, lane_right) for _, lane_left, lane_right in sorted(lanes)),
    )


def _node(name: str, width: float, height: float) -> str:
    return f"{name}[width={width / 72:.4g},height={height / 72:.4g}];"


def _full_height(box: Box) -> int:
    return box.height + box.overhang


def _lanes(plan: Plan, nodes: dict[int, str], signs: dict[int, str]) -> list[str]:
    """A cluster a lane, with a spine: an unseen thread through its middle that its boxes are strung on.

    Graphviz keeps the lanes apart by their heads and feet, and puts them in the order in which arrows cross least.
    """
    row = rows(
        [str(position) for position in range(len(plan.boxes))],
        [(str(way.source), str(way.target)) for way in plan.ways],
        frozenset(number for number, way in enumerate(plan.ways) if way.back),
    )
    main = set(plan.main_line)
    parts = []
    threads = []
    heads = []
    for number, lane in enumerate(plan.lanes):
        heads.append(f"h{number}")
        parts.append(f"subgraph cluster{number}{{graph[margin={_LANE_SPREAD}];")
        parts.append(_node(f"h{number}", lane.width, 14 + len(lane.heading) * LANE_LEADING))
        parts.append(f"f{number}[width=.1,height=.01];")
        inside = sorted(lane.steps, key=lambda position: (row[str(position)], position not in main, position))
        parts += [nodes[position] for position in inside]
        parts += [signs[way] for way in signs if plan.ways[way].source in lane.steps]
        parts.append("}")
        spine = [f"h{number}"]
        last = -1
        for position in inside:
            if row[str(position)] > last:
                spine.append(f"n{position}")
                last = row[str(position)]
        threads.append("->".join((*spine, f"f{number}")) + "[weight=1000];")
    feet = ";".join(f"f{number}" for number in range(len(plan.lanes)))
    parts.append(f"{{rank=min;{';'.join(heads)}}}{{rank=max;{feet}}}edge[style=invis];")
    return [*parts, *threads, 'edge[style=""];']


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
