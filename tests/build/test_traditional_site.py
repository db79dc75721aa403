"""The site in traditional characters: every page a second time, each pair of pages linked, and nothing lost between them."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import opencc
import pytest

from generator.pages.inner_links import Ground, anchors_of, prose_findings
from generator.pages.policy import refused_parts
from generator.pages.search_page import MATERIALS_INDEX
from generator.pages.traditional import FOLDER
from generator.pipeline import District
from generator.sample import sample_files
from generator.sample.chance import SNAPSHOT
from generator.search.deflate import inflated
from generator.search.varints import read_varint
from tests.build.small_office import (
    TODAY,
    build,
    changed_but_for_search,
    differing,
    edit,
    put_text,
    record_file,
    remember_prose,
    tree,
    with_settings,
    write_office,
)

SITE = "https://liangquan.example/quanli/"
_NO_WORDS = re.compile(r"<script\b.*?</script>|<code\b.*?</code>|<a class=\"lq-script\".*?</a>|<[^>]*>", re.DOTALL)
_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All text of the small sample's site, by path; it stands below the root of its host."""
    root = tmp_path_factory.mktemp("sample")
    for path, text in sample_files("small", 2009):
        put_text(root / path, text)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"site_url: .*", f"site_url: {SITE}", settings) + "    traditional: true\n"
    put_text(root / "mkdocs.yml", settings)
    put_text(root / "content" / "picture.svg", "<svg/>")
    with (root / "content" / "about.md").open("a", encoding="utf-8") as about:
        about.write("\n![说明](picture.svg) [单位](/quanli/units/) [地图](/quanli/sitemap.xml) `说明`\n")
    with District(root) as district:
        assert not district.build(root / "site", SNAPSHOT).refused
    return {path: data.decode() for path, data in tree(root / "site").items() if not path.endswith(".z")}


def pairs(site: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Path of a page → it in both scripts."""
    return {
        path: (html, site[FOLDER + path])
        for path, html in site.items()
        if path.endswith(".html") and not path.startswith(FOLDER)
    }


def test_every_page_stands_in_both_scripts_and_every_other_file_once(site: dict[str, str]) -> None:
    simplified = {
        path for path in site if (path.endswith(".html") and not path.startswith(FOLDER)) or path.startswith("facets/")
    } | {MATERIALS_INDEX}
    assert {path.removeprefix(FOLDER) for path in site if path.startswith(FOLDER)} == simplified


def test_what_facets_load_is_the_same_data_in_the_script_of_the_page(site: dict[str, str]) -> None:
    paths = [path for path in site if path.startswith("facets/")]
    assert paths
    to_simplified = opencc.OpenCC("t2s").convert
    for path in paths:
        plain, converted = json.loads(site[path]), json.loads(site[FOLDER + path])
        assert to_simplified(json.dumps(converted, ensure_ascii=False)) == to_simplified(
            json.dumps(plain, ensure_ascii=False)
        )
    assert "行政許可" in site[FOLDER + "facets/items/index.json"]


def test_no_character_that_is_simplified_alone_is_left(site: dict[str, str]) -> None:
    to_traditional = opencc.OpenCC("s2t").convert

    def is_simplified_alone(sign: str) -> bool:
        try:
            sign.encode("big5")  # the code of Taiwan and Hong Kong
        except UnicodeEncodeError:
            return bool(to_traditional(sign) != sign)
        return False

    words = {sign for _, page in pairs(site).values() for sign in _NO_WORDS.sub("", page)}
    assert sorted(filter(is_simplified_alone, words)) == []


def test_converted_back_a_page_says_what_it_said(site: dict[str, str]) -> None:
    to_simplified = opencc.OpenCC("t2s").convert
    for path, (simplified, traditional) in pairs(site).items():
        assert to_simplified(_NO_WORDS.sub("", traditional)) == to_simplified(_NO_WORDS.sub("", simplified)), path


def test_a_page_links_what_its_other_script_links(site: dict[str, str]) -> None:
    for path, (simplified, traditional) in pairs(site).items():
        here, there = SITE + path, SITE + FOLDER + path
        links = [_LINK.findall(_without_pair(html)) for html in (simplified, traditional)]
        assert len(links[0]) == len(links[1])
        for one, other in zip(*links, strict=True):
            target = urljoin(here, one)
            if one.startswith(("#", "?", "https:", "tel:", "mailto:", "data:")):
                assert other == one, path
            elif re.search(r"\.(?!html)\w+$", urlsplit(target).path):
                assert urljoin(there, other) == target, path
            else:
                assert urljoin(there, other) == SITE + FOLDER + target.removeprefix(SITE), path


def _without_pair(html: str) -> str:
    return re.sub(r'<a class="lq-script".*?</a>|<link rel="(?:alternate|canonical)".*?>', "", html)


def test_everything_but_words_and_links_is_the_same(site: dict[str, str]) -> None:
    words = re.compile(r'\s(?:alt|title|aria-label|content|data-label|placeholder|href|src|action|lang)="[^"]*"')

    def bones(html: str) -> list[str]:
        return [
            words.sub("", tag) for tag in re.findall(r"<script\b.*?</script>|<[^>]*>", _without_pair(html), re.DOTALL)
        ]

    for path, (simplified, traditional) in pairs(site).items():
        assert bones(simplified) == bones(traditional), path
        assert traditional.count(' lang="zh-Hant"') == 1, path


def test_every_link_anchor_and_asset_in_traditional_characters_resolves(site: dict[str, str]) -> None:
    html = {path: text for path, text in site.items() if path.endswith(".html")}
    ground = Ground(SITE, set(site), {path: anchors_of(text) for path, text in html.items()})
    broken = []
    for path, text in html.items():
        loaded = "".join(f'<a href="{address}">' for address in _LINK.findall(text) if address)
        broken += [(path, link.href) for link in prose_findings(loaded, path.removesuffix("index.html"), ground)]
    assert broken == []


def test_two_pages_of_a_pair_name_each_other(site: dict[str, str]) -> None:
    for path, both in pairs(site).items():
        if path == "404.html":
            continue  # it stands for any address
        address = path.removesuffix("index.html")
        here, there = SITE + address, SITE + FOLDER + address
        for html, own in zip(both, (here, there), strict=True):
            assert _ALTERNATE.findall(html) == [("zh-Hans", here), ("zh-Hant", there), ("x-default", here)]
            assert re.findall(r'rel="canonical" href="([^"]+)"', html) == [own]
            assert re.findall(r'property="og:url" content="([^"]+)"', html) == [own]
        switch = [re.findall(r'class="lq-script" href="([^"]+)"', html) for html in both]
        assert [urljoin(here, *switch[0]), urljoin(there, *switch[1])] == [there, here]


def test_a_page_that_is_not_there_offers_the_other_scripts_front_page(site: dict[str, str]) -> None:
    for path, front in (("404.html", f"/quanli/{FOLDER}"), (f"{FOLDER}404.html", "/quanli/")):
        assert re.findall(r'class="lq-script" href="([^"]+)"', site[path]) == [front]
    assert f'href="/quanli/{FOLDER}items/"' in site[f"{FOLDER}404.html"]


def test_the_site_map_lists_both(site: dict[str, str]) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", site["sitemap.xml"])
    assert len(listed) == len(set(listed))
    simplified = {address for address in listed if not address.startswith(SITE + FOLDER)}
    assert {SITE + FOLDER + address.removeprefix(SITE) for address in simplified} == set(listed) - simplified
    assert SITE in simplified


def test_the_policy_stops_nothing_on_a_page_in_traditional_characters(site: dict[str, str]) -> None:
    assert [
        path for path, html in site.items() if path.endswith(".html") and refused_parts(html, "liangquan.example")
    ] == []


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    remember_prose(monkeypatch)
    root = tmp_path / "district"
    write_office(root)
    put_text(root / "mkdocs.yml", with_settings(traditional="true"))
    assert not build(root).refused
    return root


def test_search_shows_its_results_in_the_script_of_the_page(root: Path) -> None:
    site = root / "site"
    packs = {path.name: path for path in (site / "search" / "records").iterdir()}
    copies = {path.name: path for path in (site / FOLDER / "search" / "records").iterdir()}
    assert copies.keys() == packs.keys()
    to_simplified = opencc.OpenCC("t2s").convert
    for name, pack in packs.items():
        rows, converted = (json.loads(inflated(path.read_bytes())) for path in (pack, copies[name]))
        for row, other in zip(rows, converted, strict=True):
            assert row == 0 == other or row[1] == other[1]  # the address
            assert to_simplified(json.dumps(row, ensure_ascii=False)) == to_simplified(
                json.dumps(other, ensure_ascii=False)
            )
    start, copy = (inflated((site / path).read_bytes()) for path in ("search/start.z", f"{FOLDER}search/start.z"))
    assert "行政許可".encode() in b"".join(inflated(path.read_bytes()) for path in copies.values())
    assert "權力事項".encode() in copy
    kinds, converted = (_head(data)["kinds"] for data in (start, copy))
    assert [kind for kind, _ in kinds] == [kind for kind, _ in converted]
    assert _head(start)["traditional"] == _head(copy)["traditional"]
    # All but the head is the same, and what isn't shown stands once.
    assert copy.endswith(start[-200:])
    assert not (site / FOLDER / "search" / "terms").exists()


def _head(start: bytes) -> dict[str, Any]:
    length, begin = read_varint(start, 0)
    head: dict[str, Any] = json.loads(start[begin : begin + length])
    return head


def test_an_edit_reaches_both_pages_and_no_others(root: Path) -> None:
    edit(record_file(root, "power_item", "xk-shipin"), duties=["受理：当场发给回执。"])
    copy = "zh-hant/items/xk-shipin/index.html"
    assert changed_but_for_search(build(root)) == {"items/xk-shipin/index.html", copy}
    assert "當場發給回執" in (root / "site" / copy).read_text("utf-8")


def test_without_the_setting_no_page_and_no_link_of_it_is_left(root: Path, tmp_path: Path) -> None:
    put_text(root / "mkdocs.yml", with_settings())
    build(root)
    assert not (root / "site" / "zh-hant").exists()
    assert not [
        path
        for path, data in tree(root / "site").items()
        if b"zh-hant" in data.lower() and path.endswith(("html", "xml"))
    ]
    build(root, tmp_path / "clean")
    assert differing(root / "site", tmp_path / "clean") == {}


def test_a_word_of_the_districts_own_makes_the_pages_anew(root: Path) -> None:
    assert "示例區" in (root / "site" / "zh-hant" / "units" / "index.html").read_text("utf-8")
    put_text(root / "mkdocs.yml", with_settings(traditional="true", traditional_words="{示例区: 示例区}"))
    assert build(root).written
    assert "示例區" not in (root / "site" / "zh-hant" / "units" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["index.html", "404.html", "items/xk-shipin/index.html"])
def test_a_page_in_traditional_characters_that_was_lost_comes_back(root: Path, path: str) -> None:
    (root / "site" / FOLDER / path).unlink()
    assert build(root).changed == (FOLDER + path,)


def test_why_tells_of_the_page_that_it_is_made_from(root: Path) -> None:
    with District(root, 1) as district:
        assert district.why(root / "site", f"{FOLDER}items/xk-shipin/index.html", TODAY) == district.why(
            root / "site", "items/xk-shipin/index.html", TODAY
        )
