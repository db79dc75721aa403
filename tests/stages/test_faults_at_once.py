"""A record that can't be read hides no other fault, and is not told of by those that name it."""

from pathlib import Path

import pytest

from tests.build.small_office import edit, put_text, record_file, write_office
from tests.stages.office_commands import Terminal

_LEGIBLE = "kind: unit\nid: qu-sifa\nname: [司法局\n"
_WITHOUT_A_NAME = "- kind: unit\n"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    root = tmp_path / "district"
    write_office(root)
    return Terminal(root, capsys)


def test_a_reference_to_nothing_is_told_beside_a_record_that_cannot_be_read(terminal: Terminal) -> None:
    edit(record_file(terminal.root, "unit", "qu-sifa"), unit_kind="无此类")
    edit(record_file(terminal.root, "power_item", "xk-shipin"), flowchart="lc-nowhere")
    told = terminal.types("check").out
    assert "error[K-4]" in told
    assert "there is no process “lc-nowhere”" in told
    assert told.count("error[") == 2


@pytest.mark.parametrize("text", [_LEGIBLE, _LEGIBLE.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_a_file_that_is_no_yaml_is_known_by_the_lines_that_name_it(terminal: Terminal, text: str) -> None:
    put_text(record_file(terminal.root, "unit", "qu-sifa"), text)
    edit(record_file(terminal.root, "power_item", "xk-shipin"), flowchart="lc-nowhere")
    told = terminal.types("check").out
    assert "error[Y-2]" in told
    assert "there is no process “lc-nowhere”" in told
    assert "there is no unit" not in told


def test_where_nobody_can_say_which_record_it_is_no_reference_is_blamed(terminal: Terminal) -> None:
    put_text(record_file(terminal.root, "unit", "qu-sifa"), _WITHOUT_A_NAME)
    told = terminal.types("check").out
    assert told.count("error[") == 1
    assert "error[Y-8]" in told


def test_what_an_unreadable_record_may_have_settled_is_not_called_missing(terminal: Terminal) -> None:
    guide = next(iter((terminal.root / "powers" / "guide").glob("*.yaml")))
    edit(guide, audience="谁都行")
    told = terminal.types("check").out
    assert told.count("error[") == 1
    assert "error[K-4]" in told


def test_an_item_without_a_basis_is_told_of_whatever_else_cannot_be_read(terminal: Terminal) -> None:
    put_text(terminal.root / "powers" / "broken.yaml", "kind: [unit\n")
    edit(record_file(terminal.root, "power_item", "xk-shipin"), legal_basis=[])
    told = terminal.types("check").out
    assert "warning[I-1]" in told
    assert "error[Y-2]" in told
