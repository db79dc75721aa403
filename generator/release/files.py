"""The one hand that changes files where releases lie, on either side.

Whatever writes, renames, links, makes durable or removes goes through `Files`, so that a test can stop the program at
any of these operations, or let the disk be full at it. Reading is nobody's danger and goes straight to the file system.
"""

import ctypes
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

STAGING: Final = ".staging"
"""The folder of a store where files are written before they have their name. What a killed program left there is removed."""

_C: Final = ctypes.CDLL(None, use_errno=True)


class Busy(Exception):  # told to the user: another program is at work here
    """Another program holds the lock of this folder."""


class Files:
    """Changes to files, one operation of the system a method."""

    def make_folder(self, path: Path) -> None:
        """The folder and those above it, where they are missing."""
        path.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """A file of this content, from its beginning; its folder exists."""
        with path.open("wb", buffering=0) as file:
            _all(file.fileno(), content)

    def append(self, path: Path, content: bytes) -> None:
        """More content at the end of a file, which is made where it is missing."""
        with path.open("ab", buffering=0) as file:
            _all(file.fileno(), content)

    def sync(self, path: Path) -> None:
        """The content of a file, or the names in a folder, outlive a power cut."""
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def sync_all(self, folder: Path) -> None:
        """Everything written so far to the file system of this folder outlives a power cut: syncfs(2), or an OSError."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            if _C.syncfs(handle):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(handle)

    def rename(self, path: Path, target: Path) -> None:
        """`target` is what `path` was, in one step: whoever reads sees the old or the new."""
        path.rename(target)

    def link(self, path: Path, target: Path) -> None:
        """A second name of a file."""
        target.hardlink_to(path)

    def point(self, link: Path, target: str) -> None:
        """A symbolic link, which must not exist yet."""
        link.symlink_to(target)

    def unlink(self, path: Path) -> None:
        """The file, or the symbolic link, is gone."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """The folder, which is empty, is gone."""
        path.rmdir()


def put(files: Files, path: Path, content: bytes, staging: Path) -> None:
    """A file whole or not at all, and there after a power cut. `staging` is a folder of the same file system."""
    aside = staging / f"{os.getpid()}-{path.name}"
    files.make_folder(staging)
    files.make_folder(path.parent)
    files.write(aside, content)
    files.sync(aside)
    files.rename(aside, path)
    files.sync(path.parent)


def point(files: Files, link: Path, target: str, staging: Path) -> None:
    """Let the symbolic link name `target`, in one step: a fresh link is renamed over it (`ln -sfn` is two steps)."""
    fresh = staging / f"{os.getpid()}-{link.name}"
    files.make_folder(staging)
    with suppress(FileNotFoundError):
        files.unlink(fresh)
    files.point(fresh, target)
    files.rename(fresh, link)
    files.sync(link.parent)


def remove_tree(files: Files, folder: Path) -> None:
    """A folder and all below it; symbolic links are removed, never followed."""
    if folder.is_symlink() or folder.is_file():
        files.unlink(folder)
        return
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        remove_tree(files, path)
    files.remove_folder(folder)


@contextmanager
def alone(folder: Path, files: Files, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock of `folder`, which a killed program lets go of by itself. Raises Busy unless it may `wait`."""
    files.make_folder(folder)
    with (folder / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Busy(str(folder)) from None
        yield


def _all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
