"""Components: plain data in, escaped HTML out, nothing shown for what isn't there."""

import re

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.policy import refused_parts
from generator.stages.style_sheet import LOOKS, one_sheet
from tests.frame import frame
from tests.pages.specimen import TEMPLATES, specimen

ENV = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined)
EVIL = "\"'><script>x</script>&"
MONEY = {
    "title": EVIL, "href": EVIL, "id": "caiwu", "late": EVIL, "sums": [], "figure": None,
    "rows": [{"title": EVIL, "href": EVIL, "cells": [EVIL] * 4}] * 2,
}  # fmt: skip


def shown(component: str, *arguments: object) -> str:
    macro = getattr(ENV.get_template(f"components/{component}/{component}.html").module, component)
    return str(macro(*arguments))


@pytest.mark.parametrize(
    ("component", "arguments"),
    [
        ("badge", (EVIL,)),
        ("key_facts", ([{"name": EVIL, "value": EVIL, "href": EVIL, "note": EVIL}],)),
        ("breadcrumb", ([{"title": EVIL, "href": EVIL}, {"title": EVIL}],)),
        ("notice", ("info", EVIL, EVIL)),
        ("empty", (EVIL,)),
        ("facets", (EVIL, [{"title": EVIL, "href": EVIL, "count": 3}])),
        ("totals", ([{"title": EVIL, "count": 3, "href": EVIL}],)),
        ("pointing_here", ([{"title": EVIL, "count": 1, "links": [{"title": EVIL, "href": EVIL, "note": EVIL}]}],)),
        (
            "figure",
            (
                {
                    "id": "tu",
                    "title": EVIL,
                    "unit": EVIL,
                    "svg": "",
                    "table": "",
                    "numbers": {"heads": [EVIL, EVIL], "rows": [{"name": EVIL, "href": EVIL, "cells": [EVIL]}]},
                },
            ),
        ),
        ("sections", ([{"title": EVIL, "categories": [{"title": EVIL, "href": EVIL, "missing": EVIL}]}],)),
        ("decisions", ([{"title": EVIL, "href": EVIL, "on": EVIL, "decided_by": EVIL, "votes": None}],)),
        ("money", (MONEY,)),
        ("provenance", ({"publisher": EVIL, "published_on": EVIL, "address": EVIL, "source": EVIL},)),
    ],
)
def test_no_text_of_a_record_becomes_markup(component, arguments):
    html = shown(component, *arguments)
    assert "<script" not in html
    assert "&#34;&#39;&gt;&lt;script&gt;x&lt;/script&gt;&amp;" in html


@given(st.tuples(*[st.integers(0, 100_000)] * 3))
def test_the_parts_of_the_bar_of_votes_are_as_long_as_their_numbers(counts):
    agreed, opposed, abstained = counts
    html = shown("votes", {"present": sum(counts), "agreed": agreed, "opposed": opposed, "abstained": abstained})
    assert re.findall(r"(赞成|反对|弃权)(\d+)人", html) == [
        ("赞成", str(agreed)), ("反对", str(opposed)), ("弃权", str(abstained)),
    ]  # fmt: skip
    parts = [(int(start or 0), int(length)) for start, length in re.findall(r'(?: x="(\d+)")? width="(\d+)"', html)]
    assert parts == ([(0, agreed), (agreed, opposed), (agreed + opposed, abstained)] if sum(counts) else [])
    assert ("<svg" in html) == (sum(counts) > 0)


def test_a_fact_without_a_value_is_left_out():
    assert "传真" not in shown("key_facts", [{"name": "传真", "value": ""}, {"name": "电话", "value": "12345"}])


def test_a_list_of_one_page_has_no_pager():
    assert shown("pager", {"number": 1, "total": 1, "pages": []}).strip() == ""


def test_a_pager_shows_a_gap_between_pages_that_do_not_follow_each_other():
    numbers = [{"number": number, "href": f"../{number}/"} for number in (1, 4, 5, 12)]
    html = shown("pager", {"number": 4, "total": 12, "previous": "../3/", "next": "../5/", "pages": numbers})
    assert html.count("<span>…</span>") == 2
    assert '<strong aria-current="page">4</strong>' in html


def test_nothing_is_said_of_references_where_there_are_none():
    assert shown("pointing_here", []).strip() == ""


def test_a_record_in_use_is_listed_without_a_badge_and_a_suspended_one_with_it():
    links = [{"title": "甲", "href": "a/", "status": "在用"}, {"title": "乙", "href": "b/", "status": "暂停实施"}]
    html = shown("pointing_here", [{"title": "事项", "count": 2, "links": links}])
    assert html.count("lq-badge--suspended") == 1
    assert "在用" not in html


@pytest.mark.parametrize("status", ["在用", "暂停实施", "废止", "已撤回"])
def test_each_status_has_a_look_of_its_own(status):
    others = {"在用", "暂停实施", "废止", "已撤回"} - {status}
    assert shown("badge", status).replace(status, "") not in {shown("badge", o).replace(o, "") for o in others}


def test_a_page_of_every_component_holds_nothing_that_the_policy_stops():
    assert refused_parts(frame("items", 2).stamp(specimen())) == []


def test_every_class_of_the_components_is_dressed():
    css = one_sheet((TEMPLATES / LOOKS).read_text(encoding="utf-8"), [TEMPLATES])
    markup = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "components").rglob("*.html"))
    markup = re.sub(r"\{#.*?#\}", "", markup, flags=re.DOTALL)
    undressed = {"lq-badge--", "lq-notice--", "lq-"}
    named = {piece.split('"')[0].split(" ")[0].split("{")[0] for piece in markup.split("lq-")[1:]}
    assert {f"lq-{name}" for name in named if f".lq-{name}" not in css} - undressed == set()
