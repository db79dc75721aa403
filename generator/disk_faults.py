"""What a disk refuses, told in the reader's language: one that is full, fails or is closed to us is nobody's bug."""

import errno
from collections.abc import Mapping
from typing import Final

from generator.command_group import say
from generator.diagnostics.text import Text

_CAUSES: Final[Mapping[int | None, Text]] = {
    errno.ENOSPC: Text("磁盘已满；先腾出空间", "the disk is full; make room first"),
    errno.EDQUOT: Text("用户的磁盘配额已满；先腾出空间", "the user's quota is used up; make room first"),
    errno.EIO: Text("磁盘读写出错；先检查磁盘和连线", "the disk fails; see to it and its cable first"),
    errno.EROFS: Text("磁盘是只读的；先改为可写", "the disk is read-only; let it be written first"),
    errno.EACCES: Text(
        "没有权限；先检查文件和目录属于谁", "no permission; see first whose the file and its folder are"
    ),
    errno.EPERM: Text("没有权限；先检查文件和目录属于谁", "no permission; see first whose the file and its folder are"),
}

_ASKED: Final[Mapping[int | None, Text]] = {
    errno.ENOENT: Text("没有这个文件或目录", "no such file or folder"),
    errno.EEXIST: Text("那里已有同名的文件", "a file of that name is there"),
    errno.ENOTDIR: Text("路径中有一段是文件，不是目录", "a part of the path is a file, not a folder"),
    errno.EISDIR: Text("是目录，不是文件", "is a folder, not a file"),
    errno.ENAMETOOLONG: Text("路径太长", "the path is too long"),
    errno.ELOOP: Text("符号链接绕成了圈", "symbolic links lead in a circle"),
}
"""What was asked for that cannot be: whoever named the path mends it."""


def is_of_the_disk(fault: OSError) -> bool:
    """Whether the disk refuses, rather than that this program asked for what cannot be."""
    return fault.errno in _CAUSES


def cause(fault: OSError, lang: str) -> str:
    """What is the matter, and what to do."""
    known = _CAUSES.get(fault.errno) or _ASKED.get(fault.errno)
    return known.in_language(lang) if known else str(fault.strerror or fault)


def told(fault: OSError, lang: str) -> str:
    """The file, what is the matter with it, and what to do."""
    file = fault.filename2 or fault.filename or say("a file", lang)
    return say("usage fault", lang, words=say("disk refuses", lang, file=file, cause=cause(fault, lang)))
