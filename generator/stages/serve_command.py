"""`liangquan serve`: build, look, edit, look again."""

import gc
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import click
from watchfiles import Change, DefaultFilter, watch
from watchfiles._rust_notify import WatchfilesRustInternalError

from generator import disk_faults
from generator.command_group import say
from generator.pipeline import District
from generator.records.source_files import FOLDERS
from generator.settings import SettingsFault
from generator.stages.build_command import built_or_usage
from generator.stages.opening import opened
from generator.stages.preview import preview
from generator.stages.preview_server import Board, serve
from generator.stages.prose import template_folders
from generator.stages.reporting import report
from generator.stages.results import Built
from generator.stages.site_folder import ForeignFolder
from generator.stages.site_frame import FrameFault

_SETTLED: Final = 30
"""Milliseconds without a change after which an edit counts as whole: editors write a file in several steps."""

_FILTER: Final = DefaultFilter()
"""Passes over what editors and git leave beside a file."""


def run(root: Path, lang: str, port: int, site: Path | None, today: date) -> int:
    """Build, serve on this machine, and follow every edit until Ctrl+C."""
    folder = site or root / "site"
    board = Board()
    with _interruptible() as stop, opened(root, lang) as district:
        edits = _edits(root, stop, lang)
        _tell(root, built_or_usage(district, folder, today, lang, for_previews=True), lang)
        try:
            server = serve(folder.resolve(), port, board)
        except OSError:
            raise click.UsageError(say("port taken", lang, port=port, other=port + 1)) from None
        click.echo(say("serving", lang, address=f"http://127.0.0.1:{server.server_port}/"))
        try:
            _follow(edits, district, folder, today, lang, board=board)
        except KeyboardInterrupt:
            return 0
        finally:
            server.shutdown()
            server.server_close()
    return 0


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Ctrl+C sets the event, too: Python drops the exception where it comes while an object is being cleared away."""
    stop = threading.Event()

    def interrupted(*_: object) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _edits(root: Path, stop: threading.Event, lang: str) -> Iterator[list[Path]]:
    """What is edited from this call on, sorted: an edit during the first build is followed after it.

    The root is watched for itself: editors put a new file in the place of mkdocs.yml, and a folder may be made later.
    """
    names = {*FOLDERS, "content", "mkdocs.yml", "site_templates"}
    top = _watch([root], stop, lang, recursive=False, watch_filter=lambda _, path: Path(path).name in names)
    below = _watch(_folders(root), stop, lang)
    first = [*next(top, []), *next(below, [])]  # they watch once they were asked

    def edits() -> Iterator[list[Path]]:
        within = below
        yield first
        for edited in top:
            if any(path.name != "mkdocs.yml" for path in edited):
                within = _watch(_folders(root), stop, lang)
            yield sorted({*edited, *next(within, [])})

    return filter(None, edits())


def _folders(root: Path) -> list[Path]:
    folders = (*(root / name for name in (*FOLDERS, "content")), *template_folders(root))
    return [folder for folder in folders if folder.is_dir()]


def _watch(
    paths: list[Path],
    stop: threading.Event,
    lang: str,
    *,
    recursive: bool = True,
    watch_filter: Callable[[Change, str], bool] = _FILTER,
) -> Iterator[list[Path]]:
    """What has changed since it was asked last, which may be nothing; it ends with `stop`."""
    try:
        for changes in watch(
            *paths,
            debounce=300,
            step=_SETTLED,
            rust_timeout=1,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=True,
            recursive=recursive,
            watch_filter=watch_filter,
        ):
            yield [Path(path) for _, path in changes]
    except (OSError, WatchfilesRustInternalError) as fault:
        raise click.UsageError(say("cannot watch", lang, why=fault)) from None


def _follow(
    edits: Iterator[list[Path]], district: District, folder: Path, today: date, lang: str, *, board: Board
) -> None:
    root = district.root
    for edited in edits:
        shown = _previews(district, edited)
        if shown:
            board.tell(list(shown), shown)
        try:
            built = district.build(folder, today)
        except (FrameFault, SettingsFault, ForeignFolder) as fault:
            click.echo(_words(fault, folder, lang), err=True)
            board.tell(list(shown), {})
            continue
        except OSError as fault:
            if not disk_faults.is_of_the_disk(fault):
                raise
            click.echo(disk_faults.told(fault, lang), err=True)
            board.tell(list(shown), {})
            continue
        _tell(root, built, lang)
        outdated = [file for file, data in shown.items() if built.refused or _differs(folder / file, data)]
        changed = sorted({*built.changed, *outdated} - (shown.keys() - set(outdated)))
        board.tell("*" if built.written > len(built.changed) else changed, {})
        gc.collect()


def _previews(district: District, edited: list[Path]) -> dict[str, bytes]:
    """Previews of edited records; none where anything but a few records has changed."""
    if district.last is None or len(edited) > 20:
        return {}
    paths = []
    for path in edited:
        try:
            name = path.relative_to(district.root).as_posix()
        except ValueError:
            return {}
        if not name.startswith(tuple(f"{folder}/" for folder in FOLDERS)):
            return {}
        if path.suffix == ".yaml" and path.is_file():
            paths.append(name)
    return preview(district.root, district.last, paths)


def _differs(file: Path, data: bytes) -> bool:
    return not file.is_file() or file.read_bytes() != data


def _tell(root: Path, built: Built, lang: str) -> None:
    errors = [diagnostic for diagnostic in built.diagnostics if diagnostic.severity == "error"]
    if built.refused:
        click.echo(report(root, errors, "text", lang).rstrip("\n"))
        click.echo(say("refused", lang), err=True)
    else:
        click.echo(say("followed", lang, pages=built.pages, written=built.written, warnings=len(built.diagnostics)))


def _words(fault: Exception, folder: Path, lang: str) -> str:
    if isinstance(fault, FrameFault):
        return "\n".join(message.in_language(lang) for message in fault.messages)
    if isinstance(fault, SettingsFault):
        return fault.message.in_language(lang)
    return say("foreign", lang, site=folder)
