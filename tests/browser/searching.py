"""What every test of the search does in its browser: wait, read what is said, and look for barriers."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Error, Locator, Page

from tests.browser.survey import AXE, OF_COLOURS, TAGS

TITLES = "[...document.querySelectorAll('#search-results [data-result] a')].map((a) => a.textContent)"


def until(page: Page, condition: str) -> None:
    """Wait for it. Playwright's own way evaluates text, which the site's policy forbids."""
    for _ in range(600):
        try:
            if page.evaluate(condition):
                return
        except Error as fault:
            # The next page is on its way, or has begun and has no element yet.
            if not any(said in str(fault) for said in ("context was destroyed", "properties of null")):
                raise
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def settled(page: Page) -> list[str]:
    """The titles of the results, once they are complete."""
    until(page, "document.querySelector('#search-results')?.getAttribute('aria-busy') === 'false'")
    found: list[str] = page.evaluate(TITLES)
    return found


def said(page: Page) -> str:
    found: str = page.locator(".lq-found__said").inner_text()
    return found


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def box(page: Page) -> Locator:
    page.locator(".lq-search input[name=q]").focus()
    until(page, "typeof window.component$ === 'object'")
    return page.locator(".lq-search__output")


def violations(page: Page, part: str = "html", *, but_for: str = "", colours_alone: bool = False) -> list[str]:
    """What axe-core finds in a part of the page, without the rule `but_for`, or by its rules of colours alone."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make browser")
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(
        """([part, values, colours, rule]) => axe.run(part, {
             reporter: "no-passes",
             runOnly: {type: colours ? "rule" : "tag", values},
             rules: rule ? {[rule]: {enabled: false}} : {},
           }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html} ${n.failureSummary}`)))""",
        [part, list(OF_COLOURS if colours_alone else TAGS), colours_alone, but_for],
    )
    return found
