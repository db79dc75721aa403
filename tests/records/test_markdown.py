"""What a record's prose may bring to a page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.markdown import allowed, forbidden_links, render

ELEMENTS = frozenset(
    {"p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "hr", "br", "blockquote", "h3", "h4", "h5", "h6"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)


def addresses(text: str) -> list[str]:
    return [finding.message.zh.removeprefix("不允许链接到 ") for finding in forbidden_links(text, ("body",))]


def test_html_stays_text() -> None:
    assert render("<script>alert(1)</script>\n\n甲<b>乙</b>") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>甲&lt;b&gt;乙&lt;/b&gt;</p>\n"
    )


def test_a_heading_takes_its_place_below_the_pages_own() -> None:
    assert render("# 甲\n\n## 乙\n\n丙\n===\n\n###### 丁") == "<h3>甲</h3>\n<h4>乙</h4>\n<h3>丙</h3>\n<h6>丁</h6>\n"


def test_lists_and_tables_are_rendered() -> None:
    assert "<table>" in render("|项目|金额|\n|-|-|\n|甲|1|\n")
    assert render("1. 甲\n2. 乙\n") == "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.gov.cn/a?b=c:d",
        "http://a",
        "mailto:a@b.cn",
        "tel:12345",
        "HTTPS://A",
        "../a/",
        "/a",
        "#a",
        "?a=b:c",
        "",
    ],
)
def test_a_link_within_the_site_or_to_the_web_or_a_telephone_is_kept(address: str) -> None:
    assert allowed(address)
    assert forbidden_links(f"[甲](<{address}>)", ("body",)) == []
    assert "<a href=" in render(f"[甲](<{address}>)")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a",
        "//elsewhere.example/x",
    ],
)
def test_any_other_link_is_told_and_left_as_text(address: str) -> None:
    (finding,) = forbidden_links(f"甲[乙](<{address}>)", ("body",))
    assert (finding.code, finding.path) == ("K-3", ("body",))
    assert "href" not in render(f"甲[乙](<{address}>)")


def test_a_link_by_reference_or_in_angle_brackets_is_looked_at_too() -> None:
    assert addresses("[甲][x]\n\n[x]: javascript:1\n") == ["javascript:1"]
    assert addresses("<ftp://a.example/>") == ["ftp://a.example/"]


def test_a_link_inside_a_list_or_a_table_is_found() -> None:
    assert addresses("- 甲\n  - **[乙](ftp://a)**\n\n|a|\n|-|\n|[丙](ftp://b)|\n") == ["ftp://a", "ftp://b"]


def test_the_same_address_is_told_once() -> None:
    assert addresses("[甲](ftp://a) [乙](ftp://a)") == ["ftp://a"]


def test_an_image_is_told_and_never_loaded() -> None:
    (finding,) = forbidden_links("![图](https://elsewhere.example/a.png)", ("body",))
    assert finding.code == "K-3"
    assert "<img" not in render("![图](https://elsewhere.example/a.png)")


@given(st.text(alphabet=st.sampled_from(list("[]()<>!:/\\&#;`*_|-\n \"'=ajscript年x1")), max_size=80))
@settings(max_examples=400, deadline=None)
def test_no_prose_brings_an_element_that_markdown_does_not_have(text: str) -> None:
    page = render(text)
    names = set(re.findall(r"<([a-zA-Z][\w-]*)", page))
    assert names <= ELEMENTS
    attributes = {name for tag in re.findall(r"<\w+([^>]*)>", page) for name in re.findall(r"\s([\w-]+)=\"", tag)}
    assert attributes <= {"href", "title", "start", "class", "style"}
    for address in re.findall(r'href="([^"]*)"', page):
        assert allowed(address)
