"""Pages of units: whom to ask, what they may do, what was changed lately, and honestly what they may not do."""

import re
from datetime import date

import pytest

from generator.model.kind import PlainData
from tests.pages.gathered import category, community, district, network, street
from tests.pages.small_register import Office, changed, guide, item, penalty, records, standard, unit

MARKET = "units/qu-shichang/"


def suspended(id_: str, **more: str) -> PlainData:
    return item(id_, code="510108-XK-0008", name="暂停示例", status="暂停实施", status_reason="机构改革", **more)


def section(html: str, anchor: str) -> str:
    """What stands under the heading of that id, to the next one."""
    found = re.search(rf'<h2 id="{anchor}">.*?(?=<h2 |$)', html, re.DOTALL)
    assert found
    return found[0]


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(records())


def test_a_unit_begins_with_whom_to_call_where_and_when(office):
    html = office.html(MARKET)
    told = ('<a href="tel:028-80000002">', "演示路3号", "周一至周五 9:00—17:00", '<a href="tel:12345">12345</a>', "<h2")
    places = [html.index(words) for words in told]
    assert places == sorted(places)


def test_a_unit_counts_its_items_by_type_and_leaves_out_those_abolished():
    gone = item("xk-gone", code="510108-XK-0009", name="废止示例", status="废止", status_reason="上位法已修订")
    office = Office([*records(), gone])
    counted = office.pages[MARKET].data["by_type"]
    assert [(group["title"], group["count"]) for group in counted] == [("行政许可", 1), ("行政处罚", 1)]
    html = office.html(MARKET)
    assert 'href="../../items/by-unit/qu-shichang/"' in section(html, "shixiang")
    assert "废止示例" not in section(html, "shixiang")
    assert "已经废止" in html


def test_what_people_may_apply_for_comes_before_the_other_powers(office):
    data = office.pages[MARKET].data
    assert [row["title"] for row in data["offered"]] == ["食品经营许可"]
    assert [row["title"] for row in data["others"]] == ["对未经许可经营食品的处罚"]
    html = section(office.html(MARKET), "shixiang")
    assert html.index("食品经营许可") < html.index("对未经许可经营食品的处罚")


def test_a_suspended_item_is_never_listed_among_services():
    """Not even where its guide is still there; it is named with its reason as what can't be done."""
    told = Office([*records(), suspended("xk-b"), guide(id="zn-b", item="xk-b")])
    data = told.pages[MARKET].data
    assert "暂停示例" not in {row["title"] for row in (*data["offered"], *data["others"])}
    assert data["suspended"] == {
        "count": 1, "listed": [{"title": "暂停示例", "href": "items/xk-b/", "reason": "机构改革", "status": "暂停实施"}],
    }  # fmt: skip
    html = told.html(MARKET)
    assert "有1项权力暂停实施，不能办理" in html
    linked = [html[found.end() : found.end() + 80] for found in re.finditer(r'href="[./]*/items/xk-b/">', html)]
    assert len(linked) == 2
    assert all(after.startswith('暂停示例</a> <span class="lq-badge lq-badge--suspended">') for after in linked)


def test_of_many_suspended_items_the_rest_is_counted():
    told = Office([*records(), *(suspended(f"xk-{n}") | {"code": f"510108-XK-{n}"} for n in range(2000, 2009))])
    assert len(told.pages[MARKET].data["suspended"]["listed"]) == 5
    assert '其余4项见<a href="../../supervision/suspended/">' in told.html(MARKET)


def test_the_last_changes_of_a_unit_are_its_own_the_newest_first_each_with_its_reason():
    changes = [
        {"on": "2026-03-02", "kind": "新增", "reason": "首次公开", "by": "qu-shichang", "reviewed_by": "qu-sifa"},
        {
            "on": "2026-06-18",
            "kind": "修改",
            "reason": "法律修订，调整承诺时限",
            "by": "qu-shichang",
            "reviewed_by": "qu-sifa",
        },
    ]
    plain = changed(
        changed(records(), "xk-shipin", changed_on="2026-06-18", changes=changes), "cg-1", publisher="qu-sifa"
    )
    office = Office([*plain, standard("cg-9", code="CG-0009", published_on="2026-06-20", violation="另一违法行为")])
    told = office.pages[MARKET].data["latest"]
    assert [(change["title"], change["kind"], change["text"]) for change in told[:2]] == [
        ("另一违法行为", "裁量基准公开", ""), ("食品经营许可", "权力事项更新", "修改：法律修订，调整承诺时限"),
    ]  # fmt: skip
    assert "standards/cg-1/" not in {change["href"] for change in told}
    assert [change["href"] for change in office.pages["units/qu-sifa/"].data["latest"]] == ["standards/cg-1/"]


def test_a_change_of_another_day_gives_no_reason_for_this_one():
    office = Office(changed(records(), "xk-shipin", changed_on="2026-06-18"))
    told = next(change for change in office.pages[MARKET].data["latest"] if change["title"] == "食品经营许可")
    assert (told["on"], told["text"]) == ("2026-06-18", "")


def test_the_telephone_for_complaints_is_the_one_that_most_of_its_items_give():
    others = [
        item(f"xk-{n}", code=f"510108-XK-{2000 + n}", supervision={"telephone": "028-80000719"}) for n in range(3)
    ]
    assert Office([*records(), *others]).pages[MARKET].data["complaints"] == "028-80000719"
    assert (
        Office([*records(), penalty() | {"supervision": {"telephone": "028-80000719"}}])
        .pages[MARKET]
        .data["complaints"]
        == "12345"
    )


def test_a_unit_without_powers_says_so(office):
    html = office.html("units/qu-sifa/")
    assert "没有登记权力事项" in html
    assert "监督电话" not in html


def test_a_street_lists_its_communities_with_their_telephones_and_what_they_owe():
    owed = category("jueyi", "民主决议", section="民主管理", required="是", due="15个自然日", since="2026-01-01")
    office = Office([*district(), owed], date(2026, 7, 20))
    html = office.html("units/jd-wangping/")
    assert "所辖社区有4条内容逾期未公开" in html
    table = section(html, "shequ")
    assert table.count('<a href="tel:028-80000004">') == 2
    assert table.count('<a href="../../communities/51010800200') == 2
    assert table.count("2条") == 2 + 1  # each owes two; the first also published two
    assert "所辖社区" not in office.html(MARKET)
    assert html.count("示例1社区</a>") == 1


def test_a_street_with_hundreds_of_communities_lists_them_all_once():
    many = [community(number) for number in range(3, 303)]
    kept = [record for record in district() if record["kind"] != "network"]
    html = Office([*kept, network(302), *many]).html("units/jd-wangping/")
    assert section(html, "shequ").count('<tr><th scope="row">') == 302


def test_a_street_without_communities_has_no_list_of_them():
    assert "所辖社区" not in Office([*records(), street(), unit("jd-b", "空街道")]).html("units/jd-b/")
