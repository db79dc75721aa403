"""`liangquan check`."""

from datetime import date
from pathlib import Path

import click

from generator.command_group import say
from generator.diagnostics.diagnostic import Diagnostic
from generator.stages.opening import opened
from generator.stages.provenance_command import walked
from generator.stages.reporting import report
from generator.stages.sources import refuses


def run(
    root: Path, lang: str, paths: tuple[Path, ...], form: str, *, today: date, jobs: int | None, provenance: bool
) -> int:
    """Check the whole register, tell what concerns `paths`, and with `provenance` all of its history; the exit code."""
    wanted = [_below(root, path, lang) for path in paths]
    with opened(root, lang, jobs) as district:
        found = [
            diagnostic
            for diagnostic in district.check(today).diagnostics
            if not wanted or any(_lies_in(diagnostic, folder) for folder in wanted)
        ]
        history = walked(district, lang, today) if provenance else None
    found += history.findings if history else ()
    if found or form != "text":
        click.echo(report(root, found, form, lang).rstrip("\n"))
    else:
        click.echo(say("clean", lang))
    if history and not history.findings and form == "text":
        click.echo(say("verified", lang, commit=history.commit[:10], commits=history.commits, entries=history.entries))
    return 1 if refuses(found) else 0


def _below(root: Path, path: Path, lang: str) -> str:
    """The path as diagnostics name it. It may be given from the current folder or from the district's."""
    for candidate in (path, root / path):
        if candidate.exists():
            try:
                return candidate.resolve().relative_to(root.resolve()).as_posix()
            except ValueError:
                continue
    raise click.UsageError(say("no such path", lang, path=path))


def _lies_in(diagnostic: Diagnostic, folder: str) -> bool:
    return folder in {".", diagnostic.file} or diagnostic.file.startswith(f"{folder}/")
