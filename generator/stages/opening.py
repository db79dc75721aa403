"""Opening a district for a command: its lock, its settings, its state; what keeps it from opening is a usage error."""

import errno
import gc
import sqlite3
import zlib
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
import msgspec
from jinja2 import TemplateError, TemplateSyntaxError

from generator.build.trace_store import drop_state
from generator.command_group import say
from generator.documents.sandbox import DocumentFault
from generator.model.edition import Edition
from generator.pages.templates import TemplateFault
from generator.pipeline import District, state_file
from generator.settings import SettingsFault, read_settings
from generator.stages.lock import only_one
from generator.stages.prose import template_folders
from generator.stages.reporting import progress_on
from generator.stages.site_frame import FrameFault


@contextmanager
def opened(root: Path, lang: str, jobs: int | None = None, edition: Edition = Edition.PUBLIC) -> Iterator[District]:
    """The district in `root`, locked. Raises click.UsageError where there is none."""
    # Cards and pages form no cycles; walking hundreds of thousands of them again and again would cost a third of a build.
    gc.disable()
    try:
        read_settings(root)
        state = state_file(root.resolve(), edition)
        _see_that_it_can_be_written(state.parent, lang)
        with (
            only_one(state.parent, lambda: click.echo(say("waiting", lang), err=True)),
            District(root, jobs, progress_on(lang), edition) as district,
        ):
            yield district
    except SettingsFault as fault:
        raise click.UsageError(fault.message.in_language(lang)) from None
    except FrameFault as fault:
        raise click.UsageError("\n".join(message.in_language(lang) for message in fault.messages)) from None
    except (TemplateError, TemplateFault) as fault:
        if len(template_folders(root.resolve())) == 1:
            raise  # the district has no templates of its own: ours are broken
        raise click.UsageError(say("template broken", lang, fault=_place_and_message(fault))) from None
    except DocumentFault as fault:
        told = f"{fault.file}:{fault.line}: {fault.message.in_language(lang)}\n{fault.help.in_language(lang)}"
        raise click.UsageError(say("template broken", lang, fault=told)) from None
    except BrokenProcessPool:
        raise click.UsageError(say("worker killed", lang)) from None
    except sqlite3.OperationalError as fault:
        match getattr(fault, "sqlite_errorcode", 0) & 0xFF:
            case sqlite3.SQLITE_FULL:
                number = errno.ENOSPC  # what the state holds is sound: SQLite took back what it could not write
            case sqlite3.SQLITE_IOERR:
                drop_state(state)
                number = errno.EIO
            case _:
                _broken(state, fault, lang)
        raise OSError(number, str(fault), str(state)) from None
    # What the program reads packed is the state's alone, and this program's: such bytes are its own, broken.
    except (sqlite3.DatabaseError, msgspec.DecodeError, zlib.error) as fault:
        _broken(state, fault, lang)


def _broken(state: Path, fault: Exception, lang: str) -> NoReturn:
    drop_state(state)
    raise click.UsageError(say("state broken", lang, file=state, fault=fault)) from None


def _place_and_message(fault: TemplateError | TemplateFault) -> str:
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.name or ''}:{fault.lineno}: {fault.message}"
    return str(fault)


def _see_that_it_can_be_written(folder: Path, lang: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lock").open("a").close()
    except OSError as fault:
        raise click.UsageError(say("no state", lang, folder=folder, fault=fault.strerror)) from None
