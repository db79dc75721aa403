"""In a laid-out chart nothing covers anything else, and every label sits on its own arrow."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import hypot

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.flowcharts.chart import Chart, ChartArrow, ChartStep, Shape
from generator.flowcharts.geometry import Plan, plan
from generator.flowcharts.layout import Layout, Point, dot_text, lay_out
from generator.kinds.process import PROCESS, Process
from generator.records.yaml_text import read_yaml
from generator.sample import sample_files
from generator.stages.draw_charts import chart_of
from tests.content.district_records import all_of
from tests.flowcharts.procedures import procedures

Area = tuple[float, float, float, float]
FARTHEST = 12


def _area(centre: Point, across: float, down: float) -> Area:
    return centre[0] - across / 2, centre[1] - down / 2, centre[0] + across / 2, centre[1] + down / 2


def _meet(one: Area, other: Area) -> bool:
    hair = 0.2
    return (
        one[0] < other[2] - hair and other[0] < one[2] - hair and one[1] < other[3] - hair and other[1] < one[3] - hair
    )


def _distance(area: Area, point: Point) -> float:
    return hypot(max(area[0] - point[0], 0, point[0] - area[2]), max(area[1] - point[1], 0, point[1] - area[3]))


def _along(points: tuple[Point, ...]) -> Iterator[Point]:
    for first in range(0, len(points) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[first : first + 4]
        for tick in range(17):
            t = tick / 16
            u = 1 - t
            yield (
                u**3 * ax + 3 * u * u * t * bx + 3 * u * t * t * cx + t**3 * dx,
                u**3 * ay + 3 * u * u * t * by + 3 * u * t * t * cy + t**3 * dy,
            )


def _areas(planned: Plan, layout: Layout) -> tuple[list[Area], dict[int, Area]]:
    """Boxes with their badges, labels."""
    boxes = [
        _area(layout.boxes[position], box.width, box.height + box.overhang)
        for position, box in enumerate(planned.boxes)
    ]
    signs = {
        number: _area(layout.signs[number], way.sign.width, way.sign.height)
        for number, way in enumerate(planned.ways)
        if way.sign
    }
    return boxes, signs


def _charts() -> Iterator[Chart]:
    """Made-up procedures, every one of this repository's content, and those of two samples."""
    yield from procedures(60)
    yield from (chart_of(PROCESS.view(process)) for process in all_of(Process))
    for seed in (1, 2):
        for path, text in sample_files("small", seed):
            if path.startswith("flowcharts/"):
                yield chart_of(PROCESS.view(Process.model_validate(read_yaml(text.encode())[0])))


@pytest.fixture(scope="module", params=[False, True], ids=["compact", "lanes"])
def laid_out(request: pytest.FixtureRequest) -> list[tuple[Plan, Layout]]:
    plans = {dot_text(planned): planned for planned in (plan(chart, lanes=request.param) for chart in _charts())}
    assert len(plans) >= 150
    return [(planned, lay_out(dot)) for dot, planned in plans.items()]


def test_no_box_badge_or_label_meets_another(laid_out: list[tuple[Plan, Layout]]) -> None:
    for planned, layout in laid_out:
        boxes, signs = _areas(planned, layout)
        areas = [*boxes, *signs.values()]
        for number, one in enumerate(areas):
            assert not any(_meet(one, other) for other in areas[:number]), planned.chart.id


def test_every_label_is_within_twelve_points_of_its_own_arrow(laid_out: list[tuple[Plan, Layout]]) -> None:
    for planned, layout in laid_out:
        for number, area in _areas(planned, layout)[1].items():
            stretches = [stretch for stretch in layout.stretches if stretch.way == number]
            assert len(stretches) == 2
            for stretch in stretches:
                assert min(_distance(area, point) for point in _along(stretch.points)) <= FARTHEST


def test_no_arrow_runs_through_a_box_or_another_arrows_label(laid_out: list[tuple[Plan, Layout]]) -> None:
    for planned, layout in laid_out:
        boxes, signs = _areas(planned, layout)
        for stretch in layout.stretches:
            way = planned.ways[stretch.way]
            others = [area for number, area in enumerate(boxes) if number not in {way.source, way.target}]
            others += [area for number, area in signs.items() if number != stretch.way]
            for x, y in _along(stretch.points):
                assert not any(_meet((x, y, x + 0.5, y + 0.5), area) for area in others), planned.chart.id


def test_every_arrow_has_one_head_and_it_points_at_its_target(laid_out: list[tuple[Plan, Layout]]) -> None:
    for planned, layout in laid_out:
        tips = {stretch.way: stretch.tip for stretch in layout.stretches if stretch.tip}
        assert sorted(tips) == list(range(len(planned.ways)))
        boxes, _ = _areas(planned, layout)
        for number, tip in tips.items():
            assert _distance(boxes[planned.ways[number].target], tip) <= 1


def test_the_steps_of_a_lane_stand_inside_it_and_most_under_its_heading() -> None:
    on_line = steps = 0
    for chart in procedures(40):
        planned = plan(chart, lanes=True)
        layout = lay_out(dot_text(planned))
        for lane, (left, right, middle) in zip(planned.lanes, layout.lanes, strict=True):
            for position in lane.steps:
                x, half = layout.boxes[position][0], planned.boxes[position].width / 2
                assert left <= x - half
                assert x + half <= right
            on_line += sum(abs(layout.boxes[position][0] - middle) < 1 for position in lane.steps)
            steps += len(lane.steps)
        borders = sorted(layout.lanes)
        assert all(one[1] <= other[0] for one, other in pairwise(borders))
    assert on_line / steps > 0.85


def test_a_step_that_names_no_one_stands_in_its_neighbours_lane() -> None:
    steps = (
        ChartStep("a", "开始", Shape.START),
        ChartStep("b", "受理", Shape.ACTION, "窗口"),
        ChartStep("c", "审查", Shape.ACTION, "科室"),
        ChartStep("d", "归档", Shape.ACTION),
        ChartStep("z", "结束", Shape.END),
    )
    arrows = (ChartArrow("a", "b"), ChartArrow("b", "c"), ChartArrow("c", "d"), ChartArrow("d", "z"))
    lanes = plan(Chart("c", "流程", steps, arrows), lanes=True).lanes
    assert [(lane.heading, lane.steps) for lane in lanes] == [(("窗口",), (0, 1)), (("科室",), (2, 3, 4))]


def test_one_role_alone_needs_no_lanes() -> None:
    steps = (ChartStep("a", "开始", Shape.START, "窗口"), ChartStep("z", "结束", Shape.END))
    planned = plan(Chart("c", "流程", steps, (ChartArrow("a", "z"),)), lanes=True)
    assert planned.lanes == ()
    assert lay_out(dot_text(planned)).lanes == ()


def test_the_main_line_of_a_compact_chart_is_straight() -> None:
    for chart in procedures(40):
        planned = plan(chart)
        layout = lay_out(dot_text(planned))
        middles = [layout.boxes[position][0] for position in planned.main_line]
        assert max(middles) - min(middles) < 1, chart.id


def test_a_compact_chart_is_narrow_enough_for_a_phone() -> None:
    widths = sorted(lay_out(dot_text(plan(chart))).width for chart in procedures(60))
    assert widths[30] <= 400
    assert widths[-1] <= 560


_DOT_WORDS = {
    *(
        "digraph",
        "subgraph",
        "graph",
        "node",
        "edge",
        "cluster",
        "g",
        "n",
        "l",
        "h",
        "f",
        "s",
        "shape",
        "box",
        "fixedsize",
    ),
    *(
        "true",
        "label",
        "arrowsize",
        "nodesep",
        "ranksep",
        "newrank",
        "width",
        "height",
        "weight",
        "comment",
        "dir",
        "back",
    ),
    *("none", "margin", "rank", "min", "max", "style", "invis"),
}


@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=10))
def test_graphviz_gets_no_word_of_a_chart(name: str, role: str, label: str) -> None:
    steps = (
        ChartStep("a", name, Shape.START, role),
        ChartStep("b", name, Shape.ACTION, role, post=role, limit=label, href=name),
        ChartStep("c", name, Shape.END, role),
    )
    chart = Chart("c", name, steps, (ChartArrow("a", "b", label), ChartArrow("b", "c")), (role,))
    for lanes in (False, True):
        text = dot_text(plan(chart, lanes=lanes))
        assert text.isascii()
        assert set(re.findall(r"[a-z]+", text, re.IGNORECASE)) <= _DOT_WORDS


_STEP_IDS = st.sampled_from("abcdefgh")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            ChartStep,
            id=_STEP_IDS,
            name=st.sampled_from(["受理", "很长的名称需要分成好几行才能写下"]),
            shape=st.sampled_from(Shape),
            role=st.sampled_from(["", "窗口", "科室"]),
            limit=st.sampled_from(["", "5个工作日"]),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda step: step.id,
    ),
    st.lists(
        st.builds(ChartArrow, source=_STEP_IDS, target=_STEP_IDS, label=st.sampled_from(["", "是", "否"])), max_size=12
    ),
    st.booleans(),
)
def test_no_shape_of_procedure_stops_the_layout(steps: list[ChartStep], arrows: list[ChartArrow], lanes: bool) -> None:
    planned = plan(Chart("c", "流程", tuple(steps), tuple(arrows)), lanes=lanes)
    layout = lay_out(dot_text(planned))
    assert sorted(layout.boxes) == list(range(len(steps)))
    assert {stretch.way for stretch in layout.stretches} == set(range(len(planned.ways)))


def test_a_layout_can_be_kept_and_read_again() -> None:
    [chart] = procedures(1)
    layout = lay_out(dot_text(plan(chart, lanes=True)))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(layout), type=Layout) == layout


_DRAW = """
from hashlib import sha256
from tests.flowcharts.procedures import draw, procedures
print(sha256("".join(draw(c, lanes=l) for c in procedures(6) for l in (False, True)).encode()).hexdigest())
"""


def test_charts_are_the_same_bytes_whatever_the_hash_seed_locale_and_fonts() -> None:
    def digest(**changed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", _DRAW], env={**os.environ, **changed}, capture_output=True, check=True, text=True
        ).stdout

    assert digest(PYTHONHASHSEED="1", LC_ALL="C") == digest(
        PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Shanghai", FONTCONFIG_FILE="/dev/null"
    )
