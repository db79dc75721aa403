import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.references import RecordName
from tests.pages.small_register import Office, changed, item, records, unit

WITHDRAWN = {"on": "2026-05-08", "reason": "登记有误"}


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(records())


def test_the_first_screen_answers_what_a_resident_asks(office: Office) -> None:
    html = office.html("items/xk-shipin/")
    first = html[: html.index("<h2")]
    for words in (
        "食品经营许可", "在用", "示例区市场监管局", "自然人、法人或其他组织", "区政务服务中心", "周一至周五 9:00—17:00", "2件材料",
        "10个工作日", "法定20个工作日", "不收费", "12345", "食品经营许可证", "028-80000003",
    ):  # fmt: skip
        assert words in first


def test_every_telephone_of_the_first_screen_can_be_dialled_with_a_touch(office: Office) -> None:
    for address, numbers in {
        "items/xk-shipin/": ("028-80000003", "12345"),
        "items/cf-shipin/": ("12345",),
    }.items():
        html = office.html(address)
        for number in numbers:
            assert f'<dd><a href="tel:{number}">{number}</a>' in html


def test_a_penalty_does_not_say_that_it_is_free_of_charge(office: Office) -> None:
    assert "不收费" not in office.html("items/cf-shipin/")
    assert "不收费" in office.html("items/xk-shipin/")


def test_the_basis_stands_with_the_text_of_its_paragraph(office: Office) -> None:
    html = office.html("items/xk-shipin/")
    assert "《示例食品法》第三十五条第一款" in html
    assert "示例第1条第一款" in html
    assert "（一）示例项" in html
    assert "示例第1条第二款" not in html


def test_a_basis_whose_text_is_not_held_is_still_named(office: Office) -> None:
    html = office.html("items/cf-shipin/")
    assert "《示例食品法》第一百二十二条" in html
    assert "lq-article" not in html


def test_a_suspended_item_is_never_offered() -> None:
    office = Office(changed(records(), "xk-shipin", legal_basis=[]))
    page = office.pages["items/xk-shipin/"]
    html = office.html("items/xk-shipin/")
    assert "guide" not in page.one
    assert html.index("没有设定依据，依规定一律暂停实施") < html.index("lq-facts")
    for words in ("申请材料", "食品经营许可申请书", "受理条件", "去哪里办", "多久办完", "不收费", "承诺时限", "谁能办"):
        assert words not in html


def test_an_item_whose_basis_has_ceased_says_which_and_when() -> None:
    office = Office(changed(records(), "shipin-fa", effective_to="2026-06-30"))
    assert "《示例食品法》第三十五条第一款有效期至2026年6月30日，已经失效" in office.html("items/xk-shipin/")
    before = Office(changed(records(), "shipin-fa", effective_to="2026-06-30"), date(2026, 6, 30))
    assert "暂停实施" not in before.html("items/xk-shipin/")


def test_an_abolished_item_says_so_before_all_else() -> None:
    office = Office(changed(records(), "xk-shipin", status="废止", status_reason="上位法已修订"))
    html = office.html("items/xk-shipin/")
    assert "已废止" in html[: html.index("lq-facts")]
    assert html.index("上位法已修订") < html.index("lq-facts")
    assert "申请材料" not in html


def test_a_withdrawn_item_leaves_a_page_that_says_so_and_nothing_of_its_content() -> None:
    office = Office(changed(records(), "xk-shipin", withdrawn=WITHDRAWN))
    page, html = office.pages["items/xk-shipin/"], office.html("items/xk-shipin/")
    assert not page.listed
    assert "已于2026-05-08撤回" in html
    assert "登记有误" in html
    assert "12345" not in html
    assert "一次性告知补正" not in html
    assert "https://example.test/items/xk-shipin/" in html
    assert "items/xk-shipin/" not in office.html("provisions/shipin-35-1/")


def test_points_of_risk_are_never_published(office: Office) -> None:
    assert all("内部风险点甲" not in office.html(address) for address in office.pages)


def test_a_penalty_shows_the_tiers_of_its_standard(office: Office) -> None:
    html = office.html("items/cf-shipin/")
    assert "未经许可经营食品" in html
    assert "罚款：5万元以上10万元以下" in html
    assert "流程图正在修订" in html


def test_beyond_three_standards_the_others_are_links() -> None:
    one = next(record for record in records() if record["id"] == "cg-1")
    more = [{**one, "id": f"cg-{n}", "code": f"CG-{n:04}", "violation": f"违法行为{n}"} for n in range(2, 31)]
    office = Office([*records(), *more])
    html = office.html("items/cf-shipin/")
    assert html.count("lq-tiers") == 3
    assert "查看全部 30 项" in html
    assert "items/cf-shipin/pointing/discretion_standard/" in office.pages


def test_a_change_names_who_asked_and_who_reviewed(office: Office) -> None:
    assert "示例区市场监管局申请，示例区司法局审核" in office.html("items/xk-shipin/")


def test_a_fee_is_shown_with_its_standard_and_its_basis() -> None:
    fee = {"charged": "是", "items": [{"name": "工本费", "standard": "每本10元", "basis": "示例价〔2016〕1号"}]}
    html = Office(changed(records(), "xk-shipin", fee=fee)).html("items/xk-shipin/")
    assert "工本费：每本10元" in html[: html.index("<h2")]
    assert "示例价〔2016〕1号" in html


def test_a_delegation_is_shown_with_its_letter_and_term() -> None:
    delegation = {
        "unit": "jd-a",
        "letter": "委托〔2026〕1号",
        "matter": "受理",
        "authority": "初审",
        "until": "2027-12-31",
    }
    office = Office([*changed(records(), "xk-shipin", delegation=delegation), unit("jd-a", "示例街道")])
    html = office.html("items/xk-shipin/")
    assert all(words in html for words in ("示例街道", "委托〔2026〕1号", "初审", "2027-12-31"))


def test_a_main_item_and_its_sub_items_link_to_each_other() -> None:
    sub = item("xk-shipin-1", code="510108-XK-0001-01", name="子项示例", parent="xk-shipin")
    office = Office([*records(), sub])
    assert 'href="../../items/xk-shipin-1/"' in office.html("items/xk-shipin/")
    assert 'href="../../items/xk-shipin/"' in office.html("items/xk-shipin-1/")


def test_a_page_names_only_views_that_exist(office: Office) -> None:
    for page in office.pages.values():
        assert all(isinstance(name, RecordName) and name in office.views for name in page.needs())


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20))
def test_no_text_of_a_record_breaks_out_of_its_place(text: str) -> None:
    hostile = f"<script>alert(1)</script>\"'&{text}</td>"
    fields = {"name": hostile, "duties": [hostile], "supervision": {"telephone": "12345", "address": hostile}}
    html = Office(changed(records(), "xk-shipin", **fields)).html("items/xk-shipin/")
    plain = Office(changed(records(), "xk-shipin", supervision={"telephone": "12345", "address": "址"})).html(
        "items/xk-shipin/"
    )
    assert re.findall(r"<[a-z/][^\s>]*", html) == re.findall(r"<[a-z/][^\s>]*", plain)
