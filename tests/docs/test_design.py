"""The design guide names only tokens, folders and classes that there are, and every token that a sheet asks for is given."""

import re
from pathlib import Path

from generator.stages.style_sheet import LOOKS, one_sheet, sheets_named

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "site_templates"
GUIDE = (ROOT / "docs/explanation/design.md").read_text(encoding="utf-8")
LIST = (TEMPLATES / LOOKS).read_text(encoding="utf-8")
SHEET = one_sheet(LIST, [TEMPLATES])
DEFINED = set(re.findall(r"(--(?:lq|md)-[\w-]+)\s*:", SHEET))


def test_every_token_that_the_guide_names_is_one() -> None:
    assert set(re.findall(r"`(--(?:lq|md)-[\w-]+)`", GUIDE)) - DEFINED == set()


def test_every_file_that_the_guide_names_is_there() -> None:
    for path in re.findall(r"`(site_templates/[\w./]+)`", GUIDE):
        assert (ROOT / path.replace("NAME", "badge")).exists(), path


def test_every_token_that_a_sheet_asks_for_is_given() -> None:
    assert {token for token in re.findall(r"var\((--[\w-]+)", SHEET) if token.startswith("--lq-")} - DEFINED == set()


def test_every_sheet_of_the_site_is_in_its_list_once() -> None:
    there = sorted(
        path.relative_to(TEMPLATES).as_posix()
        for folder in ("components", "style")
        for path in (TEMPLATES / folder).rglob("*.css")
    )
    assert sorted(sheets_named(LIST)) == there
