"""Pictures: what is written beside the picture in JPEG, PNG, WebP and GIF (EXIF, XMP, IPTC, comments). Pixels aren't read."""

import zlib
from collections.abc import Iterator
from typing import Final

from generator.diagnostics.diagnostic import Text
from generator.disclosure.decoding import strings_of
from generator.disclosure.limits import MOST_BYTES, Unreadable

_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_GIF: Final = (b"GIF87a", b"GIF89a")


def is_picture(data: bytes) -> bool:
    """By its first bytes."""
    return data.startswith((_JPEG, _PNG, *_GIF)) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def texts(data: bytes) -> Iterator[str]:
    """What the picture carries in words. Raises Unreadable where its parts don't fit together."""
    if data.startswith(_JPEG):
        parts = _of_jpeg(data)
    elif data.startswith(_PNG):
        parts = _of_png(data)
    elif data.startswith(_GIF):
        parts = _of_gif(data)
    else:
        parts = _of_webp(data)
    for part in parts:
        yield from strings_of(part)
        # EXIF's comments may be UTF-16 of either order, in a part that is otherwise none.
        if b"UNICODE\0" in part:
            said = part.partition(b"UNICODE\0")[2]
            yield said.decode("utf-16-be", "replace")
            yield said.decode("utf-16-le", "replace")


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker in {0xD9, 0xDA}:
            break
        size = int.from_bytes(data[place + 2 : place + 4], "big")
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            yield data[place + 4 : place + 2 + size]
        place += 2 + size
    end = data.rfind(b"\xff\xd9")
    if 0 <= end < len(data) - 2:
        yield data[end + 2 :]  # what was put behind the picture


def _of_png(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 12 <= len(data):
        size, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        chunk = data[place + 8 : place + 8 + size]
        if name in {b"tEXt", b"eXIf"}:
            yield chunk
        elif name == b"zTXt":
            yield _inflated(chunk.partition(b"\0")[2][1:])
        elif name == b"iTXt":
            key, _, rest = chunk.partition(b"\0")
            packed, words = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
            yield key + b"\n" + (_inflated(words) if packed else words)
        place += 12 + size
        if name == b"IEND":
            break
    if place < len(data):
        yield data[place:]


def _inflated(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(data, MOST_BYTES)
    except zlib.error:
        raise Unreadable(Text("图片附带的文字损坏", "a text in the picture is broken")) from None


def _of_webp(data: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(data):
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        if name in {b"EXIF", b"XMP "}:
            yield data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _of_gif(data: bytes) -> Iterator[bytes]:
    """Comment extensions, wherever they stand: 21 FE, then blocks with their lengths."""
    place = 0
    while (place := data.find(b"\x21\xfe", place)) >= 0:
        place += 2
        said = []
        while place < len(data) and data[place]:
            said.append(data[place + 1 : place + 1 + data[place]])
            place += 1 + data[place]
        yield b"".join(said)
