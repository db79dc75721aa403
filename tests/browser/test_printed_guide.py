"""Paper: an item prints as a guide of one page that says what a resident needs, with its address, date, version and code."""

import re

import pytest

from generator.pages.address_code import address_code

PERMITS = ("xk-shipin-jingying", "xk-huwai-guanggao", "xk-gongsi-sheli", "xk-yiliao-zhiye", "xk-minfei")


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("item", PERMITS)
def test_a_permit_prints_on_one_page(page, address, item):
    page.goto(f"{address}items/{item}/")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_paper_is_the_same_for_one_who_reads_large_type_on_black(page, address):
    page.add_init_script(
        """localStorage.setItem("liangquan.display", '{"size": "elder", "scheme": "dark", "contrast": "more"}')"""
    )
    page.goto(f"{address}items/xk-shipin-jingying/")
    assert page.evaluate("document.documentElement.dataset.lqSize") == "elder"
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    for shown in ("body", ".lq-facts", ".lq-materials"):
        colours = page.locator(shown).evaluate(
            "found => [getComputedStyle(found).backgroundColor, getComputedStyle(found).color]"
        )
        assert colours[0] in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, shown
        assert colours[1] in {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}, shown


def test_the_printed_guide_says_what_a_resident_needs(page, address):
    page.goto(f"{address}items/xk-shipin-jingying/")
    page.emulate_media(media="print")
    words = page.locator("article").inner_text()
    for needed in (
        "食品经营许可", "成华区市场监督管理局", "自然人、法人或其他组织", "成华区政务服务中心（区市场监管局窗口）", "周一至周五",
        "食品经营许可申请书", "食品安全管理制度目录", "从业人员健康证明", "10个工作日", "不收费", "028-80000919", "028-80000719",
        "申请行政复议", "申请人提出申请", "制证送达", "《食品安全法》第三十五条第一款", "2026-03-17",
        "https://liangquan.example/items/xk-shipin-jingying/",
    ):  # fmt: skip
        assert needed in words, needed
    assert re.search(r"版本\s+\d{4}-\d\d-\d\d · [0-9a-f]{8}", words)
    for unneeded in ("追责情形", "事项编码", "变更记录", "哪些内容引用本页", "来源文件"):
        assert unneeded not in words, unneeded
    for hidden in (".lq-tabs", ".lq-breadcrumb", ".md-header", ".lq-chart", "#dengji"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_the_code_stands_on_paper_only_and_is_that_of_the_permanent_address(page, address):
    page.goto(f"{address}items/xk-shipin-jingying/")
    code = page.locator(".lq-printed-guide img")
    assert not code.is_visible()
    page.emulate_media(media="print")
    assert code.is_visible()
    size, image = address_code("https://liangquan.example/items/xk-shipin-jingying/")
    assert code.get_attribute("src") == image
    assert code.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [size, size]
    box = code.bounding_box()
    assert box["width"] == box["height"] >= 94  # 25 mm: a module of 0.6 mm is read at arm's length


def test_other_pages_have_no_code_and_print_without_the_ways_around_the_site(page, address):
    for place in ("units/qu-sifaju/", "items/all/", "communities/510108002005/", "about/"):
        page.goto(address + place)
        page.emulate_media(media="print")
        assert page.locator(".lq-printed-guide").count() == 0
        for hidden in (".lq-tabs", ".md-header", ".lq-facets", ".lq-pager"):
            assert not any(found.is_visible() for found in page.locator(hidden).all()), (place, hidden)
        width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], place
