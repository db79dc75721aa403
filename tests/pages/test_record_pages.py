import re

import msgspec
import pytest

from generator.pages.page import Page
from tests.pages.small_register import Office, changed, entry, law, penalty, provision, records, standard, unit

WITHDRAWN = {"on": "2026-05-08", "reason": "登记有误"}


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(records())


def test_every_page_says_who_publishes_it_since_when_and_where(office: Office) -> None:
    for address, page in office.pages.items():
        html = office.html(address)
        assert "公开主体</dt><dd>示例区市场监管局" in html
        assert 'datetime="2026-03-02"' in html
        assert f"https://example.test/{address}" in html
        assert page.source in html
        assert "当前位置" in html


def test_pages_are_the_same_whatever_the_order_of_the_records() -> None:
    encode = msgspec.msgpack.Encoder(decimal_format="string").encode
    one, other = Office(records()), Office(reversed(records()))
    assert [encode(page) for page in one.pages.values()] == [encode(page) for page in other.pages.values()]


def test_what_a_page_holds_survives_the_way_to_a_worker(office: Office) -> None:
    for page in office.pages.values():
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(page), type=Page) == page


def test_every_record_page_shows_what_points_at_it(office: Office) -> None:
    assert "items/xk-shipin/" in office.html("provisions/shipin-35-1/")
    assert "standards/cg-1/" in office.html("provisions/shipin-122/")
    assert "provisions/shipin-122/" in office.html("laws/shipin-fa/")
    assert "standards/cg-1/" in office.html("units/qu-sifa/")


def test_no_page_grows_with_what_points_at_it() -> None:
    many = [penalty() | {"id": f"cf-{n}", "code": f"510108-CF-{n:04}", "name": f"示例处罚{n}"} for n in range(230)]
    office = Office([*records(), *many])
    html = office.html("provisions/shipin-122/")
    assert html.count("../../items/cf-") == 20
    assert "查看全部 231 项" in html
    lists = [f"provisions/shipin-122/pointing/power_item/{page}" for page in ("", "2/", "3/")]
    shown = [html for address in lists for html in [office.html(address)]]
    assert sum(html.count("/items/cf-") for html in shown) == 231
    assert f"{lists[2]}4/" not in office.pages


def test_a_withdrawn_record_is_in_no_list() -> None:
    office = Office(changed(records(), "cf-shipin", withdrawn=WITHDRAWN))
    for address in ("provisions/shipin-122/", "units/qu-shichang/"):
        assert "items/cf-shipin/" not in office.html(address)


@pytest.mark.parametrize(
    ("id_", "address"),
    [
        ("lc-shipin", "processes/lc-shipin/"), ("shipin-fa", "laws/shipin-fa/"), ("shipin-122", "provisions/shipin-122/"),
        ("cg-1", "standards/cg-1/"), ("qu-sifa", "units/qu-sifa/"), ("sz-2026-q1", "entries/sz-2026-q1/"),
        ("510108002005", "communities/510108002005/"), ("caiwu", "categories/caiwu/"),
    ],
)  # fmt: skip
def test_every_kind_of_withdrawn_record_leaves_a_page(id_: str, address: str) -> None:
    office = Office(changed(records(), id_, withdrawn=WITHDRAWN))
    html = office.html(address)
    assert "已于2026-05-08撤回" in html
    assert not office.pages[address].listed
    for other in office.pages:
        office.html(other)


def test_an_entry_of_a_withdrawn_community_leads_to_no_section() -> None:
    office = Office(changed(records(), "510108002005", withdrawn=WITHDRAWN))
    assert "communities/510108002005/caiwu/" not in office.html("entries/sz-2026-q1/")


def test_a_long_law_is_cut_into_pages_of_a_hundred_articles() -> None:
    office = Office([law(260) if record["id"] == "shipin-fa" else record for record in records()])
    counts = [
        office.html(address).count('id="tiao-')
        for address in ("laws/shipin-fa/", "laws/shipin-fa/2/", "laws/shipin-fa/3/")
    ]
    assert counts == [100, 100, 60]
    assert "第四章 示例" in office.html("laws/shipin-fa/2/")


def test_an_article_links_to_the_provisions_that_powers_rest_on(office: Office) -> None:
    html = office.html("laws/shipin-fa/")
    assert "权力依据" in html[html.index('id="tiao-35"') : html.index('id="tiao-36"')]
    assert "lq-cited" not in html[html.index('id="tiao-36"') :]


def test_a_provision_shows_its_article_and_marks_its_paragraph(office: Office) -> None:
    html = office.html("provisions/shipin-35-1/")
    assert "<mark>（一）示例项；</mark>" in html
    assert "<p>示例第1条第二款。</p>" in html


def test_a_provision_out_of_force_says_that_it_is_no_basis_today() -> None:
    html = Office(changed(records(), "shipin-122", effective_to="2026-01-01")).html("provisions/shipin-122/")
    assert "今天不能作为权力依据" in html
    assert "已废止" in html
    coming = Office(changed(records(), "shipin-122", effective_from="2027-01-01")).html("provisions/shipin-122/")
    assert "未生效" in coming


def test_a_provision_names_the_one_that_it_replaces() -> None:
    office = Office([*records(), provision("shipin-36", "36", replaces="shipin-35-1")])
    assert 'href="../../provisions/shipin-35-1/"' in office.html("provisions/shipin-36/")
    assert 'href="../../provisions/shipin-36/"' in office.html("provisions/shipin-35-1/")


def test_a_standard_stands_beside_the_range_that_the_law_leaves(office: Office) -> None:
    html = office.html("standards/cg-1/")
    assert "法定幅度</dt><dd>5万元以上10万元以下" in html
    assert "经营面积不足50平方米" in html
    assert "处罚法第三十三条第一款" in html
    assert 'href="../../items/cf-shipin/"' in html
    assert "尚未施行" not in html


def test_a_standard_not_yet_in_force_says_so() -> None:
    html = Office(changed(records(), "cg-1", effective_from="2026-07-02")).html("standards/cg-1/")
    assert "自2026-07-02起施行" in html


def test_a_unit_that_reviews_changes_lists_the_items_once(office: Office) -> None:
    assert office.html("units/qu-sifa/").count("items/xk-shipin/") == 1
    assert "没有登记权力事项" in office.html("units/qu-sifa/")


def test_a_statement_shows_every_voucher_and_its_sums(office: Office) -> None:
    html = office.html("entries/sz-2026-q1/")
    for words in ("记-001", "记-002", "1,000.50", "940.00", "期初结余", "100.00", "期末结余", "160.50", "合计"):
        assert words in html
    assert "日期</th>" not in html


def test_an_entry_leads_to_the_period_before_and_after_it_of_the_same_community() -> None:
    other = [
        {**record, "id": "510108002006"} for record in records() if record["id"] == "510108002005"
    ]  # another community with an entry in between
    office = Office(
        [*records(), *other, entry("sz-b", "2026-Q1", community="510108002006"), entry("sz-2026-q3", "2026-Q3")]
    )
    middle = office.html("entries/sz-2026-q2/")
    assert 'rel="prev" href="../../entries/sz-2026-q1/"' in middle
    assert 'rel="next" href="../../entries/sz-2026-q3/"' in middle
    assert "rel=" not in office.html("entries/sz-b/")


def test_an_entry_leads_back_to_its_community_and_its_section(office: Office) -> None:
    html = office.html("entries/sz-2026-q1/")
    assert 'href="../../communities/510108002005/"' in html
    assert 'href="../../communities/510108002005/caiwu/"' in html


def test_markdown_of_an_entry_is_html_and_its_html_is_text() -> None:
    office = Office(changed(records(), "sz-2026-q1", body="**已张贴**<script>alert(1)</script>"))
    html = office.html("entries/sz-2026-q1/")
    assert "<strong>已张贴</strong>" in html
    assert "<script>" not in html


def test_a_vote_is_shown_in_numbers() -> None:
    votes = {"present": "42", "agreed": "39", "opposed": "1", "abstained": "2"}
    html = Office(changed(records(), "sz-2026-q1", votes=votes, decided_by="居民代表会议")).html("entries/sz-2026-q1/")
    assert "居民代表会议" in html
    assert "到会42人：赞成39人，反对1人，弃权2人" in re.sub("<.*?>", "", html)


def test_a_second_standard_of_an_item_stands_on_its_page_too() -> None:
    office = Office([*records(), standard("cg-2", code="CG-0002", violation="伪造许可证")])
    assert office.html("items/cf-shipin/").count("lq-tiers") == 2


def test_units_without_powers_and_communities_of_a_street_are_listed() -> None:
    office = Office([*changed(records(), "510108002005", street="jd-a"), unit("jd-a", "示例街道")])
    html = office.html("units/jd-a/")
    assert "所辖社区" in html
    assert "communities/510108002005/" in html
