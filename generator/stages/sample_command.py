"""`liangquan sample`."""

from pathlib import Path

import click

from generator.command_group import say
from generator.stages.reporting import progress_on
from generator.stages.write_sample import write_sample


def run(root: Path, folder: Path, scale: str, seed: int, lang: str) -> int:
    """Write a demonstration district into an empty folder; the exit code."""
    target = root / folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise click.UsageError(say("folder taken", lang, folder=target))
    count = write_sample(target, scale, seed, progress_on(lang))
    click.echo(say("sample written", lang, count=count, folder=target))
    return 0
