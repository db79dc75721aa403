"""Lists of the register: complete, paged, and nothing suspended is offered."""

import re
from collections import Counter
from urllib.parse import urljoin

import pytest

from generator.model.powers import PowerType
from generator.pages.listed_items import TYPE_SLUGS
from generator.pages.paging import ROWS
from tests.pages.gathered import GatheredOffice, community, district, items
from tests.pages.small_register import changed, entry, item, unit


@pytest.fixture(scope="module")
def office() -> GatheredOffice:
    return GatheredOffice(
        [
            *district(250),
            item("sx-dangwu", name="党员发展", sphere="党务", type=""),
            item("sx-tingzhi", name="自行暂停的事项", status="暂停实施", status_reason="机构改革，职责划转"),
            item("sx-feizhi", name="已经废止的事项", status="废止", status_reason="法律修订"),
            item("sx-wuyiju", name="没有依据的事项", legal_basis=[]),
            item("sx-chehui", name="撤回的事项", withdrawn={"on": "2026-05-08", "reason": "登记有误"}),
        ]
    )


def test_no_page_of_a_list_has_more_than_a_hundred_rows(office):
    for address in office.addresses:
        groups = office.pages[address].data.get("groups", [])
        assert sum(len(group["rows"]) + bool(group.get("title")) for group in groups) <= ROWS, address


def test_no_two_pages_share_an_address(office):
    assert [address for address, count in Counter(office.addresses).items() if count > 1] == []


def test_every_item_stands_once_in_the_list_of_its_unit_type_sphere_and_letter(office):
    offered = {
        item.address
        for item in office.facts.register.items.values()
        if not item.withdrawn and office.facts.standing[item.id].status != "废止"
    }
    roots = [address for address in office.pages if re.fullmatch(r"items/[a-z-]+/[a-z-]+/", address)]
    for way in ("by-unit", "by-sphere", "a-z"):
        found = [href for root in roots if root.startswith(f"items/{way}/") for href in office.listed(root)]
        assert Counter(found) == Counter(offered), way
    assert Counter(office.listed("items/all/")) == Counter(offered)
    typed = [href for type_ in PowerType for href in office.listed(f"items/by-type/{TYPE_SLUGS[type_]}/")]
    assert Counter(typed) == Counter(offered - {"items/sx-dangwu/"})


def test_an_abolished_item_is_listed_under_its_status_only(office):
    address = "items/sx-feizhi/"
    where = [root for root in office.addresses if address in _rows(office, root)]
    assert where == ["items/by-status/abolished/"]


def test_a_list_and_what_it_leaves_out_add_up_to_the_total_that_led_to_it(office):
    for part in office.pages[""].data["parts"]:
        if part["title"] in {"按领域", "按类型", "按单位"}:
            for link in part["links"]:
                data = office.pages[link["href"]].data
                left_out = re.search(r"另有(\d+)项", data["aside"].get("text", ""))
                assert data["count"] + int(left_out[1] if left_out else 0) == link["count"], link


def test_a_withdrawn_record_is_in_no_list(office):
    assert not [root for root in office.addresses if "items/sx-chehui/" in _rows(office, root)]


def test_a_suspended_item_is_never_offered_to_applicants(office):
    offered = office.listed("items/to-apply/")
    assert offered
    assert not {"items/sx-tingzhi/", "items/sx-wuyiju/", "items/sx-feizhi/"} & set(offered)


def test_a_suspended_item_is_listed_with_its_badge_and_without_a_limit(office):
    html = office.html("items/by-status/suspended/")
    row = next(row for row in html.split("<tr>") if "items/sx-tingzhi/" in row)
    assert "暂停实施" in row
    assert "工作日" not in row


def test_an_item_without_a_basis_is_on_the_suspended_page_with_the_reason_the_rule_gives(office):
    html = office.html("supervision/suspended/")
    row = next(row for row in html.split("<tr>") if "items/sx-wuyiju/" in row)
    assert "没有设定依据" in row
    assert "自动暂停" in row
    row = next(row for row in html.split("<tr>") if "items/sx-tingzhi/" in row)
    assert "机构改革" in row
    assert "单位公布" in row


def test_a_unit_with_more_than_a_hundred_items_has_lists_by_type(office):
    assert "items/by-unit/qu-shichang/permit/" in office.pages
    assert "items/by-unit/qu-sifa/permit/" not in office.pages


def test_every_link_between_pages_leads_to_a_page(office):
    known = set(office.pages)
    for address in office.pages:
        here = f"https://example.test/{address}"
        for href in re.findall(r'<a [^>]*?href="([^"#]+)', office.html(address)):
            leads_to = urljoin(here, href)
            if leads_to.startswith("https://example.test/"):
                assert leads_to.removeprefix("https://example.test/") in known, (address, href)


def test_every_gathered_page_says_who_publishes_it_since_when_and_where_it_stays(office):
    for address in office.addresses:
        html = office.html(address)
        assert re.search(r"<dt>公开主体</dt><dd>[^<]", html), address
        assert re.search(r'<time datetime="\d{4}-\d\d-\d\d">', html), address
        assert f"https://example.test/{address}" in html


def test_each_clarity_counts_what_it_lists(office):
    coverage = office.facts.coverage
    clear = {part["href"].split("/")[-2]: part["count"] for part in office.pages["supervision/clarity/"].data["clear"]}
    assert clear["without-chart"] == len(coverage.without_chart)
    assert clear["without-basis"] == len(coverage.without_basis)
    assert clear["without-standard"] == len(coverage.without_standard)
    assert clear["shared-charts"] == sum(len(sharing) for _, sharing in coverage.shared_charts)
    for slug, count in clear.items():
        assert len(office.listed(f"supervision/clarity/{slug}/")) == count


def test_two_units_with_an_item_of_one_name_are_shown_together():
    twins = [
        item("sx-a", name="户外广告检查", type="行政检查"),
        item("sx-b", name="户外广告检查", type="行政检查", unit="qu-sifa"),
    ]
    shown = GatheredOffice([*district(), *twins]).html("supervision/clarity/overlaps/")
    assert "items/sx-a/" in shown
    assert "items/sx-b/" in shown


def test_a_law_that_ceased_is_marked_as_such():
    assert "已废止" in GatheredOffice(changed(district(), "shipin-fa", effective_to="2026-01-01")).html("laws/")
    assert "未生效" in GatheredOffice(changed(district(), "shipin-fa", effective_from="2027-01-01")).html("laws/")
    assert "lq-badge" not in GatheredOffice(district()).html("laws/")


def test_provisions_of_a_law_stand_in_the_order_of_their_articles(office):
    assert office.listed("laws/provisions/") == ["provisions/shipin-35-1/", "provisions/shipin-122/"]


def test_an_empty_register_still_has_its_pages():
    office = GatheredOffice([unit("qu-minzheng", "示例区民政局", publisher="qu-minzheng")])
    for root in ("items/", "processes/", "laws/", "standards/", "communities/", "supervision/"):
        assert "示例区民政局" in office.html(root)
    assert "没有暂停实施的事项" in office.html("supervision/suspended/")


def test_no_name_breaks_out_of_its_place_in_a_list():
    evil = "\"'><script>x</script>&"
    office = GatheredOffice(
        [
            *district(),
            *items(1, name=evil, status="暂停实施", status_reason=evil),
            unit("qu-evil", evil),
            community(3, name=evil, profile=evil, address=evil),
            entry("evil", "2026-Q1", title=evil, community="510108002003"),
        ]
    )
    for address in [*office.addresses, ""]:
        assert "<script" not in office.html(address), address


def _rows(office: GatheredOffice, address: str) -> set[str]:
    return {row["href"] for group in office.pages[address].data.get("groups", []) for row in group["rows"]}


def test_units_stand_in_the_order_of_the_short_names_that_are_shown():
    full = {"qu-xiaofang": ("甲市消防大队", "区消防大队"), "qu-caizheng": ("示例区财政局", "区财政局")}
    units = [unit(id_, name=name, short_name=short) for id_, (name, short) in full.items()]
    office = GatheredOffice([*district(), *units, *(item(f"sx-{id_}", unit=id_) for id_ in full)])
    parts = {part["title"]: [link["title"] for link in part["links"]] for part in office.pages["items/"].data["parts"]}
    shown = [title for title in parts["按单位"] if title in {"区消防大队", "区财政局"}]
    assert shown == ["区财政局", "区消防大队"]
