"""Charts of figures: which numbers they show, that they are the page's own, and that each is light."""

import gzip
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import msgspec
import pytest

from generator.figures.figure import Figure
from generator.kinds.community_entry import CommunityEntry, EntryCard, card
from generator.model.kind import PlainData
from generator.model.periods import period_in_words
from generator.model.powers import PowerType
from generator.pages.charts import (
    Counted,
    by_item,
    by_status,
    drawn,
    income_and_spending,
    published_by_month,
)
from generator.pages.community_accounts import balance_checked
from generator.pages.community_pages import LIST
from generator.stages.stamp_pages import encode_page
from tests.pages.gathered import GatheredOffice, district
from tests.pages.small_register import entry as plain_entry
from tests.pages.small_register import item

CHANCE = Random(7)  # noqa: S311  # sizes of amounts, the same each time
UNITS = (
    "区综合执法局", "区市场监管局", "规自成华分局", "成华生态环境局", "区文体旅局", "区委社会工作部", "区烟草专卖局",
    "区消防救援大队", "区国资金融局", "区行政审批局", "双桥子街道办", "区机关事务中心",
)  # fmt: skip
ITEMS = (
    "社区保障资金拨付（第三季度）", "办公经费拨付", "社区基金定向捐赠", "便民点位管理费", "社区保洁和垃圾分类督导费",
    "树枝修剪和清运", "困难家庭走访慰问品", "社区助餐点运行补贴", "老年活动室设施更换", "院落路灯和门禁维修", "防汛物资购置",
)  # fmt: skip


def sum_of(most: int) -> str:
    """An amount as statements have them: few are not of whole yuan."""
    return f"{CHANCE.randrange(most)}.{CHANCE.choice(('00', '00', '00', '50', '80'))}"


def card_of(period: str, income: str = "1000.50", expense: str = "940.00", **more: object) -> EntryCard:
    lines = [
        {"item": "拨款", "income": income, "voucher": "记-1"},
        {"item": "用品", "expense": expense, "voucher": "记-2"},
    ]
    statement = {"opening": "0", "closing": str(Decimal(income) - Decimal(expense)), "lines": lines}
    plain = plain_entry(f"sz-{period.lower()}", period, statement=statement, **more)
    del plain["kind"]
    return card(CommunityEntry.model_validate({"kind": "community_entry"} | plain), "")


def line(item: str, income: str = "", expense: str = "") -> PlainData:
    return {"on": "", "item": item, "income": income, "expense": expense, "voucher": item}


def cells(figure: Figure | None) -> dict[str, list[str]]:
    assert figure is not None
    return {row["name"]: row["cells"] for row in drawn(figure)["numbers"]["rows"]}


def test_accounts_stand_in_the_order_of_time_whatever_order_they_come_in() -> None:
    periods = ["2026-Q2", "2025-Q4", "2026-Q1"]
    assert list(cells(income_and_spending(map(card_of, periods)))) == [
        "2025年第四季度", "2026年第一季度", "2026年第二季度",
    ]  # fmt: skip


def test_a_chart_of_accounts_shows_each_statement_of_the_last_two_years_of_quarters() -> None:
    periods = [f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4)]
    found = cells(income_and_spending(card_of(period, income=f"{n}000.00") for n, period in enumerate(periods)))
    assert list(found) == [period_in_words(period) for period in periods[-8:]]
    assert found["2026年第四季度"] == ["11,000.00", "940.00"]


def test_one_statement_is_no_course_of_time() -> None:
    assert income_and_spending([card_of("2026-Q1")]) is None
    assert income_and_spending([]) is None


def test_a_withdrawn_statement_is_in_no_chart() -> None:
    withdrawn = msgspec.structs.replace(card_of("2026-Q2"), withdrawn="2026-08-01")
    assert "2026年第二季度" not in cells(income_and_spending([withdrawn, *map(card_of, ("2026-Q1", "2026-Q3"))]))


def test_items_of_a_statement_are_added_up_and_the_largest_is_first() -> None:
    lines = [line("水电", expense="100.00"), line("拨款", income="60,000.00"), line("慰问", expense="300.00")]
    once = by_item({"lines": lines}, "shouzhi")
    assert cells(once) == {"拨款": ["60,000.00", ""], "慰问": ["", "300.00"], "水电": ["", "100.00"]}
    assert once is not None
    assert once.table == "shouzhi"
    twice = by_item({"lines": [*lines, line("水电", expense="250.00")]}, "shouzhi")
    assert list(cells(twice)) == ["拨款", "水电", "慰问"]
    assert cells(twice)["水电"] == ["", "350.00"]
    assert twice is not None
    assert twice.table == "", "the page's table holds no sum of two lines"


def test_small_items_are_told_together_and_nothing_is_lost() -> None:
    lines = [line(f"支出{number}", expense=f"{number}.00") for number in range(1, 11)]
    found = cells(by_item({"lines": lines}, "shouzhi"))
    assert len(found) == 7
    assert found["其余4项"] == ["", "10.00"]
    assert sum(Decimal(expense) for _, expense in found.values()) == 55


def test_months_without_a_disclosure_are_shown_as_such_and_no_month_after_the_last() -> None:
    days = ["2025-01-31", "2026-03-01", "2026-03-31", "2026-06-30"]
    found = cells(published_by_month(card_of("2026-Q1", published_on=day) for day in days))
    assert list(found) == [period_in_words(month) for month in _MONTHS]
    assert found["2026年3月"] == ["2"]
    assert found["2026年4月"] == ["0"]
    assert published_by_month([card_of("2026-Q1")]) is None
    assert published_by_month([]) is None


_MONTHS = [f"2025-{month:02d}" for month in range(7, 13)] + [f"2026-{month:02d}" for month in range(1, 7)]


def test_items_are_counted_by_status_and_abolished_ones_are_left_out() -> None:
    groups = [Counted("教育局", "items/by-unit/jy/", Counter({"在用": 3, "暂停实施": 2, "废止": 9}))]
    assert cells(by_status("tu-1", "图", "单位", groups)) == {"教育局": ["3", "2", "5"]}
    assert by_status("tu-1", "图", "单位", []) is None


def real_sizes() -> dict[str, Figure | None]:
    quarters = [f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)]
    months = [f"{month}-{day:02d}" for month in _MONTHS for day in range(1, CHANCE.randrange(2, 28))]
    return {
        "periods": income_and_spending(card_of(quarter, sum_of(90000), sum_of(90000)) for quarter in quarters),
        "items": by_item(
            {
                "lines": [
                    line(item, sum_of(60000), "") if number < 4 else line(item, "", sum_of(12000))
                    for number, item in enumerate(ITEMS)
                ]
            },
            "",
        ),
        "types": by_status("tu-leixing", "各类事项有多少", "类型", [_group(str(type_)) for type_ in PowerType]),
        "units": by_status("tu-danwei", "事项最多的单位", "单位", [_group(unit) for unit in UNITS]),
        "months": published_by_month(card_of("2026-Q1", published_on=month) for month in months),
    }


def _group(name: str) -> Counted:
    return Counted(name, "", Counter({"在用": CHANCE.randrange(20, 900), "暂停实施": CHANCE.randrange(30)}))


@pytest.mark.parametrize("name", real_sizes())
def test_a_picture_of_real_size_weighs_at_most_a_kilobyte_gzipped(name: str) -> None:
    figure = real_sizes()[name]
    assert figure is not None
    assert len(gzip.compress(drawn(figure)["svg"].encode())) <= 1024


@pytest.mark.parametrize("name", real_sizes())
def test_a_figure_is_drawn_alike_when_it_has_crossed_to_a_worker(name: str) -> None:
    figure = real_sizes()[name]
    assert figure is not None
    assert drawn(msgspec.msgpack.decode(encode_page(figure))) == drawn(figure)


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    return GatheredOffice(
        [
            *district(40),
            item("sx-tingzhi", name="自行暂停的事项", status="暂停实施", status_reason="机构改革，职责划转"),
            item("sx-feizhi", name="已经废止的事项", status="废止", status_reason="法律修订"),
        ]
    )


@pytest.mark.parametrize("name", ["types", "units"])
def test_the_register_counts_what_its_lists_hold(office: GatheredOffice, name: str) -> None:
    rows = drawn(office.pages["items/"].data["figures"][name])["numbers"]["rows"]
    assert rows
    for row in rows:
        assert int(row["cells"][-1].replace(",", "")) == len(office.listed(row["href"]))
    assert sum(int(row["cells"][1]) for row in rows) == 1, (
        "the suspended item is told apart, the abolished one left out"
    )


def test_a_figure_stands_on_its_page_with_its_table(office: GatheredOffice) -> None:
    html = office.html("items/")
    assert html.count("<svg") == html.count('class="lq-numbers"') == 2
    assert html.count(' id="tu-danwei-t"') == html.count(' id="tu-leixing-t"') == 1


def test_supervision_shows_a_course_only_where_there_is_one(office: GatheredOffice) -> None:
    assert "<svg" not in office.html("supervision/")
    later = plain_entry("sz-2026-q3", "2026-Q3", community="510108002001", published_on="2026-06-20")
    html = GatheredOffice([*district(), later]).html("supervision/")
    assert "社区每月公开多少条信息" in html
    assert html.count("<circle") == 4


def accounts_of(*sums: tuple[str, str, str]) -> GatheredOffice:
    """An office whose first community published a statement of each (period, opening, closing)."""
    entries = [
        plain_entry(
            f"sz-{period.lower()}", period, community="510108002001",
            statement={
                "opening": opening, "closing": closing,
                "lines": [
                    {"item": "办公", "expense": str(Decimal(opening) - Decimal(closing) + 5), "voucher": "记-1"},
                    {"item": "利息", "income": "5.00", "voucher": "记-2"},
                ],
            },
        )
        for period, opening, closing in sums
    ]  # fmt: skip
    kept = [record for record in district() if record["kind"] != "community_entry"]
    return GatheredOffice([*kept, *entries], date(2027, 1, 10))


def test_a_section_shows_its_accounts_as_a_chart_whose_numbers_stand_in_its_table() -> None:
    office = accounts_of(("2026-Q1", "900.00", "800.00"), ("2026-Q2", "800.00", "650.00"))
    page = office.pages["communities/510108002001/caiwu/"]
    html = office.html(page.address)
    assert html.index("<svg") < html.index(f'id="{LIST}"')
    assert f'href="#{LIST}"' in html
    below = html[html.index(f'id="{LIST}"') :]
    for row in drawn(page.data["figures"]["periods"])["numbers"]["rows"]:
        for cell in row["cells"]:
            assert f">{cell}</td>" in below


def test_a_section_without_accounts_has_no_chart() -> None:
    assert "<svg" not in accounts_of(("2026-Q1", "900.00", "800.00")).html("communities/510108002001/caiwu/")


def test_a_statement_shows_how_its_sums_come_to_its_closing_and_which_period_it_takes_up() -> None:
    office = accounts_of(("2026-Q1", "900.00", "800.00"), ("2026-Q2", "800.00", "650.00"), ("2026-Q4", "1.00", "0.50"))
    html = office.html("entries/sz-2026-q2/")
    equation = re.sub(r"<[^>]+>", "", html[html.index("lq-balance__sum") :].partition("</p>")[0].partition(">")[2])
    assert equation == "800.00期初结余 ＋5.00收入 －155.00支出 ＝650.00期末结余"
    assert "✓ 账目相符" in html
    assert (
        '✓ 与上期衔接：<a href="../../entries/sz-2026-q1/">2026年第一季度</a>的期末结余是800.00元，等于本期的期初结余'
        in html
    )
    assert "<li>首次公开</li>" in office.html("entries/sz-2026-q1/")
    assert "<li>上期没有公开，无从核对衔接</li>" in office.html("entries/sz-2026-q4/")


def test_accounts_that_do_not_come_out_are_never_called_right() -> None:
    amounts = {"opening": "1,000.00", "income": "500.00", "expense": "200.00", "closing": "1,300.01"}
    checked = balance_checked(amounts, {"before": {}, "follows": ""})
    assert checked["words"] == "✗ 账目不符：期初结余加收入减支出是1,300.00元"
