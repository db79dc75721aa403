"""The frame in a real browser, under the policy that the site's server sends."""

import pytest

from tests.browser.site_server import served
from tests.frame import frame, prose
from tests.pages.specimen import specimen

ITEM = "items/xk-shipin/"


@pytest.fixture(scope="module")
def site():
    files = {**prose().files, f"{ITEM}index.html": frame("items", 2).stamp(specimen()).encode()}
    with served(files) as address:
        yield address


@pytest.fixture
def opened(chromium, site):
    """Opens a page; what the browser reports goes into the page's `told`."""
    contexts = []

    def open_page(path, width=1280, **settings):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on("requestfailed", lambda request: page.told.append(request.url))
        page.on("response", lambda answer: page.told.append(answer.url) if answer.status >= 400 else None)
        page.goto(site + path, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", ["", "about/", ITEM])
def test_the_browser_reports_nothing_under_the_strict_policy(opened, path):
    page = opened(path)
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(150)
    assert page.told == []


def test_every_request_of_a_page_goes_to_the_site_itself(opened, site):
    page = opened(ITEM)
    hosts = page.evaluate("performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin + '/')")
    assert set(hosts) == {site}


def choose(page, words):
    page.locator("[data-lq-display] summary").click()
    page.get_by_label(words, exact=True).check()
    page.keyboard.press("Escape")


def test_the_reader_switches_to_dark_and_every_other_page_remembers(opened, site):
    page = opened(ITEM, color_scheme="light")
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    choose(page, "深色")
    assert page.evaluate(scheme) == "slate"
    page.goto(f"{site}about/", wait_until="networkidle")
    assert page.evaluate(scheme) == "slate"
    assert page.told == []


def test_large_type_is_kept_without_a_cookie_and_can_be_left_again(opened, site):
    page = opened(ITEM)
    size = "parseFloat(getComputedStyle(document.querySelector('.md-content__inner p')).fontSize)"
    usual = page.evaluate(size)
    choose(page, "关怀版（大字）")
    assert page.evaluate(size) >= 24 > usual
    page.goto(f"{site}about/", wait_until="networkidle")
    assert page.evaluate("document.documentElement.dataset.lqSize") == "elder"
    assert page.context.cookies() == []
    choose(page, "标准版")
    assert page.evaluate("'lqSize' in document.documentElement.dataset") is False


def test_a_choice_that_is_none_of_ours_counts_as_none(opened, site):
    page = opened(ITEM, color_scheme="light")
    for held in ("{", "7", '"dark"', '{"size": "huge", "scheme": ["dark"], "contrast": null}'):
        page.evaluate("held => localStorage.setItem('liangquan.display', held)", held)
        page.goto(site + ITEM, wait_until="networkidle")
        assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
        assert page.evaluate("'lqSize' in document.documentElement.dataset") is False
    assert page.told == []


def test_a_device_that_asks_for_contrast_gets_it_until_the_reader_says_otherwise(opened):
    page = opened(ITEM, contrast="more")
    assert page.evaluate("document.documentElement.dataset.lqContrast") == "more"
    page.locator("[data-lq-display] summary").click()
    page.get_by_role("group", name="对比度").get_by_label("标准", exact=True).check()
    assert page.evaluate("'lqContrast' in document.documentElement.dataset") is False


def test_without_a_script_there_is_no_switch_that_would_do_nothing(opened):
    page = opened(ITEM, java_script_enabled=False)
    assert not page.locator("[data-lq-display]").is_visible()


def test_a_reader_whose_device_is_dark_gets_dark_pages(opened, site):
    page = opened("", color_scheme="dark")
    page.goto(site + ITEM, wait_until="load")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 1920])
@pytest.mark.parametrize("path", ["", ITEM])
def test_no_page_scrolls_sideways(opened, path, width, scheme):
    page = opened(path, width, color_scheme=scheme)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_area_can_be_reached_without_javascript(opened, width):
    page = opened(ITEM, width, java_script_enabled=False)
    tabs = page.locator("nav.lq-tabs a")
    boxes = [tab.bounding_box() for tab in tabs.all()]
    assert len(boxes) == 8
    for box in boxes:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 32
    tabs.filter(has_text="首页").click()
    assert page.title() == "成华区权力公开透明运行"


def test_the_first_stop_of_the_keyboard_leads_to_the_content(opened):
    page = opened(ITEM)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.url.endswith("#zhengwen")


def test_focus_is_seen_on_links_and_on_tabs(opened):
    page = opened(ITEM)
    for selector in ("nav.lq-tabs a", ".lq-breadcrumb a", ".md-content__inner a"):
        link = page.locator(selector).first
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert link.evaluate("element => parseFloat(getComputedStyle(element).outlineWidth)") >= 2


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened, scheme, script):
    page = opened(ITEM, color_scheme=scheme, java_script_enabled=script)
    assert page.evaluate(_LEAST_CONTRAST) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_is_seven_to_one(opened, scheme):
    page = opened(ITEM, color_scheme=scheme, contrast="more")
    assert page.evaluate(_LEAST_CONTRAST) >= 7


_LEAST_CONTRAST = """() => {
  // WCAG 2.1, 1.4.3: contrast of every text with the nearest ground behind it.
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  let least = 21;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({opacityProperty: true})) continue;
    if (element.closest("script, .lq-letters span")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    least = Math.min(least, (a + 0.05) / (b + 0.05));
  }
  return least;
}"""
