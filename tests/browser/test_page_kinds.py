"""Nothing that is published escapes the browser's tests: each template, each area's lists, each script has its example."""

import pytest

from tests.browser.page_kinds import PAGE_KINDS, TEMPLATES


def test_every_template_has_an_example():
    assert TEMPLATES - {kind.template for kind in PAGE_KINDS} == set()


def test_names_of_page_kinds_are_words_of_an_option_and_stand_once():
    names = [kind.name for kind in PAGE_KINDS]
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalpha() for name in names)


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)
def test_the_built_site_has_a_page_of_every_kind(shown, kind):
    assert shown[kind.name].template == kind.template


def test_every_area_shows_one_of_its_lists(demonstration, shown):
    areas = {page.address.partition("/")[0] for page in demonstration.pages.values() if page.template == "listing.html"}
    examples = {page.address.partition("/")[0] for page in shown.values() if page.template == "listing.html"}
    assert areas - examples == set()
