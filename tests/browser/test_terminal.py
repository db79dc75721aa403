"""The terminal's shell: home and back on every page, no way out, and nothing left for the next visitor."""

import pytest

from tests.browser.demonstration import CATALOGUE, FilesOf
from tests.browser.searching import settled, until, violations
from tests.browser.site_server import served
from tests.browser.terminal import PARENT, PUBLIC, TerminalFiles, listen, terminal_context

NOTICE = "dialog.lq-kiosk-notice"


@pytest.fixture(scope="module")
def site(demonstration):
    files = TerminalFiles(FilesOf(demonstration.folder))
    with served(files, assets_change=False) as address:
        yield address, files


@pytest.fixture
def told():
    """What the terminal's scripts complained of."""
    return []


@pytest.fixture
def terminal(chromium, site, told):
    """A page of the terminal that shows its front page."""
    address, files = site
    files.missing.clear()
    files.asked.clear()
    context = terminal_context(chromium)
    page = context.new_page()
    listen(page, told)
    page.goto(address, wait_until="load")
    yield page
    context.close()


@pytest.fixture
def item(demonstration):
    """The address of an item's page with a guide."""
    return next(
        at for at, page in demonstration.pages.items() if page.template == "item.html" and "guide" in page.shows
    )


def bar(page, name):
    return page.locator(f".lq-kiosk__{name}")


def shows(page, address, path):
    until(
        page,
        f"location.href === {address + path!r} && document.readyState === 'complete' && !!document.querySelector('.lq-kiosk')",
    )


def follow(page, href):
    """Touch a link to `href` that is put on the page."""
    page.evaluate(
        """(href) => {
             const link = Object.assign(document.createElement("a"), { href, textContent: "演示链接", id: "lian" });
             document.querySelector("#lian")?.remove();
             document.querySelector("article").prepend(link);
           }""",
        href,
    )
    page.locator("#lian").click()


def test_every_page_kind_has_the_bar_in_large_type(terminal, site, shown, told):
    for kind in sorted(name for name, page in shown.items() if page.template != CATALOGUE):
        terminal.goto(site[0] + shown[kind].address, wait_until="load")
        assert bar(terminal, "home").is_visible(), kind
        assert bar(terminal, "back").is_visible(), kind
        assert terminal.evaluate("document.documentElement.dataset.lqSize") == "elder", kind
        sizes = terminal.evaluate(
            "[...document.querySelectorAll('.lq-kiosk button:not([hidden])')].map((b) => b.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 60, kind
        assert terminal.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), kind
    assert told == []


def test_back_leads_through_the_pages_and_from_the_first_one_home(terminal, site, item, told):
    address, _ = site
    follow(terminal, "/items/")
    shows(terminal, address, "items/")
    follow(terminal, f"/{item}")
    shows(terminal, address, item)
    bar(terminal, "back").click()
    shows(terminal, address, "items/")
    bar(terminal, "back").click()
    shows(terminal, address, "")
    bar(terminal, "back").click()
    shows(terminal, address, "")
    until(terminal, "history.length <= 2")  # the empty page that a test begins with
    assert told == []


def test_a_page_is_found_again_where_it_was_left(terminal, site):
    address, _ = site
    follow(terminal, "/items/")
    shows(terminal, address, "items/")
    terminal.evaluate("scrollTo(0, 500)")
    left = terminal.evaluate("scrollY")
    assert left > 0
    terminal.evaluate("document.querySelector('article a[href*=\"/\"]').click()")
    until(terminal, "location.pathname !== '/items/' && !!document.querySelector('.lq-kiosk')")
    bar(terminal, "back").click()
    shows(terminal, address, "items/")
    until(terminal, f"scrollY === {left}")


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("tel:028-80000004", "028-80000004"),
        ("mailto:banshi@example.test", "banshi@example.test"),
        ("https://other.example/page/", "这是别的网站"),
        ("https://liangquan.example/items/", "扫码"),
        ("/calendar.ics", "请用手机下载"),
    ],
)
def test_a_way_out_is_answered_in_the_page(terminal, site, href, words):
    follow(terminal, href)
    terminal.locator(NOTICE).get_by_text(words).first.wait_for(state="visible")
    assert terminal.url == site[0]
    assert len(terminal.context.pages) == 1
    terminal.get_by_role("button", name="知道了").click()
    terminal.locator(NOTICE).wait_for(state="detached")


def test_scripts_forms_and_other_windows_lead_nowhere_else(terminal, site):
    terminal.evaluate("window.open('https://other.example/')")
    terminal.evaluate("location.href = 'https://other.example/'")
    terminal.evaluate(
        """() => {
             const form = Object.assign(document.createElement("form"), { action: "https://other.example/" });
             document.body.append(form);
             form.requestSubmit();
           }"""
    )
    terminal.evaluate("document.querySelector('.lq-home').target = '_blank'")
    terminal.locator(".lq-home").click()
    terminal.locator(".lq-home").click(button="middle")
    terminal.wait_for_timeout(500)
    assert terminal.url == site[0]
    assert len(terminal.context.pages) == 1


def test_keys_of_the_browser_and_its_menu_do_nothing(terminal, site):
    terminal.evaluate(
        """() => {
             globalThis.left = [];
             for (const name of ["keydown", "contextmenu", "dragstart", "copy", "cut"]) {
               document.addEventListener(name, (event) => left.push(name + (event.key ?? "")));
             }
           }"""
    )
    for key in (
        "F1",
        "F3",
        "F5",
        "F7",
        "F11",
        "F12",
        "Control+p",
        "Control+f",
        "Control+u",
        "Control+Equal",
        "Alt+ArrowLeft",
        "Control+Shift+i",
    ):
        terminal.keyboard.press(key)
    terminal.locator("h1").first.click(button="right")
    terminal.evaluate("document.dispatchEvent(new ClipboardEvent('copy', {bubbles: true, cancelable: true}))")
    assert [
        name for name in terminal.evaluate("left") if name not in {"keydownControl", "keydownShift", "keydownAlt"}
    ] == []
    assert terminal.evaluate("getComputedStyle(document.body).userSelect") == "none"
    assert terminal.evaluate("getComputedStyle(document.documentElement).touchAction") == "pan-x pan-y"
    assert terminal.url == site[0]


def test_a_page_that_the_edition_lacks_is_offered_to_a_phone(terminal, site):
    address, files = site
    files.missing.add("laws/index.html")
    follow(terminal, "/laws/")
    terminal.locator(NOTICE).get_by_text("这台终端上没有这一页").wait_for(state="visible")
    assert terminal.locator(".lq-kiosk-notice__address").inner_text() == f"{PARENT}laws/"
    assert terminal.locator(".lq-kiosk-code").is_visible()
    terminal.get_by_role("button", name="回到首页").click()
    shows(terminal, address, "")


def test_where_the_server_does_not_answer_the_page_stays(terminal, site):
    terminal.context.set_offline(True)
    follow(terminal, "/items/")
    terminal.locator(NOTICE).get_by_text("暂时打不开").wait_for(state="visible")
    assert terminal.url == site[0]
    terminal.context.set_offline(False)
    terminal.get_by_role("button", name="知道了").click()
    terminal.locator("#lian").click()
    shows(terminal, site[0], "items/")


def test_what_is_typed_is_never_asked_of_the_server(terminal, site):
    address, files = site
    queries = []
    terminal.on("request", lambda request: queries.append(request.url + request.headers.get("referer", "")))
    terminal.locator(".lq-search input[name=q]").fill("食品")
    terminal.locator(".lq-search > button").click()
    until(terminal, "location.pathname === '/search/' && document.readyState === 'complete'")
    assert settled(terminal)
    assert terminal.locator("#lq-find").input_value() == "食品"
    assert [url for url in queries if "q=" in url] == []
    assert all(url.startswith(address) for url in queries)
    assert files.asked


def test_the_code_is_the_page_on_the_public_site(terminal, site, item):
    follow(terminal, f"/{item}")
    shows(terminal, site[0], item)
    bar(terminal, "code").click()
    assert terminal.locator(".lq-kiosk-notice__address").inner_text() == PUBLIC + item
    assert terminal.locator(".lq-kiosk-code").bounding_box()["width"] >= 400
    assert violations(terminal, NOTICE) == []


def test_letters_can_be_made_smaller_and_are_large_again_for_the_next(terminal, site):
    bar(terminal, "size").click()
    assert terminal.evaluate("document.documentElement.dataset.lqSize") is None
    follow(terminal, "/items/")
    shows(terminal, site[0], "items/")
    assert terminal.evaluate("document.documentElement.dataset.lqSize") is None
    bar(terminal, "size").click()
    assert terminal.evaluate("document.documentElement.dataset.lqSize") == "elder"


def test_a_sheet_is_printed_once_a_touch(terminal):
    terminal.evaluate("() => { window.printed = 0; window.print = () => { printed += 1; }; }")
    bar(terminal, "print").click()
    assert bar(terminal, "print").is_disabled()
    assert terminal.evaluate("printed") == 1


def test_the_bar_passes(terminal):
    assert violations(terminal, ".lq-kiosk") == []
