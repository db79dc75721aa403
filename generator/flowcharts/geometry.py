"""How large everything is, in points: measured from the text alone, so that no font decides a layout."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.flowcharts.chart import Chart, ChartStep, Shape
from generator.flowcharts.course import heaviest_path, read_through, returning
from generator.flowcharts.outcomes import Tone, tone
from generator.svg.words import clean, lines, width

NAME_SIZE: Final = 14.0
NAME_LEADING: Final = 19
DETAIL_SIZE: Final = 11.5
DETAIL_LEADING: Final = 16
LABEL_SIZE: Final = 12.0
LABEL_LEADING: Final = 15
BADGE_SIZE: Final = 11.0
BADGE_HEIGHT: Final = 18
LANE_SIZE: Final = 13.0
LANE_LEADING: Final = 18
CUT: Final = 13
"""How far a decision's points reach out of its flat sides; also the folded corner of a document."""
ROUND: Final = 22
"""Radius of the corners of start and end."""

_WIDTH: Final = {Shape.START: 96, Shape.ACTION: 148, Shape.DECISION: 168, Shape.DOCUMENT: 148, Shape.END: 96}
"""All steps of a shape are equally wide, but for start and end: those are as wide as their words ask."""
_MOST_NAME: Final = {Shape.START: 8, Shape.ACTION: 9, Shape.DECISION: 9, Shape.DOCUMENT: 8.5, Shape.END: 8}
_MOST_DETAIL: Final = 11.5
_MOST_LABEL: Final = 8.5


@dataclass(frozen=True, slots=True)
class Box:
    """A step's outline and the words in it. The badge hangs half below the outline."""

    step: ChartStep
    name: tuple[str, ...]
    details: tuple[str, ...]
    badge: str
    width: int
    height: int

    @property
    def overhang(self) -> int:
        """How far the badge reaches below the outline."""
        return BADGE_HEIGHT // 2 if self.badge else 0

    @property
    def badge_width(self) -> int:
        """Width of the badge, 0 where there is none."""
        return _across(self.badge, BADGE_SIZE, 16) if self.badge else 0


@dataclass(frozen=True, slots=True)
class Sign:
    """An arrow's label: its lines, its tone and the room it takes."""

    lines: tuple[str, ...]
    tone: Tone
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow, by the positions of its steps. `back` leads to a step already passed; `main` is on the main line."""

    source: int
    target: int
    sign: Sign | None
    back: bool
    main: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A role's swimlane: the lines of its heading and the positions of its steps."""

    heading: tuple[str, ...]
    width: int
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart, measured: all that layout and drawing need to know. `lanes` is empty in a compact chart."""

    chart: Chart
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    main_line: tuple[int, ...]
    order: tuple[int, ...]
    lanes: tuple[Lane, ...]


def plan(chart: Chart, *, lanes: bool = False) -> Plan:
    """Measure a chart. With `lanes`, each role's steps stand in a column of their own under its name.

    Where one role takes all, there is nothing to set apart: the chart is compact.
    """
    ids = [step.id for step in chart.steps]
    at = {step: position for position, step in enumerate(ids)}
    drawn = [arrow for arrow in chart.arrows if arrow.source in at and arrow.target in at]
    pairs = [(arrow.source, arrow.target) for arrow in drawn]
    starts = [step.id for step in chart.steps if step.shape is Shape.START]
    back = returning(ids, pairs, starts)
    tones = [tone(clean(arrow.label)) for arrow in drawn]
    main = _main_line(chart, ids, pairs, starts, tones)
    along = set(pairwise(main))
    columns = _lanes(chart, pairs) if lanes else ()
    return Plan(
        chart=chart,
        boxes=tuple(box(step, in_lane=bool(columns)) for step in chart.steps),
        ways=tuple(
            Way(
                source=at[arrow.source],
                target=at[arrow.target],
                sign=_sign(arrow.label, tones[position]),
                back=position in back,
                main=position not in back and pairs[position] in along,
            )
            for position, arrow in enumerate(drawn)
        ),
        main_line=tuple(at[step] for step in main),
        order=tuple(at[step] for step in read_through(ids, pairs, main, starts)),
        lanes=columns,
    )


def reading_order(chart: Chart) -> tuple[str, ...]:
    """The ids of all steps as a reader numbers them: the main line from the start, then the branches."""
    ids = [step.id for step in chart.steps]
    pairs = [(arrow.source, arrow.target) for arrow in chart.arrows]
    starts = [step.id for step in chart.steps if step.shape is Shape.START]
    tones = [tone(clean(arrow.label)) for arrow in chart.arrows]
    return read_through(ids, pairs, _main_line(chart, ids, pairs, starts, tones), starts)


def box(step: ChartStep, *, in_lane: bool = False) -> Box:
    """Measure a step. In a lane its role is the lane's heading and is not repeated."""
    shape = step.shape
    name = lines(clean(step.name), _MOST_NAME[shape])
    badge = clean(step.limit)
    details = _details(clean(step.role) if not in_lane else "", clean(step.post), shape)
    height = len(name) * NAME_LEADING + len(details) * DETAIL_LEADING + 18 + (2 if details else 0)
    if shape is Shape.DECISION:
        height += 6
    if badge:
        height += 6
    across = max(_WIDTH[shape], _across(badge, BADGE_SIZE, 44) if badge else 0)
    if shape in {Shape.START, Shape.END}:
        across = max(across, *(_across(line, NAME_SIZE, 36) for line in name))
    return Box(step, name, details, badge, across, max(height, 40))


def _main_line(
    chart: Chart, ids: list[str], pairs: list[tuple[str, str]], starts: list[str], tones: list[Tone]
) -> tuple[str, ...]:
    """The longest way from start to end, where an outcome that carries on counts for more."""
    worth = {"yes": 2.5, "": 1.0, "no": -0.5}
    ends = frozenset(step.id for step in chart.steps if step.shape is Shape.END)
    return heaviest_path(ids, pairs, starts, ends, lambda _, way: 1.0 if way is None else worth[tones[way]])[1]


def _details(role: str, post: str, shape: Shape) -> tuple[str, ...]:
    if shape in {Shape.START, Shape.END}:
        return ()
    both = [words for words in (role, post) if words]
    joined = " · ".join(both)
    if width(joined) <= _MOST_DETAIL:
        return (joined,) if joined else ()
    return tuple(line for words in both for line in lines(words, _MOST_DETAIL))


def _sign(label: str, kind: Tone) -> Sign | None:
    words = clean(label)
    if not words:
        return None
    set_in = lines(words, _MOST_LABEL)
    widest = max(_across(line, LABEL_SIZE, 8) for line in set_in)
    return Sign(set_in, kind, widest, len(set_in) * LABEL_LEADING + 3)


def _lanes(chart: Chart, pairs: list[tuple[str, str]]) -> tuple[Lane, ...]:
    """A lane a role; none where one role takes all."""
    taken_by = _roles(chart, pairs)
    found = []
    for role in dict.fromkeys((*chart.lanes, *taken_by)):
        inside = tuple(position for position, each in enumerate(taken_by) if each == role)
        if inside:
            heading = lines(clean(role), 12)
            found.append(Lane(heading, max(_across(line, LANE_SIZE, 20) for line in heading), inside))
    return tuple(found) if len(found) > 1 else ()


def _roles(chart: Chart, pairs: list[tuple[str, str]]) -> list[str]:
    """Who takes each step. A step that names no one (often start and end) stands with the step before or after it."""
    role = {step.id: step.role for step in chart.steps}
    for _ in chart.steps:
        found: dict[str, str] = {}
        for source, target in pairs:
            if role[source] and not role[target]:
                found.setdefault(target, role[source])
        for source, target in pairs:
            if role[target] and not role[source]:
                found.setdefault(source, role[target])
        if not found:
            break
        role |= found
    return [role[step.id] for step in chart.steps]


def _across(text: str, size: float, padding: int) -> int:
    return int(width(text) * size + 0.999) + padding
