"""Communities' pages: what was disclosed, and honestly what was not."""

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.model.kind import PlainData
from tests.pages.gathered import GatheredOffice, category, district
from tests.pages.small_register import changed, entry

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
    assert [row["cells"][0] for row in rows] == ["2026年第二季度", "2026年第一季度"]


def test_a_section_of_accounts_shows_income_expense_and_closing(office):
    html = office.html(f"{FIRST}caiwu/")
    assert html.count("1,000.50</td>") == html.count("940.00</td>") == html.count("160.50</td>") == 2
    assert "期末结余（元）" in html
    assert "期末结余" not in office.html(f"{FIRST}jueyi/")


def test_a_community_says_itself_what_it_owes(office):
    html = office.html(SECOND)
    assert "有1条内容逾期未公开" in html
    assert "（2026年第一季度）：应于2026-04-15前公开，至2026年5月1日已逾期16天" in html
    assert "逾期" not in office.html(FIRST)


def test_a_home_that_owes_nothing_is_the_same_on_every_day():
    kept = [record for record in district() if record["id"] != "510108002002"]
    earlier, later = (GatheredOffice(kept, day) for day in (date(2026, 7, 2), date(2029, 1, 1)))
    assert earlier.html(FIRST) == later.html(FIRST)


def test_a_home_begins_with_where_to_go_and_whom_to_call(office):
    html = office.html(FIRST)
    assert html.index("演示路5号") < html.index("9:00—17:00") < html.index('<a href="tel:028-80000004">')
    assert html.index('<a href="tel:028-80000004">') < html.index("<h2")
    assert re.search(r'<dt>街道电话</dt><dd><a href="tel:028-80000002">028-80000002</a>.*?向望平街道反映', html)


def test_a_required_category_that_is_empty_is_said(office):
    assert "还没有公开（必须公开，每季度）" in office.html(SECOND)
    assert "还没有公开" not in office.html(FIRST)


def test_a_section_names_its_newest_entry_without_the_name_of_the_community():
    titled = changed(district(), "sz-2026-q2", title="示例1社区第二季度收支", published_on="2026-04-03")
    html = GatheredOffice(titled).html(FIRST)
    newest = '最新：<a href="../../entries/sz-2026-q2/">第二季度收支</a> <small><time datetime="2026-04-03">'
    assert newest in html


def test_the_first_screen_of_accounts_answers_what_was_spent_last(office):
    panel = office.pages[FIRST].data["finance"][0]
    last = panel["rows"][0]
    assert (last["title"], *last["cells"][:3]) == ("2026年第二季度", "1,000.50", "940.00", "160.50")
    assert (
        '<a class="lq-money__all" href="../../entries/sz-2026-q2/">看2026年第二季度的每一笔收支和凭证号</a>'
        in office.html(FIRST)
    )


def statement(opening: str, closing: str) -> PlainData:
    spent = f"{Decimal(opening) - Decimal(closing):f}"
    return {"opening": opening, "closing": closing, "lines": [{"item": "办公", "expense": spent, "voucher": "记-1"}]}


def test_each_period_says_what_its_accounts_were_held_against():
    kept = [record for record in district() if record["kind"] != "community_entry"]
    quarters = {"2026-Q1": ("90.00", "80.00"), "2026-Q2": ("80.00", "70.00"), "2026-Q4": ("50.00", "40.00")}
    entries = [
        entry(f"sz-{period.lower()}", period, community="510108002001", statement=statement(*sums))
        for period, sums in quarters.items()
    ]
    office = GatheredOffice([*kept, *entries], date(2027, 1, 10))
    assert [finding for finding in office.facts.findings if finding.finding.code == "V-2"] == []
    rows = office.pages[FIRST].data["finance"][0]["rows"]
    assert [(row["title"], row["checked"]) for row in rows] == [
        ("2026年第四季度", "✓ 账目相符，上期没有公开，无从核对衔接"),
        ("2026年第二季度", "✓ 账目相符，与上期衔接"),
        ("2026年第一季度", "✓ 账目相符，首次公开"),
    ]


def test_accounts_that_are_overdue_are_missed_where_the_money_is_shown():
    owed = changed(district(), "caiwu", required="是", due="15个自然日", since="2026-01-01")
    html = GatheredOffice(owed, date(2026, 10, 16)).html(FIRST)
    assert "2026年第三季度的还没有公开，已经逾期。" in html
    assert "还没有公开" not in GatheredOffice(owed, date(2026, 10, 15)).html(FIRST)


def test_years_of_accounts_leave_room_for_the_rest_of_the_home():
    kept = [record for record in district() if record["kind"] != "community_entry"]
    periods = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
    entries = [entry(f"sz-{period}", period, community="510108002001") for period in periods]
    monthly = changed([*kept, *entries], "caiwu", rhythm="月")
    rows = GatheredOffice(monthly).pages[FIRST].data["finance"][0]["rows"]
    assert [row["title"] for row in rows] == [f"2025年{month}月" for month in range(12, 4, -1)]


def test_resolutions_are_shown_with_their_votes_the_latest_first():
    votes = {"present": "42", "agreed": "39", "opposed": "1", "abstained": "2"}
    resolutions = [
        entry(
            f"jy-{day}", f"2026-02-0{day}", community="510108002001", statement="", title=f"示例1社区第{day}号决议",
            published_on=f"2026-03-0{day}", votes=votes, decided_by="居民代表会议",
        )
        for day in range(1, 6)
    ]  # fmt: skip
    free = changed([*district(), *resolutions], "caiwu", rhythm="即时", statements="否")
    office = GatheredOffice(free)
    assert [decision["title"] for decision in office.pages[FIRST].data["decided"]] == [
        "第5号决议",
        "第4号决议",
        "第3号决议",
    ]
    html = office.html(FIRST)
    assert html.count("到会42人") == 3
    assert office.html(f"{FIRST}caiwu/").count("赞成39，反对1，弃权2") == 5
    assert "居民代表会议决定" in html
    assert "表决" not in office.html(SECOND)


def test_the_overdue_list_names_the_day_it_was_made_for(office):
    html = office.html("supervision/overdue/")
    assert "截至2026年5月1日" in html
    assert "2026年第一季度" in html
    assert SECOND in html
    assert f'"../../{FIRST}"' not in html


def test_only_pages_that_reckon_days_overdue_show_the_day_of_the_build(office):
    showing = [address for address in [*office.addresses, ""] if "2026年5月1日" in office.html(address)]
    assert showing == [SECOND, "supervision/overdue/", "supervision/late/"]


def test_a_required_category_names_the_communities_that_disclosed_nothing(office):
    html = office.html("categories/jueyi/")
    assert "2 个社区中，1 个已经公开" in html
    assert "还没有公开" in html
    assert "还没有公开" not in office.html("categories/caiwu/")


def test_a_community_shows_posts_and_no_names_of_persons(office):
    html = office.html(FIRST)
    assert "社区党委书记" in html
    assert "主持全面工作" in html


def test_telephones_of_posts_are_shown_where_there_are_any(office):
    called = changed(
        district(), "510108002001", staff=[{"post": "网格员", "telephone": "028-80000777"}, {"post": "调解员"}]
    )
    assert '<a href="tel:028-80000777">028-80000777</a>' in GatheredOffice(called).html(FIRST)
    assert '<th scope="col">电话</th>' not in office.html(FIRST)


def test_the_network_leads_from_the_city_down_to_each_community(office):
    html = office.html("network/")
    for name in ("成都市", "成华区", "望平街道", "示例1社区"):
        assert name in html
    assert "2004-01-01起" in html
    assert f"../{FIRST}" in html
