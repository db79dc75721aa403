"""A killed build loses nothing: whenever it died, the next one gives the same bytes. Two at once: the second waits."""

import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pytest

from generator.cli import main
from generator.stages.prose import template_folders
from tests.build.small_office import (
    TODAY,
    build,
    differing,
    put_record,
    put_text,
    record_file,
    with_settings,
    write_office,
)
from tests.pages.small_register import unit

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")

TIMES = 50
PATIENCE = 300
"""Seconds after which a build that goes on counts as one that hangs."""
UNITS = 160
"""Enough records and pages that a build shares them out between processes."""
FEWER = 120
"""Units that one of the two states lacks: enough records, and pages, to be shared out when they come back."""


class Running:
    """`liangquan build` in a process and a process group of its own, with the program loaded already."""

    def __init__(self, root: Path, jobs: int) -> None:
        self._process = multiprocessing.get_context("fork").Process(target=_build, args=(root, jobs))
        self._process.start()
        self.group = self._process.pid or 0

    def __enter__(self) -> "Running":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.join(PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            pytest.fail("a build neither ended nor died")
        self._process.close()

    def kill_all(self) -> None:
        """The whole group, as a closed terminal or a container's end does."""
        _kill(os.killpg, self.group)

    def kill_the_first(self) -> None:
        """The command alone: its workers have to see for themselves that it has gone."""
        _kill(os.kill, self.group)

    def kill_a_worker(self) -> None:
        """One worker, as the kernel does when memory runs out; the command alone where there is none."""
        workers = self.workers()
        _kill(os.kill, workers[-1] if workers else self.group)

    def workers(self) -> list[int]:
        """Worker processes that run now."""
        try:
            return [int(word) for word in Path(f"/proc/{self.group}/task/{self.group}/children").read_text().split()]
        except FileNotFoundError:
            return []

    def is_alive(self) -> bool:
        return self._process.is_alive()


def _build(root: Path, jobs: int) -> None:
    os.setpgid(0, 0)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    main(["-C", str(root), "build", "--jobs", str(jobs), "--today", TODAY.isoformat()])


def _kill(how: Callable[[int, int], None], whom: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # it may be faster than we are
        how(whom, signal.SIGKILL)


def test_a_build_killed_at_any_moment_is_finished_by_the_next_one(tmp_path: Path) -> None:
    root = tmp_path / "district"
    write_office(root, further_units=UNITS)
    put_text(root / "mkdocs.yml", with_settings(precompressed="gz", traditional="true"))
    clean = [_clean_site(root, state, tmp_path / f"clean-{state}") for state in (0, 1)]
    began = time.monotonic()
    with Running(root, 2):
        pass
    whole = time.monotonic() - began
    chance = random.Random(2009)  # noqa: S311  # moments to kill at, no secrets
    struck = turn = 0
    while struck < TIMES:
        assert turn < 3 * TIMES, "most builds end before they are struck"
        state = turn % 2
        _bring_into(root, state)
        with Running(root, jobs=1 + turn // 2 % 2) as running:
            time.sleep(chance.random() * whole)
            struck += running.is_alive()
            (running.kill_all, running.kill_the_first, running.kill_a_worker)[turn % 3]()
        turn += 1
        if chance.random() < 0.3:
            continue  # several may die one after the other
        with Running(root, jobs=1 + turn % 2):
            pass
        assert differing(root / "site", clean[state]) == {}
        _state_is_sound(root)


def _clean_site(root: Path, state: int, site: Path) -> Path:
    _bring_into(root, state)
    assert not build(root, site).refused
    return site


def _bring_into(root: Path, state: int) -> None:
    """Two states that differ in every unit's page; the second lacks some units."""
    ours = (template_folders(root)[-1] / "unit.html").read_text("utf-8")
    put_text(root / "site_templates" / "unit.html", ours + f"<p>{state}</p>")
    for number in range(UNITS - FEWER, UNITS):
        name = f"qu-bumen-{number}"
        if state == 0:
            put_record(root, unit(name, f"示例区第{number}局"))
        else:
            record_file(root, "unit", name).unlink(missing_ok=True)


def _state_is_sound(root: Path) -> None:
    connection = sqlite3.connect(root / ".liangquan" / "state.sqlite")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


def test_a_worker_that_is_left_alone_ends(tmp_path: Path) -> None:
    root = tmp_path / "district"
    write_office(root, further_units=UNITS)
    for _ in range(3):
        with Running(root, 2) as running:
            workers = _until_it_has_workers(running)
            running.kill_the_first()
        deadline = time.monotonic() + 20
        while any(_is_alive(worker) for worker in workers):
            assert time.monotonic() < deadline, "a worker outlives its build, and holds the district's lock"
            time.sleep(0.01)
        shutil.rmtree(root / ".liangquan")


def test_a_worker_killed_for_lack_of_memory_is_told_in_one_line(tmp_path: Path) -> None:
    root = tmp_path / "district"
    write_office(root, further_units=UNITS)
    clean = tmp_path / "clean"
    assert not build(root, clean).refused
    for _ in range(5):
        shutil.rmtree(root / ".liangquan")
        with subprocess.Popen(
            _command(root, "zh"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
            while running.poll() is None and not (workers := children.read_text().split()):
                time.sleep(0.01)
            if running.poll() is None:
                _kill(os.kill, int(workers[0]))
            told = running.communicate(timeout=PATIENCE)[1]
        if running.returncode:
            break
    assert running.returncode == 2
    assert "工作进程被系统终止" in told
    assert "Traceback" not in told
    assert subprocess.run(_command(root, "zh"), capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    assert differing(root / "site", clean) == {}


def _until_it_has_workers(running: Running) -> list[int]:
    while running.is_alive():
        if workers := running.workers():
            return workers
    return []


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _command(root: Path, lang: str) -> list[str]:
    words = ["-C", str(root), "--lang", lang, "build", "--jobs", "2", "--today", TODAY.isoformat()]
    return [sys.executable, "-m", "generator.cli", *words]


def test_of_two_builds_at_once_the_second_waits(tmp_path: Path) -> None:
    root = tmp_path / "district"
    write_office(root, further_units=UNITS)
    build(root, tmp_path / "clean")
    shutil.rmtree(root / ".liangquan")
    builds = [
        subprocess.Popen(_command(root, "en"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=60) for process in builds]
    assert [process.returncode for process in builds] == [0, 0], told
    assert sorted("waiting for it" in errors for _, errors in told) == [False, True]
    assert differing(root / "site", tmp_path / "clean") == {}
