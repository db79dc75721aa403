"""The picture: a laid-out plan as SVG text.

No colour stands here: classes do, and one stylesheet (components/flowchart/flowchart.css) dresses them for light, dark, high
contrast and print. Every word passes through `escaped`, every address through `_safe_address`; nothing else of a
record reaches the text, so no record can add an element or an attribute.
"""

import re
from collections.abc import Sequence
from math import hypot
from typing import Final

from generator.flowcharts.chart import Chart, Shape
from generator.flowcharts.geometry import (
    BADGE_HEIGHT,
    CUT,
    DETAIL_LEADING,
    LABEL_LEADING,
    LANE_LEADING,
    NAME_LEADING,
    ROUND,
    Box,
    Plan,
    Sign,
)
from generator.flowcharts.layout import Layout, Point, Stretch
from generator.svg.marks import escaped, short

_MARGIN: Final = 6
_MARK_WIDTH: Final = 3.6
_REACH: Final = 24
"""How far an arrow may be lengthened to meet an outline that lies inside the box Graphviz knows."""
_ADDRESS: Final = re.compile(r"(?!/)[A-Za-z0-9._~%/-]*(#[A-Za-z0-9._~%-]*)?")


def described(chart: Chart) -> str:
    """The chart in one Chinese sentence, for those who don't see it: who does what stands in the list beside it."""
    return f"共{len(chart.steps)}个环节，谁办、办到哪一步，见图旁的步骤。"


def svg(planned: Plan, layout: Layout) -> str:
    """The picture of a plan in its layout. Its ids begin with the chart's id; its words are the chart's alone."""
    chart = planned.chart
    top, bottom = _upper_and_lower(planned, layout)
    across, down = layout.width + 2 * _MARGIN, bottom - top + 2 * _MARGIN
    linked = any(_safe_address(step.href) for step in chart.steps)
    # An image's parts are hidden from assistive technology: a chart with links is a document of graphics.
    role = "graphics-document document" if linked else "img"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="flowchart{" lanes" if layout.lanes else ""}" '
        f'viewBox="{-_MARGIN} {short(top - _MARGIN)} {short(across)} {short(down)}" width="{across:.0f}" '
        f'height="{down:.0f}" role="{role}" aria-labelledby="{chart.id}-t" aria-describedby="{chart.id}-d">'
        f'<title id="{chart.id}-t">{escaped(chart.title)}</title>'
        f'<desc id="{chart.id}-d">{escaped(described(chart))}</desc>'
    ]
    parts += _lanes(planned, layout, top, bottom)
    parts.append(_arrows(planned, layout))
    for position, box in enumerate(planned.boxes):
        parts.append(_step(box, layout.boxes[position]))
    for number, way in enumerate(planned.ways):
        if way.sign is not None:
            parts.append(_label(way.sign, layout.signs[number]))
    parts.append("</svg>")
    return "".join(parts)


def _step(box: Box, centre: Point) -> str:
    x, y = centre[0], centre[1] - box.overhang / 2
    address = _safe_address(box.step.href)
    kind = box.step.shape.value
    words = len(box.name) * NAME_LEADING + len(box.details) * DETAIL_LEADING + (2 if box.details else 0)
    line = -words / 2 + 14.5 - (3 if box.badge else 0)
    texts = [f'<text y="{short(line)}">{escaped(box.name[0])}']
    for name in box.name[1:]:
        texts.append(f'<tspan x="0" dy="{NAME_LEADING}">{escaped(name)}</tspan>')
    for number, detail in enumerate(box.details):
        drop = DETAIL_LEADING + (2 if number == 0 else 0)
        texts.append(f'<tspan class="by" x="0" dy="{drop}">{escaped(detail)}</tspan>')
    texts.append("</text>")
    if box.badge:
        across, lower = box.badge_width, box.height / 2
        texts.append(
            f'<rect class="limit" x="{short(-across / 2)}" y="{short(lower - BADGE_HEIGHT / 2)}" width="{across}" '
            f'height="{BADGE_HEIGHT}"/><text class="limit" y="{short(lower + 4)}">{escaped(box.badge)}</text>'
        )
    named = f' id="{box.step.anchor}"' if box.step.anchor else ""
    opening = f'<a{named} href="{escaped(address)}"' if address else f"<g{named}"
    closing = "</a>" if address else "</g>"
    return f'{opening} class="{kind}" transform="translate({short(x)} {short(y)})">{_outline(box)}{"".join(texts)}{closing}'


def _outline(box: Box) -> str:
    half, up, across, down = box.width / 2, box.height / 2, box.width, box.height
    match box.step.shape:
        case Shape.DECISION:
            flat = across - 2 * CUT
            return (
                f'<path d="M{short(-half)} 0l{CUT} {short(-up)}h{flat}l{CUT} {short(up)}l{-CUT} {short(up)}h{-flat}z"/>'
            )
        case Shape.DOCUMENT:
            return (
                f'<path d="M{short(-half)} {short(-up)}h{across - CUT}l{CUT} {CUT}v{down - CUT}h{-across}z'
                f'm{across - CUT} 0v{CUT}h{CUT}"/>'
            )
        case shape:
            # The corners of the others are the style sheet's.
            corner = "" if shape is Shape.ACTION else f' rx="{short(min(up, ROUND))}"'
            return f'<rect x="{short(-half)}" y="{short(-up)}" width="{across}" height="{down}"{corner}/>'


def _label(sign: Sign, centre: Point) -> str:
    x, y = centre
    first = y - (len(sign.lines) - 1) * LABEL_LEADING / 2 + 4.3
    more = "".join(f'<tspan x="{short(x)}" dy="{LABEL_LEADING}">{escaped(line)}</tspan>' for line in sign.lines[1:])
    kind = f"way {sign.tone}".strip()
    return f'<text class="{kind}" x="{short(x)}" y="{short(first)}">{escaped(sign.lines[0])}{more}</text>'


def _lanes(planned: Plan, layout: Layout, top: float, bottom: float) -> list[str]:
    parts = []
    deepest = max((len(lane.heading) for lane in planned.lanes), default=0)
    head = 14 + deepest * LANE_LEADING
    for lane, (left, right, middle) in zip(planned.lanes, layout.lanes, strict=True):
        first = top + head / 2 - (len(lane.heading) - 1) * LANE_LEADING / 2 + 4.7
        rest = "".join(
            f'<tspan x="{short(middle)}" dy="{LANE_LEADING}">{escaped(line)}</tspan>' for line in lane.heading[1:]
        )
        box = f'x="{short(left)}" y="{short(top)}" width="{short(right - left)}"'
        parts.append(
            f'<g class="lane"><rect {box} height="{short(bottom - top)}"/><rect class="head" {box} height="{head}"/>'
            f'<text x="{short(middle)}" y="{short(first)}">{escaped(lane.heading[0])}{rest}</text></g>'
        )
    return parts


def _upper_and_lower(planned: Plan, layout: Layout) -> tuple[float, float]:
    """The upper and lower border of what is drawn; in lanes, Graphviz's own head and foot rows are wider apart."""
    if not layout.lanes:
        return 0.0, layout.height
    heights = [(layout.boxes[position][1], box.height + box.overhang) for position, box in enumerate(planned.boxes)]
    upper = min(y - height / 2 for y, height in heights)
    lower = max(y + height / 2 for y, height in heights)
    for stretch in layout.stretches:
        upper = min(upper, *(y for _, y in stretch.points))
        lower = max(lower, *(y for _, y in stretch.points))
    deepest = max(len(lane.heading) for lane in planned.lanes)
    return upper - (14 + deepest * LANE_LEADING) - 18, lower + 18


def _arrows(planned: Plan, layout: Layout) -> str:
    onward: list[str] = []
    back: list[str] = []
    marks: list[str] = []
    for stretch in layout.stretches:
        way = planned.ways[stretch.way]
        path, mark = _path(planned, layout, stretch)
        (back if way.back else onward).append(path)
        marks.append(mark)
    drawn = [
        f'<path class="{kind}" d="{"".join(paths)}"/>' for kind, paths in (("on", onward), ("back", back)) if paths
    ]
    return f'<g class="arrows">{"".join(drawn)}<path class="mark" d="{"".join(marks)}"/></g>'


def _path(planned: Plan, layout: Layout, stretch: Stretch) -> tuple[str, str]:
    """A stretch and its head. Graphviz knows boxes only: both are lengthened to the outline that is drawn."""
    way = planned.ways[stretch.way]
    points = list(stretch.points)
    lead: Point | None = None
    leaves_step = stretch.tip is None or way.sign is None
    if leaves_step:
        box, centre = planned.boxes[way.source], layout.boxes[way.source]
        if not _inside(box, centre, points[0]):
            x, y = points[0]
            away = hypot(centre[0] - x, centre[1] - y) or 1
            lead = (x + (centre[0] - x) / away * _REACH, y + (centre[1] - y) / away * _REACH)
    mark = ""
    if stretch.tip is not None:
        (x, y), (tip_x, tip_y) = points[-1], stretch.tip
        length = hypot(tip_x - x, tip_y - y) or 1
        step_x, step_y = (tip_x - x) / length, (tip_y - y) / length
        box, centre = planned.boxes[way.target], layout.boxes[way.target]
        for _ in range(_REACH):
            if _inside(box, centre, (tip_x + step_x, tip_y + step_y)):
                break
            tip_x, tip_y = tip_x + step_x, tip_y + step_y
        else:
            tip_x, tip_y = stretch.tip
        x, y = tip_x - step_x * length, tip_y - step_y * length
        points[-1] = (x, y)
        wing_x, wing_y = -step_y * _MARK_WIDTH, step_x * _MARK_WIDTH
        mark = _pen((x + wing_x, y + wing_y), [(tip_x, tip_y), (x - wing_x, y - wing_y)], "l") + "z"
    return _curve(points, lead), mark


def _curve(points: list[Point], lead: Point | None) -> str:
    """A run of Bézier curves, after a straight piece from `lead`; a run that bends nowhere is one line."""
    (first_x, first_y), (last_x, last_y) = lead or points[0], points[-1]
    length = hypot(last_x - first_x, last_y - first_y) or 1
    if all(
        abs((x - first_x) * (last_y - first_y) - (y - first_y) * (last_x - first_x)) / length <= _BEND
        for x, y in points
    ):
        return _pen((first_x, first_y), [points[-1]], "l")
    if lead is None:
        return _pen(points[0], points[1:], "c")
    straight = _pen(lead, points[:1], "l")
    start = (round(points[0][0]), round(points[0][1]))
    return straight + _moves(start, points[1:], "c")


_BEND: Final = 0.7
"""How far from a straight line, in points, a curve may lie and still be drawn as one."""


def _pen(start: Point, points: Sequence[Point], command: str) -> str:
    """A path from `start` in whole points, each place said from the one before: equal arrows are then equal text."""
    x, y = round(start[0]), round(start[1])
    return f"M{x} {y}{_moves((x, y), points, command)}"


def _moves(start: tuple[int, int], points: Sequence[Point], command: str) -> str:
    """`command` is l (lines) or c (curves, three points each, all from where the curve begins)."""
    x, y = start
    stride = 3 if command == "c" else 1
    said: list[int] = []
    for group in range(0, len(points), stride):
        ends = [(round(px), round(py)) for px, py in points[group : group + stride]]
        said += [number for px, py in ends for number in (px - x, py - y)]
        x, y = ends[-1]
    if command == "l" and len(points) == 1 and 0 in said:
        return f"v{said[1]}" if said[0] == 0 else f"h{said[0]}"
    return command + "".join(
        f"{'' if number < 0 or not position else ' '}{number}" for position, number in enumerate(said)
    )


def _inside(box: Box, centre: Point, point: Point) -> bool:
    """Whether a point lies in the outline or in the badge, or on its line."""
    x, y = abs(point[0] - centre[0]), point[1] - centre[1] + box.overhang / 2
    if box.badge and x <= box.badge_width / 2 and abs(y - box.height / 2) <= BADGE_HEIGHT / 2:
        return True
    half, up = box.width / 2, box.height / 2
    y = abs(y)
    if x > half + 0.5 or y > up + 0.5:
        return False
    match box.step.shape:
        case Shape.DECISION:
            return x <= half - CUT * y / up + 0.5
        case Shape.START | Shape.END:
            corner = min(up, ROUND)
            over_x, over_y = x - (half - corner), y - (up - corner)
            return over_x <= 0 or over_y <= 0 or hypot(over_x, over_y) <= corner + 0.5
        case _:
            return True


def _safe_address(address: str) -> str:
    return address if _ADDRESS.fullmatch(address) else ""
