"""Communities' pages: what was disclosed, and honestly what was not."""

from datetime import date

import pytest

from tests.pages.gathered import GatheredOffice, category, district
from tests.pages.small_register import entry

FIRST, SECOND = "communities/510108002001/", "communities/510108002002/"


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    owed = category(
        "jueyi",
        "民主决议",
        section="民主管理",
        required="是",
        due="15个自然日",
        since="2026-01-01",
        about="居民会议的决议",
    )
    done = entry("jy-q1", "2026-Q1", category="jueyi", community="510108002001", statement="", title="第一季度决议")
    return GatheredOffice([*district(), owed, done], date(2026, 5, 1))


def test_a_blank_section_is_not_built(office):
    assert f"{FIRST}caiwu/" in office.pages
    assert f"{SECOND}caiwu/" not in office.pages


def test_entries_of_a_section_begin_with_the_latest_period(office):
    rows = office.pages[f"{FIRST}caiwu/"].data["rows"]
    assert [row["period"] for row in rows] == ["2026年第二季度", "2026年第一季度"]


def test_a_section_of_accounts_shows_income_expense_and_closing(office):
    html = office.html(f"{FIRST}caiwu/")
    assert html.count("1,000.50") == 2
    assert html.count("940.00") == 2
    assert html.count("160.50") == 2
    assert "期末结余（元）" in html
    assert "期末结余" not in office.html(f"{FIRST}jueyi/")


def test_a_community_says_itself_what_it_owes(office):
    html = office.html(SECOND)
    assert "有1条内容逾期未公开" in html
    assert "应于2026-04-15前公开" in html
    assert "逾期" not in office.html(FIRST)


def test_the_overdue_list_names_the_day_it_was_made_for(office):
    html = office.html("supervision/overdue/")
    assert "截至2026年5月1日" in html
    assert "2026年第一季度" in html
    assert SECOND in html
    assert f'"../../{FIRST}"' not in html


def test_only_the_overdue_list_shows_the_day_of_the_build(office):
    showing = [address for address in [*office.addresses, ""] if "2026年5月1日" in office.html(address)]
    assert showing == ["supervision/overdue/"]


def test_a_required_category_names_the_communities_that_disclosed_nothing(office):
    html = office.html("categories/jueyi/")
    assert "2 个社区中，1 个已经公开" in html
    assert "还没有公开" in html
    assert "还没有公开" not in office.html("categories/caiwu/")


def test_a_community_shows_posts_and_no_names_of_persons(office):
    html = office.html(FIRST)
    assert "社区党委书记" in html
    assert "主持全面工作" in html


def test_the_network_leads_from_the_city_down_to_each_community(office):
    html = office.html("network/")
    for name in ("成都市", "成华区", "望平街道", "示例1社区"):
        assert name in html
    assert "2004-01-01起" in html
    assert f"../{FIRST}" in html
