"""Search over the demonstration district's own index, by its own worker: whatever one types, and whatever the network does."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.pages.traditional import FOLDER
from generator.stages.copies import Copies, Traditional
from tests.browser.demonstration import FilesOf
from tests.browser.searching import asked, box, said, settled, until, violations
from tests.browser.site_server import served

ALLOWANCE = "items/fw-laonian/"
LICENCE = "items/xk-shipin-jingying/"
ARTICLE = "laws/shipin-anquan-fa/2/#tiao-122"
COMMUNITY = "communities/510108002001/"
TYPED = {
    "whole name": ("高龄津贴申请", ALLOWANCE),
    "piece of a name": ("龄津贴", ALLOWANCE),
    "code": ("510108-FW-0006", ALLOWANCE),
    "code without hyphens": ("510108fw0006", ALLOWANCE),
    "code in full-width letters": ("５１０１０８－ＦＷ－０００６", ALLOWANCE),
    "traditional characters": ("高齡津貼", ALLOWANCE),
    "pinyin": ("gaolingjintie", ALLOWANCE),
    "pinyin as southerners say it, with wrong tones": ("gao2 lin1 jing4 tie", ALLOWANCE),
    "initials": ("gljtsq", ALLOWANCE),
    "a wrong character": ("高龄津帖", ALLOWANCE),
    "a missing character": ("高龄贴申请", ALLOWANCE),
    "spaces": ("高 龄 津 贴", ALLOWANCE),
    "unit and business": ("市场监管局 食品经营许可", LICENCE),
    "article in digits": ("食品安全法第122条", ARTICLE),
    "article in characters": ("第一百二十二条", ARTICLE),
    "sentence": ("我想开个小餐馆需要什么手续", LICENCE),
    "community": ("东街社区", COMMUNITY),
}


@pytest.fixture
def opened(chromium, address):
    """Opens a page of the site; whatever the browser says of it, and every host that it asks, stands in `told` and `hosts`."""
    contexts = []

    def open_page(path, width=1280, site=address, **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **how)
        contexts.append(context)
        page = context.new_page()
        page.told, page.hosts = [], set()
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on("request", lambda request: page.hosts.add(urlsplit(request.url).netloc))
        page.goto(site + path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def press_until(page, key: str, condition: str) -> None:
    """Press the key until it holds, as somebody does who has no mouse."""
    for _ in range(40):
        if page.evaluate(condition):
            return
        page.keyboard.press(key)
    raise AssertionError(condition)


def fits(page) -> bool:
    held: bool = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return held


def to_page(page, words: str) -> list[str]:
    """Type into the search page's box."""
    page.locator("#lq-find").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    return settled(page)


@pytest.mark.parametrize("way", TYPED)
def test_by_keyboard_alone_the_page_leads_to_it(opened, way):
    words, there = TYPED[way]
    page = opened("search/")
    press_until(page, "Tab", "document.activeElement.id === 'lq-find'")
    page.keyboard.type(words)
    assert settled(page), words
    assert page.locator("[data-result] .lq-found__excerpt").count() == page.locator("[data-result]").count()
    press_until(page, "Tab", "document.activeElement.closest('[data-result]') !== null")
    page.keyboard.press("Enter")
    until(page, f"(location.pathname + location.hash).endsWith('/{there}')")
    assert page.told == []


@pytest.mark.parametrize("way", TYPED)
def test_by_keyboard_alone_the_box_leads_to_it(opened, way):
    words, there = TYPED[way]
    page = opened("units/", 360)
    press_until(page, "Tab", "document.activeElement.matches('.lq-search input')")
    until(page, "typeof window.component$ === 'object'")
    page.keyboard.type(words)
    page.locator(".lq-search__output li").first.wait_for(state="visible")
    until(
        page,
        r"/找到 1 条|最相关的 \d+ 条/.test(document.querySelector('.lq-search__output [role=status]').textContent)",
    )
    assert fits(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, f"(location.pathname + location.hash).endsWith('/{there}')")
    assert page.told == []


@pytest.mark.parametrize("width", [360, 1280])
def test_no_other_host_is_asked(opened, address, width):
    page = opened("search/", width)
    page.context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    assert to_page(page, "食品经营许可")[0] == "食品经营许可"
    page.locator("select[name=sort]").select_option("day", force=True)
    assert len(settled(page)) == 10
    page.goto(f"{address}units/")
    output = box(page)
    page.keyboard.type("食品经营许可")
    output.locator("li").first.wait_for(state="visible")
    assert page.hosts == {urlsplit(address).netloc}
    assert page.told == []


def policy(page) -> list[str]:
    return [words for words in page.told if "Content Security Policy" in words]


@pytest.mark.parametrize("width", [360, 1280])
def test_where_the_network_is_cut_in_mid_query_the_page_says_so_and_goes_on_later(opened, width):
    page = opened("search/", width)
    assert to_page(page, "高龄津贴")
    page.context.set_offline(True)
    page.locator("#lq-find").focus()
    page.keyboard.press("End")
    page.keyboard.type(" 残疾人就业")
    page.get_by_text("搜索用的数据没有取到").wait_for(state="visible")
    assert settled(page) == []
    assert said(page) == "没有找成。"
    assert page.locator("#lq-find").input_value() == "高龄津贴 残疾人就业"  # and one may type on
    assert violations(page) == []
    assert fits(page)
    page.context.set_offline(False)
    press_until(page, "Tab", "document.activeElement.textContent === '再试一次'")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('[data-result]').length > 0")
    assert not page.locator(".lq-found__lost").is_visible()
    assert policy(page) == []


def test_where_the_network_is_cut_in_mid_query_the_box_says_so_and_goes_on_later(opened):
    page = opened("units/", 360)
    output = box(page)
    page.keyboard.type("高龄津贴")
    output.locator("mark").first.wait_for(state="visible")
    page.context.set_offline(True)
    page.keyboard.type(" 残疾人就业")
    output.get_by_text("可能是网络中断了").wait_for(state="visible")
    assert barriers_with_the_box_open(page) == []
    page.context.set_offline(False)
    page.keyboard.type("认证")
    output.locator("mark").first.wait_for(state="visible")
    assert policy(page) == []


def test_a_file_that_is_lost_once_is_asked_for_again(opened):
    page = opened("search/")
    lost = []

    def lose_each_once(route):
        path = urlsplit(route.request.url).path
        if path in lost:
            return route.continue_()
        lost.append(path)
        return route.abort()

    page.context.route(re.compile(r"/search/.*\.z"), lose_each_once)
    assert to_page(page, "高龄津贴")[0] == "高龄津贴申请"
    assert not page.locator(".lq-found__lost").is_visible()
    assert len([path for path in lost if "/records/" in path]) >= 1


STATES = {
    "nothing asked": "",
    "results": "?q=食品经营许可",
    "one result": "?q=510108-FW-0006",
    "by day, narrowed": "?q=食品&kind=power_item&sort=day",
    "a near word is offered": "?q=高龄津帖",
    "other words were tried": "?q=办酒席",
    "nothing found": "?q=龘靐",
    "nothing in this range": "?q=高龄津贴&kind=law",
}


@pytest.mark.parametrize("width", [360, 1280])
def test_every_state_of_the_page_is_open_to_all(opened, width):
    page = opened("search/", width)
    for state, query in STATES.items():
        page.goto(page.url.partition("?")[0] + query, wait_until="load")
        titles = settled(page)
        assert bool(titles) == (query != "" and "nothing" not in state), state
        for is_open in (False, True) if titles else (False,):
            page.locator(".lq-found__narrow").evaluate("(d, is) => { d.open = is }", is_open)
            assert violations(page) == [], state
            assert fits(page), state
            assert small_targets(page) == [], state
    held: list[Any] = []

    def hold(route):
        held.append(route)

    page.context.route("**/search/terms/*", hold)
    page.locator("#lq-find").fill("烟花爆竹零售")
    until(page, "document.querySelector('#search-results').getAttribute('aria-busy') === 'true'")
    while not held:
        page.wait_for_timeout(20)
    assert violations(page) == []
    for route in held:
        route.continue_()
    page.context.unroute("**/search/terms/*")
    assert settled(page)
    assert page.locator(".lq-tabs [aria-current]").count() == 0
    assert page.told == []


def small_targets(page) -> list[str]:
    """What a finger would miss: lower than 44 px, in what the search itself makes."""
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll(
            ".lq-find :is(input, button), .lq-found :is(button, select, summary, .lq-pager a), .lq-search__output :is(a, button)")]
          .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML)"""
    )
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_every_state_of_the_box_is_open_to_all(opened, width):
    page = opened("units/", width)
    output = box(page)
    for words, sign in (("食品经营许可", "最相关的 10 条"), ("龘靐", "没有找到"), ("510108-FW-0006", "找到 1 条")):
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
        output.get_by_text(sign).first.wait_for(state="visible")
        assert barriers_with_the_box_open(page) == [], words
        assert fits(page), words
        assert small_targets(page) == [], words
        assert page.get_by_text("看全部结果").evaluate(IN_SIGHT), words
    assert page.told == []


IN_SIGHT = "e => { const b = e.getBoundingClientRect(); return document.elementFromPoint(b.x + b.width / 2, b.bottom - 8) === e; }"


def barriers_with_the_box_open(page) -> list[str]:
    """Of the whole page. A link that the open list covers by half counts as too small: it is whole once the list is shut."""
    return violations(page, but_for="target-size") + violations(page, ".lq-search")


class InBothScripts(Mapping[str, bytes]):
    """The site with its pages in traditional characters, each converted when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._files = FilesOf(folder)
        self._copies = Copies(traditional=Traditional("https://liangquan.example/", ()))

    def __getitem__(self, path: str) -> bytes:
        if not path.startswith(FOLDER):
            return self._files[path]
        plain = path.removeprefix(FOLDER)
        return self._copies.of(plain, self._files[plain])[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def test_on_pages_in_traditional_characters_results_are_shown_so_and_lead_there(opened, demonstration):
    with served(InBothScripts(demonstration.folder)) as site:
        page = opened(f"{FOLDER}search/", site=site)
        for words in ("高龄津贴", "高齡津貼"):
            assert to_page(page, words) == ["高齡津貼申請", "高齡津貼申請流程"]
            assert page.locator("[data-result] > a mark").first.inner_text() == "高齡津貼"
        assert page.locator("select[name=kind] option").all_inner_texts()[1:] == ["權力事項（1）", "流程（1）"]
        assert to_page(page, "便民摊点")
        assert page.locator("[data-result] .lq-badge--suspended").first.inner_text() == "暫停實施"
        to_page(page, "食品经营许可")
        page.locator("select[name=owner]").select_option(index=1)
        settled(page)
        assert "owner" in asked(page)
        assert violations(page) == []
        page.locator("[data-result] a").first.click()
        until(page, f"location.pathname.startsWith('/{FOLDER}') && !location.pathname.includes('search')")
        page.goto(f"{site}{FOLDER}units/")
        output = box(page)
        page.keyboard.type("高龄津贴")
        output.locator("mark").first.wait_for(state="visible")
        assert output.locator("mark").first.inner_text() == "高齡津貼"
        assert "街道辦 · 公共服務" in output.inner_text()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        until(page, f"location.pathname === '/{FOLDER}{ALLOWANCE}'")
        assert page.told == []
