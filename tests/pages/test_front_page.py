"""The front page's totals equal the data (rule S-1)."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages.gathered import GatheredOffice, district
from tests.pages.small_register import changed, item


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
    assert data["suspended"] == sum(record["status"] == "暂停实施" for record in standing)
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


def test_what_is_suspended_and_what_is_owed_stand_in_plain_sight(office):
    html = office.html("")
    assert "项权力暂停实施" in html
    assert "条社区事务逾期未公开" in html


def test_the_latest_change_comes_first(office):
    latest = office.pages[""].data["latest"]
    assert latest[0]["href"] == "items/xk-shipin/"
    assert latest[0]["what"] == "权力事项更新"
    assert len(latest) == 10
    assert [change["on"] for change in latest] == sorted((change["on"] for change in latest), reverse=True)


def test_the_prose_of_the_front_page_is_shown_as_it_was_written(office):
    assert "<h1>权力公开</h1>" in office.html("")
