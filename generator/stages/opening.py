"""Opening a district for a command: its lock, its settings, its state; what keeps it from opening is a usage error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.command_group import say
from generator.pipeline import District, state_folder
from generator.settings import SettingsFault, read_settings
from generator.stages.lock import only_one
from generator.stages.reporting import progress_on


@contextmanager
def opened(root: Path, lang: str, jobs: int | None = None) -> Iterator[District]:
    """The district in `root`, locked. Raises click.UsageError where there is none."""
    try:
        read_settings(root)
        folder = state_folder(root.resolve())
        with (
            only_one(folder, lambda: click.echo(say("waiting", lang), err=True)),
            District(root, jobs, progress_on(lang)) as district,
        ):
            yield district
    except SettingsFault as fault:
        raise click.UsageError(fault.message.in_language(lang)) from None
