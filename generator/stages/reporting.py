"""What the user sees while a command works and when it ends: progress, reports, our own bugs."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from generator.cli_texts import SAYS
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.render import Format, render
from generator.records.places import places


def progress_on(lang: str) -> Callable[[str, int, int], None]:
    """A line that is drawn over and over on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        return lambda *_: None

    def show(what: str, done: int, of: int) -> None:
        if of == 0:
            return
        width = 30
        filled = width * done // of
        bar = "█" * filled + "░" * (width - filled)
        end = "\r\x1b[K" if done >= of else ""
        click.echo(f"\r{SAYS[what].in_language(lang)} {bar} {done}/{of}{end}", err=True, nl=False)

    return show


def coloured() -> bool:
    """Colour on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def report(root: Path, diagnostics: Iterable[Diagnostic], form: str, lang: str) -> str:
    """The diagnostics in the form that was asked for."""

    def source(file: str) -> bytes:
        path = root / file
        try:
            return b"" if path.is_symlink() or not path.is_file() else path.read_bytes()
        except OSError:
            return b""

    return render(diagnostics, places(source), Format(form), lang, colour=coloured())
