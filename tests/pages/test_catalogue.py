"""The catalogue: every component in every state, on pages that a browser takes under the site's own policy."""

import re
from collections import Counter
from html import unescape

import msgspec
import pytest

from generator.pages.catalogue import AREA, ExampleFault, catalogue_pages
from generator.pages.components import component, repeated, written_examples
from generator.pages.policy import refused_parts
from tests.frame import frame
from tests.pages.specimen import all_components, templates

PAGES = {
    address: frame(AREA, address.count("/")).stamp(page)
    for address, page in catalogue_pages(all_components(), templates())
}

every_page = pytest.mark.parametrize("address", PAGES)


@every_page
def test_a_page_holds_nothing_that_the_policy_stops(address: str) -> None:
    assert refused_parts(PAGES[address]) == []


@every_page
def test_no_two_elements_of_a_page_share_an_id(address: str) -> None:
    ids = Counter(re.findall(r'\sid="([^"]+)"', PAGES[address]))
    assert [id_ for id_, count in ids.items() if count > 1] == []


@every_page
def test_every_link_inside_a_page_leads_to_an_id_of_it(address: str) -> None:
    live = re.sub(r"<pre.*?</pre>", "", PAGES[address], flags=re.DOTALL)
    ids = set(re.findall(r'\sid="([^"]+)"', live))
    named = {words for attribute in re.findall(r'aria-labelledby="([^"]+)"', live) for words in attribute.split()}
    assert named - ids == set()
    for found in set(re.findall(r'href="#(buzhou-[^"]+|li\d+-[^"]+)"', live)) | set(
        re.findall(r"url\(#([^)]+)\)", live)
    ):
        assert found in ids


@every_page
def test_no_page_of_the_catalogue_is_for_search_engines(address: str) -> None:
    assert '<meta name="robots" content="noindex">' in PAGES[address]
    assert 'rel="canonical"' not in PAGES[address]


def test_every_component_has_a_page_that_the_index_lists() -> None:
    listed = re.findall(r'<th scope="row"><a href="(\w+/)">', PAGES[""])
    assert listed == [f"{each.name}/" for each in all_components()]
    assert set(listed) < set(PAGES)


def test_a_components_page_shows_its_parameters_and_how_each_example_is_written() -> None:
    html = unescape(PAGES["badge/"])
    assert "the status of a record" in html
    for example in next(each for each in all_components() if each.name == "badge").examples:
        assert example.source.strip() in html
        assert f"{example.name} <small>" in html


def test_the_code_of_an_example_is_shown_as_code() -> None:
    assert "&lt;span class=&#34;lq-badge lq-badge--suspended&#34;&gt;暂停实施&lt;/span&gt;" in PAGES["badge/"]


def test_an_example_that_its_macro_refuses_is_named() -> None:
    broken = component(
        "fees",
        templates()._sources["components/fees/fees.html"],
        written_examples({"title": "收费", "examples": [{"name": "甲", "state": "ordinary", "arguments": [[{}]]}]}),
        ["- name: 甲"],
    )
    with pytest.raises(ExampleFault) as fault:
        list(catalogue_pages([broken], templates()))
    assert (fault.value.component, fault.value.number) == ("fees", 1)
    assert "name" in fault.value.why


def test_rows_are_repeated_with_a_running_number() -> None:
    written = [{"repeat": 3, "of": {"title": "第{n}项", "count": "{n}"}}, "完"]
    assert repeated(written) == [
        {"title": "第1项", "count": 1},
        {"title": "第2项", "count": 2},
        {"title": "第3项", "count": 3},
        "完",
    ]


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (None, "object"),
        ({"title": "甲"}, "examples"),
        ({"title": "甲", "examples": [{"name": "乙"}]}, "state"),
        ({"title": "甲", "examples": [{"name": "乙", "state": "rainy"}]}, "rainy"),
        ({"title": "甲", "examples": [], "without": ["rainy"]}, "rainy"),
        ({"title": "甲", "examples": [], "weather": 1}, "weather"),
    ],
)
def test_examples_that_lack_a_part_or_have_one_too_many_are_refused(tree: object, told: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=told):
        written_examples(tree)
