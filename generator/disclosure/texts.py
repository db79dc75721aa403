"""The texts in a file's bytes: what a reader sees in it, and what else it carries, by the kind of file.

A name's ending says the kind; bytes that begin as an archive, a PDF or a picture are one whatever they are called. What
can't be looked into (encrypted, broken, a bomb) is told as such: nobody knows what it holds.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.disclosure import archives, markup, pdf_text, pictures, search_files, tables, yaml_texts
from generator.disclosure.decoding import strings_of
from generator.disclosure.limits import MOST_BYTES, Unreadable


class FoundText(NamedTuple):
    """A text and the part of the file it stands in: "" for the file itself, else a path inside it."""

    part: str
    text: str


class Closed(NamedTuple):
    """A part that can't be looked into, and why."""

    part: str
    why: Text


def texts_of(name: str, data: bytes, part: str = "", depth: int = 0) -> Iterator[FoundText | Closed]:
    """Everything that is said in the file called `name`."""
    try:
        yield from _texts(name, data, part, depth)
    except Unreadable as fault:
        yield Closed(part, fault.why)


def _texts(name: str, data: bytes, part: str, depth: int) -> Iterator[FoundText | Closed]:
    ending = name.rpartition(".")[2].lower()
    if data.startswith(archives.MAGIC):
        yield from _of_archive(data, part, depth)
    elif data.startswith(b"%PDF") or ending == "pdf":
        for page, text in pdf_text.texts(data):
            yield FoundText(f"{part}{page}", text)
    elif pictures.is_picture(data):
        yield from (FoundText(part, text) for text in pictures.texts(data))
    elif ending == "gz":
        yield from _texts(name.rpartition(".")[0], _inflated(data, 16 + zlib.MAX_WBITS), part, depth + 1)
    elif ending == "z":
        # The search index's files are bare deflate.
        yield from (FoundText(part, text) for text in search_files.texts(name, _inflated(data, -zlib.MAX_WBITS)))
    elif ending not in _SILENT:
        yield from (FoundText(part, text) for text in _READERS.get(ending, strings_of)(data))


def _of_archive(data: bytes, part: str, depth: int) -> Iterator[FoundText | Closed]:
    if depth >= _DEEPEST:
        raise Unreadable(Text("压缩包套了太多层", "archives inside archives, too deep"))
    for entry, inner in archives.entries(data):
        yield from texts_of(entry, inner, f"{part}{entry}/", depth + 1)
    for sheet, text in archives.sheets(data):
        yield FoundText(f"{part}{sheet}", text)


_DEEPEST: Final = 3


def _inflated(data: bytes, wbits: int) -> bytes:
    unpacker = zlib.decompressobj(wbits)
    try:
        unpacked = unpacker.decompress(data, MOST_BYTES)
    except zlib.error:
        raise Unreadable(Text("压缩数据损坏", "the packed data is broken")) from None
    if unpacker.unconsumed_tail:
        raise Unreadable(Text("解压后过大", "too large when unpacked"))
    return unpacked


_READERS: Final[Mapping[str, Callable[[bytes], Iterator[str]]]] = (
    dict.fromkeys(("html", "htm", "xhtml", "svg", "xml", "rels", "atom", "rss"), markup.texts)
    | dict.fromkeys(("json", "geojson", "webmanifest"), tables.json_texts)
    | {"css": markup.texts_of_sheet}
    | dict.fromkeys(("csv", "tsv"), tables.csv_texts)
    | dict.fromkeys(("yaml", "yml"), yaml_texts.texts)
)
"""What a kind of file says once its escapes are read."""

_SILENT: Final = frozenset("woff woff2 ttf otf eot ico mp3 mp4 webm ogg wav br wasm".split())
"""Fonts, sound, moving pictures; `.br` is a copy of the file beside it."""
