"""The search page leads on by itself, and browsers are told how to search the site."""

from xml.etree import ElementTree

import pytest

from generator.pages.search_page import MATERIALS_INDEX, search_files
from generator.pages.stamping import Site, stamped
from tests.frame import frame
from tests.pages.gathered import GatheredOffice, district
from tests.pages.small_register import templates

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    return GatheredOffice(district(3))


def test_every_way_on_leads_to_a_page(office):
    data = office.pages["search/"].data
    links = [*data["doors"], *data["letters"], *(link for part in data["parts"] for link in part["links"])]
    assert {link["href"] for link in links if link["href"]} <= set(office.pages)
    assert [part["title"] for part in data["parts"]] == ["按事项类型", "按单位", "按街道找社区", "按公开目录"]


def test_the_page_names_the_telephone_of_who_keeps_the_register(office):
    keeper = office.facts.register.units["qu-minzheng"]
    assert f'<a href="tel:{keeper.telephone}">{keeper.telephone}</a>' in office.html("search/")


def test_a_street_says_how_many_communities_it_has(office):
    streets = next(part for part in office.pages["search/"].data["parts"] if part["title"] == "按街道找社区")["links"]
    assert [(link["title"], link["count"]) for link in streets] == [("望平街道", 2)]


def test_the_page_is_in_the_site_map_and_tells_browsers_of_the_search(office):
    assert office.pages["search/"].listed
    site = Site("某区", "https://example.test/", False)
    html = {}
    for address in ("search/", "", "items/"):
        page = office.pages[address]
        html[address] = stamped(page, office.views, templates(), frame(page.area, page.depth), site)
    link = '<link rel="search" type="application/opensearchdescription+xml" href="{}opensearch.xml" title="某区">'
    assert link.format("../") in html["search/"]
    assert link.format("") in html[""]
    assert "opensearch" not in html["items/"]


def test_the_form_needs_no_script(office):
    assert '<form class="lq-find" action="../search/" role="search"' in office.html("search/")


def test_browsers_learn_the_address_of_a_search():
    files = search_files("某区<权力>公开透明运行与便民服务平台", "https://example.test/a/")
    root = ElementTree.fromstring(files["opensearch.xml"])  # noqa: S314  our own
    url = root.find(f"{SPACE}Url")
    assert url is not None
    assert url.get("template") == "https://example.test/a/search/?q={searchTerms}"
    assert root.findtext(f"{SPACE}ShortName") == "某区<权力>公开透明运行与便民服"


def test_a_site_without_an_address_tells_browsers_nothing():
    assert set(search_files("某区", "")) == {MATERIALS_INDEX}
