"""Whatever a record says, its chart is well-formed, adds nothing of its own, and stays small."""

import gzip
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.flowcharts.chart import Chart, ChartArrow, ChartStep, Shape
from generator.flowcharts.drawing import described
from generator.flowcharts.outcomes import tone
from tests.flowcharts.procedures import draw, procedures

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {"class", "viewBox", "width", "height", "role", "aria-labelledby", "aria-describedby"},
    "title": {"id"},
    "desc": {"id"},
    "g": {"class", "transform"},
    "a": {"class", "transform", "href"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "path": {"class", "d"},
    "text": {"class", "x", "y"},
    "tspan": {"class", "x", "dy"},
}
_ANY = st.text(st.characters(), max_size=25)
_HOSTILE = st.sampled_from(
    [
        '"><script>alert(1)</script>',
        "' onload='x",
        "]]>",
        "<![CDATA[",
        "&#0;",
        "\x00\x1f\x7f",
        "\ud800",
        "\ufffe",
        "javascript:alert(1)",
        "//evil.example/",
        "data:text/html,x",
        "\u202eabc",
        "-->",
    ]
)
_WORDS = st.one_of(_ANY, _HOSTILE)


def _chart(name: str, label: str, address: str) -> Chart:
    steps = (
        ChartStep("a", name, Shape.START, name, href=address),
        ChartStep("b", name, Shape.DECISION, name, label, label, address),
        ChartStep("c", label, Shape.DOCUMENT, label, name, name, address),
        ChartStep("d", name, Shape.ACTION, name, name, href=address),
        ChartStep("z", label, Shape.END, name),
    )
    arrows = (
        ChartArrow("a", "b"),
        ChartArrow("b", "c", label),
        ChartArrow("b", "d", name),
        ChartArrow("d", "b", label),
        ChartArrow("c", "z"),
    )
    return Chart("c-1", name, steps, arrows, (name, label))


@settings(deadline=None)
@given(_WORDS, _WORDS, _WORDS, st.booleans())
@example('"/><a href="javascript:x">', "\ud800\x00", "javascript:alert(1)", True)
def test_no_word_of_a_record_breaks_the_picture_or_adds_to_it(name: str, label: str, address: str, lanes: bool) -> None:
    text = draw(_chart(name, label, address), lanes=lanes)
    text.encode("utf-8")
    for element in ET.fromstring(text).iter():  # noqa: S314  # our own text is what is tested
        kind = element.tag.removeprefix(SVG)
        assert set(element.attrib) <= ALLOWED[kind]
        assert set(element.get("class", "").split()) <= _CLASSES
        address_drawn = element.get("href", "#")
        assert re.fullmatch(r"[A-Za-z0-9._~%#/-]+", address_drawn)
        assert not address_drawn.startswith("/")


_CLASSES = {
    *("flowchart", "lanes", "lane", "head", "arrows", "on", "back", "mark", "limit", "by", "way", "yes", "no"),
    *(shape.value for shape in Shape),
}


def test_only_our_own_addresses_are_linked() -> None:
    step = "{http://www.w3.org/2000/svg}a"
    for address in ("#buzhou-3", "../items/xk-shipin/", "items/x/#y", "../../"):
        assert len(list(_drawn(_chart("受理", "是", address)).iter(step))) == 4
    for address in ("/etc/passwd", "//host/", "http://host/", "javascript:x", "a b", "\\host", "", "#a#b"):
        assert not list(_drawn(_chart("受理", "是", address)).iter(step))


def _drawn(chart: Chart, *, lanes: bool = False) -> ET.Element:
    return ET.fromstring(draw(chart, lanes=lanes))  # noqa: S314  # our own text is what is tested


def test_a_chart_names_itself_and_says_who_takes_its_steps() -> None:
    [chart] = procedures(1)
    root = _drawn(chart)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == title.get("id") == f"{chart.id}-t"
    assert root.get("aria-describedby") == desc.get("id") == f"{chart.id}-d"
    assert title.text == chart.title
    assert desc.text == described(chart)


def test_every_name_role_limit_and_label_is_in_the_picture() -> None:
    for chart in procedures(10):
        for lanes in (False, True):
            words = "".join("".join(_drawn(chart, lanes=lanes).itertext()).split())
            for step in chart.steps:
                assert step.name in words
                assert step.limit in words
                assert step.post in words or step.shape in {Shape.START, Shape.END}
                assert step.role in words
            for arrow in chart.arrows:
                assert arrow.label in words


def test_a_chart_with_links_is_no_image_whose_parts_are_hidden() -> None:
    assert _drawn(_chart("受理", "是", "#b")).get("role") == "graphics-document document"
    assert _drawn(_chart("受理", "是", "")).get("role") == "img"


def test_corrections_are_drawn_as_arrows_that_lead_back() -> None:
    kinds = [path.get("class") for path in _drawn(_chart("受理", "是", "")).iter(f"{SVG}path")]
    assert kinds.count("back") == 1


@pytest.mark.parametrize(("label", "expected"), [("是", "yes"), ("不予许可", "no"), ("补正", "")])
def test_only_an_outcome_on_the_list_has_a_colour(label: str, expected: str) -> None:
    assert tone(label) == expected


def test_an_id_that_could_leave_its_attribute_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="hyphens"):
        Chart('a"b', "", (), ())


def test_a_chart_weighs_less_than_seven_kilobytes() -> None:
    drawn = [draw(chart).encode() for chart in procedures(60)]
    assert sum(map(len, drawn)) / len(drawn) <= 7_000
    assert sum(len(gzip.compress(text)) for text in drawn) / len(drawn) <= 2_200
