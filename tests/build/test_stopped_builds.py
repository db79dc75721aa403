"""A build that is killed, or meets a full or a failing disk, at any change of a file or of the state: no file is torn, what is
the matter is told in one line, and the next build gives the bytes of a clean one."""

import contextlib
import errno
import functools
import itertools
import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import generator
from generator import pipeline
from generator.build.fingerprint import program_fingerprint
from generator.cli import USAGE, main
from tests.build.small_office import (
    TODAY,
    build,
    differing,
    edit,
    put_record,
    put_text,
    record_file,
    tree,
    with_settings,
    write_office,
)
from tests.pages.small_register import unit

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a build that is killed is a process of its own")

_KILLED = 9
_CHANGES = ("write", "rename", "mkdir", "unlink", "rmdir", "fsync")
TOLD = {errno.EIO: ("磁盘读写出错", "the disk fails"), errno.ENOSPC: ("磁盘已满", "the disk is full")}
_STATEMENTS = ("INSERT", "DELETE", "UPDATE", "CREATE", "REPLACE")


class Stop:
    """Counts the changes that a process makes, and stops it at the k-th (from 1): kills it, or fails the call with `error`."""

    def __init__(self, at: int, error: int | None, reached: Event) -> None:
        self._at = at
        self._error = error
        self._reached = reached
        self._changes = 0

    def step(self) -> None:
        self._changes += 1
        if self._changes == self._at:
            self._reached.set()
            if self._error is not None:
                raise OSError(self._error, os.strerror(self._error))
            os._exit(_KILLED)

    def call(self, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def stopping(*args: Any, **more: Any) -> Any:
            # What is said on the screen changes no file.
            if real is not _REAL["write"] or args[0] > 2:
                try:
                    self.step()
                except OSError as fault:
                    if real is _REAL["write"]:
                        real(args[0], bytes(args[1])[: len(args[1]) // 2])
                    elif not isinstance(args[0], int):
                        fault.filename = args[0]
                    raise
            return real(*args, **more)

        return stopping


_REAL = {name: getattr(os, name) for name in _CHANGES}


def _stopped_build(root: Path, at: int, error: int | None, reached: Event, lang: str) -> None:
    stop = Stop(at, error, reached)
    for name, real in _REAL.items():
        setattr(os, name, stop.call(real))

    def step() -> None:
        try:
            stop.step()
        except OSError as fault:
            told = sqlite3.OperationalError(fault.strerror)
            told.sqlite_errorcode = sqlite3.SQLITE_FULL if error == errno.ENOSPC else sqlite3.SQLITE_IOERR_WRITE
            raise told from None

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
            if sql.lstrip().upper().startswith(_STATEMENTS):
                step()
            return super().execute(sql, *args)

        def executemany(self, *args: Any) -> sqlite3.Cursor:
            step()
            return super().executemany(*args)

        def __exit__(self, *about: Any) -> Any:
            step()
            return super().__exit__(*about)

    connect = sqlite3.connect
    setattr(sqlite3, "connect", functools.partial(connect, factory=Connection))  # noqa: B010  # ends with the process
    with (
        Path(os.devnull).open("w") as nowhere,
        root.with_suffix(".told").open("w", encoding="utf-8") as told,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(told),
    ):
        main(["-C", str(root), "--lang", lang, "build", "--jobs", "1", "--today", TODAY.isoformat()])


class Ended(NamedTuple):
    """How a build ended: whether it came to the change where it was to be stopped, its exit code, what it told of faults."""

    reached: bool
    code: int
    told: str


def stopped(root: Path, at: int, error: int | None) -> Ended:
    """A build that is stopped at its change number `at`, if it comes so far."""
    forking = multiprocessing.get_context("fork")
    reached = forking.Event()
    process = forking.Process(target=_stopped_build, args=(root, at, error, reached, "en" if at % 2 else "zh"))
    process.start()
    process.join(300)
    if process.exitcode is None:
        process.kill()
        pytest.fail(f"a build that was stopped at change {at} hangs")
    assert reached.is_set() or process.exitcode == 0
    return Ended(reached.is_set(), process.exitcode, root.with_suffix(".told").read_text("utf-8"))


@pytest.fixture(autouse=True)
def _program_hashed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes half of a small build, and changes no file."""
    known = program_fingerprint(Path(generator.__file__).parent)
    monkeypatch.setattr(pipeline, "program_fingerprint", lambda _: known)


@pytest.mark.parametrize(
    ("error", "first", "every"),
    [(None, 1, 1), (errno.EIO, 1, 3), (errno.ENOSPC, 3, 9)],
    ids=["killed", "i/o error", "disk full"],
)
def test_a_build_stopped_at_any_change_is_finished_by_the_next_one(
    tmp_path: Path, error: int | None, first: int, every: int
) -> None:
    """A name is changed, which many pages, their compressed copies and the index show; a unit comes, another goes.

    A disk fails at every third change only, and is full at others, for both end a build by one way.
    """
    root = tmp_path / "district"
    write_office(root, further_units=2)
    put_text(root / "mkdocs.yml", with_settings(precompressed="gz"))
    assert not build(root).refused
    put_record(root, unit("qu-bumen-9", "示例区第九局"))
    record_file(root, "unit", "qu-bumen-1").unlink()
    edit(record_file(root, "unit", "qu-bumen-0"), name="示例区第一局")
    before = tmp_path / "before"
    shutil.copytree(root, before)
    old = tree(root / "site")
    assert not build(root, tmp_path / "clean").refused
    new = tree(tmp_path / "clean")
    for at in itertools.count(first, every):
        shutil.rmtree(root)
        shutil.copytree(before, root)
        ended = stopped(root, at, error)
        if not ended.reached:
            break
        if error is not None:
            see_that_it_is_told(ended, error, root)
        for path, content in tree(root / "site").items():
            assert content in (old.get(path), new.get(path)) or path.startswith("."), f"{path} is torn at change {at}"
        assert not build(root).refused
        assert differing(root / "site", tmp_path / "clean") == {}, f"stopped at change {at}"
    assert at > 50


def see_that_it_is_told(ended: Ended, error: int, root: Path) -> None:
    """One line names the file and what to do. (A folder aside that can't be removed harms nobody, and ends no build.)"""
    assert ended.code in (0, USAGE), ended
    if ended.code == USAGE:
        (line,) = ended.told.splitlines()
        assert str(root) in line, line
        assert any(words in line for words in TOLD[error]), line
