"""The frame: what goes in comes out where it belongs, and nowhere else."""

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.areas import AREAS, BESIDE, DEEPEST, FRAMES
from generator.pages.page import Page
from generator.pages.shell import Heading, SlotError, StampedPage, cut
from tests.frame import frame, prose
from tests.pages.specimen import specimen

SLOTS = ("title", "description", "head", "headings", "breadcrumbs", "content", "foot")
SCRIPTS = "⟦facets⟧<script></script>⟦end⟧⟦calculator⟧<script></script>⟦end⟧"
SMALL_FRAME = f"<title>⟦title⟧</title>{SCRIPTS}" + "".join(f"<p>⟦{slot}⟧</p>" for slot in SLOTS)
PLAIN = StampedPage(title="名称", description="说明", content="<p>正文</p>")


class Elements(HTMLParser):
    """Tags with their attributes' names, in order, and the text inside `title`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.title = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        self.tags.append((f"/{tag}",))

    def handle_data(self, data):
        if self.tags and self.tags[-1] == ("title",):
            self.title += data


def elements(html: str) -> Elements:
    reader = Elements()
    reader.feed(html)
    reader.close()
    return reader


@pytest.mark.parametrize("slot", [*SLOTS, "facets", "calculator", "end"])
def test_a_frame_that_has_lost_a_slot_is_refused_by_name(slot):
    with pytest.raises(SlotError, match=f"⟦{slot}⟧"):
        cut(SMALL_FRAME.replace(f"⟦{slot}⟧", ""))


def test_a_frame_with_a_slot_that_no_page_fills_is_refused_by_name():
    with pytest.raises(SlotError, match="⟦weather⟧"):
        cut(SMALL_FRAME + "⟦weather⟧")


def test_a_page_of_slot_names_gives_the_frame_back():
    page = StampedPage(
        title="⟦title⟧", description="⟦description⟧", content="⟦content⟧",
        head="⟦head⟧", breadcrumbs="⟦breadcrumbs⟧", foot="⟦foot⟧",
    )  # fmt: skip
    stamped = cut(SMALL_FRAME).stamp(page)
    assert stamped == SMALL_FRAME.replace("⟦headings⟧", "").replace(SCRIPTS, "") + "\n"


@given(st.text(), st.text())
def test_the_frame_adds_nothing_to_ready_html_and_takes_nothing_away(content, foot):
    stamped = cut(SMALL_FRAME).stamp(replace(PLAIN, content=content, foot=foot))
    assert f"<p>{content}</p><p>{foot}</p>" in stamped


@settings(deadline=None)  # the first example builds the frames
@given(st.text(), st.text(), st.text(), st.text())
def test_no_title_or_description_or_address_adds_an_element_or_attribute(title, description, canonical, heading):
    harmless = replace(PLAIN, canonical="x", headings=(Heading("a", "b"),))
    given_page = replace(
        harmless,
        title=title,
        description=description,
        canonical=canonical or "x",
        headings=(Heading(heading, heading),),
    )
    shell = frame("items", 2)
    assert elements(shell.stamp(given_page)).tags == elements(shell.stamp(harmless)).tags


@settings(deadline=None)  # the first example builds the frames
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_a_title_is_shown_as_it_was_written(title):
    shown = elements(frame("laws", 1).stamp(replace(PLAIN, title=title))).title
    assert shown.startswith(f"{title} - ")


def test_a_title_that_reads_like_a_slot_stays_a_title():
    stamped = frame("items", 2).stamp(replace(PLAIN, title="⟦content⟧"))
    assert "<title>⟦content⟧ - " in stamped
    assert stamped.count(PLAIN.content) == 1


def test_every_area_has_a_frame_at_every_depth():
    assert set(prose().shells) == {(area, depth) for area in FRAMES for depth in range(DEEPEST + 1)}


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_every_page_links_every_area_and_marks_its_own(area):
    stamped = frame(area.name, 3).stamp(PLAIN)
    for other in AREAS:
        address = f"../../../{other.address}" if other.address else "../../.."
        mark = ' aria-current="true"' if other == area else ""
        assert f'<a href="{address}"{mark}>{other.title}</a>' in stamped


def test_a_page_that_no_tab_leads_to_marks_none():
    assert "aria-current" not in frame(BESIDE, 1).stamp(PLAIN)


@pytest.mark.parametrize("address", ["", "items/", "communities/510108001001/xx/2026/"])
def test_a_page_finds_the_stylesheet_from_its_own_depth(address):
    depth = Page(address=address, area="items", template="", title="", description="").depth
    stamped = frame("items", depth).stamp(PLAIN)
    assert f'href="{"../" * depth}{prose().assets["assets/site.css"]}"' in stamped


def test_a_page_names_its_permanent_address_once():
    stamped = frame("items", 2).stamp(specimen())
    assert stamped.count('rel="canonical"') == 1
    assert 'rel="canonical"' not in frame("items", 2).stamp(PLAIN)


def test_a_page_says_its_language_its_description_and_that_its_data_are_a_demonstration():
    stamped = unescape(frame("items", 2).stamp(PLAIN))
    assert '<html lang="zh-CN"' in stamped
    assert '<meta name="description" property="og:description" content="说明">' in stamped
    assert "演示数据" in stamped
    assert '<a href="#zhengwen" class="md-skip">' in stamped
    assert 'id="zhengwen"' in stamped


def test_a_page_without_headings_has_no_empty_table_of_contents():
    assert "lq-toc" not in frame("items", 2).stamp(PLAIN)


def test_only_a_page_whose_list_combines_in_place_loads_the_scripts_for_it():
    shell = frame("items", 2)
    panel = replace(PLAIN, content='<section class="lq-panel" data-lq-facets="../facets/">')
    for script in ("facets.js", "facet_selection.js"):
        assert shell.stamp(panel).count(f"assets/{script}?v=") == 1
        assert script not in shell.stamp(PLAIN)


def test_only_a_page_that_computes_loads_the_scripts_for_it():
    shell = frame("standards", 2)
    form = replace(PLAIN, content='<section class="lq-calc" data-lq-calculator="{}">')
    for script in ("discretion.js", "calculator.js"):
        assert shell.stamp(form).count(f"assets/{script}?v=") == 1
        assert script not in shell.stamp(PLAIN)


def test_no_page_carries_parts_that_only_a_script_of_material_would_fill():
    stamped = frame("items", 2).stamp(PLAIN)
    for part in ("md-toggle", "md-overlay", "md-dialog", "__config", "bundle."):
        assert part not in stamped


def test_frames_differ_by_digest_exactly_when_they_differ():
    assert cut(SMALL_FRAME).digest == cut(SMALL_FRAME).digest
    assert len({frame(area.name, depth).digest for area, depth in zip(AREAS, range(7), strict=False)}) == 7


def test_the_frame_weighs_little():
    assert len(frame("communities", 6).stamp(StampedPage("", "", "")).encode()) <= 9_000


def test_stamping_costs_little():
    shell, page = frame("items", 2), specimen()
    start = process_time()
    for _ in range(2_000):
        shell.stamp(page)
    assert (process_time() - start) / 2_000 < 100e-6  # five times the aim, for a busy machine
