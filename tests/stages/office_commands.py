"""Running commands in this process, as a user would type them."""

from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import main
from tests.build.small_office import TODAY

DATED = {"build", "check", "why", "stats", "supervise"}


class Left(NamedTuple):
    """How a command left: its exit code, and what it said."""

    code: int
    out: str
    err: str


class Terminal:
    """A terminal in the folder of a district."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def types(self, *words: str, lang: str = "en") -> Left:
        """Run `liangquan` with these words; commands that depend on the day get `--today`."""
        dated = ("--today", TODAY.isoformat()) if words[0] in DATED and "--today" not in words else ()
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["-C", str(self.root), "--lang", lang, *words, *dated])
        out, err = self._capsys.readouterr()
        code = left.value.code
        return Left(code if isinstance(code, int) else 0, out, err)
