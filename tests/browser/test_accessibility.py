"""Every page kind in every mode at both widths: WCAG 2.2 A and AA by axe-core, large type, zoom, no foreign request."""

import pytest

from tests.browser.modes import ELDER, LIGHT, MODES
from tests.browser.page_kinds import PAGE_KINDS
from tests.browser.survey import WIDTHS

pytestmark = pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)


def hold(faults):
    """Fail with every fault, a line each: where, and what."""
    told = "\n".join(f"{where}: {line}" for where, lines in faults.items() for line in lines)
    if told:
        pytest.fail(told, pytrace=False)


def test_axe_finds_no_violation(survey, kind):
    found = {(mode.name, width): lines for mode in MODES for width, lines in survey(kind, mode).axe.items()}
    assert found.keys() == {*((mode.name, str(width)) for mode in MODES for width in WIDTHS), (LIGHT.name, "print")}
    hold(found)


def test_the_policy_stops_nothing_and_nothing_fails(survey, kind):
    hold({mode.name: survey(kind, mode).told for mode in MODES})


def test_no_page_asks_another_host_for_anything(survey, kind):
    hold({mode.name: survey(kind, mode).foreign for mode in MODES})


def test_no_page_scrolls_sideways(survey, kind):
    """At 400 per cent and with wide spacing too, nothing is lost: WCAG 2.2, 1.4.10 and 1.4.12. Charts scroll in their frame."""
    found = {(mode.name, width): lines for mode in MODES for width, lines in survey(kind, mode).sideways.items()}
    assert found.keys() == {*((mode.name, str(width)) for mode in MODES for width in WIDTHS), (LIGHT.name, "zoomed")}
    hold(found)


def test_for_elders_text_is_large_targets_are_large_and_all_stands_in_one_column(survey, kind):
    found = survey(kind, ELDER).small
    assert found.keys() == {str(width) for width in WIDTHS}
    hold(found)
