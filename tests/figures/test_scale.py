"""Scales: zero is on them, they hold every amount, and their numbers are round."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.scale import scale_of

_AMOUNTS = st.lists(st.decimals(-(10**13), 10**13, places=2, allow_nan=False), max_size=20)


@given(_AMOUNTS, st.sampled_from(["元", "项"]))
def test_a_scale_holds_zero_and_every_amount_in_a_few_round_steps(amounts: list[Decimal], unit: str) -> None:
    scale = scale_of(amounts, unit)
    assert 0 in scale.ticks
    assert 2 <= len(scale.ticks) <= 7
    assert all(scale.ticks[0] <= amount <= scale.ticks[-1] for amount in amounts)
    steps = {after - before for before, after in zip(scale.ticks, scale.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert str(steps.pop()).replace("0", "").replace(".", "").partition("E")[0] in {"1", "2", "5"}


@given(_AMOUNTS, st.sampled_from(["元", "项"]))
def test_no_two_ticks_have_one_label(amounts: list[Decimal], unit: str) -> None:
    labels = [scale.label(tick) for scale in [scale_of(amounts, unit)] for tick in scale.ticks]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("amounts", "unit", "labels", "told"),
    [
        (["0"], "项", ["0", "1"], "项"),
        (["3", "3", "3"], "项", ["0", "1", "2", "3"], "项"),
        (["2104", "12"], "项", ["0", "1,000", "2,000", "3,000"], "项"),
        (["62000.50", "45000"], "元", ["0", "2", "4", "6", "8"], "万元"),
        (["-30000", "60000"], "元", ["-5", "0", "5", "10"], "万元"),
        (["-800"], "元", ["-800", "-600", "-400", "-200", "0"], "元"),
        (["350000000"], "元", ["0", "1", "2", "3", "4"], "亿元"),
        (["0.03"], "元", ["0", "0.01", "0.02", "0.03"], "元"),
    ],
)
def test_amounts_are_told_in_the_unit_a_reader_thinks_in(
    amounts: list[str], unit: str, labels: list[str], told: str
) -> None:
    scale = scale_of(map(Decimal, amounts), unit)
    assert [scale.label(tick) for tick in scale.ticks] == labels
    assert scale.unit == told
