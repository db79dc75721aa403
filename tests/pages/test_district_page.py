"""The page of a district: what its units may do, what was changed lately, and whom to ask."""

from collections import Counter
from datetime import date

import pytest

from tests.pages.gathered import GatheredOffice, category, district, items, network
from tests.pages.small_register import changed, item, unit

DISTRICT = "districts/510108/"


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    return GatheredOffice(district(count=30))


def test_a_district_begins_with_whom_to_ask_and_where_to_complain(office):
    html = office.html(DISTRICT)
    told = (
        '<a href="../../units/qu-minzheng/">示例区民政局</a>',
        '<a href="tel:028-80000002">',
        '<a href="tel:12345">',
        "<h2",
    )
    places = [html.index(words) for words in told]
    assert places == sorted(places)


def test_a_district_counts_what_its_units_may_do(office):
    data = office.pages[DISTRICT].data
    plain = [record for record in district(count=30) if record["kind"] == "power_item"]
    assert {group["title"]: group["count"] for group in data["by_type"]} == Counter(record["type"] for record in plain)
    assert all(group["href"] in office.pages for group in data["by_type"])
    rows = {row["title"]: row["cells"] for group in data["units"] for row in group["rows"]}
    assert rows["示例区市场监管局"][1] == {"title": "32项", "href": "items/by-unit/qu-shichang/"}
    assert rows["示例区司法局"][1] == ""


def test_what_was_abolished_is_no_longer_among_what_it_may_do():
    gone = items(1, status="废止", status_reason="理由")
    before, after = GatheredOffice(district()), GatheredOffice([*district(), *gone])
    assert before.pages[DISTRICT].data["count"] == after.pages[DISTRICT].data["count"]


def test_a_street_that_owes_is_marked_with_how_much():
    owed = category("jueyi", "民主决议", section="民主管理", required="是", due="15个自然日", since="2026-01-01")
    stopped = item("xk-b", code="510108-XK-0008", name="暂停示例", status="暂停实施", status_reason="理由")
    data = GatheredOffice([*district(), owed, stopped], date(2026, 7, 20)).pages[DISTRICT].data
    (street,) = data["streets"]
    assert street["status"] == "逾期"
    assert street["cells"][1:3] == ["2个", "4条"]
    assert [alert["count"] for alert in data["alerts"]] == [1, 4]


def test_the_last_changes_come_from_every_unit_the_newest_first():
    plain = changed(district(), "cg-1", publisher="qu-sifa", changed_on="2026-06-30")
    told = GatheredOffice(plain).pages[DISTRICT].data["latest"]
    assert (told[0]["href"], told[0]["note"]) == ("standards/cg-1/", "示例区司法局")
    assert [change["on"] for change in told] == sorted((change["on"] for change in told), reverse=True)


def test_each_district_of_a_city_has_a_page_of_its_own_units():
    two = network(2)
    two["city"]["districts"].append({"code": "510104", "name": "另一区"})
    office = GatheredOffice([*(record for record in district() if record["kind"] != "network"), two,
                             unit("qu-b", "另一区司法局", division="510104")])  # fmt: skip
    other = office.pages["districts/510104/"]
    assert [row["title"] for group in other.data["units"] for row in group["rows"]] == ["另一区司法局"]
    assert "还没有登记权力事项" in office.html("districts/510104/")
    # A list by type is the whole city's: neither district may pass it off as its own.
    assert {group["href"] for group in office.pages[DISTRICT].data["by_type"]} == {""}


def test_the_network_the_units_and_the_front_page_lead_to_it(office):
    assert 'href="../districts/510108/"' in office.html("network/")
    assert 'href="../districts/510108/"' in office.html("units/")
    assert 'href="districts/510108/"' in office.html("")


def test_without_a_network_there_is_no_district_and_nothing_leads_to_one():
    office = GatheredOffice([record for record in district() if record["kind"] != "network"])
    assert not [address for address in office.pages if address.startswith("districts/")]
    assert "districts/" not in office.html("") + office.html("units/")
