"""What a reader loads: bytes of a page, and of the sheets and scripts that it asks for. A kilobyte is 1,024 bytes."""

import gzip
import re

import pytest

from tests.browser.page_kinds import PAGE_KINDS

PLAIN = 25
GZIPPED = 7
ASSETS = 120


def kilobytes(data):
    return len(data) / 1024


def gzipped(data):
    return kilobytes(gzip.compress(data, 6))


def test_an_item_weighs_little_with_its_chart_in_it(demonstration):
    items = {page.address: page.html.encode() for page in demonstration.pages.values() if page.template == "item.html"}
    assert items
    assert {address for address, html in items.items() if kilobytes(html) > PLAIN} == set()
    assert {address for address, html in items.items() if gzipped(html) > GZIPPED} == set()


@pytest.mark.parametrize(
    "kind", [kind for kind in PAGE_KINDS if kind.template.endswith(".html")], ids=lambda kind: kind.name
)
def test_sheets_and_scripts_of_a_page_weigh_little(demonstration, shown, kind):
    """Material's own included."""
    addresses = set(re.findall(r'(?:src|href)="[./]*(assets/[^"?]+\.(?:js|css))', shown[kind.name].html))
    assert addresses
    assert sum(gzipped((demonstration.folder / address).read_bytes()) for address in addresses) <= ASSETS
