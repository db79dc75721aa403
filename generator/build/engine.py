"""What has to be made again, and how a file is put in its place.

A target's key is the hash of its inputs' digests. Recorded key equal and file present with its recorded size, and so
all that was written beside it: skip. Bytes equal: do not write. Recorded and no longer produced: delete.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.build.fingerprint import fingerprint
from generator.build.trace_store import Written

UNFINISHED: Final = ".unfinished-"
_ASIDE: Final = f"{UNFINISHED}site"
"""How the name of the folder begins where files wait; a killed build may leave it, the next removes it."""


class Target(NamedTuple):
    """A file of the site: its path from the site's root, and the key of everything it is made from."""

    path: str
    key: bytes


def is_stale(target: Target, recorded: Mapping[str, Written], site: str) -> bool:
    """Whether the target has to be made again, by what was recorded and what is there."""
    before = recorded.get(target.path)
    if before is None or before.key != target.key or not _is_there(f"{site}/{target.path}", before.size):
        return True
    return bool(before.beside) and not all(_is_there(f"{site}/{path}", size) for path, size in before.beside)


def _is_there(path: str, size: int) -> bool:
    try:
        return os.stat(path).st_size == size  # noqa: PTH116  # 19,000 times a build: Path costs five times as much
    except OSError:
        return False


def put(site: str, path: str, data: bytes) -> bool:
    """Put a file in its place, whole or not at all; False where the very bytes were there already."""
    if not lay(site, path, data):
        return False
    settle(site, path)
    return True


def lay(site: str, path: str, data: bytes) -> bool:
    """Write a file aside, to be put in its place by `settle`; False where the very bytes are there already."""
    with contextlib.suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
        if _bytes_at(f"{site}/{path}", len(data)) == data:
            return False
    aside = _aside(site, path)
    try:
        _write(site, aside, data)
    except OSError as fault:
        fault.filename = f"{site}/{path}"  # what was being made, where the system names what waits aside, or nothing
        raise
    return True


def _write(site: str, aside: str, data: bytes) -> None:
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except FileNotFoundError:
        _make(f"{site}/{_ASIDE}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def settle(site: str, path: str) -> None:
    """Put a file that was laid aside in its place."""
    aside, target = _aside(site, path), f"{site}/{path}"
    try:
        os.rename(aside, target)  # noqa: PTH104  # as above
    except FileNotFoundError:
        _make(target.rpartition("/")[0])
        os.rename(aside, target)  # noqa: PTH104  # as above
    except (IsADirectoryError, NotADirectoryError):
        _clear_the_way(Path(site), path)
        _make(target.rpartition("/")[0])
        os.rename(aside, target)  # noqa: PTH104  # as above


def drop_laid(site: str) -> None:
    """Remove the folder of files laid aside, and what is in it."""
    shutil.rmtree(f"{site}/{_ASIDE}", ignore_errors=True)


def _aside(site: str, path: str) -> str:
    return f"{site}/{_ASIDE}/{fingerprint(path.encode()).hex()}"


def _bytes_at(path: str, about: int) -> bytes:
    """The file's bytes, or one more than `about` of them where it is longer."""
    handle = os.open(path, os.O_RDONLY)
    try:
        found = os.read(handle, about + 1)
        while len(found) <= about and (more := os.read(handle, about + 1 - len(found))):
            found += more
        return found
    finally:
        os.close(handle)


def _make(folder: str) -> None:
    try:
        # A page's folder is mostly missing alone: one call, where makedirs makes three.
        os.mkdir(folder)  # noqa: PTH102  # as above
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as above


def _clear_the_way(site: Path, path: str) -> None:
    """A folder where a file goes, or a file where a folder goes: a page of an older plan."""
    parts = path.split("/")
    for count in range(1, len(parts)):
        above = site.joinpath(*parts[:count])
        if above.is_file():
            above.unlink()
    target = site / path
    if target.is_dir():
        for below in sorted(target.rglob("*"), reverse=True):
            below.rmdir() if below.is_dir() else below.unlink()
        target.rmdir()


def remove(site: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    target = site / path
    # What stood above it or in its place may have made way for a new page already.
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        target.unlink()
    for folder in target.parents:
        if folder == site:
            return
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue
        except OSError as fault:
            if fault.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            return


def sweep(site: Path, wanted: set[str]) -> int:
    """Remove every file of `site` that is not wanted, and what killed builds left; the count of what was removed."""
    removed = 0
    top = len(f"{site}/")
    for folder, _, names in os.walk(site, topdown=False):
        for name in names:
            path = f"{folder}/{name}"
            if path[top:] not in wanted:
                os.unlink(path)  # noqa: PTH108  # as above
                removed += 1
        if folder != str(site) and not os.listdir(folder):  # noqa: PTH208  # a list is enough
            os.rmdir(folder)  # noqa: PTH106  # as above
    return removed
