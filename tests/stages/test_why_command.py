"""`liangquan why` names the input that changed, before the build and after it."""

from pathlib import Path

import pytest

from generator.stages.prose import template_folders
from tests.build.small_office import build, edit, put_text, record_file, record_in, remember_prose, write_office
from tests.stages.office_commands import Terminal

PAGE = "items/xk-shipin/"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    remember_prose(monkeypatch)
    root = tmp_path / "district"
    write_office(root)
    build(root)
    return Terminal(root, capsys)


def test_a_page_that_nothing_happened_to_is_up_to_date(terminal: Terminal) -> None:
    assert "up to date" in terminal.types("why", PAGE).out


def test_a_page_that_was_never_built_says_so(terminal: Terminal) -> None:
    assert "not been built" in terminal.types("why", PAGE, "--site", str(terminal.root / "other")).out


def edit_the_item(root: Path) -> None:
    edit(record_file(root, "power_item", "xk-shipin"), duties=["受理：当场告知。"])


def edit_the_law(root: Path) -> None:
    articles = record_in(record_file(root, "law", "shipin-fa"))["articles"]
    articles[1]["text"] = "示例条文。"
    edit(record_file(root, "law", "shipin-fa"), articles=articles)


def edit_the_template(root: Path) -> None:
    put_text(
        root / "site_templates" / "item.html", (template_folders(root)[-1] / "item.html").read_text("utf-8") + "<p>"
    )


def edit_the_settings(root: Path) -> None:
    put_text(root / "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8").replace("示例区权力公开", "公开网"))


def edit_the_guide(root: Path) -> None:
    edit(record_file(root, "guide", "zn-shipin"), enquiry="028-89999999")


def repeal_the_law(root: Path) -> None:
    edit(record_file(root, "law", "shipin-fa"), effective_to="2026-06-30")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (edit_the_item, "powers/power_item/xk-shipin.yaml"),
        (edit_the_law, "powers/law/shipin-fa.yaml"),
        (edit_the_guide, "powers/guide/zn-shipin.yaml"),
        (edit_the_template, "the page's templates"),
        (edit_the_settings, "mkdocs.yml"),
        (repeal_the_law, "powers/law/shipin-fa.yaml"),
    ],
)
def test_the_input_that_changed_is_named_before_the_build_and_after(terminal: Terminal, change, named: str) -> None:
    change(terminal.root)
    before = terminal.types("why", PAGE).out
    assert "will be made again" in before
    assert named in before
    build(terminal.root)
    after = terminal.types("why", PAGE).out
    assert "up to date" in after
    assert named in after


@pytest.mark.parametrize(
    "page", [PAGE, "/items/xk-shipin/", "items/xk-shipin/index.html", "https://example.test/items/xk-shipin/"]
)
def test_a_page_may_be_named_as_people_name_it(terminal: Terminal, page: str) -> None:
    edit_the_item(terminal.root)
    assert "xk-shipin.yaml" in terminal.types("why", page).out


@pytest.mark.parametrize("page", ["", "about/", "404.html", "sitemap.xml"])
def test_prose_and_lists_of_pages_have_reasons_too(terminal: Terminal, page: str) -> None:
    assert "up to date" in terminal.types("why", page).out
    put_text(terminal.root / "content" / "about.md", "# 关于本站\n\n改了。\n")
    assert ("will be made again" in terminal.types("why", page).out) == (page == "about/")


def test_why_of_a_faulty_register_tells_the_faults(terminal: Terminal) -> None:
    edit(record_file(terminal.root, "unit", "qu-sifa"), unit_kind="无此类")
    left = terminal.types("why", PAGE)
    assert left.code == 1
    assert "qu-sifa.yaml" in left.err
