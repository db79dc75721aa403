"""A template of a document is an office's own text: whatever it tries, it shows what it is given and does nothing else."""

import pytest

from generator.documents.sandbox import LARGEST, MOST_STEPS, DocumentFault, DocumentTemplates, TemplateText

DATA = {
    "party": {"name": "示例<script>alert(1)</script>", "address": ""},
    "evidence": ["现场笔录", "照片 & 录像"],
    "facts": "a" * 1000,
}


def drawn(template: str, **others: str):
    texts = {name.replace("_", "."): text for name, text in {"it_html": template, **others}.items()}
    sources = {name: TemplateText(f"site_templates/documents/{name}", text) for name, text in texts.items()}
    return DocumentTemplates(sources).draw("it.html", DATA)


HOSTILE = {
    "a class": "{{ party.__class__ }}",
    "a class by a key": "{{ party['__class__'] }}",
    "the class of text": "{{ facts.__class__.__mro__ }}",
    "the globals of a helper": "{{ cycler.__init__.__globals__ }}",
    "the globals by a filter": "{{ facts | attr('__class__') }}",
    "a namespace": "{{ namespace(a=1) }}",
    "a method": "{{ facts.upper() }}",
    "a format that reaches through": "{{ '{0.__class__}'.format(facts) }}",
    "a format of a huge width": "{{ '%999999999d' % 1 }}",
    "a huge sum": "{{ 9 ** 9 ** 9 }}",
    "much text by multiplying": "{{ 'a' * 999999999 }}",
    "text that doubles": "{% set a = facts ~ facts %}",
    "text that doubles by capture": "{% set a %}{{ facts }}{% endset %}",
    "text that doubles by a filter": "{{ facts | replace('a', facts) }}",
    "unescaped text": "{{ party.name | safe }}",
    "a huge range": "{% for n in range(1000000000) %}{% endfor %}",
    "the characters of a text": "{% for a in facts %}{% for b in facts %}{% endfor %}{% endfor %}",
    "many loops in each other": "".join(f"{{% for a{n} in evidence %}}" for n in range(20)) + "{% endfor %}" * 20,
    "an endless loop": "{% for a in evidence recursive %}{{ loop(evidence) }}{% endfor %}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a file outside": "{% include '../../etc/passwd' %}",
    "a file by its whole path": "{% include '/etc/passwd' %}",
    "a file by an expression": "{% include party.name %}",
    "a file that may lack": "{% include '/etc/passwd' ignore missing %}",
    "an import": "{% from 'other.html' import a %}",
    "itself": "{% include 'it.html' %}",
    "a frame of itself": "{% extends 'it.html' %}",
    "a name that there isn't": "{{ partty.name }}",
    "a key that there isn't": "{{ party.nmae | blank('x') }}",
    "a method of a mapping": "{{ party.items }}",
    "a list as text": "{{ facts | joined }}",
    "a method of a text": "{{ facts.upper }}",
    "a number of too many digits": "{{ " + "9" * 5000 + " }}",
    "brackets without end": "{{ " + "(" * 3000 + ")" * 3000 + " }}",
    "no Jinja": "{{ party.name ",
    "a tag that isn't closed": "{% if party %}",
    "a very long template": "a" * (LARGEST + 1),
}


@pytest.mark.parametrize("template", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_template_is_refused_with_its_place_and_what_to_write(template: str) -> None:
    with pytest.raises(DocumentFault) as refused:
        drawn(f"第一行\n{template}" if len(template) < LARGEST else template)
    fault = refused.value
    assert fault.file == "site_templates/documents/it.html"
    # What is too deep or too long is so as a whole.
    assert fault.line == (2 if len(template) < 5000 else 1)
    for text in (fault.message, fault.help):
        assert text.zh
        assert text.en
    assert "root:" not in str(fault)


@pytest.mark.parametrize(
    "template",
    ["{{ facts" + " | e" * 3000 + " }}", "{% for a in evidence %}" * 50 + "{% endfor %}" * 50],
    ids=["filters without end", "more loops in each other than Python takes"],
)
def test_a_template_that_python_would_stumble_over_is_refused(template: str) -> None:
    with pytest.raises(DocumentFault) as refused:
        drawn(template)
    assert refused.value.file == "site_templates/documents/it.html"


def test_a_loop_may_call_its_steps_anything() -> None:
    page = drawn("{% for lacking in evidence %}{% include 'b.html' %}{% endfor %}", b_html="{{ '' | blank('地址') }}")
    assert page.lacking == ("地址",)


def test_files_that_draw_each_other_in_end() -> None:
    with pytest.raises(DocumentFault, match="ring"):
        drawn("{% include 'b.html' %}", b_html="{% include 'it.html' %}")


def test_files_that_multiply_are_refused() -> None:
    many = {f"p{n}_html": f"{{% include 'p{n + 1}.html' %}}" * 4 for n in range(12)} | {"p12_html": "x"}
    with pytest.raises(DocumentFault, match="200"):
        drawn("{% include 'p0.html' %}", **many)


def test_a_huge_page_is_refused() -> None:
    data = {"rows": [""] * MOST_STEPS}
    sources = {"it.html": TemplateText("it.html", "{% for row in rows %}" + "x" * 1000 + "{% endfor %}")}
    with pytest.raises(DocumentFault, match="500000"):
        DocumentTemplates(sources).draw("it.html", data)


def test_a_wrong_name_is_told_with_the_near_one() -> None:
    with pytest.raises(DocumentFault) as refused:
        drawn("{{ party.nmae }}")
    assert "nmae" in refused.value.message.zh
    assert "name" in refused.value.help.zh


def test_what_a_case_says_is_escaped() -> None:
    html = drawn("{{ party.name }} {{ evidence | joined }} {% for one in evidence %}{{ one }}{% endfor %}").html
    assert "<script>" not in html
    assert "示例&lt;script&gt;" in html
    assert html.count("照片 &amp; 录像") == 2


def test_what_is_lacking_is_a_ruled_blank_and_told_once() -> None:
    page = drawn("{{ party.address | blank('地址') }}{{ party.address | blank('地址') }}{{ '' | blank('来源') }}")
    assert page.lacking == ("地址", "来源")
    assert page.html.count('<span class="blank"></span>') == 3


def test_what_is_lacking_is_told_of_each_page_anew() -> None:
    templates = DocumentTemplates({"it.html": TemplateText("it.html", "{{ '' | blank('来源') }}{{ x | blank('甲') }}")})
    assert templates.draw("it.html", {"x": ""}).lacking == ("来源", "甲")
    assert templates.draw("it.html", {"x": "有"}).lacking == ("来源",)


def test_frames_blocks_and_parts_work() -> None:
    page = drawn(
        "{% extends 'frame.html' %}{% block body %}{% include 'part.html' %}{% endblock %}",
        frame_html="<main>{% block body %}{% endblock %}</main>",
        part_html="{% if party.address %}甲{% elif evidence | length > 1 and not party.address %}乙{% endif %}",
    )
    assert page.html == "<main>乙</main>"
