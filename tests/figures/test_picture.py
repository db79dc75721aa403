"""Whatever a record says and whatever was counted: a picture is well-formed, true to its amounts, and stays on its sheet."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.figures.canvas import WIDTH, described
from generator.figures.figure import Figure, Row, Shape, in_full, total
from generator.figures.picture import svg
from generator.svg.words import clean
from tests.figures.reading import height_of, lengths, marks, read, words

ALLOWED = {
    "svg": {"class", "viewBox", "role", "aria-labelledby", "aria-describedby"},
    "title": {"id"},
    "desc": {"id"},
    "g": {"class", "transform"},
    "rect": {"class", "x", "y", "width", "height"},
    "circle": {"cx", "cy", "r"},
    "path": {"class", "d"},
    "text": {"class", "x", "y", "dx"},
}
CLASSES = {"bars", "columns", "line", "a", "b", "c", "n", "g", "z"}
ROUNDED = 0.11
"""A tenth of a point is the finest that is written; of bars, a whole one, and no amount but nothing has a shorter bar."""

_HOSTILE = st.sampled_from(
    [
        *('"><script>alert(1)</script>', "' onload='x", "]]>", "<![CDATA[", "&#0;", "\x00\x1f\x7f", "\ud800", "\ufffe"),
        *("javascript:alert(1)", "\u202eabc", "-->", "👨‍👩‍👧‍👦🏳️‍🌈", "", " ", "　", "困难家庭走访慰问品和院落照明维修及志愿服务队保险"),
        *("W" * 60, "（《“", "。。。。。。。。。。。。。。。。"),
    ]
)  # fmt: skip
_WORDS = st.one_of(st.text(st.characters(), max_size=40), _HOSTILE)
_MONEY = st.decimals(-(10**12), 10**12, places=2, allow_nan=False)
_AMOUNT = st.one_of(_MONEY, st.just(Decimal(0)), st.integers(0, 900000).map(Decimal))


@st.composite
def figures(draw: st.DrawFn, shapes: tuple[Shape, ...] = tuple(Shape)) -> Figure:
    series = draw(st.lists(_WORDS, min_size=1, max_size=2))
    amounts = st.tuples(*[st.one_of(_AMOUNT, _AMOUNT, st.none()) for _ in series])
    rows = draw(st.lists(st.builds(Row, _WORDS, amounts, _WORDS, _WORDS), min_size=1, max_size=14))
    return Figure(
        id="tu-1",
        shape=draw(st.sampled_from(shapes)),
        title=draw(_WORDS),
        of=draw(_WORDS),
        unit=draw(st.sampled_from(["元", "项", "条"])),
        series=tuple(series),
        rows=tuple(rows),
    )


def figure(shape: Shape, *amounts: int | str, unit: str = "项", name: str = "甲") -> Figure:
    rows = tuple(Row(f"{name}{number}", (Decimal(amount),)) for number, amount in enumerate(amounts))
    return Figure(id="tu-1", shape=shape, title="图", of="项目", unit=unit, series=("数",), rows=rows)


@given(figures())
def test_no_word_of_a_record_breaks_the_picture_or_adds_to_it(drawn: Figure) -> None:
    svg(drawn).encode()
    for element in read(drawn).iter():
        assert set(element.attrib) <= ALLOWED[element.tag]
        assert {element.get("class", "")} <= CLASSES | {""}


@given(figures())
def test_nothing_stands_outside_the_sheet(drawn: Figure) -> None:
    picture = read(drawn)
    for mark in (*marks(picture), *words(picture)):
        assert mark.left >= -ROUNDED
        assert mark.right <= WIDTH + ROUNDED
        assert mark.top >= -ROUNDED
        assert mark.bottom <= height_of(picture) + ROUNDED


@given(figures())
def test_each_amount_is_said_in_the_title_of_its_bar_or_point(drawn: Figure) -> None:
    picture = read(drawn)
    titles = [title.text or "" for title in picture.iter("title")][1:]
    for row in drawn.rows:
        for amount in row.amounts:
            if amount is not None:
                said = f"{in_full(amount, drawn.unit)}{drawn.unit}"
                assert any(title.endswith(said) or f"{said}，" in title for title in titles)
    assert len(titles) == (
        len(drawn.rows) if drawn.summed else sum(amount is not None for row in drawn.rows for amount in row.amounts)
    )


@given(figures((Shape.BARS, Shape.COLUMNS)))
def test_bars_are_in_proportion_to_their_amounts(drawn: Figure) -> None:
    held = lengths(drawn)
    largest, longest = max(((abs(amount), long) for amount, long in held), default=(Decimal(0), 0.0))
    for amount, long in held:
        due = float(abs(amount) / largest) * longest if largest else 0.0
        assert abs(long - due) <= (2 if drawn.shape is Shape.BARS else 2 * ROUNDED)
        assert (long > 0) == (amount != 0) or drawn.shape is Shape.COLUMNS


@given(figures((Shape.COLUMNS, Shape.BARS)))
def test_what_is_below_zero_is_on_its_other_side(drawn: Figure) -> None:
    picture = read(drawn)
    [zero] = [path.get("d", "") for path in picture.iter("path") if path.get("class") == "z"]
    across, down = map(float, re.match(r"M([\d.]+) ([\d.]+)", zero).groups())  # type: ignore[union-attr]  # our own text
    amounts = [amount for amount, _ in lengths(drawn)]
    for amount, mark in zip(amounts, marks(picture), strict=True):
        below = mark.right <= across + ROUNDED if drawn.shape is Shape.BARS else mark.top >= down - ROUNDED
        above = mark.left >= across - ROUNDED if drawn.shape is Shape.BARS else mark.bottom <= down + ROUNDED
        assert below if amount < 0 else above


@given(st.lists(_AMOUNT, min_size=2, max_size=12))
@example([Decimal(0), Decimal(0)])
@example([Decimal(5), Decimal(5), Decimal(5)])
def test_a_line_rises_with_its_amounts(amounts: list[Decimal]) -> None:
    points = marks(read(figure(Shape.LINE, *map(str, amounts), unit="元")))
    pairs = sorted(zip(amounts, (point.top for point in points), strict=True))
    for (lower, low), (higher, high) in pairwise(pairs):
        assert high <= low + ROUNDED
        assert lower != higher or high == low


def test_a_line_breaks_where_nothing_was_counted() -> None:
    whole = figure(Shape.LINE, 3, 4, 5, 6)
    gap = Figure(
        id="tu-1", shape=Shape.LINE, title="图", of="月份", unit="条", series=("数",),
        rows=(*whole.rows[:2], Row("缺", (None,)), *whole.rows[2:]),
    )  # fmt: skip
    assert svg(whole).count("M") < svg(gap).count("M")
    assert len(marks(read(gap))) == 4


def test_parts_of_a_bar_follow_each_other_and_their_total_is_written_behind() -> None:
    drawn = Figure(
        id="tu-1", shape=Shape.BARS, title="图", of="单位", unit="项", series=("在用", "暂停实施"),
        rows=(Row("教育局", (Decimal(80), Decimal(20))), Row("民政局", (Decimal(40), Decimal(10)))),
    )  # fmt: skip
    first, second, third, _ = marks(read(drawn))
    assert second.left == pytest.approx(first.right, abs=ROUNDED)
    assert third.left == first.left
    assert {"100", "50"} <= {word.title for word in words(read(drawn))}
    assert "教育局：在用80项，暂停实施20项" in svg(drawn)


def test_a_picture_names_and_describes_itself_with_ids_of_its_own() -> None:
    drawn = figure(Shape.BARS, 3, 12)
    picture = read(drawn)
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "tu-1-t" == picture.find("title").get("id")  # type: ignore[union-attr]  # it has one
    assert picture.get("aria-describedby") == "tu-1-d" == picture.find("desc").get("id")  # type: ignore[union-attr]  # it has one
    assert picture.findtext("desc") == described(drawn) == "最多的是甲1，12项。"


def test_two_series_are_told_apart_by_look_and_named_in_words() -> None:
    rows = (Row("一季", (Decimal(3), Decimal(4))),)
    for shape in Shape:
        drawn = Figure(id="tu-1", shape=shape, title="图", of="期间", unit="元", series=("收入", "支出"), rows=rows)
        assert {mark.kind for mark in marks(read(drawn))} == {"a", "b"}
        assert {"收入", "支出"} <= {word.title for word in words(read(drawn))}


def test_a_single_series_needs_no_legend() -> None:
    assert "数" not in {word.title for word in words(read(figure(Shape.BARS, 1, 2)))}


def test_a_long_name_breaks_and_what_is_cut_stands_in_the_title() -> None:
    name = "成华区住房建设和交通运输局下属建设工程质量安全监督站"
    drawn = figure(Shape.BARS, 3, name=name)
    shown = [word.title for word in words(read(drawn))]
    assert shown[:1] + shown[3:] == ["项", "3"]
    assert shown[2].endswith("…")
    assert name.startswith(shown[1] + shown[2][:-1])
    assert marks(read(drawn))[0].title == f"{name}0：3项"


@given(figures((Shape.COLUMNS, Shape.LINE)))
def test_names_below_a_plot_never_meet(drawn: Figure) -> None:
    lines: dict[float, list[tuple[float, float]]] = {}
    for word in words(read(drawn)):
        lines.setdefault(word.bottom, []).append((word.left, word.right))
    for spans in lines.values():
        spans.sort()
        for (_, right), (left, _) in pairwise(spans):
            assert right <= left + ROUNDED


def test_of_names_too_close_together_the_last_is_kept() -> None:
    drawn = figure(Shape.LINE, *range(12), name="第一期第")
    shown = [word.title for word in words(read(drawn)) if word.title.startswith("第")]
    assert shown[-1] == "第一期第11"
    assert len(shown) < 12


def test_amounts_too_long_to_stand_beside_their_bars_are_told_briefly() -> None:
    assert "123,456.00" in {word.title for word in words(read(figure(Shape.BARS, 123456, 9, unit="元")))}
    brief = {word.title for word in words(read(figure(Shape.BARS, 123456789012, 5, unit="元")))}
    assert "1,234.57亿" in brief


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"id": 'a"b'}, "hyphens"),
        ({"series": ()}, "one or two"),
        ({"series": ("甲", "乙", "丙")}, "one or two"),
        ({"rows": ()}, "leave it out"),
        ({"rows": (Row("甲", ()),)}, "each series"),
    ],
)
def test_a_figure_that_cannot_be_shown_is_our_own_fault(wrong: dict[str, object], fault: str) -> None:
    plain: dict[str, object] = {
        "id": "tu-1", "shape": Shape.BARS, "title": "图", "of": "项目", "unit": "项", "series": ("数",),
        "rows": (Row("甲", (Decimal(1),)),),
    }  # fmt: skip
    with pytest.raises(ValueError, match=fault):
        Figure(**{**plain, **wrong})  # type: ignore[arg-type]  # wrong on purpose


@given(figures())
def test_the_same_figure_is_the_same_picture(drawn: Figure) -> None:
    assert svg(drawn) == svg(drawn)


@given(figures((Shape.BARS,)))
def test_the_description_names_the_largest(drawn: Figure) -> None:
    if drawn.summed:
        largest = max(drawn.rows, key=total)
        assert clean(largest.name) in clean(described(drawn))
