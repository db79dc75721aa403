"""`liangquan sample`."""

from pathlib import Path

import click

from generator.command_group import say
from generator.stages.write_sample import FolderInUse, write_sample


def run(folder: Path, scale: str, seed: int, cases: int | None, lang: str) -> int:
    """Write a demonstration district into an empty folder; the exit code."""
    try:
        count = write_sample(folder, scale, seed, cases)
    except (FolderInUse, NotADirectoryError, FileExistsError):
        raise click.UsageError(say("folder taken", lang, folder=folder)) from None
    except OSError as fault:
        raise click.UsageError(say("not writable", lang, folder=folder, why=fault.strerror)) from None
    click.echo(say("sample written", lang, count=count, folder=folder))
    return 0
