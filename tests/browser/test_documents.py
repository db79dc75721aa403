"""Documents of cases in Chromium: on one sheet of A4 within the margins of official papers, and readable on a screen."""

import io
from pathlib import Path

import pypdf
import pytest

from generator.documents.document import drawn
from generator.documents.forms import PENALTY_FORMS, PERMIT_FORMS
from generator.documents.sandbox import DocumentTemplates
from generator.documents.specimen import ABOUT, PENALTY
from generator.facts.references import RecordName
from generator.model.edition import Edition
from generator.pipeline import District
from generator.stages.document_files import SHEET, CaseDocuments, template_texts
from tests.content.test_content import SNAPSHOT

ROOT = Path(__file__).parents[2]
AXE = (ROOT / "tests/browser/node_modules/axe-core/axe.min.js").read_text("utf-8")
MM = 72 / 25.4
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28
"""GB/T 9704, in millimetres."""
FORMS = list(dict.fromkeys(form.id for form in (*PENALTY_FORMS, *PERMIT_FORMS)))


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """A folder with the longest document of each form among the demonstration's cases; that on the spot of a specimen."""
    folder = tmp_path_factory.mktemp("documents")
    made = CaseDocuments(ROOT, demonstration=True)
    (folder / SHEET).write_bytes(made.sheet)
    longest: dict[str, str] = {}
    with District(ROOT, jobs=1) as district:
        facts = district.facts(SNAPSHOT, Edition.INTRANET).facts
        assert facts is not None
        files = district.files_of_records()
        for case in facts.register.cases():
            for one in made.of_case(case, files[RecordName(case.kind, case.id)], facts.register, sheet=SHEET, back=""):
                longest[one.form.id] = max(longest.get(one.form.id, ""), one.html, key=len)
    templates = DocumentTemplates(template_texts(ROOT))
    for form in PENALTY_FORMS:
        if form.id not in longest:
            longest[form.id] = drawn(PENALTY, form, ABOUT, templates, sheet=SHEET, back="./").html
    for name, html in longest.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    return folder


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("form", FORMS)
def test_it_prints_on_one_sheet_of_a4_within_its_margins(page, documents, form):
    page.goto((documents / f"{form}.html").as_uri())
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(paper) == 1
    width, height = float(paper[0].mediabox.width), float(paper[0].mediabox.height)
    assert (round(width / MM), round(height / MM)) == (210, 297)
    begun = _places(paper[0])
    assert min(x for x, _ in begun) >= LEFT * MM - 1
    assert max(x for x, _ in begun) < width - RIGHT * MM
    assert max(y for _, y in begun) <= height - TOP * MM
    assert min(y for _, y in begun) >= BOTTOM * MM


def _places(sheet):
    """Where each text of the sheet begins, in points from the lower left corner."""
    found = []

    def take(text, matrix, of_text, *_):
        if text.strip():
            x = of_text[4] * matrix[0] + of_text[5] * matrix[2] + matrix[4]
            y = of_text[4] * matrix[1] + of_text[5] * matrix[3] + matrix[5]
            found.append((x, y))

    sheet.extract_text(visitor_text=take)
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_and_it_never_scrolls_sideways(page, documents, form, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((documents / f"{form}.html").as_uri())
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run({reporter: 'no-passes'}).then((told) => told.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))"
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_what_is_lacking_and_the_way_back_stay_off_paper(page, documents):
    page.goto((documents / "dangchang-juedingshu.html").as_uri())
    assert page.locator("text=返回案件页").is_visible()
    assert page.locator("text=缺少的内容").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("text=返回案件页").is_visible()
    assert not page.locator("text=缺少的内容").is_visible()
