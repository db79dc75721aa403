"""Worker processes: one executor, so that a cluster's can take its place."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import connection, get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FEW = 40
"""Below so many things, starting processes costs more than it saves."""
_AHEAD = 4
"""Parts that are handed out before the first result is taken, for each worker."""


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
        # A few parts ahead keep the workers busy; all at once, a city's results would wait in memory to be taken.
        waiting: deque[tuple[int, Future[R]]] = deque()
        for part in _parts(whole, size):
            waiting.append((len(part), executor.submit(work, part, *given)))
            if len(waiting) > _AHEAD * self.jobs:
                count, result = waiting.popleft()
                yield count, result.result()
        while waiting:
            count, result = waiting.popleft()
            yield count, result.result()

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
