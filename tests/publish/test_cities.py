"""Editions of a city side by side: each says what its district publishes, and knows where the others lie."""

import json
import re

import pytest

from generator.pages.policy import refused_parts
from generator.pages.traditional import converter
from tests.publish.cities import HOST, OTHER, OWN, PATHS, SITES, city_in
from tests.publish.network import article_of, links_of, outer_links


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return city_in(tmp_path_factory.mktemp("alone"), OWN, alone=True)


@pytest.mark.parametrize("name", [OWN, OTHER])
def test_each_says_whose_it_is_and_what_its_district_publishes(cities, name):
    city = cities[name]
    told = json.loads(city.own["city.json"])
    totals = city.totals
    assert told == {
        "title": name,
        "address": SITES[name],
        "data_as_of": "2026-11-20",
        "release": 3,
        "numbers": {
            "items": totals.items,
            "processes": totals.processes,
            "standards": totals.standards,
            "communities": totals.communities,
            "entries": totals.entries,
        },
    }


def test_its_search_knows_whose_its_own_index_is_and_where_the_others_lie(cities):
    told = json.loads(cities[OWN].own["search/held.json"])
    traditional = converter(())
    assert told == {
        "own": {"title": OWN, "traditional": traditional(OWN), "address": SITES[OWN]},
        "beside": [{"title": OTHER, "traditional": "錦江區", "path": PATHS[OTHER]}],
    }


def test_its_script_knows_the_others_and_the_search_finds_what_it_loads(cities):
    own = cities[OWN].own
    script = own["assets/edition.js"].decode()
    about = re.match(r"globalThis\.LIANGQUAN_EDITION = (\{.*\});\n", script)
    assert about
    assert json.loads(about[1])["beside"] == json.loads(own["search/held.json"])["beside"]
    assert "lq-answer" in script
    assert own["assets/edition/federation.js"].startswith(b"// @ts-check")


def test_the_page_of_a_search_of_all_calls_the_citys_address_its_own(cities):
    for name, city in cities.items():
        address = HOST + PATHS[name]
        assert not city.tree.parts["common"].keys() & city.own.keys(), "no path stands in two parts"
        for folder in ("", "zh-hant/"):
            html = city.files[f"{folder}search/index.html"].decode()
            assert SITES[name] not in html
            assert f'<link rel="canonical" href="{address}{folder}search/">' in html
            assert re.search(rf'永久地址.*?<a href="{address}search/">', html, re.DOTALL)
        assert f'template="{address}search/?q={{searchTerms}}"' in city.files["opensearch.xml"].decode()


def test_a_city_alone_carries_no_script_for_others(alone):
    assert '"beside"' not in alone.own["assets/edition.js"].decode()
    assert "lq-answer" not in alone.own["assets/edition.js"].decode()
    assert "assets/edition/federation.js" not in alone.files
    assert json.loads(alone.own["search/held.json"])["elsewhere"]["address"] == SITES[OWN]
    assert json.loads(alone.own["city.json"])["title"] == OWN
    html = article_of(alone.own["index.html"].decode())
    assert "data-lq-districts" not in html
    assert f"<strong>{alone.totals.items}</strong>" in html


def test_no_other_edition_holds_scripts_for_a_citys(network):
    for node in network.trees:
        assert not [path for path in network.files(node) if path.startswith("assets/edition/")]


def test_the_front_page_leads_to_every_district_without_a_script(cities):
    html = article_of(cities[OWN].own["index.html"].decode())
    doors = re.findall(r'<li><a href="([^"]*)"><strong>(.*?)</strong>', html)
    assert doors == [(SITES[OWN], OWN), (HOST + PATHS[OTHER], OTHER)]
    assert {*outer_links(html)} - {HOST + PATHS[OWN]} == {SITES[OWN], HOST + PATHS[OTHER]}
    assert links_of(html, "index.html") <= cities[OWN].files.keys()
    assert not refused_parts(html)


def test_the_front_page_has_a_row_for_every_district(cities):
    city = cities[OWN]
    html = article_of(city.own["index.html"].decode())
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)]
    heads, own, other = [[re.sub("<[^>]*>", "", cell).strip() for cell in row] for row in rows]
    assert heads == ["区", "权力事项", "流程图", "裁量标准", "社区", "社区信息", "数据日期"]
    totals = city.totals
    counts = (totals.items, totals.processes, totals.standards, totals.communities, totals.entries)
    assert own == [OWN, *map(str, counts), "2026-11-20"]
    assert other == [OTHER, *["—"] * 6]
