"""A hand that stops at its k-th change, as a kill, a cut of power or a full disk would."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.release.files import Files


class Killed(BaseException):
    """The program is gone: nothing of it may run on, so this is no Exception."""


class Stopping(Files):
    """Changes files until the k-th change (from 1), where it is killed, or fails with an error of the system.

    A write that stops has written the half of its bytes. `changes` counts what was done.
    """

    def __init__(self, at: int, error: int | None = None) -> None:
        self._at = at
        self._error = error
        self.changes = 0

    def _step(self) -> None:
        self.changes += 1
        if self.changes == self._at:
            raise Killed if self._error is None else OSError(self._error, errno.errorcode[self._error])

    def make_folder(self, path: Path) -> None:
        if not path.is_dir():
            self._step()
        super().make_folder(path)

    def write(self, path: Path, content: bytes) -> None:
        self._torn(path, b"", content)
        super().write(path, content)

    def append(self, path: Path, content: bytes) -> None:
        self._torn(path, path.read_bytes() if path.exists() else b"", content)
        super().append(path, content)

    def _torn(self, path: Path, before: bytes, content: bytes) -> None:
        try:
            self._step()
        except BaseException:
            super().write(path, before + content[: len(content) // 2])
            raise

    def sync(self, path: Path) -> None:
        self._step()
        super().sync(path)

    def sync_all(self, folder: Path) -> None:
        self._step()
        super().sync_all(folder)

    def rename(self, path: Path, target: Path) -> None:
        self._step()
        super().rename(path, target)

    def link(self, path: Path, target: Path) -> None:
        self._step()
        super().link(path, target)

    def point(self, link: Path, target: str) -> None:
        self._step()
        super().point(link, target)

    def unlink(self, path: Path) -> None:
        self._step()
        super().unlink(path)

    def remove_folder(self, path: Path) -> None:
        self._step()
        super().remove_folder(path)


def every_stop(work: Callable[[Files], object], error: int | None = None) -> Iterator[Callable[[], bool]]:
    """For each k, a call that does `work` until its k-th change: False once the work ends before it.

    The caller prepares the same beginning before each call, and looks at what is left after.
    """
    at = 0
    ended = False

    def stopped() -> bool:
        nonlocal ended
        files = Stopping(at, error)
        try:
            work(files)
        except Killed:
            return True
        except OSError as fault:
            if fault.errno != error:
                raise
            return True
        ended = files.changes < at
        return not ended

    while not ended:
        at += 1
        yield stopped
    assert at > 1, "the work changed nothing"
