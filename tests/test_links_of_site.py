"""Rule W-2: a link that an editor typed and that leads nowhere refuses the build, and is told with its line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics.render import Format, render
from generator.facts.register import register_of
from generator.pages.inner_links import Ground, anchors_of, prose_findings, record_findings
from generator.pipeline import District
from generator.records.places import places
from generator.stages.results import Built
from generator.stages.typed_links import sure_files
from tests.casebook import TODAY, Folder


def text_of(built: Built, root: Path) -> str:
    return render(built.diagnostics, places(lambda file: (root / file).read_bytes()), Format.TEXT, "en")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Folder, District]]:
    folder = Folder(tmp_path_factory.mktemp("office"))
    with District(folder.root, jobs=1) as district:
        yield folder, district


def built_with_entry(folder: Folder, district: District, body: str) -> Built:
    laid = folder.lay([{"kind": "community_entry", "id": "gongyue", "body": body}])
    try:
        return district.build(folder.root / "site", TODAY)
    finally:
        folder.restore(laid)


def test_a_broken_link_in_a_record_refuses_the_build_and_leaves_the_site(office):
    folder, district = office
    site = folder.root / "site"
    assert not built_with_entry(folder, district, "爱护环境，见[事项](../../items/xk-shipin/)。").refused
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    built = built_with_entry(folder, district, "第一行。\n\n爱护环境，见[事项](../../items/xk-shipim/)。")
    assert built.refused
    told = text_of(built, folder.root)
    assert "error[W-2] the link “../../items/xk-shipim/” leads to no page" in told
    assert "--> community/entries/gongyue.yaml:" in told
    assert "did you mean items/xk-shipin/?" in told
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_broken_link_in_prose_is_told_with_its_file_and_line(office):
    folder, district = office
    page = folder.root / "content" / "guide.md"
    text = page.read_text("utf-8")
    page.write_text(text + "\n见[事项](../items/meiyou/)和[上文](about.md#meiyou)。\n", "utf-8")
    try:
        built = district.build(folder.root / "site", TODAY)
    finally:
        page.write_text(text, "utf-8")
    assert built.refused
    line = text.count("\n") + 2
    places_told = [(found.file, found.finding.code, found.finding.position) for found in built.diagnostics]
    assert [place[:2] for place in places_told] == [("content/guide.md", "W-2")] * 2
    assert all(position and position[0] == line for _, _, position in places_told)


def test_links_outside_the_site_are_not_judged(office):
    folder, district = office
    body = "[网站](https://www.example.org/none/) [邮件](mailto:a@example.org) [电话](tel:12345) [本站](https://liangquan.example/items/)"
    assert not built_with_entry(folder, district, body).refused


def test_pages_that_a_check_takes_for_granted_are_there(office):
    """A check plans the pages of lists only where a link leads to none of these."""
    folder, district = office
    facts = district.check(TODAY).facts or district.facts(TODAY).facts
    assert facts
    assert not district.build(folder.root / "site", TODAY).refused
    assert [file for file in sorted(sure_files(facts.register)) if not (folder.root / "site" / file).is_file()] == []


@pytest.mark.parametrize(
    ("address", "clean"), [("items/all/", True), ("items/xk-shipin/", True), ("items/alll/", False)]
)
def test_a_check_tells_of_a_broken_link_as_a_build_does(office, address, clean):
    folder, district = office
    laid = folder.lay([{"kind": "community_entry", "id": "gongyue", "body": f"见[事项](../../{address})。"}])
    try:
        found = district.check(TODAY).diagnostics
    finally:
        folder.restore(laid)
    assert [told.finding.code for told in found] == ([] if clean else ["W-2"])


GROUND = Ground(
    "https://a.example/quanli/",
    {"index.html", "items/index.html", "guide/index.html", "a b/index.html"},
    {"guide/index.html": {"chaxun"}},
)


@pytest.mark.parametrize(
    "href",
    ["../items/", "../", "#chaxun", "../guide/#chaxun", "?a=1#chaxun", "../items/#anything", "../a%20b/", "/other/", "//b.example/", "https://a.example/quanli/items/", "javascript:void(0)"],
)  # fmt: skip
def test_a_link_that_works(href):
    assert list(prose_findings(f'<a href="{href}">x</a>', "guide/", GROUND)) == []


@pytest.mark.parametrize(
    ("href", "help_"),
    [
        ("../items", "end the address with /"),
        ("../itens/", "did you mean items/? correct the address, or write plain text"),
        ("#chaxum", "did you mean #chaxun? correct or delete #chaxum"),
        ("items/", "correct the address, or write plain text"),
        ("https://a.example/quanli/none/", "correct the address, or write plain text"),
    ],
)
def test_a_link_that_leads_nowhere_says_where_it_may_lead(href, help_):
    ((typed, finding),) = prose_findings(f'<p><a class="x" href="{href}">x</a><a href="{href}">y</a>', "guide/", GROUND)
    assert typed == href
    assert finding.help.en.endswith(help_)


def test_ids_are_read_of_every_element():
    assert anchors_of('<h1 id="a">x</h1><span class="y" id="b&amp;c">') == {"a", "b&c"}


def test_a_register_without_links_has_none_broken():
    assert list(record_findings(register_of([]), GROUND)) == []


def test_every_link_anchor_and_asset_of_the_built_site_resolves(office):
    folder, district = office
    site = folder.root / "site"
    assert not district.build(site, TODAY).refused
    html = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    ids = {path: anchors_of(text) for path, text in html.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ground = Ground(district.settings.site_url, files, ids)
    broken = []
    for path, text in html.items():
        if path == "404.html":
            continue  # it is shown at any depth, so its addresses begin at the site's root
        loaded = re.findall(r'<(?:script|img|source)\b[^>]*\bsrc="([^"]*)"|<link\b[^>]*\bhref="([^"]*)"', text)
        links = "".join(f'<a href="{address}">' for pair in loaded for address in pair if address)
        address = path.removesuffix("index.html")
        broken += [(path, link.href) for link in prose_findings(text + links, address, ground)]
    assert broken == []
