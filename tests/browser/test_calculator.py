"""The calculator on a standard's page, as an officer or a citizen uses it."""

from urllib.parse import quote

import pytest

PAGE = "standards/bz-anquan-biaozhi-1/"
FILLED = f"#?{quote('缺失处数')}=5&{quote('有立功表现')}={quote('是')}&done=2026-11-01&on=2026-11-20"


@pytest.fixture
def opened(chromium, address):
    contexts = []

    def open_page(query="", width=1280, **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.told = []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(address + PAGE + query, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


def answer(page):
    return page.get_by_role("status").filter(has_text="处罚").inner_text()


def test_what_is_filled_in_is_answered_at_once_and_stands_in_the_address(opened):
    page = opened()
    assert page.locator(".lq-calc__hint").is_visible()
    page.get_by_label("违法行为终了的日期").fill("2026-11-01")
    page.get_by_label("作出决定的日期").fill("2026-11-20")
    page.get_by_label("缺失处数（处）").fill("５")
    assert answer(page) == "一般处罚，“一般”阶次\n罚款：1.25万元以上3万元以下"
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    assert answer(page) == "一般处罚，“一般”阶次\n罚款：1.25万元以上3万元以下"
    assert page.get_by_label("缺失处数（处）").input_value() == "5"
    page.get_by_role("button", name="清除").click()
    page.locator(".lq-calc__hint").wait_for()
    assert "#" not in page.url
    assert page.told == []


def test_a_shared_address_opens_the_grounds_that_it_names_and_gives_the_reasons(opened):
    page = opened(FILLED)
    assert page.get_by_label("有立功表现").is_visible()
    assert answer(page).startswith("从轻处罚")
    reasons = page.locator(".lq-calc__rest li").all_inner_texts()
    assert any("第三十二条第四项" in reason for reason in reasons)
    assert any("《安全生产法》第九十九条" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("fine", "told"), [("200000.01", "高于"), ("12499", ""), ("60000", "不在“一般”阶次"), ("五千", "不是元数")]
)
def test_a_fine_outside_is_refused_and_its_field_says_so(opened, fine, told):
    page = opened(f"#?{quote('缺失处数')}=5&{quote('有立功表现')}={quote('是')}&done=2026-11-01&on=2026-11-20")
    field = page.get_by_label("拟罚款（元，可以不填）")
    field.fill(fine)
    refused = " ".join(page.locator(".lq-calc__refused").all_inner_texts())
    assert told in refused
    assert bool(refused) is bool(told)
    assert (field.get_attribute("aria-invalid") == "true") is bool(told)


def test_before_the_standard_is_in_force_nothing_is_computed(opened):
    page = opened(f"#?{quote('缺失处数')}=5&done=2026-03-01&on=2026-03-31")
    assert page.locator(".lq-calc__answer").inner_text() == "不能计算"
    assert "还没有施行" in page.locator(".lq-calc__refused").inner_text()
    assert page.get_by_label("作出决定的日期").get_attribute("aria-invalid") is None


def test_without_a_script_the_ladder_of_tiers_answers(opened):
    page = opened(java_script_enabled=False)
    assert page.locator(".lq-tiers").is_visible()
    assert page.locator(".lq-calc__plain").is_visible()
    assert not page.locator(".lq-calc__form").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_field_is_labelled_and_large_enough_to_touch(opened, width):
    page = opened(FILLED, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.evaluate(
        """() => [...document.querySelectorAll(".lq-calc :is(label:has([type=checkbox]), input:not([type=checkbox]), select, button, summary, .lq-calc__address a)")]
        .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height)"""
    )
    assert len(heights) > 15
    assert min(heights) >= 44
    assert page.evaluate('[...document.querySelectorAll(".lq-calc [name]")].every((one) => one.labels?.length === 1)')


def test_paper_shows_what_was_filled_in_and_what_follows(opened):
    page = opened(FILLED)
    page.emulate_media(media="print")
    assert not page.locator(".lq-calc__form").is_visible()
    assert (
        page.locator(".lq-calc__given").inner_text()
        == "缺失处数：5处；有立功表现；行为日期：2026-11-01；决定日期：2026-11-20"
    )
    assert page.locator(".lq-calc__answer").is_visible()
    assert "缺失处数=5" in page.locator(".lq-calc__address a").get_attribute("data-lq-address")
    empty = opened()
    empty.emulate_media(media="print")
    assert not empty.locator(".lq-calc").is_visible()


def test_where_nothing_may_be_copied_the_address_stands_without_the_button(opened):
    page = opened(FILLED)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')) }")
    copying = page.get_by_role("button", name="复制网址")
    copying.click()
    copying.wait_for(state="hidden")
    assert page.locator(".lq-calc__address a").is_visible()
    assert page.told == []
