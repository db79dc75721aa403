"""The front page's totals equal the data (rule S-1)."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.kind import PlainData
from tests.pages.gathered import GatheredOffice, category, district
from tests.pages.small_register import changed, guide, item

WITHDRAWN = {"on": "2026-05-08", "reason": "登记有误"}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["党务", "政务", "事务"]),
            st.sampled_from(["行政许可", "行政处罚", "公共服务"]),
            st.sampled_from(["qu-shichang", "qu-sifa"]),
            st.sampled_from(["在用", "暂停实施", "废止"]),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_totals_on_the_front_page_equal_a_recount_of_the_records(drawn):
    plain = [
        item(
            f"sx-{number}", name=f"事项{number}", sphere=sphere, type="" if sphere == "党务" else type_, unit=unit, status=status,
            status_reason="理由", withdrawn={"on": "2026-05-08", "reason": "有误"} if withdrawn else "",
        )
        for number, (sphere, type_, unit, status, withdrawn) in enumerate(drawn)
    ]  # fmt: skip
    kept = [record for record in district() if record["kind"] not in {"power_item", "guide", "discretion_standard"}]
    office = GatheredOffice([*kept, *plain])
    standing = [record for record in plain if not record["withdrawn"]]
    data = office.pages[""].data
    numbers = {number["title"]: number["count"] for number in data["numbers"]}
    assert numbers["权力事项"] == len(standing)
    assert numbers["社区"] == 2
    assert numbers["社区信息"] == 2
    parts = {part["title"]: {link["title"]: link["count"] for link in part["links"]} for part in data["parts"]}
    assert parts.get("按领域", {}) == Counter(record["sphere"] for record in standing)
    assert parts.get("按类型", {}) == Counter(record["type"] for record in standing if record["type"])
    names = {"qu-shichang": "示例区市场监管局", "qu-sifa": "示例区司法局"}
    assert parts.get("按单位", {}) == Counter(names[record["unit"]] for record in standing)
    assert parts["四级网络"] == {"市": 1, "区": 1, "街道": 1, "社区": 2}
    assert data["alerts"][0]["count"] == sum(record["status"] == "暂停实施" for record in standing)
    abolished = sum(record["status"] == "废止" for record in standing)
    assert (f"权力事项中有{abolished}项" in office.html("")) == (abolished > 0)
    assert (f"已经废止的{abolished}项" in office.html("items/")) == (abolished > 0)
    for part in data["parts"]:
        assert all(link["href"] in office.pages for link in part["links"])


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    return GatheredOffice(changed(district(), "xk-shipin", changed_on="2026-06-30"))


def test_the_three_doors_lead_to_pages(office):
    html = office.html("")
    for address in ("items/to-apply/", "items/", "communities/"):
        assert f'href="{address}"' in html
        assert address in office.pages


def test_what_is_suspended_and_what_is_owed_stand_in_plain_sight_with_the_newest_by_name():
    owed = category("jueyi", "民主决议", section="民主管理", required="是", due="15个自然日", since="2026-01-01")
    stopped = [
        item(
            f"xk-{n}", code=f"510108-XK-{2000 + n}", name=f"暂停示例{n}", status="暂停实施", status_reason="理由",
            published_on=f"2026-04-0{n}",
        )
        for n in range(1, 6)
    ]  # fmt: skip
    office = GatheredOffice([*district(), owed, *stopped], date(2026, 7, 20))
    suspended, overdue = office.pages[""].data["alerts"]
    assert suspended["count"] == 5
    assert [name["title"] for name in suspended["names"]] == ["暂停示例5", "暂停示例4", "暂停示例3"]
    assert overdue["count"] == 4
    assert [name["note"] for name in overdue["names"]] == ["应于2026-07-15前公开"] * 2 + ["应于2026-04-15前公开"]
    html = office.html("")
    assert "<strong>5</strong> 项权力暂停实施" in html
    assert "<strong>4</strong> 条社区事务逾期未公开" in html
    assert '<a href="communities/510108002002/">示例2社区：民主决议</a> <small>应于2026-07-15前公开</small>' in html
    for found in re.finditer(r'href="items/xk-\d/">', html):
        assert "暂停实施" in html[found.end() : found.end() + 60]


def test_a_suspended_item_is_never_among_the_services_of_the_front_page():
    assert "items/xk-shipin/" in service_links(district())
    stopped = changed(district(), "xk-shipin", status="暂停实施", status_reason="机构改革")
    assert "items/xk-shipin/" not in service_links(stopped)
    assert "可以办的事" not in GatheredOffice(stopped).html("")
    assert "items/xk-shipin/" not in service_links(changed(district(), "zn-shipin", withdrawn=WITHDRAWN))
    assert "items/xk-shipin/" not in service_links(changed(district(), "shipin-35-1", effective_to="2026-06-30"))


def service_links(plain: list[PlainData]) -> set[str]:
    groups = GatheredOffice(plain).pages[""].data["services"]
    return {link["href"] for group in groups for link in group["links"]}


def test_services_for_persons_stand_apart_and_types_take_turns():
    kinds = ("行政许可", "公共服务", "行政给付")
    offered = [
        item(f"fw-{type_}-{n}".replace("行政许可", "a").replace("公共服务", "b").replace("行政给付", "c"),
             code=f"510108-XK-{3000 + 100 * kinds.index(type_) + n}", name=f"{type_}示例{n:02d}", type=type_)
        for type_ in kinds
        for n in range(20)
    ]  # fmt: skip
    guides = [guide(id=f"zn-{record['id']}", item=record["id"], audience="自然人") for record in offered]
    persons, businesses = GatheredOffice([*district(), *offered, *guides]).pages[""].data["services"]
    assert (persons["title"], businesses["title"]) == ("个人办事", "开店、办企业")
    assert Counter(link["title"][:4] for link in persons["links"]) == {"行政许可": 3, "公共服务": 3, "行政给付": 2}
    assert [link["title"] for link in businesses["links"]] == ["食品经营许可"]


def test_a_resident_reaches_the_community_by_its_street(office):
    assert office.pages[""].data["streets"] == [{"title": "望平街道", "href": "units/jd-wangping/", "count": 2}]
    assert "../../communities/510108002001/" in office.html("units/jd-wangping/")


def test_the_latest_change_comes_first(office):
    latest = office.pages[""].data["latest"]
    assert latest[0]["href"] == "items/xk-shipin/"
    assert latest[0]["kind"] == "权力事项更新"
    assert len(latest) == 10
    assert [change["on"] for change in latest] == sorted((change["on"] for change in latest), reverse=True)


def test_the_prose_of_the_front_page_is_shown_as_it_was_written(office):
    assert "<h1>权力公开</h1>" in office.html("")
