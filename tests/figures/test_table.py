"""The table holds exactly the numbers of the picture, in its order."""

import re
from decimal import Decimal

from hypothesis import given

from generator.figures.figure import Figure, Row, Shape, in_full, total
from generator.figures.table import table_of
from generator.kinds.finance_statement import in_yuan
from generator.svg.words import clean
from tests.figures.reading import marks, read
from tests.figures.test_picture import figures


@given(figures())
def test_a_cell_for_each_amount_and_no_other(figure: Figure) -> None:
    table = table_of(figure)
    count = len(figure.series)
    assert table["heads"][1 : count + 1] == list(figure.series)
    for row, shown in zip(figure.rows, table["rows"], strict=True):
        assert shown["name"] == row.name
        assert shown["cells"][:count] == [
            "" if amount is None else in_full(amount, figure.unit) for amount in row.amounts
        ]
        assert shown["cells"][count:] == ([in_full(total(row), figure.unit)] if figure.summed else [])
        assert len(table["heads"]) == len(shown["cells"]) + 1


@given(figures())
def test_each_number_of_the_table_is_in_the_picture(figure: Figure) -> None:
    said = " ".join(clean(title.text or "") for title in read(figure).iter("title"))
    for row in table_of(figure)["rows"]:
        for cell in row["cells"][: len(figure.series)]:
            assert cell in said


def test_numbers_are_read_back_from_the_titles() -> None:
    rows = tuple(Row(f"第{n}期", (Decimal(n * 1000) + Decimal("0.50"), Decimal(-n))) for n in range(1, 4))
    figure = Figure(
        id="tu-1", shape=Shape.COLUMNS, title="图", of="期间", unit="元", series=("收入", "支出"), rows=rows
    )
    told = [re.search(r"：(-?[\d,]+\.\d\d)元$", mark.title) for mark in marks(read(figure))]
    cells = [row["cells"][position] for position in (0, 1) for row in table_of(figure)["rows"]]
    assert [found[1] for found in told if found] == cells


def test_money_is_written_as_everywhere_on_the_site() -> None:
    for amount in ("0", "12000", "-3.5", "1234567.89", "0.01"):
        assert in_full(Decimal(amount), "元") == in_yuan(Decimal(amount))
    assert in_full(Decimal(12000), "项") == "12,000"
