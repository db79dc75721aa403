import re

from generator.pages.page import Crumb, Page
from generator.pages.shell import Heading, StampedPage
from generator.pages.stamping import Site, closure_of, headings_of, stamped, version_of
from generator.pages.templates import Templates
from tests.pages.small_register import TODAY, Office, records, templates


class _Kept:
    def __init__(self) -> None:
        self.pages: list[StampedPage] = []

    def stamp(self, page: StampedPage) -> str:
        self.pages.append(page)
        return page.content


def _stamped(page: Page, site: Site, sources: dict[str, str]) -> StampedPage:
    kept = _Kept()
    partials = {
        "components/breadcrumb/breadcrumb.html": "{% macro breadcrumb(t) %}{{ t }}{% endmacro %}",
        "components/provenance/provenance.html": "{% macro provenance(p) %}{{ p.address }}{% endmacro %}",
    }
    stamped(page, {}, Templates({**partials, **sources}), kept, site)  # type: ignore[arg-type]  # a frame that keeps what it gets
    return kept.pages[0]


def _page(address: str, **more: object) -> Page:
    return Page(address=address, area="items", template="a.html", title="题", description="述", **more)  # type: ignore[arg-type]  # as the test says


def test_the_permanent_address_is_the_sites_own_and_the_pages() -> None:
    page = _stamped(_page("items/a/"), Site("名", "https://x.test/", False), {"a.html": "{{ base }}"})
    assert page.canonical == page.foot == "https://x.test/items/a/"
    assert page.content == "../../"


def test_a_site_without_an_address_claims_none() -> None:
    page = _stamped(_page("items/a/"), Site("名", "", False), {"a.html": ""})
    assert page.canonical == page.foot == ""


def test_the_way_down_begins_at_the_front_page_and_ends_at_the_page() -> None:
    page = _stamped(_page("items/a/", crumbs=(Crumb("办事", "items/"),)), Site("名", "", False), {"a.html": ""})
    assert page.breadcrumbs.index("首页") < page.breadcrumbs.index("办事") < page.breadcrumbs.index("题")
    assert _stamped(_page(""), Site("名", "", False), {"a.html": ""}).breadcrumbs == ""


def test_a_template_is_given_plain_data_and_the_site() -> None:
    source = "{{ page.title }}{{ page.address }}{{ site.name }}{{ n }}"
    page = _stamped(_page("items/a/", data={"n": 3}), Site("名", "", False), {"a.html": source})
    assert page.content == "题items/a/名3"


def test_sections_are_listed_without_their_counts() -> None:
    content = '<h2 id="a">甲 &amp; 乙 <span class="lq-count">3</span></h2><h2>无</h2><h2 id="b"><a href="x">丙</a> <small>元</small></h2>'
    assert headings_of(content) == (Heading("a", "甲 & 乙"), Heading("b", "丙"))


def test_the_frame_lists_the_sections_of_an_item() -> None:
    office = Office(records(), TODAY)
    titles = [heading.title for heading in headings_of(office.html("items/xk-shipin/"))]
    assert titles == ["办事指南", "运行流程", "设定依据", "责任", "登记信息", "变更记录", "相关事项"]


def test_a_pages_hash_covers_the_partials_around_it() -> None:
    office = Office(records())
    page = office.pages["items/xk-shipin/"]
    whole = templates()
    for name in (
        "item.html",
        "components/provenance/provenance.html",
        "components/breadcrumb/breadcrumb.html",
        "components/steps/steps.html",
    ):
        other = Templates({**whole._sources, name: whole._sources[name] + " "})
        assert closure_of(page.template, other) != closure_of(page.template, whole)
    unrelated = Templates({**whole._sources, "law.html": ""})
    assert closure_of(page.template, unrelated) == closure_of(page.template, whole)


def test_a_version_is_the_day_of_the_last_change_and_follows_from_the_records_alone() -> None:
    views: list[dict[str, str | None]] = [
        {"published_on": "2026-03-02", "changed_on": None},
        {"published_on": "2026-03-02", "changed_on": "2026-05-01"},
    ]
    version = version_of(views, ["a1", "b2"])
    assert re.fullmatch(r"2026-05-01 · [0-9a-f]{8}", version)
    assert version == version_of(views, ("a1", "b2"))
    assert version != version_of(views, ["a1", "b3"])
    assert version_of([], []) == version_of(views, []) == ""
