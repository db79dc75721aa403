"""A build that is killed, or meets a full disk, at any change of a file or of the state: no file is torn, and the next build
gives the bytes of a clean one."""

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
from typing import Any

import pytest

from generator.cli import main
from tests.build.small_office import TODAY, build, differing, edit, put_record, record_file, tree, write_office
from tests.pages.small_register import unit

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a build that is killed is a process of its own")

_KILLED = 9
_CHANGES = ("write", "rename", "mkdir", "unlink", "rmdir", "fsync")
_STATEMENTS = ("INSERT", "DELETE", "UPDATE", "CREATE", "REPLACE")


class Stop:
    """Counts the changes that a process makes, and stops it at the k-th (from 1): kills it, or fails the call."""

    def __init__(self, at: int, full: bool, reached: Event) -> None:
        self._at = at
        self._full = full
        self._reached = reached
        self._changes = 0

    def step(self) -> None:
        self._changes += 1
        if self._changes == self._at:
            self._reached.set()
            if self._full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os._exit(_KILLED)

    def call(self, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def stopping(*args: Any, **more: Any) -> Any:
            # What is said on the screen changes no file.
            if real is not _REAL["write"] or args[0] > 2:
                try:
                    self.step()
                except OSError:
                    if real is _REAL["write"]:
                        real(args[0], bytes(args[1])[: len(args[1]) // 2])
                    raise
            return real(*args, **more)

        return stopping


_REAL = {name: getattr(os, name) for name in _CHANGES}


def _stopped_build(root: Path, at: int, full: bool, reached: Event) -> None:
    stop = Stop(at, full, reached)
    for name, real in _REAL.items():
        setattr(os, name, stop.call(real))

    def step() -> None:
        try:
            stop.step()
        except OSError as fault:
            raise sqlite3.OperationalError("database or disk is full") from fault

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
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    main(["-C", str(root), "build", "--jobs", "1", "--today", TODAY.isoformat()])


def stopped(root: Path, at: int, full: bool) -> bool:
    """Whether a build came to its change number `at`, and was stopped there; False where it ended before."""
    forking = multiprocessing.get_context("fork")
    reached = forking.Event()
    process = forking.Process(target=_stopped_build, args=(root, at, full, reached))
    process.start()
    process.join(300)
    if process.exitcode is None:
        process.kill()
        pytest.fail(f"a build that was stopped at change {at} hangs")
    assert reached.is_set() or process.exitcode == 0
    return reached.is_set()


@pytest.mark.parametrize(("full", "every"), [(False, 1), (True, 3)], ids=["killed", "disk full"])
def test_a_build_stopped_at_any_change_is_finished_by_the_next_one(tmp_path: Path, full: bool, every: int) -> None:
    """A name is changed, which many pages show; a unit comes, another goes."""
    root = tmp_path / "district"
    write_office(root, further_units=2)
    assert not build(root).refused
    put_record(root, unit("qu-bumen-9", "示例区第九局"))
    record_file(root, "unit", "qu-bumen-1").unlink()
    edit(record_file(root, "unit", "qu-bumen-0"), name="示例区第一局")
    before = tmp_path / "before"
    shutil.copytree(root, before)
    old = tree(root / "site")
    assert not build(root, tmp_path / "clean").refused
    new = tree(tmp_path / "clean")
    for at in itertools.count(1, every):
        shutil.rmtree(root)
        shutil.copytree(before, root)
        if not stopped(root, at, full):
            break
        for path, content in tree(root / "site").items():
            assert content in (old.get(path), new.get(path)) or path.startswith("."), f"{path} is torn at change {at}"
        assert not build(root).refused
        assert differing(root / "site", tmp_path / "clean") == {}, f"stopped at change {at}"
    assert at > 50
