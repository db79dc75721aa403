"""Editions as readers meet them: whose site it is, what the search finds and where the rest is, what a node says of itself."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from generator.facts.facts import Facts
from generator.node.status import CURRENT, OFFLINE, Known, json_of, status_of
from generator.pages.areas import AREAS
from tests.browser.modes import MODES
from tests.browser.site_server import served
from tests.browser.survey import AXE, Surveyor
from tests.browser.test_read_aloud import FAKE, LOCAL

pytestmark = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is missing")

STREET, COMMUNITY, KIOSK, CITY = "jd-510108002", "sq-510108002005", "ytj-510108002", "shi-5101"
DISTRICT = "https://liangquan.example/"
PATIENCE = 60_000


@contextmanager
def opened(browser, files: dict[str, bytes], path: str = "") -> Iterator[Page]:
    with served(files) as at:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(at + path, wait_until="load")
        yield page
        context.close()


@pytest.mark.parametrize("node", [STREET, COMMUNITY, CITY])
@pytest.mark.parametrize("path", ["", "404.html"])
def test_own_pages_are_fit_for_every_reader(network, chromium, node, path):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make browser")
    with served(network.served(node)) as at:
        surveyor = Surveyor(chromium, at)
        seen = surveyor.look(path)
        surveyor.close()
    assert {mode: found.lines() for mode, found in seen.items()} == {mode.name: [] for mode in MODES}


def test_every_page_says_whose_site_it_is(network, chromium):
    with opened(chromium, network.served(STREET), "about/") as page:
        page.wait_for_function("document.querySelector('.lq-home').textContent.trim() === '猛追湾街道'")


def tabs_of(page) -> dict[str, tuple[str, str]]:
    """The words of each tab → what it says of another site, and where it leads."""
    rows = page.eval_on_selector_all(
        ".lq-tabs a",
        "all => all.map((one) => [one.firstChild.textContent, one.querySelector('small')?.textContent ?? '', one.href])",
    )
    return {title: (said, address) for title, said, address in rows}


@pytest.mark.parametrize("node", [STREET, COMMUNITY, KIOSK])
@pytest.mark.parametrize("path", ["", "about/"])
def test_a_tab_opens_the_editions_own_page_or_says_that_it_leads_to_the_parent(network, chromium, node, path):
    files = network.served(node)
    with opened(chromium, files, path) as page:
        tabs = tabs_of(page)
        root = page.url.removesuffix(path)
        for area in AREAS:
            if f"{area.address}index.html" in files:
                assert tabs[area.title] == ("", root + area.address)
            else:
                assert tabs[area.title] == ("（上级）", DISTRICT + area.address)
        elsewhere = {title for title, (said, _) in tabs.items() if said}
        assert elsewhere == (set() if node == KIOSK else {"裁量标准", "公开监督"})


@pytest.mark.parametrize(("days", "state"), [(0, CURRENT), (9, OFFLINE)])
def test_data_that_are_not_the_newest_are_dated_above_every_page(network, chromium, tmp_path, days, state):
    now = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
    known = Known(STREET, "猛追湾街道", 7, "2026-11-20", "2026-11-20", last_contact=now, last_success=now)
    later = now + dt.timedelta(days=days)
    assert status_of(known, later).state == state
    files = network.served(STREET) | {"node-status.json": json_of(tmp_path, known, later)}
    with opened(chromium, files, "units/") as page:
        if days:
            page.wait_for_selector(".lq-standing")
            assert page.locator(".lq-standing").text_content() == status_of(known, later).banner
        else:
            page.wait_for_load_state("networkidle")
            assert page.locator(".lq-standing").count() == 0


def held_and_all(page) -> tuple[int, int]:
    """How many the page says were found, and how many there are on the district's site besides."""
    page.wait_for_selector("#search-results[aria-busy=false]", state="attached")
    said = re.match(r"找到 (\d+) 条", page.locator(".lq-found__said").text_content() or "")
    more = re.search(r"还有 (\d+) 项", page.locator(".lq-found__elsewhere").text_content() or "")
    return int(said[1]) if said else 0, int(more[1]) if more else 0


@pytest.mark.parametrize("text", ["财务收支", "食品经营", "行政处罚"])
def test_search_finds_what_the_node_holds_and_counts_the_rest_on_the_districts_site(network, chromium, text):
    path = f"search/?q={text}"
    with opened(chromium, network.served("qu-510108"), path) as page:
        every, none = held_and_all(page)
    assert none == 0
    for node in (STREET, COMMUNITY, CITY):
        files = network.served(node)
        with opened(chromium, files, path) as page:
            held, elsewhere = held_and_all(page)
            assert held + elsewhere == every, node
            results = page.eval_on_selector_all("[data-result] a", "links => links.map((link) => link.pathname)")
            assert all(f"{address[1:]}index.html" in files for address in results)
            assert bool(results) == bool(held)
            there = page.locator(".lq-found__elsewhere a")
            assert (there.get_attribute("href") or "").startswith(f"{DISTRICT}search/?q=")
            assert (there.text_content() or "").startswith("在区级站点（成华区）还有")
    assert held == 0, "a city's edition holds no record"


def test_facets_count_what_the_node_holds(network, chromium):
    with opened(chromium, network.served(COMMUNITY), "search/?q=财务收支") as page:
        held, _ = held_and_all(page)
        counts = page.eval_on_selector_all(
            "select[name=kind] option[value]:not([value=''])",
            "all => all.map((one) => /（(\\d+)）/.exec(one.textContent)[1])",
        )
        assert sum(map(int, counts)) == held
        owners = page.eval_on_selector_all("select[name=owner] option", "all => all.map((one) => one.value)")
        assert {owner for owner in owners if owner.isdigit()} <= {"510108002005"}


def test_the_page_for_what_is_lacking_leads_to_that_very_page_on_the_districts_site(network, chromium):
    files = network.served(COMMUNITY)
    lacking = a_lacking_page(network.facts, files)
    with opened(chromium, files | {f"{lacking}index.html": files["404.html"]}, lacking) as page:
        page.wait_for_function("document.querySelector('.lq-home').textContent.trim() === '望平街社区'")
        links = page.eval_on_selector_all("[data-lq-elsewhere] a", "links => links.map((link) => link.href)")
        assert urlsplit(links[0]).path == "/"
        assert links[1] == f"{DISTRICT}{lacking}"


def a_lacking_page(facts: Facts, files: dict[str, bytes]) -> str:
    return next(item.address for item in facts.register.items.values() if f"{item.address}index.html" not in files)


KIOSK_SCREENS = [(360, 640), (540, 960), (768, 1024), (1080, 1920), (1280, 800), (1920, 1080)]
SMALLEST_TARGET = 60
"""Pixels that a finger hits."""


@pytest.mark.parametrize("size", ["standard", "elder"])
def test_every_button_of_a_kiosks_bar_can_be_touched_on_every_screen(network, chromium, size):
    """With a voice, so that the bar has all its buttons."""
    with served(network.served(KIOSK)) as at:
        context = chromium.new_context(has_touch=True)
        context.add_init_script(FAKE.replace("VOICES", f"[{LOCAL}]"))
        context.add_init_script(f"localStorage.setItem('liangquan.display', '{{\"size\": \"{size}\"}}')")
        page = context.new_page()
        page.goto(at + "about/")
        page.wait_for_selector(".lq-kiosk__aloud:not([hidden])")
        page.locator(".lq-kiosk__aloud").click()  # its longest words
        for width, height in KIOSK_SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            boxes = page.eval_on_selector_all(
                ".lq-kiosk > button",
                """all => all.map((one) => {
                  const { left, top, right, bottom } = one.getBoundingClientRect();
                  const spills = one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight;
                  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                  return { name: one.textContent, left, top, right, bottom, spills, touched: hit === one };
                })""",
            )
            assert len(boxes) == 6
            for box in boxes:
                assert 0 <= box["left"] <= box["right"] - SMALLEST_TARGET, (width, box)
                assert box["right"] <= width, (width, box)
                assert 0 <= box["top"] <= box["bottom"] - SMALLEST_TARGET, (width, box)
                assert box["bottom"] <= height, (width, box)
                assert (box["touched"], box["spills"]) == (True, False), (width, box)
            bar = page.locator(".lq-kiosk").bounding_box()
            assert bar
            assert min(box["top"] for box in boxes) >= bar["y"], width
            room = page.evaluate("parseFloat(getComputedStyle(document.body).paddingBottom)")
            assert room >= bar["height"], (width, "the foot of the page lies below the bar")
        context.close()
