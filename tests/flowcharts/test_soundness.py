"""A procedure that doesn't hold is told, each fault once, at its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Finding
from generator.flowcharts.soundness import findings, missing_stages, overrun, overrun_finding
from generator.kinds.process import Arrow, PenaltyStage, Step, StepShape
from generator.model.fields import Limit, LimitUnit


def step(name: str, shape: str = "步骤", limit: str | None = None, stage: str | None = None) -> Step:
    return Step.model_validate(
        {"id": name, "name": f"第{name}步", "shape": shape}
        | ({"limit": limit} if limit else {})
        | ({"stage": stage} if stage else {})
    )


def arrows(*ways: str) -> list[Arrow]:
    """`a>b` or `a>b:label`."""
    return [Arrow.model_validate({"from": way[0], "to": way[2], "label": way[4:]}) for way in ways]


START, END = step("a", "开始"), step("z", "结束")
SOUND = [START, step("b"), step("c", "判断"), step("d"), END]
SOUND_WAYS = ("a>b", "b>c", "c>d:是", "c>b:补正", "d>z")


def told(steps: Sequence[Step], ways: Sequence[str], *, penalty: bool = False) -> list[tuple[str, str]]:
    return [
        (finding.code, "/".join(map(str, finding.path))) for finding in findings(steps, arrows(*ways), penalty=penalty)
    ]


def first(steps: Sequence[Step], ways: Sequence[str]) -> Finding:
    return next(iter(findings(steps, arrows(*ways), penalty=False)))


def test_a_sound_procedure_passes() -> None:
    assert told(SOUND, SOUND_WAYS) == []


@pytest.mark.parametrize(
    ("steps", "ways", "expected"),
    [
        pytest.param([step("b"), END], ["b>z"], [("F-1", "steps")], id="no start"),
        pytest.param([START, step("b", "开始"), END], ["a>z", "b>z"], [("F-1", "steps/1/shape")], id="two starts"),
        pytest.param([START, step("b")], ["a>b"], [("F-1", "steps"), ("F-1", "steps/1")], id="no end"),
        pytest.param([*SOUND, step("e")], [*SOUND_WAYS, "e>z"], [("F-1", "steps/5")], id="never reached"),
        pytest.param([*SOUND, step("e")], SOUND_WAYS, [("F-1", "steps/5")], id="alone"),
        pytest.param(
            [START, step("b"), step("c", "判断"), END], ["a>c", "c>b:是", "c>z:否"], [("F-1", "steps/1")], id="stops"
        ),
        pytest.param([START, step("b"), END], ["a>b", "b>z", "z>b"], [("F-1", "arrows/2/from")], id="after the end"),
        pytest.param([START, step("b"), END], ["a>b", "b>z", "b>a"], [("F-1", "arrows/2/to")], id="into the start"),
        pytest.param([START, step("c", "判断"), END], ["a>c", "c>z:是"], [("F-1", "steps/1")], id="one way only"),
        pytest.param(SOUND, ["a>b", "b>c", "c>d", "c>b:补正", "d>z"], [("F-1", "arrows/2")], id="unlabelled way"),
        pytest.param(SOUND, ["a>b", "b>c", "c>d:是", "c>b:是", "d>z"], [("F-1", "arrows/3/label")], id="same label"),
        pytest.param([START, END], ["a>z", "a>y"], [("F-1", "arrows/1/to")], id="to no step"),
        pytest.param([START, END], ["a>z", "y>z"], [("F-1", "arrows/1/from")], id="from no step"),
        pytest.param([START, step("b"), step("b"), END], ["a>b", "b>z"], [("F-1", "steps/2/id")], id="same id"),
        pytest.param([START, END], ["a>z", "a>z"], [("F-1", "arrows/1")], id="arrow twice"),
        pytest.param([START, step("b"), END], ["a>b", "b>b", "b>z"], [("F-1", "arrows/1")], id="to itself"),
        pytest.param(
            [START, step("b"), step("c"), step("d", "判断"), END],
            ["a>d", "d>b:是", "d>z:否", "b>c", "c>b"],
            [("F-2", "steps/1")],
            id="loop without exit",
        ),
    ],
)
def test_each_fault_is_told_once_where_it_is_mended(
    steps: list[Step], ways: list[str], expected: list[tuple[str, str]]
) -> None:
    assert told(steps, ways) == expected


def test_a_mistyped_step_is_guessed() -> None:
    steps = [START, Step(id="shouli", name="受理", shape=StepShape.ACTION), END]
    ways = [Arrow.model_validate({"from": "a", "to": "shoul"}), Arrow.model_validate({"from": "shouli", "to": "z"})]
    guess = next(iter(findings(steps, ways, penalty=False)))
    assert "shouli" in guess.help.zh
    assert "shouli" in guess.help.en


def test_a_penalty_without_notice_and_service_is_refused() -> None:
    stages = ["立案", "调查", "审核", "决定"]
    steps = [START, *(step(name, stage=stage) for name, stage in zip("bcde", stages, strict=True)), END]
    ways = ["a>b", "b>c", "c>d", "d>e", "e>z"]
    assert told(steps, ways, penalty=True) == [("F-3", "steps")]
    assert told(steps, ways) == []
    [finding] = findings(steps, arrows(*ways), penalty=True)
    assert "告知、送达" in finding.message.zh
    assert not list(missing_stages([stage.value for stage in PenaltyStage]))


@pytest.mark.parametrize("left_out", PenaltyStage)
def test_no_stage_of_a_penalty_may_be_left_out(left_out: PenaltyStage) -> None:
    stages = [stage.value for stage in PenaltyStage if stage is not left_out]
    steps = [START, *(step(name, stage=stage) for name, stage in zip("bcdef", stages, strict=True)), END]
    [finding] = findings(steps, arrows("a>b", "b>c", "c>d", "d>e", "e>f", "f>z"), penalty=True)
    assert finding.code == "F-3"
    assert finding.message.zh.endswith(left_out.value)


def test_steps_that_take_longer_than_the_item_are_told() -> None:
    steps = [START, step("b", limit="5个工作日"), step("c", limit="16个工作日"), END]
    pairs = [("a", "b"), ("b", "c"), ("c", "z")]
    found = overrun(steps, pairs, Limit(20, LimitUnit.WORKING_DAY))
    assert found is not None
    assert (found.total, found.allowed, found.way) == (21, 20, ("a", "b", "c", "z"))
    assert overrun(steps, pairs, Limit(21, LimitUnit.WORKING_DAY)) is None
    assert overrun_finding(("limits", "statutory"), found).code == "F-2b"


def test_a_correction_counts_once() -> None:
    steps = [START, step("b", limit="5个工作日"), step("c", "判断", limit="5个工作日"), END]
    pairs = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "z")]
    assert overrun(steps, pairs, Limit(10, LimitUnit.WORKING_DAY)) is None
    assert overrun(steps, pairs, Limit(9, LimitUnit.WORKING_DAY)) is not None


def test_the_slowest_of_two_ways_counts() -> None:
    steps = [START, step("b", limit="3个工作日"), step("c", limit="8个工作日"), END]
    pairs = [("a", "b"), ("a", "c"), ("b", "z"), ("c", "z")]
    found = overrun(steps, pairs, Limit(7, LimitUnit.WORKING_DAY))
    assert found is not None
    assert found.way == ("a", "c", "z")


def test_working_and_calendar_days_are_told_only_when_certainly_too_long() -> None:
    steps = [START, step("b", limit="20个工作日"), step("c", limit="1个月"), END]
    pairs = [("a", "b"), ("b", "c"), ("c", "z")]
    assert overrun(steps, pairs, Limit(48, LimitUnit.CALENDAR_DAY)) is None
    found = overrun(steps, pairs, Limit(47, LimitUnit.CALENDAR_DAY))
    assert found is not None
    assert found.unit is LimitUnit.CALENDAR_DAY


class _Shape(StrEnum):
    START = "开始"
    ACTION = "步骤"
    DECISION = "判断"
    DOCUMENT = "文书"
    END = "结束"


@dataclass(frozen=True)
class _Step:
    id: str
    name: str
    shape: _Shape
    limit: Limit | None = None
    stage: StrEnum | None = None


@dataclass(frozen=True)
class _Arrow:
    source: str
    target: str
    label: str


_IDS = st.sampled_from("abcdefg")


@given(
    st.lists(st.builds(_Step, id=_IDS, name=st.just("步"), shape=st.sampled_from(list(_Shape))), max_size=7),
    st.lists(st.builds(_Arrow, source=_IDS, target=_IDS, label=st.sampled_from(["", "是", "否"])), max_size=12),
)
def test_a_procedure_that_passes_leads_from_its_start_to_an_end_by_every_step(
    steps: list[_Step], ways: list[_Arrow]
) -> None:
    if list(findings(steps, ways, penalty=False)):
        return
    shapes = {each.id: each.shape for each in steps}
    [start] = [each for each, shape in shapes.items() if shape is _Shape.START]
    assert _closure({start}, [(way.source, way.target) for way in ways]) == set(shapes)
    ends = {each for each, shape in shapes.items() if shape is _Shape.END}
    assert _closure(ends, [(way.target, way.source) for way in ways]) == set(shapes)


def _closure(seeds: set[str], pairs: list[tuple[str, str]]) -> set[str]:
    found = set(seeds)
    while more := {target for source, target in pairs if source in found} - found:
        found |= more
    return found


def test_a_procedure_of_ten_thousand_steps_is_judged_without_recursion() -> None:
    count = 10_000
    steps = [
        _Step(str(number), "步", _Shape.START if not number else _Shape.END if number == count - 1 else _Shape.ACTION)
        for number in range(count)
    ]
    ways = [_Arrow(str(number), str(number + 1), "") for number in range(count - 1)]
    assert list(findings(steps, ways, penalty=False)) == []
