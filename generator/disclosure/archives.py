"""Archives, and the office files that are archives: xlsx, docx, pptx, odt, ods. Sizes are looked at before anything is unpacked."""

import re
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.diagnostics.diagnostic import Text
from generator.disclosure.limits import MOST_BYTES, MOST_ENTRIES, MOST_RATIO, RATIO_FROM, Unreadable
from generator.disclosure.tables import rows_text

MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")


def entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file inside. Raises Unreadable before anything of a bomb is unpacked."""
    with _opened(data) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield entry.filename, _unpacked(archive, entry)


def sheets(data: bytes) -> Iterator[tuple[str, str]]:
    """Of a workbook: each sheet's rows as text, cells named by the first row."""
    with _opened(data) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            return
        shared = []
        if "xl/sharedStrings.xml" in names:
            shared = [_words(item) for item in _ITEM.findall(_text(archive, "xl/sharedStrings.xml"))]
        for name in sorted(name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")):
            rows = ([_cell(cell, shared) for cell in _CELL.finditer(row)] for row in _ROW.findall(_text(archive, name)))
            yield name, rows_text(rows)


def _opened(data: bytes) -> ZipFile:
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable(Text("压缩包损坏", "the archive is broken")) from None
    listed = archive.infolist()
    if len(listed) > MOST_ENTRIES:
        raise Unreadable(Text("压缩包内文件过多", "too many files in the archive"))
    if sum(entry.file_size for entry in listed) > MOST_BYTES:
        raise Unreadable(Text("压缩包解开后过大", "the archive is too large when unpacked"))
    for entry in listed:
        if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise Unreadable(Text("压缩包的压缩比异常", "the archive is packed beyond reason"))
        if entry.flag_bits & 1:
            raise Unreadable(Text("压缩包有密码", "the archive is encrypted"))
    return archive


def _unpacked(archive: ZipFile, entry: ZipInfo) -> bytes:
    try:
        # Its own size may lie: not a byte more is read than it says.
        with archive.open(entry) as inside:
            return inside.read(entry.file_size)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise Unreadable(Text("压缩包损坏", "the archive is broken")) from None


def _text(archive: ZipFile, name: str) -> str:
    return _unpacked(archive, archive.getinfo(name)).decode("utf-8", "replace")


_ITEM: Final = re.compile(r"<(?:\w+:)?si>(.*?)</(?:\w+:)?si>|<(?:\w+:)?si/>", re.DOTALL)
_ROW: Final = re.compile(r"<(?:\w+:)?row\b[^>]*?(?<!/)>(.*?)</(?:\w+:)?row>", re.DOTALL)
_CELL: Final = re.compile(r"<(?:\w+:)?c\b(?P<about>[^>]*?)(?:/>|>(?P<inside>.*?)</(?:\w+:)?c>)", re.DOTALL)
_VALUE: Final = re.compile(r"<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>")
_TAG: Final = re.compile(r"<[^>]+>")
_LARGE: Final = re.compile(r"\d\.\d+[Ee]\+?\d\d")


def _words(item: str) -> str:
    return unescape(_TAG.sub("", item))


def _cell(cell: re.Match[str], shared: list[str]) -> str:
    inside = cell["inside"] or ""
    value = _VALUE.search(inside)
    if value is None:
        return _words(inside)
    if 't="s"' in cell["about"] and value[1].isdigit() and int(value[1]) < len(shared):
        return shared[int(value[1])]
    # A telephone number that was typed as a number is saved as 1.3800000000E10.
    return f"{float(value[1]):.0f}" if _LARGE.fullmatch(value[1]) else unescape(value[1])
