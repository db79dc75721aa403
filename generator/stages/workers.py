"""Worker processes: one executor, so that a cluster's can take its place."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection, get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FEW = 40
"""Below so many things, starting processes costs more than it saves."""


class Workers:
    """Up to `jobs` processes, started when there is first enough to do. Use as a context manager."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or len(os.sched_getaffinity(0))
        self._executor: Executor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def in_parts(self, work: Callable[..., R], things: Iterable[T], size: int, *given: Any) -> Iterator[tuple[int, R]]:
        """`work(part, *given)` for parts of `size` things, in their order, each with the number of its things."""
        whole = list(things)
        if self.jobs == 1 or len(whole) <= _FEW:
            for part in _parts(whole, size):
                yield len(part), work(part, *given)
            return
        executor = self._started()
        parts = list(_parts(whole, size))
        waiting = [executor.submit(work, part, *given) for part in parts]
        for part, result in zip(parts, waiting, strict=True):
            yield len(part), result.result()

    def _started(self) -> Executor:
        if self._executor is None:
            # Forked workers have this program loaded already; a spawned one would spend a second on it.
            self._executor = ProcessPoolExecutor(self.jobs, get_context("fork"), _end_with_the_build)
        return self._executor


def _end_with_the_build() -> None:
    """In a worker: leave when the build is killed. Left alone, it would wait for work for ever, and hold the lock."""
    build = multiprocessing.parent_process()
    if build is not None:
        threading.Thread(target=_leave_at, args=(build.sentinel,), daemon=True).start()


def _leave_at(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _parts(whole: list[T], size: int) -> Iterator[list[T]]:
    things = iter(whole)
    while part := list(islice(things, size)):
        yield part
