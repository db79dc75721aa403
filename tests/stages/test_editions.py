from pathlib import Path

import pytest

from tests.build.small_office import edit, record_file, tree, write_office
from tests.stages.office_commands import Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    write_office(tmp_path, further_units=1)
    return Terminal(tmp_path, capsys)


HIDDEN = "qu-bumen-0"
"""A unit that nothing refers to."""
HIDDEN_NAME = "示例区第0局"


def pages(site: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in tree(site).items() if path.endswith(".html")}


def test_each_edition_goes_to_a_folder_of_its_own_and_holds_what_is_for_its_readers(terminal: Terminal) -> None:
    root = terminal.root
    edit(record_file(root, "unit", HIDDEN), edition="supervisor")
    for edition in ("public", "supervisor", "intranet"):
        assert terminal.types("build", "--edition", edition, "--jobs", "1").code == 0
    of_public, of_supervisors, of_intranet = (
        pages(root / name) for name in ("site", "site-supervisor", "site-intranet")
    )
    page = f"units/{HIDDEN}/index.html"
    assert page not in of_public
    assert page in of_supervisors
    assert page in of_intranet
    for data in tree(root / "site").values():
        assert HIDDEN.encode() not in data
        assert HIDDEN_NAME.encode() not in data


def test_every_page_says_an_edition_that_is_not_the_public_s(terminal: Terminal) -> None:
    terminal.types("build", "--edition", "intranet", "--jobs", "1")
    for path, html in pages(terminal.root / "site-intranet").items():
        assert "<strong>内网版</strong>，不对社会公开" in html, path
        assert '<meta name="robots" content="noindex, nofollow">' in html, path
    terminal.types("build", "--jobs", "1")
    for path, html in pages(terminal.root / "site").items():
        assert "内网版" not in html, path
        assert "noindex" not in html, path


def test_a_folder_of_another_edition_is_refused(terminal: Terminal) -> None:
    terminal.types("build", "--edition", "supervisor", "--jobs", "1")
    before = tree(terminal.root / "site-supervisor")
    left = terminal.types("build", "--site", str(terminal.root / "site-supervisor"), "--jobs", "1")
    assert left.code == 2
    assert "another edition" in left.err
    assert tree(terminal.root / "site-supervisor") == before


def test_a_record_that_becomes_narrower_leaves_the_public_site(terminal: Terminal) -> None:
    terminal.types("build", "--jobs", "1")
    assert f"units/{HIDDEN}/index.html" in pages(terminal.root / "site")
    edit(record_file(terminal.root, "unit", HIDDEN), edition="intranet")
    terminal.types("build", "--jobs", "1")
    site = tree(terminal.root / "site")
    assert not [path for path, data in site.items() if HIDDEN_NAME.encode() in data or HIDDEN in path]
    fresh = terminal.root.parent / "fresh"
    terminal.types("build", "--site", str(fresh), "--jobs", "1")
    assert tree(fresh) == site


def test_why_asks_the_edition_s_own_site(terminal: Terminal) -> None:
    edit(record_file(terminal.root, "unit", HIDDEN), edition="intranet")
    terminal.types("build", "--edition", "intranet", "--jobs", "1")
    assert "up to date" in terminal.types("why", f"units/{HIDDEN}/", "--edition", "intranet").out
    assert terminal.types("why", f"units/{HIDDEN}/").code == 2
