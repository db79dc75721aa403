"""The files of records: the only reader of powers/, flowcharts/ and community/.

Part of the rim. Nothing outside the district's folder is ever read: no symbolic link is followed, neither a file's nor
a folder's.
"""

import errno
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Y_9
from generator.records.yaml_text import LARGEST

FOLDERS: Final = ("community", "flowcharts", "powers")
"""Where records lie, in the order of the walk."""


class SourceFile(NamedTuple):
    """A file of a record. `path` is relative to the district's folder, with forward slashes; times in ns."""

    path: str
    size: int
    mtime_ns: int
    inode: int


class Seen(NamedTuple):
    """What a file was when it was last hashed; `digest` is `digest_of` its bytes."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    digest: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that may not be read as a record, and why."""

    path: str
    finding: Finding


class UnreadableFile(Exception):
    """A file that was there at the walk and can't be read now. Holds the finding to tell."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message.en)
        self.finding = finding


def walk(root: Path) -> tuple[list[SourceFile], list[Refused]]:
    """The files of records under `root`, and what lies between them that is none; both sorted by path."""
    files: list[SourceFile] = []
    refused: list[Refused] = []
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            refused.append(Refused(folder, _symbolic_link()))
        elif (root / folder).is_dir():
            _walk_folder(str(root / folder), folder, files, refused)
    files.sort()
    refused.sort(key=lambda file: file.path)
    return files, refused


def read(root: Path, path: str) -> bytes:
    """The bytes of the file at `path`, at most one more than a record may have. Raises `UnreadableFile`."""
    try:
        # O_NOFOLLOW and O_NONBLOCK: the file may have become a link or a pipe since the walk.
        handle = os.open(f"{root}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            stat = os.fstat(handle)
            if not S_ISREG(stat.st_mode):
                raise UnreadableFile(_not_regular())
            return _read_open(handle, stat.st_size)
        finally:
            os.close(handle)
    except OSError as fault:
        raise UnreadableFile(_symbolic_link() if fault.errno == errno.ELOOP else _unreadable()) from None


def _read_open(handle: int, size: int) -> bytes:
    """Up to one byte more than a record may have; `size` is what the file system says, and only a first guess."""
    asked = min(size, LARGEST) + 1
    data = os.read(handle, asked)
    if len(data) < asked:
        return data  # so it has ended, as nearly all do; asking again would take a third of the time
    while len(data) <= LARGEST and (more := os.read(handle, LARGEST + 1 - len(data))):
        data += more
    return data


def digest_of(data: bytes) -> str:
    """The hash that stands for a file's content: BLAKE2b of 128 bits, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


def unchanged(file: SourceFile, seen: Seen | None, recorded_at_ns: int) -> bool:
    """Whether the stored digest may be trusted without reading, as git trusts its index.

    Equal size, time and inode are not enough where the file's time is not clearly older than the moment `seen` was
    recorded: a second edit within the grain of the file's clock would not show. Such a file is read again.
    """
    return seen is not None and file == seen[:4] and file.mtime_ns + _grain_ns(file.mtime_ns) < recorded_at_ns


def _grain_ns(mtime_ns: int) -> int:
    """How long a file's time may stand still: a kernel's tick, or two seconds where only whole ones are kept."""
    return 2_000_000_000 if mtime_ns % 1_000_000_000 == 0 else 20_000_000


def _walk_folder(folder: str, path: str, files: list[SourceFile], refused: list[Refused]) -> None:
    try:
        entries = os.scandir(folder)
    except OSError:
        refused.append(Refused(path, _unreadable()))
        return
    with entries:
        for entry in entries:
            name = entry.name
            inner = f"{path}/{name}"
            if name.startswith("."):
                continue  # .gitkeep, .DS_Store: never a record, never a mistake of an editor
            if entry.is_symlink():
                refused.append(Refused(_shown(inner), _symbolic_link()))
            elif entry.is_dir(follow_symlinks=False):
                _walk_folder(entry.path, inner, files, refused)
            elif not name.endswith(".yaml"):
                refused.append(Refused(_shown(inner), _wrong_ending(name)))
            elif not entry.is_file(follow_symlinks=False):
                refused.append(Refused(_shown(inner), _not_regular()))
            elif _shown(inner) != inner:
                refused.append(Refused(_shown(inner), _undecodable_name()))
            else:
                stat = entry.stat(follow_symlinks=False)
                files.append(SourceFile(inner, stat.st_size, stat.st_mtime_ns, stat.st_ino))


def _shown(path: str) -> str:
    """A path that can be printed: bytes that are no UTF-8 become U+FFFD."""
    return path.encode(errors="surrogateescape").decode(errors="replace")


def _symbolic_link() -> Finding:
    return Y_9.at(
        (),
        Text("这是符号链接，不读取", "this is a symbolic link, and is not read"),
        Text("换成文件本身", "put the file itself in its place"),
    )


def _wrong_ending(name: str) -> Finding:
    stem = _shown(name.rsplit(".", 1)[0])
    return Y_9.at(
        (),
        Text("文件名不以 .yaml 结尾，不读取", "the name does not end in .yaml, so the file is not read"),
        Text(
            f"记录改名为 {stem}.yaml；不是记录的文件移到别处",
            f"rename a record to {stem}.yaml; keep what is no record elsewhere",
        ),
    )


def _not_regular() -> Finding:
    return Y_9.at(
        (),
        Text("这不是普通文件", "this is not an ordinary file"),
        Text("删去它，或换成普通的文本文件", "remove it, or put an ordinary text file in its place"),
    )


def _undecodable_name() -> Finding:
    return Y_9.at(
        (),
        Text("文件名不是 UTF-8", "the file's name is not UTF-8"),
        Text("用小写字母、数字和连字符命名", "name it with lower-case letters, digits and hyphens"),
    )


def _unreadable() -> Finding:
    return Y_9.at(
        (),
        Text("没有读取权限，或文件已被移走", "it may not be read, or is gone"),
        Text("检查文件权限，然后再试", "check its permissions, then try again"),
    )
