"""Opening a district for a command: its lock, its settings, its state; what keeps it from opening is a usage error."""

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build.trace_store import drop_state
from generator.command_group import say
from generator.pipeline import District, state_file
from generator.settings import SettingsFault, read_settings
from generator.stages.lock import only_one
from generator.stages.reporting import progress_on


@contextmanager
def opened(root: Path, lang: str, jobs: int | None = None) -> Iterator[District]:
    """The district in `root`, locked. Raises click.UsageError where there is none."""
    # Cards and pages form no cycles; walking hundreds of thousands of them again and again would cost a third of a build.
    gc.disable()
    try:
        read_settings(root)
        state = state_file(root.resolve())
        _see_that_it_can_be_written(state.parent, lang)
        with (
            only_one(state.parent, lambda: click.echo(say("waiting", lang), err=True)),
            District(root, jobs, progress_on(lang)) as district,
        ):
            yield district
    except SettingsFault as fault:
        raise click.UsageError(fault.message.in_language(lang)) from None
    except sqlite3.DatabaseError as fault:
        drop_state(state)
        raise click.UsageError(say("state broken", lang, file=state, fault=fault)) from None


def _see_that_it_can_be_written(folder: Path, lang: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lock").open("a").close()
    except OSError as fault:
        raise click.UsageError(say("no state", lang, folder=folder, fault=fault.strerror)) from None
