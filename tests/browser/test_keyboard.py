"""The whole site by keyboard: every control is reached by Tab, the focus is seen and never hidden, and what it starts works."""

from pathlib import Path

import pytest

from tests.browser.modes import LIGHT, settings_of

MEASURES = Path(__file__).parent / "measures.js"
WALKED = [
    ("home", 1280), ("home", 360), ("register", 1280), ("item-guide", 1280), ("process", 1280), ("community-overdue", 360),
    ("entry-accounts", 1280), ("items-all", 1280), ("items-unit", 360), ("prose", 1280),
]  # fmt: skip


@pytest.fixture
def opened(chromium, address, shown):
    """Opens the example of a page kind."""
    contexts = []

    def open_kind(name, width=1280):
        context = chromium.new_context(**settings_of(LIGHT, address), viewport={"width": width, "height": 720})
        contexts.append(context)
        context.set_default_timeout(120_000)
        page = context.new_page()
        page.goto(address + shown[name].address, wait_until="load")
        page.evaluate(MEASURES.read_text("utf-8"))
        return page

    yield open_kind
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("name", "width"), WALKED)
def test_tab_reaches_every_control_and_its_focus_is_seen(opened, name, width):
    page = opened(name, width)
    stops = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate("measures.stop()")
        if stop is None or stop["again"]:
            break
        stops.append(stop)
    assert "跳到正文" in stops[0]["name"]
    assert not "\n".join(fault for stop in stops for fault in stop["faults"])
    assert page.evaluate("measures.unreached()") == []


def tab_to(page, selector, most=400):
    """Press Tab until the focus stands on what the selector says."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def test_the_skip_link_leads_past_the_header(opened):
    page = opened("home")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#zhengwen') !== null")


def test_the_mode_is_switched_and_its_panel_closed(opened):
    page = opened("home")
    tab_to(page, "[data-lq-display] summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-lq-display] input[name=size]")
    before = page.evaluate("document.documentElement.dataset.lqSize ?? ''")
    page.keyboard.press("ArrowDown")
    assert (before, page.evaluate("document.documentElement.dataset.lqSize")) == ("", "elder")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-lq-display] summary')")
    assert not page.evaluate("document.querySelector('[data-lq-display]').open")


def test_a_step_of_a_chart_leads_to_its_words_and_back(opened):
    page = opened("process")
    tab_to(page, "svg a")
    place = page.evaluate("document.activeElement.id")
    page.keyboard.press("Enter")
    step = page.evaluate("location.hash.slice(1)")
    assert page.locator(f"li[id='{step}']").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("(step) => document.activeElement.closest('li')?.id === step", step)
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.slice(1)") == place
    assert page.evaluate("(place) => document.getElementById(place).getBoundingClientRect().top < innerHeight", place)


def test_a_list_is_narrowed_and_its_address_can_be_shared(opened, demonstration):
    """Where a list has facets that combine in place; without them its links do the same."""
    if not any("data-lq-facets" in page.html for page in demonstration.pages.values()):
        pytest.skip("no list has facets that combine in place")
    page = opened("items-all")
    page.wait_for_selector("[data-lq-live] select:not([disabled])")
    before = page.locator("[data-lq-results]").inner_text()
    tab_to(page, "[data-lq-facets] select")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("(before) => document.querySelector('[data-lq-results]').innerText !== before", arg=before)
    narrowed = page.locator("[data-lq-results]").inner_text()
    assert "?" in page.url or "#" in page.url
    page.reload()
    page.wait_for_function("(wanted) => document.querySelector('[data-lq-results]').innerText === wanted", arg=narrowed)
