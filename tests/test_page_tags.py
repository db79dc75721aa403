"""What the head of every page says: page tags (W-1, 国办发〔2017〕47号), Open Graph, JSON-LD."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.areas import AREAS
from generator.pages.page_tags import page_tags
from generator.pages.shell import StampedPage
from generator.pages.stamping import Site as SiteWords
from generator.pages.stamping import stamped
from generator.pages.structured_data import DEMONSTRATION, script_of
from tests.frame import frame
from tests.pages.small_register import Office, changed, records, templates
from tests.test_small_site import Site, site_of

URL = "https://liangquan.example/"


class Head(HTMLParser):
    """The tags of a page's head by name and by property, its canonical address and its data."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.named: dict[str, str] = {}
        self.graph: dict[str, str] = {}
        self.canonical = ""
        self.data: list[Any] = []
        self._reads = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            for key, found in (("name", self.named), ("property", self.graph)):
                if key in values:
                    assert values[key] not in found, values[key]
                    found[values[key]] = values["content"]
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        self._reads = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._reads:
            self.data.append(json.loads(data))
            self._reads = False

    def things(self, type_: str) -> list[dict[str, Any]]:
        return [thing for graph in self.data for thing in graph["@graph"] if thing["@type"] == type_]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(tmp_path_factory.mktemp("tags"))


@pytest.fixture(scope="module")
def heads(site: Site) -> dict[str, Head]:
    return {f"{address}/" if address else "": Head(html) for address, html in site.pages()}


def test_every_page_has_the_tags_of_the_site_the_column_and_the_content(heads: dict[str, Head]) -> None:
    columns = {area.title for area in AREAS}
    for address, head in heads.items():
        named = head.named
        assert named["SiteName"] == head.graph["og:site_name"] == "成华区权力公开透明运行", address
        assert named["SiteDomain"] == "liangquan.example", address
        assert named["ColumnName"] in columns, address
        assert named["ColumnType"] in {"信息发布", "办事服务"}, address
        assert named["ArticleTitle"] == head.graph["og:title"], address
        assert named["ContentSource"], address
        assert named["description"] == head.graph["og:description"] != "", address
        assert named["Url"] == head.graph["og:url"] == head.canonical == URL + address
        assert head.graph["og:locale"] == "zh_CN"
        assert head.graph["og:type"] in {"article", "website"}


def test_the_dates_in_the_head_are_those_of_the_page_and_never_the_builds(site: Site, heads: dict[str, Head]) -> None:
    for address, html in site.pages():
        head = heads[f"{address}/" if address else ""]
        told = dict(re.findall(r'<dt>(公开日期|更新日期)</dt><dd><time datetime="([\d-]+)">', html))
        assert head.named["PubDate"] == told["公开日期"] == head.graph["article:published_time"], address
        assert head.graph.get("article:modified_time") == told.get("更新日期"), address


def test_the_tags_name_the_publisher_and_the_title_that_the_page_shows(site: Site, heads: dict[str, Head]) -> None:
    for address, html in site.pages():
        head = heads[f"{address}/" if address else ""]
        publisher = re.search(r"<dt>公开主体</dt><dd>(.*?)</dd>", html)
        assert publisher
        assert head.named["ContentSource"] == unescape(re.sub(r"<.*?>", "", publisher[1])), address
        title = re.search(r"<title>(.*?) - 成华区权力公开透明运行</title>", html)
        assert title
        assert head.named["ArticleTitle"] == unescape(title[1]), address


def test_every_address_in_the_data_is_a_page_of_the_site(site: Site, heads: dict[str, Head]) -> None:
    def addresses(tree: Any) -> list[str]:
        if isinstance(tree, dict):
            tree = [value for key, value in tree.items() if key != "@context"]
        if isinstance(tree, list):
            return [found for part in tree for found in addresses(part)]
        return [tree] if isinstance(tree, str) and tree.startswith(("http:", "https:")) else []

    found = {address: there for there, head in heads.items() for address in addresses(head.data)}
    assert len(found) > 20
    for address, there in found.items():
        assert address.startswith(URL), there
        assert (site.root / address.removeprefix(URL) / "index.html").is_file(), (there, address)


def test_every_page_but_the_front_one_tells_the_way_to_itself(heads: dict[str, Head]) -> None:
    for address, head in heads.items():
        assert len(head.data) == 1, address
        ways = head.things("BreadcrumbList")
        if not address:
            assert ways == []
            assert [site["url"] for site in head.things("WebSite")] == [URL]
            continue
        steps = ways[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == URL
        assert steps[-1]["name"] == head.named["ArticleTitle"]
        assert ["item" in step for step in steps] == [True] * (len(steps) - 1) + [False]


def test_an_item_that_one_may_apply_for_is_a_service(heads: dict[str, Head]) -> None:
    (service,) = heads["items/xk-shipin/"].things("GovernmentService")
    assert service["serviceType"] == "行政许可"
    assert service["url"] == service["availableChannel"]["serviceUrl"] == URL + "items/xk-shipin/"
    assert service["provider"]["url"] == URL + "units/qu-shichangju/"
    assert service["areaServed"] == "成华区"
    assert service["termsOfService"] == [URL + "provisions/shipin-anquan-fa-35-1/"]
    assert service["disambiguatingDescription"] == DEMONSTRATION


@pytest.mark.parametrize(
    "fields",
    [
        {"legal_basis": []},
        {"status": "废止", "status_reason": "上位法已修订"},
        {"withdrawn": {"on": "2026-05-08", "reason": "登记有误"}},
    ],
    ids=["suspended", "abolished", "withdrawn"],
)
def test_an_item_that_can_not_be_used_is_no_service(fields: dict[str, Any]) -> None:
    office = Office(changed(records(), "xk-shipin", **fields))
    assert Head(html_of(office, "items/xk-shipin/")).things("GovernmentService") == []
    assert Head(html_of(Office(records()), "items/xk-shipin/")).things("GovernmentService")


def test_a_penalty_is_no_service(heads: dict[str, Head]) -> None:
    assert heads["items/cf-wuzheng-jingying/"].things("GovernmentService") == []


def test_units_and_communities_say_where_they_are_and_when_one_may_come(heads: dict[str, Head]) -> None:
    offices = {address: head.things("GovernmentOrganization") for address, head in heads.items()}
    assert {address for address, found in offices.items() if found} == {
        address for address in heads if re.fullmatch(r"units/[^/]+/|communities/\d+/", address)
    }
    for found in offices.values():
        for office in found:
            assert office["telephone"]
            assert office["address"] == office["location"]["address"] != ""
            assert office["location"]["openingHours"]
    (community,) = offices["communities/510108002005/"]
    assert community["parentOrganization"]["url"] == URL + "units/jd-mengzhuiwan/"


def test_whole_lists_are_data_sets_and_their_parts_are_not(heads: dict[str, Head]) -> None:
    lists = {address for address, head in heads.items() if head.things("Dataset")}
    assert {"items/", "laws/", "standards/", "communities/"} <= lists
    assert not [address for address in lists if "by-" in address or "a-z" in address]
    for address in lists:
        (data,) = heads[address].things("Dataset")
        assert data["datePublished"] == heads[address].named["PubDate"]
        assert data["description"]


def html_of(office: Office, address: str) -> str:
    words = SiteWords("亮权", URL, demonstration=False)
    return stamped(office.pages[address], office.views, templates(), frame("items", 2), words)


def tags_of(html: str) -> list[str]:
    return re.findall(r"</?[a-z][^\s>]*", html)


@settings(max_examples=25, deadline=None)  # the first example builds the frames
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20))
def test_no_title_breaks_out_of_the_head(text: str) -> None:
    hostile = f"</script><script>alert(1)</script>\"'&\u2028<!--{text}"
    html = html_of(Office(changed(records(), "xk-shipin", name=hostile)), "items/xk-shipin/")
    assert tags_of(html) == tags_of(html_of(Office(records()), "items/xk-shipin/"))
    head = Head(html)
    assert head.named["ArticleTitle"] == head.things("GovernmentService")[0]["name"]
    assert head.things("GovernmentService")[0]["name"].startswith("</script><script>")


@given(st.text())
def test_data_reads_back_as_it_was_and_holds_no_sign_that_ends_a_script(text: str) -> None:
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return
    script = script_of({"name": text})
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {"name": text}


def test_a_site_without_an_address_names_none() -> None:
    office = Office(records())
    page = office.pages["items/xk-shipin/"]
    html = stamped(page, office.views, templates(), frame("items", 2), SiteWords("亮权", "", demonstration=False))
    assert "ld+json" not in html
    assert "og:url" not in html
    assert "ArticleTitle" in page_tags(page, "")


def test_the_page_that_says_there_is_none_has_the_tags_of_the_site(site: Site) -> None:
    head = Head((Path(site.root) / "404.html").read_text("utf-8"))
    assert head.named["SiteName"]
    assert head.canonical == ""


def test_the_head_of_a_page_weighs_little() -> None:
    """Beside what a frame holds: 1.2 KB a page on average."""
    office = Office(records())
    sizes = []
    for page in office.pages.values():
        taken: list[StampedPage] = []

        class Kept:
            def stamp(self, page: StampedPage, taken: list[StampedPage] = taken) -> str:
                taken.append(page)
                return ""

        stamped(page, office.views, templates(), Kept(), SiteWords("亮权", URL, demonstration=False))  # type: ignore[arg-type]  # it only keeps
        sizes.append(len(taken[0].head.encode()))
    assert sum(sizes) / len(sizes) <= 1229
