"""The sitemap: every listed page with its own day, in files that a crawler takes."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.page import Page
from generator.pages.sitemap import MOST_ADDRESSES, sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(address: str, **more: str) -> Page:
    return Page(address=address, area="home", template="x.html", title="甲", description="乙", **more)  # type: ignore[arg-type]  # days are text


def test_a_page_is_dated_by_its_record_and_not_by_the_build():
    pages = [page("a/", published_on="2026-01-01"), page("b/", published_on="2026-01-01", changed_on="2026-06-01")]
    [file] = sitemap(pages, "https://example.test/")
    found = {url[0].text: url[1].text for url in ElementTree.fromstring(file.text)}  # noqa: S314  # our own text
    assert found == {"https://example.test/a/": "2026-01-01", "https://example.test/b/": "2026-06-01"}


def test_a_withdrawn_record_is_not_in_the_sitemap():
    hidden = Page(address="a/", area="home", template="x.html", title="甲", description="乙", listed=False)
    [file] = sitemap([hidden, page("b/")], "https://example.test/")
    assert "test/a/" not in file.text


def test_pages_of_prose_stand_in_it_too():
    [file] = sitemap([page("")], "https://example.test/", prose=("", "about/"))
    assert file.text.count("<loc>") == 2


def test_a_site_without_an_address_has_no_sitemap():
    assert sitemap([page("a/")], "") == []


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 25), st.integers(1, 8))
def test_a_long_sitemap_is_split_and_loses_nothing(count, most):
    pages = [page(f"items/{number}&/") for number in range(count)]
    files = sitemap(pages, "https://example.test/", most=most)
    by_path = {file.path: ElementTree.fromstring(file.text) for file in files}  # noqa: S314  # our own text
    root = by_path.pop("sitemap.xml")
    if by_path:
        assert root.tag == f"{SPACE}sitemapindex"
        assert [entry[0].text for entry in root] == [f"https://example.test/{path}" for path in by_path]
    parts = list(by_path.values()) or [root]
    found = [url[0].text or "" for part in parts for url in part]
    assert sorted(found) == sorted(f"https://example.test/items/{number}&/" for number in range(count))
    assert all(len(part) <= most for part in parts)


def test_a_file_holds_fewer_addresses_than_the_protocol_allows():
    assert MOST_ADDRESSES < 50_000
