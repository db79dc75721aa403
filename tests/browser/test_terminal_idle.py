"""After 90 seconds without a touch the terminal asks for 20, then nothing of the visitor is left; on a clock of the test's own."""

import pytest

from tests.browser.demonstration import FilesOf
from tests.browser.searching import until, violations
from tests.browser.site_server import served
from tests.browser.terminal import TerminalFiles, listen, terminal_context

IDLE = "dialog.lq-kiosk-idle"
COUNT = ".lq-kiosk-idle__count"


@pytest.fixture(scope="module")
def site(demonstration):
    with served(TerminalFiles(FilesOf(demonstration.folder))) as address:
        yield address


@pytest.fixture
def told():
    """What the terminal's scripts complained of."""
    return []


@pytest.fixture
def terminal(chromium, site, told):
    context = terminal_context(chromium)
    page = context.new_page()
    page.clock.install(time="2026-11-20T09:00:00")
    listen(page, told)
    page.goto(site, wait_until="load")
    yield page
    context.close()


def wait(page, seconds):
    page.clock.fast_forward(1000 * seconds)


def counted(page):
    """The seconds that are left; the test's clock goes on between its leaps."""
    return int(page.locator(COUNT).inner_text())


def answer(page):
    """Touch the screen where a link would be."""
    page.touchscreen.tap(540, 600)
    until(page, "!document.querySelector('dialog.lq-kiosk-idle')")


def at_home(page, site):
    until(page, f"location.href === {site!r} && !!document.querySelector('.lq-kiosk')")


def test_after_ninety_seconds_it_asks_and_a_touch_answers(terminal):
    terminal.locator("h1").first.click()
    wait(terminal, 79)
    assert terminal.locator(IDLE).count() == 0
    wait(terminal, 12)
    assert terminal.locator(IDLE).is_visible()
    assert 14 <= counted(terminal) <= 20
    assert terminal.locator(COUNT).bounding_box()["height"] > 250
    assert violations(terminal, IDLE) == []
    wait(terminal, 10)
    assert 4 <= counted(terminal) <= 10
    address = terminal.url
    answer(terminal)
    wait(terminal, 75)
    assert terminal.locator(IDLE).count() == 0
    assert terminal.url == address


def test_a_key_answers_too_and_does_nothing_else(terminal):
    field = terminal.locator(".lq-search input[name=q]")
    field.click()
    terminal.keyboard.type("ab")
    wait(terminal, 91)
    terminal.keyboard.press("c")
    assert terminal.locator(IDLE).count() == 0
    assert field.input_value() == "ab"


def test_without_an_answer_all_that_was_typed_is_wiped_and_home_is_shown(terminal, site, told):
    terminal.locator(".lq-search input[name=q]").fill("张三的事情")
    terminal.locator(".lq-search > button").click()
    until(terminal, "location.pathname === '/search/' && document.readyState === 'complete'")
    terminal.evaluate(
        """async () => {
             sessionStorage.setItem("a", "张三");
             localStorage.setItem("b", "张三");
             await (await caches.open("c")).put("/d", new Response("张三"));
             await new Promise((done) => { indexedDB.open("e").onsuccess = (event) => { event.target.result.close(); done(); }; });
           }"""
    )
    wait(terminal, 91)
    assert terminal.locator(IDLE).is_visible()
    wait(terminal, 21)
    at_home(terminal, site)
    assert terminal.evaluate("sessionStorage.length") == 0
    assert terminal.evaluate("Object.values({...localStorage}).join()") == '{"size":"elder"}'
    assert terminal.evaluate("caches.keys()") == []
    assert terminal.evaluate("indexedDB.databases()") == []
    assert terminal.locator(".lq-search input[name=q]").input_value() == ""
    terminal.evaluate("document.documentElement.dataset.before = ''")
    terminal.locator(".lq-kiosk__back").click()
    until(terminal, "!('before' in document.documentElement.dataset)")  # home is loaded anew
    at_home(terminal, site)
    assert terminal.evaluate("history.length") <= 2  # the empty page that a test begins with
    assert told == []


def test_it_does_not_ask_nobody(terminal, site):
    wait(terminal, 300)
    assert terminal.locator(IDLE).count() == 0
    terminal.goto(f"{site}items/", wait_until="load")
    wait(terminal, 91)
    assert terminal.locator(IDLE).is_visible()


def test_a_page_that_was_stopped_still_asks_in_full(terminal):
    terminal.locator("h1").first.click()
    wait(terminal, 3600)
    assert terminal.locator(IDLE).is_visible()
    assert 14 <= counted(terminal) <= 20


def test_it_asks_while_something_else_is_asked(terminal, site):
    terminal.locator(".lq-kiosk__code").click()
    wait(terminal, 91)
    assert terminal.locator(IDLE).is_visible()
    answer(terminal)
    assert terminal.locator("dialog.lq-kiosk-notice").is_visible()
    wait(terminal, 91)
    wait(terminal, 21)
    at_home(terminal, site)
    until(terminal, "!document.querySelector('dialog')")


def test_where_the_server_is_gone_nothing_of_the_visitor_is_shown(terminal, site):
    terminal.locator(".lq-search input[name=q]").fill("张三的事情")
    terminal.context.set_offline(True)
    wait(terminal, 91)
    wait(terminal, 21)
    until(terminal, "document.querySelector('dialog.lq-kiosk-notice')?.textContent.includes('终端正在恢复')")
    assert terminal.locator(".lq-search input[name=q]").input_value() == ""
    terminal.context.set_offline(False)
    wait(terminal, 6)
    at_home(terminal, site)
    until(terminal, "!document.querySelector('dialog')")
