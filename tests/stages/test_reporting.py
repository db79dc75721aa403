"""Colour and progress are for a terminal; a file or a pipe gets plain, quiet lines."""

import sys

import pytest

from generator.stages.reporting import coloured, progress_on


@pytest.mark.parametrize(("terminal", "no_color", "is_coloured"), [
    (True, None, True), (True, "", True), (True, "1", False), (False, None, False), (False, "1", False),
])  # fmt: skip
def test_colour_is_for_a_terminal_whose_user_has_not_refused_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, no_color: str | None, is_coloured: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    assert coloured() is is_coloured


def test_a_bar_is_drawn_on_a_terminal_and_wiped_when_it_is_full(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    show = progress_on("en")
    show("reading", 1, 2)
    half = capsys.readouterr()
    assert "█" * 15 + "░" * 15 in half.err
    assert half.err.startswith("\r")
    assert half.out == ""
    show("reading", 2, 2)
    assert capsys.readouterr().err.endswith("\r\x1b[K")


def test_no_bar_is_drawn_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    progress_on("zh")("reading", 1, 2)
    assert capsys.readouterr() == ("", "")
