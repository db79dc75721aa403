import pickle

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages.templates import TemplateFault, Templates


def test_a_template_has_no_globals_to_ask() -> None:
    for asked in ("range(3)", "lipsum()", "namespace(a=1)", "dict(a=1)"):
        with pytest.raises(jinja2.UndefinedError):
            Templates({"a.html": "{{ " + asked + " }}"}).render("a.html", {})


def test_a_template_has_no_filter_whose_result_changes_by_itself() -> None:
    with pytest.raises(TemplateFault, match="random"):
        Templates({"a.html": "{{ [1, 2] | random }}"}).render("a.html", {})


def test_a_missing_value_is_a_fault_not_a_gap() -> None:
    with pytest.raises(jinja2.UndefinedError):
        Templates({"a.html": "{{ missing }}"}).render("a.html", {})


def test_text_is_escaped_in_a_template_and_in_its_macros() -> None:
    sources = {"m.html": "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}"}
    templates = Templates({**sources, "a.html": '{% from "m.html" import m %}{{ m(x) }}{{ x }}'})
    assert templates.render("a.html", {"x": "<&"}) == "<b>&lt;&amp;</b>&lt;&amp;"
    assert templates.macro("m.html", "m", '"') == "<b>&#34;</b>"


def test_a_field_named_like_a_method_is_the_field() -> None:
    assert Templates({"a.html": "{{ fee.items | length }}"}).render("a.html", {"fee": {"items": [1, 2]}}) == "2"


def test_the_digest_changes_with_any_template_that_is_named_and_with_no_other() -> None:
    sources = {
        "a.html": '{% include "b.html" %}',
        "b.html": '{% from "c.html" import m %}',
        "c.html": "1",
        "d.html": "x",
    }
    digest = Templates(sources).closure_digest("a.html")
    for name in ("a.html", "b.html", "c.html"):
        assert Templates({**sources, name: sources[name] + " "}).closure_digest("a.html") != digest
    assert Templates({**sources, "d.html": "y"}).closure_digest("a.html") == digest


def test_templates_that_name_each_other_in_a_ring_have_a_digest() -> None:
    templates = Templates({"a.html": '{% include "b.html" %}', "b.html": '{% include "a.html" %}'})
    assert templates.closure("a.html") == ("a.html", "b.html")


def test_a_template_chosen_while_drawing_is_refused() -> None:
    with pytest.raises(TemplateFault, match="expression"):
        Templates({"a.html": "{% include which %}"}).closure_digest("a.html")


def test_a_template_that_is_not_there_is_told_by_name() -> None:
    with pytest.raises(TemplateFault, match=r"gone\.html"):
        Templates({"a.html": '{% include "gone.html" %}'}).closure_digest("a.html")


def test_a_template_that_is_no_jinja_is_told_with_its_line() -> None:
    with pytest.raises(TemplateFault, match="line 2"):
        Templates({"a.html": "\n{% if %}"}).render("a.html", {})


def test_a_fault_crosses_from_a_worker_to_the_build():
    fault = pickle.loads(pickle.dumps(TemplateFault("item.html", "no template x.html")))  # noqa: S301  # our own bytes
    assert str(fault) == "item.html: no template x.html"
    assert (fault.template, fault.why) == ("item.html", "no template x.html")


def test_a_method_of_a_value_is_called_wherever_it_stands() -> None:
    page = """{% macro named(row) %}{{ row.get("a") or "none" }}{% endmacro %}
    {%- set whole = "x" %}
    {%- for row in rows %}{% set own = row.get("a", "-") %}{{ own }} {{ named(row) }} {{ "a b c".split(maxsplit=1)[1] }};{% endfor %}"""
    rows = [{"a": 1}, {}, {"get": "a key"}]
    assert Templates({"a.html": page}).render("a.html", {"rows": rows}) == "1 1 b c;- none b c;- none b c;"


@pytest.mark.parametrize("asked", ['missing.get("a")', 'row.missing.get("a")', "row.missing"])
def test_what_is_missing_has_no_keys_to_ask_for(asked: str) -> None:
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        Templates({"a.html": "{{ " + asked + " }}"}).render("a.html", {"row": {}})


_VALUES = st.one_of(
    st.text(alphabet=st.characters() | st.sampled_from("&<>\"'")), st.integers(), st.none(), st.booleans(),
    st.decimals(allow_nan=False), st.builds(Markup, st.text()),
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "href", "note"]), _VALUES))
def test_a_template_says_what_jinjas_own_code_says(row: dict[str, object]) -> None:
    page = """{% macro told(row, note="-") %}<p>{{ row.get("title") }}{{ row.get("href", note) }}</p>{% endmacro %}
    {%- for one in [row, row] %}{{ told(one, one.get("note")) }}{{ one.get("title") | upper }}{{ loop.index }}
    {%- set kept %}{{ one.get("note", "&") }}{% endset %}{{ kept }}{{ kept ~ one.get("title") }}{% endfor %}"""
    plain = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    assert Templates({"a.html": page}).render("a.html", {"row": row}) == plain.from_string(page).render(row=row)
