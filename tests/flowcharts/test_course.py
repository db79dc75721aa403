"""A procedure is read along its main line first, then branch by branch."""

from hypothesis import given
from hypothesis import strategies as st

from generator.flowcharts.chart import Chart, ChartArrow, ChartStep, Shape
from generator.flowcharts.course import downstream, heaviest_path, read_through, returning, rows
from generator.flowcharts.geometry import reading_order
from tests.flowcharts.procedures import procedures

_IDS = list("abcdef")
_PAIRS = st.lists(st.tuples(st.sampled_from(_IDS), st.sampled_from(_IDS)), max_size=14)


def _chart(shapes: str, *ways: str) -> Chart:
    kinds = {"s": Shape.START, "a": Shape.ACTION, "d": Shape.DECISION, "e": Shape.END}
    steps = tuple(ChartStep(str(number), f"步骤{number}", kinds[kind]) for number, kind in enumerate(shapes))
    return Chart("c", "流程", steps, tuple(ChartArrow(way[0], way[2], way[4:]) for way in ways))


def test_the_main_line_is_numbered_before_the_refusal_that_is_written_first() -> None:
    chart = _chart("sdeae", "0>1", "1>2:不予受理", "1>3:受理", "3>4")
    assert reading_order(chart) == ("0", "1", "3", "4", "2")


def test_of_two_ways_equally_long_the_one_that_carries_on_is_the_main_line() -> None:
    chart = _chart("sdaae", "0>1", "1>2:否", "1>3:是", "2>4", "3>4")
    assert reading_order(chart) == ("0", "1", "3", "4", "2")


def test_a_correction_leads_back_and_is_no_part_of_the_main_line() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]
    assert returning(list("abcd"), pairs, ["a"]) == {2}
    assert heaviest_path(list("abcd"), pairs, ["a"], {"d"}, lambda *_: 1)[1] == ("a", "b", "c", "d")


def test_every_step_of_a_real_procedure_is_numbered_once_from_its_start() -> None:
    for chart in procedures(40):
        order = reading_order(chart)
        assert sorted(order) == sorted(step.id for step in chart.steps)
        assert order[0] == chart.steps[0].id


@given(_PAIRS)
def test_without_the_arrows_that_lead_back_no_loop_is_left(pairs: list[tuple[str, str]]) -> None:
    back = returning(_IDS, pairs, ["a"])
    order = downstream(_IDS, pairs, back)
    assert sorted(order) == _IDS
    row = rows(_IDS, pairs, back)
    for position, (source, target) in enumerate(pairs):
        if position not in back:
            assert order.index(source) < order.index(target)
            assert row[source] < row[target]


@given(_PAIRS)
def test_no_step_is_left_out_or_read_twice(pairs: list[tuple[str, str]]) -> None:
    main = heaviest_path(_IDS, pairs, ["a"], {"f"}, lambda *_: 1)[1]
    order = read_through(_IDS, pairs, main, ["a"])
    assert sorted(order) == _IDS
    assert order[: len(main)] == main
