"""Components: plain data in, escaped HTML out, nothing shown for what isn't there. Each is held by its own examples."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.components import STATES, Component, Example
from generator.stages.component_files import made
from generator.stages.style_sheet import LOOKS, one_sheet
from tests.pages.specimen import TEMPLATES, all_components, templates

COMPONENTS = {component.name: component for component in all_components()}
EXAMPLES = {
    f"{component.name}-{number}": (component, example)
    for component in all_components()
    for number, example in enumerate(component.examples, 1)
}
EVIL = "\"'><script>x</script>&{{ 7 * 7 }}"
LONG = 60

NOT_WORDS = {
    "amounts",
    "form",
    "id",
    "kind",
    "lanes",
    "looks",
    "measure",
    "shape",
    "source",
    "state",
    "status",
    "svg",
    "target",
}
"""Keys whose value is HTML that was drawn already, or a word that the program chose."""
CHOSEN = {"notice": (0,)}
"""Component → positions of arguments that the program chose."""

every_component = pytest.mark.parametrize("name", COMPONENTS)
every_example = pytest.mark.parametrize("name", EXAMPLES)


def shown(component: str, *arguments: object) -> str:
    return templates().macro(f"components/{component}/{component}.html", component, *arguments)


def drawn(name: str) -> str:
    component, example = EXAMPLES[name]
    return component.drawn(example, templates())


def texts(value: Any) -> Iterator[str]:
    """Every text of an example."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def hostile(value: Any, key: str = "") -> Any:
    """The value with markup behind every text of a record in it."""
    if isinstance(value, str):
        return value + EVIL if value and key not in NOT_WORDS else value
    if isinstance(value, dict):
        return {name: hostile(each, name) for name, each in value.items()}
    return [hostile(each, key) for each in value] if isinstance(value, list) else value


@every_component
def test_a_component_shows_every_state_or_says_that_it_cannot_be_in_it(name: str) -> None:
    component = COMPONENTS[name]
    states = {example.state for example in component.examples}
    assert states | set(component.without) == set(STATES)
    assert states & set(component.without) == set()


@every_component
def test_a_component_says_its_parameters_and_is_called_as_its_folder(name: str) -> None:
    component = COMPONENTS[name]
    assert component.title != name
    assert component.call.startswith(f"{component.macro}(")
    assert component.macro in {name, "course"}


@every_example
def test_a_state_is_what_it_says(name: str) -> None:
    _, example = EXAMPLES[name]
    html = drawn(name)
    given = list(texts([*example.arguments, example.keywords]))
    words = {"suspended": "暂停|逾期", "withdrawn": "撤回", "demonstration": "演示"}
    if example.state == "long":
        assert max(map(len, given)) >= LONG
    elif example.state == "hundreds":
        assert len(given) >= 200
        assert html.count("200") >= 1
    elif example.state in words:
        assert re.search(words[example.state], html)


def spoilt(component: Component, example: Example) -> Example:
    """The example with markup in every text of a record."""
    if example.process or example.figure:
        return made(example._replace(arguments=(), process=hostile(example.process), figure=hostile(example.figure)))
    chosen = CHOSEN.get(component.name, ())
    arguments = tuple(
        value if position in chosen else hostile(value) for position, value in enumerate(example.arguments)
    )
    return example._replace(arguments=arguments, keywords=hostile(example.keywords))


@every_example
def test_no_text_of_a_record_becomes_markup(name: str) -> None:
    component, example = EXAMPLES[name]
    with_markup = spoilt(component, example)
    html = component.drawn(with_markup, templates())
    assert "<script" not in html
    if drawn(name) and with_markup != example:
        assert "&gt;&lt;script&gt;x&lt;/script&gt;&amp;{{ 7 * 7 }}" in html


@pytest.mark.parametrize(
    "name", [name for name, (_, example) in EXAMPLES.items() if not (example.process or example.figure)]
)
def test_markup_in_a_text_adds_no_element_and_no_attribute(name: str) -> None:
    component, example = EXAMPLES[name]
    assert tags(component.drawn(spoilt(component, example), templates())) == tags(drawn(name))


def tags(html: str) -> list[tuple[str, ...]]:
    """Elements with the names of their attributes, as a browser takes them."""
    found: list[tuple[str, ...]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, *(name for name, _ in attrs)))

    reader = Reader()
    reader.feed(html)
    reader.close()
    return found


@pytest.mark.parametrize("name", [name for name, (_, example) in EXAMPLES.items() if example.state == "nothing"])
def test_nothing_is_shown_for_what_is_not_there(name: str) -> None:
    given = EXAMPLES[name][1].arguments
    if not any(given):
        assert drawn(name) == ""


def test_a_fact_without_a_value_is_left_out() -> None:
    assert "传真" not in shown("key_facts", [{"name": "传真", "value": ""}, {"name": "电话", "value": "12345"}])


@given(st.tuples(*[st.integers(0, 100_000)] * 3))
def test_the_parts_of_the_bar_of_votes_are_as_long_as_their_numbers(counts: tuple[int, int, int]) -> None:
    agreed, opposed, abstained = counts
    html = shown("votes", {"present": sum(counts), "agreed": agreed, "opposed": opposed, "abstained": abstained})
    assert re.findall(r"(赞成|反对|弃权)(\d+)人", html) == [
        ("赞成", str(agreed)), ("反对", str(opposed)), ("弃权", str(abstained)),
    ]  # fmt: skip
    parts = [(int(start or 0), int(length)) for start, length in re.findall(r'(?: x="(\d+)")? width="(\d+)"', html)]
    assert parts == ([(0, agreed), (agreed, opposed), (agreed + opposed, abstained)] if sum(counts) else [])
    assert ("<svg" in html) == (sum(counts) > 0)


def test_a_list_of_one_page_has_no_pager() -> None:
    assert shown("pager", {"number": 1, "total": 1, "pages": []}).strip() == ""


def test_a_pager_shows_a_gap_between_pages_that_do_not_follow_each_other() -> None:
    numbers = [{"number": number, "href": f"../{number}/"} for number in (1, 4, 5, 12)]
    html = shown("pager", {"number": 4, "total": 12, "previous": "../3/", "next": "../5/", "pages": numbers})
    assert html.count("<span>…</span>") == 2
    assert '<strong aria-current="page">4</strong>' in html


def test_a_record_in_use_is_listed_without_a_badge_and_a_suspended_one_with_it() -> None:
    links = [{"title": "甲", "href": "a/", "status": "在用"}, {"title": "乙", "href": "b/", "status": "暂停实施"}]
    html = shown("pointing_here", [{"title": "事项", "count": 2, "links": links}])
    assert html.count("lq-badge--suspended") == 1
    assert "在用" not in html


@pytest.mark.parametrize("status", ["在用", "暂停实施", "废止", "已撤回"])
def test_each_status_has_a_look_of_its_own(status: str) -> None:
    others = {"在用", "暂停实施", "废止", "已撤回"} - {status}
    assert shown("badge", status).replace(status, "") not in {shown("badge", o).replace(o, "") for o in others}


def test_a_macro_that_lacks_what_it_needs_is_a_fault() -> None:
    with pytest.raises(jinja2.UndefinedError):
        Component("fees", "", "", "", "fees").drawn(Example("", "", ([{"name": "工本费"}],), {}), templates())


def test_every_class_of_the_components_is_dressed() -> None:
    css = one_sheet((TEMPLATES / LOOKS).read_text(encoding="utf-8"), [TEMPLATES])
    dressed = set(re.findall(r"\.(lq-[\w-]+)", css))
    worn = {
        word
        for name in EXAMPLES
        for words in re.findall(r' class="([^"]*)"', drawn(name))
        for word in words.split()
        if word.startswith("lq-")
    }
    assert worn - dressed == UNDRESSED


UNDRESSED = {"lq-notice--info"}
"""Classes that look as their component looks anyhow."""
