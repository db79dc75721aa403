"""The search page and the box of every page, with a worker that finds plainly: what is typed, chosen, passed on, and lost."""

from functools import cache
from pathlib import Path

import pytest

from generator.pages.search_page import search_files
from tests.browser.drawn_office import DrawnOffice
from tests.browser.searching import asked, box, said, settled, until, violations
from tests.browser.site_server import served
from tests.frame import prose
from tests.pages.gathered import GatheredOffice, district

WORKER = "assets/search/worker.js"
FAKE = Path(__file__).with_name("fake_worker.js")
MANY = "search/?q=食品"


@cache
def office() -> GatheredOffice:
    return GatheredOffice(district(30))


@pytest.fixture(scope="module")
def site():
    files = DrawnOffice(
        office(), {**prose().files, **search_files("亮权", "https://example.test/"), WORKER: FAKE.read_bytes()}
    )
    with served(files) as address:
        yield address, files


@pytest.fixture
def opened(chromium, site):
    address, files = site
    files.lost.clear()
    files.asked.clear()
    contexts = []

    def open_page(path, width=1280, **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **how)
        contexts.append(context)
        page = context.new_page()
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(address + path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def write(page, words: str) -> list[str]:
    page.locator("#lq-find").fill(words)
    return settled(page)


def choose(page, way: str, words: str) -> list[str]:
    page.locator(".lq-found__narrow").evaluate("d => { d.open = true }")
    select = page.locator(f".lq-found select[name={way}]")
    select.select_option(select.evaluate("(s, w) => [...s.options].find((o) => o.text.startsWith(w)).value", words))
    return settled(page)


def test_typing_finds_marks_and_counts(opened):
    page = opened("search/")
    assert not page.locator("[data-lq-found]").is_visible()
    titles = write(page, "食品")
    assert titles[0] == "食品经营许可示例1"
    assert len(titles) == 10
    assert said(page) == "找到 24 条，这里是第 1 到 10 条。"
    first = page.locator("[data-result]").first
    assert first.locator("a mark").all_inner_texts() == ["食品"]
    assert first.locator(".lq-found__excerpt mark").all_inner_texts() == ["食品"]
    assert first.locator("> :first-child").evaluate("e => e.localName") == "a"
    assert page.locator("[data-result] a").count() == 10
    assert asked(page) == {"q": ["食品"]}
    assert page.title() == "食品 - 搜索"
    first.locator("a").click()
    until(page, "location.pathname === '/items/xk-shipin/'")
    assert page.told == []


def test_what_is_typed_later_wins(opened):
    page = opened("search/")
    page.locator("#lq-find").fill("慢食品")
    page.wait_for_timeout(250)
    assert write(page, "示例1社区") == ["示例1社区食品安全公示"]
    page.wait_for_timeout(700)
    assert settled(page) == ["示例1社区食品安全公示"]


def test_no_answer_to_other_words_passes_for_a_complete_one(opened):
    page = opened("search/?q=慢食品")  # its answer comes later
    page.locator("#lq-find").evaluate(
        """(input) => {
             const list = document.querySelector("#search-results");
             globalThis.shown = [];
             new MutationObserver(() => list.getAttribute("aria-busy") === "false" && shown.push(input.value))
               .observe(list, { attributes: true });
             const type = () => { input.value += "x"; input.dispatchEvent(new Event("input")); };
             for (let n = 0; n < 10; n += 1) setTimeout(type, 100 * n);
           }"""
    )
    until(page, "shown.length > 0")
    assert page.evaluate("shown") == ["慢食品" + "x" * 10]


def test_choices_narrow_with_counts_and_stand_in_the_address(opened):
    page = opened(MANY)
    settled(page)
    text = "s => [...s.options].map((o) => o.text)"
    assert page.locator("select[name=kind]").evaluate(text) == ["全部", "权力事项（23）", "社区信息（1）"]
    choose(page, "owner", "区司法局")
    assert said(page) == "找到 11 条，这里是第 1 到 10 条。"
    assert page.locator("select[name=kind]").evaluate(text) == ["全部", "权力事项（11）"]
    assert asked(page) == {"q": ["食品"], "owner": ["qu-sifa"]}
    assert "区司法局" in page.locator(".lq-found__narrow summary").inner_text()
    page.get_by_role("button", name="清除").click()
    settled(page)
    assert said(page).startswith("找到 24 条")
    assert asked(page) == {"q": ["食品"]}


def test_the_latest_come_first_when_asked(opened):
    page = opened(MANY)
    settled(page)
    assert choose(page, "sort", "最近更新")[:2] == ["示例1社区食品安全公示", "食品经营许可示例23"]
    assert asked(page) == {"q": ["食品"], "sort": ["day"]}


def test_back_and_forward_lead_through_words_choices_and_pages(opened):
    page = opened(MANY)
    settled(page)
    page.get_by_role("link", name="下一页").click()
    until(page, "document.activeElement.classList.contains('lq-found__said')")
    assert settled(page)[0] == "食品经营许可示例11"
    assert asked(page) == {"q": ["食品"], "page": ["2"]}
    choose(page, "owner", "区司法局")
    page.locator("#lq-find").fill("示例1社区")
    page.keyboard.press("Enter")
    assert settled(page) == ["示例1社区食品安全公示"]
    page.go_back()
    until(page, "location.search.includes('owner=')")
    assert settled(page)[0] == "食品经营许可示例2"
    assert page.locator("#lq-find").input_value() == "食品"
    page.go_back()
    until(page, "location.search.includes('page=2')")
    assert settled(page)[0] == "食品经营许可示例11"
    page.go_forward()
    until(page, "location.search.includes('owner=')")
    assert settled(page)[0] == "食品经营许可示例2"


def test_a_shared_address_opens_in_the_same_state(opened):
    page = opened(f"{MANY}&owner=qu-sifa&sort=day&page=2")
    assert settled(page) == ["食品经营许可示例2"]
    assert page.locator(".lq-pager [aria-current=page]").inner_text() == "2"
    assert page.locator("select[name=owner]").input_value() == "qu-sifa"
    page = opened(f"{MANY}&page=900")
    assert len(settled(page)) == 4
    assert asked(page)["page"] == ["3"]


def test_a_near_word_is_offered(opened):
    page = opened("search/")
    assert write(page, "食品径营") == []
    assert said(page) == "没有找到“食品径营”。"
    page.locator(".lq-found__meant a").click()
    until(page, "location.search === '?' + new URLSearchParams({q: '食品经营'})")
    assert len(settled(page)) == 10
    assert page.locator("#lq-find").input_value() == "食品经营"


def test_where_nothing_is_found_other_ways_are_offered(opened):
    page = opened("search/?q=没有的&kind=power_item")
    settled(page)
    assert said(page) == "这个范围里没有“没有的”。"
    page.get_by_role("button", name="去掉“power_item”再找").click()
    until(page, "!location.search.includes('kind')")
    settled(page)
    assert "换一个短一点的说法" in page.locator(".lq-found__none").inner_text()
    help_ = page.locator("[data-lq-find-help]")
    assert help_.get_by_role("link", name="办事").is_visible()
    assert page.locator("article a[href^='tel:']").first.is_visible()


def test_other_words_that_were_tried_are_named(opened):
    page = opened("search/?q=办酒席")
    settled(page)
    assert page.locator(".lq-found__none").inner_text().strip() == "这个说法也替您找过：食品"


def test_records_are_shown_as_they_are_written(opened):
    page = opened("search/?q=示例1社区")
    settled(page)
    assert page.locator(".lq-found__excerpt").inner_text() == "<b>不是标记</b>"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_failure_is_said_and_may_be_tried_again(opened, site, width):
    site[1].lost[WORKER] = 999
    page = opened("search/", width)
    page.locator("#lq-find").fill("食品")
    page.get_by_text("搜索用的数据没有取到").wait_for(state="visible")
    assert said(page) == "没有找成。"
    assert page.locator("[data-lq-find-help]").is_visible()
    assert violations(page) == []
    site[1].lost.clear()
    page.get_by_role("button", name="再试一次").click()
    until(page, "document.querySelectorAll('[data-result]').length === 10")
    assert not page.locator(".lq-found__lost").is_visible()


def test_an_index_that_cannot_be_read_is_said(opened):
    page = opened("search/?q=坏了")
    page.get_by_text("搜索用的数据没有取到").wait_for(state="visible")
    settled(page)


def test_without_javascript_the_page_leads_to_the_lists(opened):
    page = opened("", java_script_enabled=False)
    page.locator(".lq-search input[name=q]").fill("食品")
    page.get_by_role("button", name="搜索").click()
    assert asked(page) == {"q": ["食品"]}
    assert page.get_by_text("现在不能直接搜索").is_visible()
    for words in ("办事", "全部单位和电话", "公开目录"):
        assert page.locator("[data-lq-find-help]").get_by_role("link", name=words).first.is_visible()


def test_where_the_script_never_comes_the_page_says_so(opened, site):
    site[1].lost["assets/search/page.js"] = 999
    page = opened("search/?q=食品")
    page.get_by_text("现在不能直接搜索").wait_for(state="visible", timeout=30000)


def test_the_page_is_worked_by_keyboard_alone(opened):
    page = opened("search/")
    page.locator("#lq-find").focus()
    page.keyboard.type("食品")
    settled(page)
    page.locator(".lq-found__narrow").evaluate("d => { d.open = false }")
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent"))
    assert stops[0] == "搜索"
    assert stops[1] == "缩小范围"
    assert stops[2] == "食品经营许可示例1"
    page.keyboard.press("Enter")
    until(page, "location.pathname === '/items/xk-shipin/'")


MODES = [{}, {"scheme": "dark"}, {"size": "elder"}, {"contrast": "more"}]
COLOURED_ANEW = [{"scheme": "dark"}, {"contrast": "more"}]
"""These change colours alone, of states whose structure, names and targets are judged in the light mode."""


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: next(iter(mode.values()), "light"))
def test_every_state_passes_in_every_mode(opened, mode):
    for width in (360, 1280):
        page = opened("search/", width)
        page.evaluate("d => localStorage.setItem('liangquan.display', JSON.stringify(d))", mode)
        for query in ("", "?q=食品&page=2", "?q=示例3", "?q=食品径营", "?q=坏了", "?q=没有的&owner=qu-sifa"):
            page.goto(page.url.partition("?")[0] + query, wait_until="load")
            settled(page)
            assert violations(page, colours_alone=mode in COLOURED_ANEW) == [], query
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), query
            if mode.get("size") == "elder":
                small = page.evaluate(
                    """[...document.querySelectorAll("article :is(button, input, select, summary, [data-result] > a, .lq-pager a)")]
                      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 59.5).map((e) => e.outerHTML)"""
                )
                assert small == []
        assert page.told == []


def test_the_box_loads_nothing_until_it_has_the_focus(opened, site):
    page = opened("items/xk-shipin/")
    assert [path for path in site[1].asked if path.startswith("assets/search/")] == []
    page.locator(".lq-search input[name=q]").focus()
    until(page, "document.querySelector('.lq-search [data-md-component=search-result]') !== null")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_box_suggests_and_leads_to_a_result(opened, width):
    page = opened("items/xk-shipin/", width)
    output = box(page)
    page.keyboard.type("社区食品")
    output.get_by_text("示例1社区食品安全公示").wait_for(state="visible")
    assert output.locator("mark").all_inner_texts() == ["社区食品"]
    assert violations(page, ".lq-search") == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "location.pathname === '/communities/510108002001/'")
    assert page.told == []


def test_enter_in_the_box_leads_to_the_page_of_results(opened):
    page = opened("items/xk-shipin/")
    box(page)
    page.keyboard.type("食品经营许可示例1")
    page.locator(".lq-search__output li").first.wait_for(state="visible")
    page.keyboard.press("Enter")
    until(page, "location.pathname === '/search/'")
    assert settled(page)[0] == "食品经营许可示例1"
    assert asked(page) == {"q": ["食品经营许可示例1"]}
    assert not page.locator(".lq-search").is_visible()
    assert page.told == []


def test_escape_closes_the_box_and_keeps_the_words(opened):
    page = opened("items/xk-shipin/")
    output = box(page)
    page.keyboard.type("食品")
    output.locator("li").first.wait_for(state="visible")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('.lq-search__output').checkVisibility()")
    assert page.evaluate("document.activeElement.name + document.activeElement.value") == "q食品"
    page.keyboard.type("经营")
    output.locator("li").first.wait_for(state="visible")


def test_tab_leads_through_the_box_and_out_of_it(opened):
    page = opened("items/xk-shipin/")
    output = box(page)
    page.keyboard.type("示例1社区")
    output.locator("li").first.wait_for(state="visible")
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.innerText.split('\\n')[0]"))
    assert stops[:3] == ["搜索", "示例1社区食品安全公示", "看全部结果，或者缩小范围"]
    until(page, "!document.querySelector('.lq-search__output').checkVisibility()")


def test_no_key_of_one_letter_is_taken_from_the_page(opened):
    page = opened("items/xk-shipin/")
    box(page)
    page.locator("article h1").click()
    for key in ("f", "s", "/", "n", "p"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.name ?? ''") == ""
    assert page.told == []


def test_where_materials_script_is_lost_the_box_is_a_plain_form(opened, site):
    page = opened("items/xk-shipin/")
    site[1].lost["assets/search/"] = 999
    page.locator(".lq-search input[name=q]").focus()
    page.wait_for_timeout(200)
    site[1].lost.clear()
    page.keyboard.type("食品")
    page.keyboard.press("Enter")
    until(page, "location.pathname === '/search/'")
    assert len(settled(page)) == 10
