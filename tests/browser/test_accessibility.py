"""Every page kind in every mode at both widths: WCAG 2.2 A and AA by axe-core, large type, zoom, no foreign request."""

import pytest

from tests.browser.modes import ELDER, LIGHT, MODES
from tests.browser.page_kinds import PAGE_KINDS
from tests.browser.survey import WIDTHS

pytestmark = pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)
modes = pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)


def hold(by_width):
    """Fail with every fault, a line each."""
    told = "\n".join(f"{width}: {line}" for width, lines in by_width.items() for line in lines)
    if told:
        pytest.fail(told, pytrace=False)


@modes
def test_axe_finds_no_violation(survey, kind, mode):
    found = survey[kind.name, mode.name].axe
    assert found.keys() >= {str(width) for width in WIDTHS}
    hold(found)


@modes
def test_the_policy_stops_nothing_and_nothing_fails(survey, kind, mode):
    assert survey[kind.name, mode.name].told == []


@modes
def test_no_page_asks_another_host_for_anything(survey, kind, mode):
    assert survey[kind.name, mode.name].foreign == []


@modes
def test_no_page_scrolls_sideways(survey, kind, mode):
    found = survey[kind.name, mode.name].sideways
    hold({width: lines for width, lines in found.items() if width != "zoomed"})


def test_paper_keeps_contrast_and_structure(survey, kind):
    hold({"print": survey[kind.name, LIGHT.name].axe["print"]})


def test_four_hundred_per_cent_and_wide_spacing_lose_nothing(survey, kind):
    """WCAG 2.2, 1.4.10 and 1.4.12; charts scroll inside their own frame."""
    hold({"zoomed": survey[kind.name, LIGHT.name].sideways["zoomed"]})


def test_for_elders_text_is_large_targets_are_large_and_all_stands_in_one_column(survey, kind):
    found = survey[kind.name, ELDER.name].small
    assert found.keys() == {str(width) for width in WIDTHS}
    hold(found)
