"""Which paths a release may hold: such as every file system, every server and every address bar takes in one way.

A manifest comes from outside. A path that climbs, is absolute, or is told apart from another only by case or by its form
in Unicode is refused before a byte is written.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_LONGEST: Final = 1_000
"""Bytes of a path, below what ext4 and NTFS take with a folder before it."""

_LONGEST_PART: Final = 200
_NOT_IN_NAMES: Final = frozenset('\\:*?"<>|')
"""What Windows, where a USB stick may be read, takes for something else."""


class UnsafePath(ValueError):
    """The path must not be written to; `str` says which and why, in English."""


@lru_cache(maxsize=1 << 16)
def checked(path: str) -> str:
    """The path itself, relative and with forward slashes. Raises UnsafePath. A page of many editions is looked at once."""
    if not path or len(path.encode("utf-8", "replace")) > _LONGEST:
        raise UnsafePath(f"a path of {len(path)} characters")
    if path != unicodedata.normalize("NFC", path):
        raise UnsafePath(f"not in Unicode's composed form: {path!r}")
    for part in path.split("/"):
        if part in {"", ".", ".."}:
            raise UnsafePath(f"absolute, empty or climbing: {path!r}")
        if len(part.encode("utf-8", "replace")) > _LONGEST_PART:
            raise UnsafePath(f"a name of more than {_LONGEST_PART} bytes: {path!r}")
        if part != part.strip() or part.endswith("."):
            raise UnsafePath(f"begins or ends with a blank, or ends with a full stop: {path!r}")
        if any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} or char in _NOT_IN_NAMES for char in part):
            raise UnsafePath(f"holds a character that has no place in a name: {path!r}")
    return path


def all_checked(paths: Iterable[str]) -> frozenset[str]:
    """The paths, of which no two are one on a disk that ignores case, and none is a folder of another. Raises UnsafePath."""
    whole: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        checked(path)
        folded = path.casefold()
        if folded in whole:
            raise UnsafePath(f"stands twice, or only case tells it from another: {path!r}")
        whole[folded] = path
        parts = path.split("/")
        for count in range(1, len(parts)):
            folder = "/".join(parts[:count])
            known = folders.setdefault(folder.casefold(), folder)
            if known != folder:
                raise UnsafePath(f"only case tells a folder from another: {path!r}")
    for folded, path in whole.items():
        if folded in folders:
            raise UnsafePath(f"a file where a folder is: {path!r}")
    return frozenset(whole.values())
