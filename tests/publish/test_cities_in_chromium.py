"""A city's editions side by side as readers meet them: the table of numbers, and a search over all districts."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.searching import settled, until, violations
from tests.browser.site_server import served
from tests.publish.cities import OTHER, OWN, PATHS, SITES, City, hosted

pytestmark = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is missing")

HERE = PATHS[OWN][1:]
THERE = PATHS[OTHER][1:]
SENTENCE = f"{OTHER}的检索数据没有取到，这里只有其余各区的结果。"


class Opened(NamedTuple):
    page: Page
    asked: list[str]
    """Paths that the page and its worker asked for, below the host."""
    refused: list[str]
    """What the policy of the site forbade, and errors of scripts."""


@contextmanager
def opened(browser, files: dict[str, bytes], path: str) -> Iterator[Opened]:
    with served(files) as at:
        context = browser.new_context()
        context.set_default_timeout(60_000)
        page = context.new_page()
        asked: list[str] = []
        refused: list[str] = []
        context.on("request", lambda request: asked.append(request.url.removeprefix(at)))
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.on("console", lambda said: refused.extend([said.text] if "Content Security" in said.text else []))
        page.goto(at + path, wait_until="load")
        yield Opened(page, asked, refused)
        context.close()
    assert refused == []


@pytest.fixture(scope="module")
def files(cities) -> dict[str, bytes]:
    return hosted(cities)


def numbers_of(city: City) -> list[int]:
    totals = city.totals
    return [totals.items, totals.processes, totals.standards, totals.communities, totals.entries]


def table(page: Page) -> list[list[str]]:
    """The cells of every row, once the sum is there."""
    until(page, "document.querySelector('[data-lq-districts] tfoot') !== null")
    rows: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('[data-lq-districts] :is(tbody, tfoot) tr')]"
        ".map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )
    return rows


def test_the_front_page_adds_up_what_every_district_says(cities, files, chromium):
    with opened(chromium, files, HERE) as (page, _, _):
        own, other = numbers_of(cities[OWN]), numbers_of(cities[OTHER])
        assert own != other
        assert table(page) == [
            [OWN, *map(str, own), "2026-11-20"],
            [OTHER, *map(str, other), "2026-11-20"],
            ["合计", *(str(one + two) for one, two in zip(own, other, strict=True)), ""],
        ]
        assert not page.locator("[data-lq-said]").is_visible()
        # Its own site is known now.
        links = page.eval_on_selector_all(".lq-doors a", "links => links.map((link) => link.getAttribute('href'))")
        assert links == [SITES[OWN], SITES[OTHER]]


@pytest.mark.parametrize(
    "answer", [None, b"{", b'{"address": "javascript:alert(1)", "data_as_of": "2026-11-20", "numbers": {}}']
)
def test_a_district_that_does_not_answer_is_named(cities, files, chromium, answer):
    broken = {path: data for path, data in files.items() if path != f"{THERE}city.json"}
    with opened(chromium, broken if answer is None else broken | {f"{THERE}city.json": answer}, HERE) as (page, _, _):
        own = list(map(str, numbers_of(cities[OWN])))
        assert table(page) == [
            [OWN, *own, "2026-11-20"],
            [OTHER, *["—"] * 5, "没有取到"],
            [f"合计（缺{OTHER}）", *own, ""],
        ]
        said = page.locator("[data-lq-said] p").all_inner_texts()
        assert said == [f"没有取到{OTHER}的数字，合计里没有它。请直接看{OTHER}的网站。"]


def test_old_data_are_named_with_their_day(files, chromium):
    old = files[f"{THERE}city.json"].replace(b"2026-11-20", b"2026-10-01")
    status = {f"{THERE}node-status.json": '{"banner": "数据截至2026年10月1日"}'.encode()}
    with opened(chromium, files | {f"{THERE}city.json": old} | status, HERE) as (page, _, _):
        assert table(page)[1][-1] == "2026-10-01"
        said = page.locator("[data-lq-said] p").all_inner_texts()
        assert said == [f"{OTHER}：数据截至2026年10月1日", f"{OTHER}的数据停在2026-10-01，可能不是最新的。"]


def test_the_search_finds_what_every_district_has_and_leads_to_its_site(files, chromium):
    with opened(chromium, files, f"{HERE}search/?q=食品经营") as (page, asked, _):
        assert len(settled(page)) > 2
        links = page.eval_on_selector_all(
            "#search-results [data-result]",
            """results => results.map((result) =>
            [result.querySelector('.lq-found__note').textContent.split(' · ')[0], result.querySelector('a').href])""",
        )
        assert {name for name, _ in links} == {OWN, OTHER}
        assert all(address.startswith(SITES[name]) for name, address in links)
        choice = page.locator("select[name=district]")
        counts = choice.evaluate(
            "box => [...box.options].slice(1).map((one) => [one.value, Number(/（(\\d+)）/.exec(one.text)[1])])"
        )
        total = page.evaluate("Number(/找到 (\\d+) 条/.exec(document.querySelector('.lq-found__said').textContent)[1])")
        assert sum(count for _, count in counts) == total
        assert not page.locator("[data-lq-missing]").is_visible()
        assert not page.locator(".lq-found__elsewhere").is_visible()
        assert len([path for path in asked if path.endswith("start.z")]) == 2
        page.locator(".lq-found__narrow > summary").click() if not choice.is_visible() else None
        choice.select_option(OTHER)
        settled(page)
        assert "district=" in page.url
        names = page.locator(".lq-found__note").all_inner_texts()
        assert {name.split(" · ")[0] for name in names} == {OTHER}
        assert len(names) == dict(counts)[OTHER]


def test_what_only_another_district_has_is_found(files, chromium):
    with opened(chromium, files, f"{HERE}search/?q=小餐饮店从业人员健康检查") as (page, _, _):
        assert settled(page)[0] == "小餐饮店从业人员健康检查"


def test_a_district_whose_index_is_lost_is_named_and_asked_again(files, chromium):
    lost = {path: data for path, data in files.items() if path != f"{THERE}search/start.z"}
    with opened(chromium, lost, f"{HERE}search/?q=食品经营") as (page, _, _):
        assert settled(page)
        missing = page.locator("[data-lq-missing]")
        assert missing.locator("p").inner_text() == SENTENCE
        assert {note.split(" · ")[0] for note in page.locator(".lq-found__note").all_inner_texts()} == {OWN}
        lost[f"{THERE}search/start.z"] = files[f"{THERE}search/start.z"]
        missing.locator("button").click()
        until(page, "document.querySelector('[data-lq-missing]').hidden")
        assert {note.split(" · ")[0] for note in page.locator(".lq-found__note").all_inner_texts()} == {OWN, OTHER}


@pytest.mark.parametrize("spoilt", [None, b"no start file"], ids=["lost", "unreadable"])
def test_where_its_own_index_is_lost_the_search_goes_through_the_others_and_says_so(files, chromium, spoilt):
    lost = {path: data for path, data in files.items() if path != f"{HERE}search/start.z"}
    if spoilt:
        lost[f"{HERE}search/start.z"] = spoilt
    with opened(chromium, lost, f"{HERE}search/?q=食品经营") as (page, _, _):
        assert settled(page)
        assert page.locator("[data-lq-missing] p").inner_text() == SENTENCE.replace(OTHER, OWN)
        assert {note.split(" · ")[0] for note in page.locator(".lq-found__note").all_inner_texts()} == {OTHER}


def test_where_the_search_is_not_told_of_the_others_it_says_so(files, chromium):
    untold = {path: data for path, data in files.items() if path != f"{HERE}search/held.json"}
    with opened(chromium, untold, f"{HERE}search/?q=食品经营") as (page, _, _):
        assert settled(page)
        assert page.locator("[data-lq-missing] p").inner_text() == SENTENCE


def test_pages_in_traditional_characters_search_all_districts_too(files, chromium):
    with opened(chromium, files, f"{HERE}zh-hant/search/?q=食品經營") as (page, _, _):
        assert settled(page)
        notes = page.locator(".lq-found__note").all_inner_texts()
        assert {note.split(" · ")[0] for note in notes} == {OWN.replace("华", "華").replace("区", "區"), "錦江區"}
        links = page.eval_on_selector_all("[data-result] a", "links => links.map((link) => link.href)")
        assert all(f"{SITES[OWN]}zh-hant/" in link or f"{SITES[OTHER]}zh-hant/" in link for link in links)


def test_the_header_offers_pages_of_every_district(files, chromium):
    with opened(chromium, files, f"{HERE}about/") as (page, _, _):
        page.locator(".lq-search input[name=q]").focus()
        until(page, "typeof window.component$ === 'object'")
        page.keyboard.insert_text("食品经营许可")
        until(page, "document.querySelectorAll('.lq-search__output a[href^=\"https://\"]').length > 1")
        links = page.eval_on_selector_all(".lq-search__output a", "links => links.map((link) => link.href)")
        for site in SITES.values():
            assert any(link.startswith(site) for link in links)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lost", [(), (f"{THERE}city.json", f"{THERE}search/start.z")])
@pytest.mark.parametrize("path", [HERE, f"{HERE}search/?q=食品经营"])
def test_they_have_no_barriers_once_they_are_filled(files, chromium, path, lost, width):
    with opened(chromium, {path: data for path, data in files.items() if path not in lost}, path) as (page, _, _):
        page.set_viewport_size({"width": width, "height": 800})
        settled(page) if "?q=" in path else table(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
