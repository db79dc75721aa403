"""The terminal's keyboard types into every field as a person would, with the site's own words."""

import pytest

from tests.browser.demonstration import FilesOf
from tests.browser.searching import settled, until, violations
from tests.browser.site_server import served
from tests.browser.terminal import TerminalFiles, listen, terminal_context

BOARD = ".lq-kiosk-keys"
CHOICES = f"{BOARD}__choices > div > button"
BOX = ".lq-search input[name=q]"
SCREENS = [{"width": 1080, "height": 1920}, {"width": 1920, "height": 1080}, {"width": 1280, "height": 1024}]


@pytest.fixture(scope="module")
def site(demonstration):
    files = TerminalFiles(FilesOf(demonstration.folder))
    with served(files) as address:
        yield address, files


@pytest.fixture
def told():
    """What the terminal's scripts complained of."""
    return []


@pytest.fixture
def opened(chromium, site, told):
    address, files = site
    files.missing.clear()
    contexts = []

    def open_page(path="", screen=SCREENS[0]):
        context = terminal_context(chromium, screen)
        contexts.append(context)
        page = context.new_page()
        listen(page, told)
        page.goto(address + path, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def touch_field(page, field=BOX):
    page.locator(field).click()
    page.locator(BOARD).wait_for(state="visible")
    until(page, "performance.getEntriesByType('resource').some((one) => one.name.endsWith('/search/typing.z'))")


def tap(page, *labels):
    for label in labels:
        page.locator(f"{BOARD}__rows").get_by_role("button", name=label, exact=True).click()


def choose(page, words):
    page.locator(CHOICES).get_by_text(words, exact=True).click()


def test_a_title_is_typed_phrase_by_phrase_and_found(opened, told):
    page = opened()
    touch_field(page)
    tap(page, *"shipin")
    choose(page, "食品")
    tap(page, *"jy")
    choose(page, "经营")
    tap(page, *"xuke", "空格")
    assert page.locator(BOX).input_value() == "食品经营许可"
    page.locator(".lq-search__output li").first.wait_for(state="visible")
    tap(page, "搜索")
    until(page, "location.pathname === '/search/' && document.readyState === 'complete'")
    assert settled(page)[0].startswith("食品经营许可")
    assert told == []


def test_letters_left_over_wait_for_the_next_words(opened):
    page = opened("search/")
    touch_field(page, "#lq-find")
    tap(page, *"shipinanquan")
    choose(page, "食品")
    assert page.locator(f"{BOARD}__typed").inner_text() == "anquan"
    assert page.locator("#lq-find").input_value() == "食品"
    choose(page, "安全")
    assert page.locator("#lq-find").input_value() == "食品安全"
    assert settled(page)


def test_what_was_typed_can_be_taken_back_and_cleared(opened):
    page = opened("search/")
    touch_field(page, "#lq-find")
    field = page.locator("#lq-find")
    tap(page, *"shiq", "删除")
    assert page.locator(f"{BOARD}__typed").inner_text() == "shi"
    tap(page, "删除", "删除", "删除", *"sp", "空格", "删除")
    assert len(field.input_value()) == 1
    tap(page, "清空")
    assert field.input_value() == ""
    tap(page, "123", *"510108", "abc", *"xk", "拼音", *"sq", "空格")
    assert field.input_value() == "510108xk社区"


def test_words_are_put_where_the_caret_is(opened):
    page = opened("search/")
    field = page.locator("#lq-find")
    field.fill("食品许可")
    touch_field(page, "#lq-find")
    field.evaluate("(input) => input.setSelectionRange(2, 2)")
    tap(page, *"jingying")
    choose(page, "经营")
    assert field.input_value() == "食品经营许可"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: f"{screen['width']}")
def test_keys_are_large_and_further_words_on_further_pages(opened, screen):
    page = opened("search/", screen)
    touch_field(page, "#lq-find")
    tap(page, "s")
    seen = []
    for _ in range(4):
        shown = page.locator(CHOICES)
        seen += shown.all_inner_texts()
        boxes = page.evaluate(
            f"""[...document.querySelectorAll('{BOARD} button')].map((b) => b.getBoundingClientRect())
                .map((r) => [r.width, r.height, r.left, r.right, r.bottom])"""
        )
        assert min(min(width, height) for width, height, *_ in boxes) >= 60
        assert all(
            left >= 0 and right <= screen["width"] and bottom <= screen["height"] for _, _, left, right, bottom in boxes
        )
        page.locator(BOARD).get_by_role("button", name="后面的字词").click()
    assert len(seen) == len(set(seen)) >= 24
    for _ in range(4):
        page.locator(BOARD).get_by_role("button", name="前面的字词").click()
    assert page.locator(CHOICES).all_inner_texts() == seen[: page.locator(CHOICES).count()]
    field = page.locator("#lq-find").bounding_box()
    assert field["y"] + field["height"] <= page.locator(BOARD).bounding_box()["y"]


def test_it_goes_with_the_field_and_comes_again(opened):
    page = opened("search/")
    touch_field(page, "#lq-find")
    assert violations(page, BOARD) == []
    tap(page, "收起")
    assert page.locator(BOARD).is_hidden()
    page.locator("#lq-find").click()
    assert page.locator(BOARD).is_visible()
    page.locator("h1").click()
    page.locator(BOARD).wait_for(state="hidden")


def test_without_its_words_it_types_letters(opened, site):
    site[1].missing.add("search/typing.z")
    page = opened("search/")
    page.locator("#lq-find").click()
    page.locator(BOARD).get_by_role("button", name="拼音", exact=True).wait_for(state="visible")
    tap(page, *"xk")
    assert page.locator("#lq-find").input_value() == "xk"


def test_the_systems_own_input_methods_are_not_stopped(opened):
    page = opened("search/")
    page.locator("#lq-find").click()
    assert page.locator("#lq-find").get_attribute("inputmode") is None
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "手写", "selectionStart": 2, "selectionEnd": 2})
    session.send("Input.insertText", {"text": "手写的字"})
    assert page.locator("#lq-find").input_value() == "手写的字"
