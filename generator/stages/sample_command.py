"""`liangquan sample`."""

from pathlib import Path

import click

from generator.command_group import say
from generator.stages.write_sample import FolderInUse, write_sample


def run(root: Path, folder: Path, scale: str, seed: int, lang: str) -> int:
    """Write a demonstration district into an empty folder; the exit code."""
    target = root / folder
    try:
        count = write_sample(target, scale, seed)
    except (FolderInUse, NotADirectoryError, FileExistsError):
        raise click.UsageError(say("folder taken", lang, folder=target)) from None
    except OSError as fault:
        raise click.UsageError(say("not writable", lang, folder=target, why=fault.strerror)) from None
    click.echo(say("sample written", lang, count=count, folder=target))
    return 0
