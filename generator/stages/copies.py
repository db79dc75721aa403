"""What stands beside a file of the site: made from its bytes alone, written with it, and removed with it.

A copy's bytes are the same on every machine with the same libraries: no time, no name, no system in a gzip header.
"""

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import brotli

from generator.diagnostics.diagnostic import Text
from generator.pages.search_page import MATERIALS_INDEX
from generator.pages.traditional import FOLDER, TraditionalPages, Words
from generator.search.deflate import deflated, inflated
from generator.search.start import translated
from generator.stages.search_index import RECORDS, START


class Traditional(NamedTuple):
    """What the pages in traditional characters follow from, besides the page."""

    site_url: str
    words: Words


class Copies(NamedTuple):
    """Which copies this district's site has."""

    precompressed: tuple[str, ...] = ()
    """Endings of compressed copies."""
    traditional: Traditional | None = None
    """None: the site stands in simplified characters alone."""

    def of(self, path: str, data: bytes) -> dict[str, bytes]:
        """The copies of one file, by their paths."""
        found = self._packed(path, data)
        if self.traditional and _holds_words(path):
            beside, copy = FOLDER + path, _converted(_pages(self.traditional), path, data)
            found |= {beside: copy} | self._packed(beside, copy)
        return found

    def _packed(self, path: str, data: bytes) -> dict[str, bytes]:
        """Compressed copies. One that would not be smaller than the file is left out."""
        if not self.precompressed or not path.endswith(_TEXTS):
            return {}
        packed = {f"{path}.{ending}": _PACKED[ending](data) for ending in self.precompressed}
        return {beside: copy for beside, copy in packed.items() if len(copy) < len(data)}

    def copied(self, path: str) -> str:
        """The file that the one at `path` is a copy of; itself where it is none."""
        ending = path.rpartition(".")[2]
        if ending in self.precompressed:
            path = path.removesuffix(f".{ending}")
        return path.removeprefix(FOLDER) if self.traditional and _holds_words(path) else path

    def faults(self, files: Iterable[str]) -> Iterator[Text]:
        """The files of content/ that stand where a copy goes."""
        endings = tuple(f"{text}.{ending}" for text in _TEXTS for ending in self.precompressed)
        for file in sorted(files):
            if self.traditional and file.startswith(FOLDER):
                yield Text(
                    f"content/{file}：{FOLDER} 下是程序生成的繁体网页，请换一个目录，或不写 extra.liangquan.traditional",
                    f"content/{file}: the pages in traditional characters stand under {FOLDER}; choose another folder, or "
                    "leave out extra.liangquan.traditional",
                )
            if endings and file.endswith(endings):
                yield Text(
                    f"content/{file}：压缩的副本由程序生成，请删去这个文件，或不写 extra.liangquan.precompressed",
                    f"content/{file}: compressed copies are made by the program; delete this file, or leave out "
                    "extra.liangquan.precompressed",
                )


def _holds_words(path: str) -> bool:
    """Whether a file is a page, or what a page loads to show."""
    plain = path.removeprefix(FOLDER)
    return (
        path.endswith(".html")
        or plain in (MATERIALS_INDEX, START)
        or plain.startswith(RECORDS)
        or (plain.startswith("facets/") and path.endswith(".json"))
    )


def _converted(pages: TraditionalPages, path: str, data: bytes) -> bytes:
    if path == START:
        return deflated(translated(inflated(data), pages.words))
    if path.startswith(RECORDS):
        return deflated(pages.data(inflated(data).decode()).encode())
    text = data.decode()
    return (pages.page(text, path) if path.endswith(".html") else pages.data(text)).encode()


@lru_cache(maxsize=1)
def _pages(traditional: Traditional) -> TraditionalPages:
    return TraditionalPages(*traditional)


_TEXTS: Final = (".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
"""Endings of files that are text. Pictures and fonts are compressed already."""

_GZIP_HEAD: Final = b"\x1f\x8b\x08\0" + b"\0\0\0\0" + b"\x02\xff"
"""RFC 1952: deflate, no name; no time; smallest, of no system. zlib's own would name the system."""


def _gzip(data: bytes) -> bytes:
    # Level 9 costs what level 6 costs on pages of 10 KB.
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join((_GZIP_HEAD, packer.compress(data), packer.flush(), tail))


def _brotli(data: bytes) -> bytes:
    # Quality 5 is 11 % smaller than gzip; 9 would take twenty times as long for another 4 %.
    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=5)
    return packed


_PACKED: Final = {"gz": _gzip, "br": _brotli}
