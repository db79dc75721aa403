"""Bytes to text: what a file that doesn't say its encoding is written in."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(data: bytes) -> str:
    """UTF-8, or what a mark of byte order says; else GB 18030, in which Windows and its Excel save."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


_CONTROL: Final = re.compile("[\0-\x08\x0e-\x1f]+")


def strings_of(data: bytes) -> Iterator[str]:
    """Texts in bytes of unknown form: as they read in UTF-8 or GB 18030, and in UTF-16 where every second byte may be 0."""
    yield _CONTROL.sub("\n", decoded(data))
    if data.count(0) > len(data) // 8:
        for offset in (0, 1):
            yield _CONTROL.sub("\n", data[offset:].decode("utf-16-le", "replace"))
