"""What residents come for, without script: from the front page by links they would choose by their words, at most four."""

import re

import pytest

from tests.browser.modes import NO_SCRIPT, settings_of

MOST_CLICKS = 4


class Resident:
    """Someone on the front page, without script, who reads links and follows one."""

    def __init__(self, page, address):
        self.page = page
        self.clicks = 0
        page.goto(address, wait_until="load")

    def follow(self, words, *, exact=False):
        """Click the first link of the page's content with these words; it must be seen there."""
        text = re.compile(f"^{re.escape(words)}$") if exact else re.compile(re.escape(words))
        link = self.page.locator("main article a:visible").filter(has_text=text).first
        before = self.page.url
        link.click()
        self.page.wait_for_load_state()
        assert self.page.url != before, f"{words} leads nowhere"
        self.clicks += 1
        return self

    def sees(self, words):
        """Whether the words stand on the page, to be read."""
        return self.page.locator("main article").get_by_text(words).first.is_visible()


@pytest.fixture
def resident(chromium, address):
    context = chromium.new_context(**settings_of(NO_SCRIPT, address), java_script_enabled=False)
    context.set_default_timeout(120_000)
    yield Resident(context.new_page(), address)
    context.close()


def test_the_item_for_a_food_permit_and_what_to_bring(resident):
    resident.follow("办事").follow("食品经营许可", exact=True)
    assert resident.clicks <= MOST_CLICKS
    assert resident.sees("申请材料")
    assert resident.sees("食品经营许可申请书")


def test_who_may_fine_me_for_this_and_how_much(resident):
    resident.follow("查权力").follow("行政处罚").follow("对未取得食品经营许可从事食品经营活动的处罚")
    assert resident.clicks <= MOST_CLICKS
    assert (
        resident.page.locator("dt", has_text=re.compile("^(实施单位|谁来罚|谁处罚)"))
        .locator("xpath=following-sibling::dd")
        .first.inner_text()
    )
    tiers = resident.page.locator("table", has_text="从轻").first
    assert tiers.is_visible()
    assert re.search(r"罚款.*元", tiers.inner_text())


@pytest.mark.parametrize("last_page", [False, True], ids=["on-the-first-page", "on-the-last-page"])
def test_what_my_community_spent_last_quarter(resident, last_page):
    """The last quarter before 2026-11-20 that is over: the third."""
    resident.follow("看社区")
    rows = resident.page.locator("main th[scope=row] a")
    if last_page:
        resident.page.locator(".lq-pager a").last.click()
        resident.clicks += 1
    community = rows.last.inner_text() if last_page else rows.first.inner_text()
    resident.follow(community, exact=True).follow("2026年第三季度")
    assert resident.clicks <= MOST_CLICKS
    assert community in resident.page.locator("main article").inner_text()
    table = resident.page.locator("table", has_text="凭证号")
    assert table.is_visible()
    assert re.search(r"合计|支出合计", table.inner_text())
