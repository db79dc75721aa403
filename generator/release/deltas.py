"""Deltas (差分): how a shelf follows from an earlier one, so that a node fetches what is new and no more.

A record that is added shifts every list after it and touches two hundred shards of the index: megabytes of files, of which
a node holds nearly every byte. A delta is the new files compressed with the earlier ones as their dictionary, which is how
Zstandard patches. It is only a way to come by bytes: nobody signs it, each blob is proved by its name, and where a delta is
missing or false the blobs themselves are fetched.

The delta of a shelf is two frames: the new shelf after the old one, then its new files after their earlier forms. What a
site holds deflated (`.z`, the index) is patched as it was before it was deflated: a changed letter changes every bit after
it there.
"""

import struct
import sys
import zlib
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.release.blobs import Blob, Blobs, WrongBlob, pack
from generator.release.manifest import WrongManifest, decode_shelf

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LONGEST: Final = 8 * 1024 * 1024
"""Bytes of a delta, and an eighth of what one may unpack to; where more has changed, blobs travel."""

_MOST: Final = 8 * LONGEST
_LEVEL: Final = 12
"""The highest before Zstandard's slow strategies: 19 spares a twentieth on a district, for ten times the CPU."""

_SHORTEST_PREFIX: Final = 8
"""Bytes that Zstandard demands of a dictionary."""

_WIDEST: Final = 27
"""The binary logarithm of the window: whatever `_MOST` allows is within reach."""

_LENGTH: Final = struct.Struct(">I")
_DEFLATED: Final = ".z"


class WrongDelta(ValueError):
    """Bytes that are no delta between these two, or longer than one may be; `str` says what, in English."""


def name_of(old: Blob, new: Blob) -> str:
    """The file of a delta in the folder of deltas."""
    return f"{new.name}.{old.name}"


def delta_of_bytes(old: bytes, new: bytes) -> bytes:
    """`new` after `old`."""
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: _LEVEL,
        zstd.CompressionParameter.window_log: min(_WIDEST, max(10, (len(old) + len(new)).bit_length())),
    }
    return zstd.compress(new, options=options, zstd_dict=_prefix(old))


def bytes_after(old: bytes, delta: bytes, most: int) -> tuple[bytes, bytes]:
    """What follows from `old`, of at most so many bytes, and what stands behind it in the delta. Raises WrongDelta."""
    reader = zstd.ZstdDecompressor(
        zstd_dict=_prefix(old), options={zstd.DecompressionParameter.window_log_max: _WIDEST}
    )
    try:
        content = reader.decompress(delta, most + 1)
    except zstd.ZstdError as fault:
        raise WrongDelta(str(fault)) from None
    if len(content) > most or not reader.eof:
        raise WrongDelta(f"more than {most} bytes, or cut short")
    return content, reader.unused_data


def delta_of_shelf(held: Blobs, old: Blob, new: Blob) -> bytes | None:
    """The new shelf and its new files after the old one; None where they are too much.

    Raises WrongBlob, WrongManifest.
    """
    before, after = held.read(old), held.read(new)
    old_files, new_files = decode_shelf(before), decode_shelf(after)
    changed = _changed(old_files, new_files)
    if sum(blob.raw for blob in changed.values()) > _MOST // 4:
        return None
    said = b"".join(_said(path, held.read(blob)) for path, blob in changed.items())
    earlier = _earlier(held, old_files, changed)
    if len(said) + len(earlier) > _MOST:
        return None
    delta = delta_of_bytes(before, after) + delta_of_bytes(earlier, said)
    return delta if len(delta) <= LONGEST else None


def take_shelf(held: Blobs, old: Blob, new: Blob, delta: bytes) -> None:
    """Hold the new shelf and its new files, each proved, from what is held of the old one.

    A blob that this machine packs to another length than the office's is left for the line. Raises WrongDelta; then none
    or some are held.
    """
    try:
        before = held.read(old)
        after, rest = bytes_after(before, delta, new.raw)
        old_files = decode_shelf(before)
        changed = _changed(old_files, decode_shelf(after))
        said, rest = bytes_after(_earlier(held, old_files, changed), rest, _MOST)
    except (WrongBlob, WrongManifest) as fault:
        raise WrongDelta(str(fault)) from None
    if rest:
        raise WrongDelta("something follows it")
    for blob, content in _read(said, changed):
        _take(held, blob, content)
    # Last, for a shelf that is held is not asked for again, and its files would travel whole.
    _take(held, new, after)


def take_root(held: Blobs, old: Blob, new: Blob, delta: bytes) -> None:
    """Hold the new root manifest, proved, from the old one. Raises WrongDelta."""
    try:
        after, rest = bytes_after(held.read(old), delta, new.raw)
    except WrongBlob as fault:
        raise WrongDelta(str(fault)) from None
    if rest:
        raise WrongDelta("something follows it")
    _take(held, new, after)


def _take(held: Blobs, blob: Blob, content: bytes) -> None:
    packed, travels = pack(content)
    if packed.name != blob.name:
        raise WrongDelta(f"{blob.name}: its bytes are others")
    if packed == blob:
        held.take(blob, travels)


def _changed(old: Mapping[str, Blob], new: Mapping[str, Blob]) -> dict[str, Blob]:
    """Path → blob of what the new shelf holds and the old one doesn't, by path."""
    known = set(old.values())
    return {path: blob for path, blob in sorted(new.items()) if blob not in known}


def _earlier(held: Blobs, old: Mapping[str, Blob], changed: Iterable[str]) -> bytes:
    """The dictionary: the earlier form of each file, of a new one its neighbour's, which is a page like it."""
    paths = sorted(old)
    likest = {path if path in old else paths[max(0, bisect(paths, path) - 1)] for path in changed if paths}
    return b"".join(_plain(path, held.read(old[path])) for path in sorted(likest)) or bytes(_SHORTEST_PREFIX)


def _said(path: str, content: bytes) -> bytes:
    """How many bytes follow that are to be deflated, or nought; the bytes."""
    plain = _plain(path, content)
    if plain is not content and _deflated(plain) == content:
        return _LENGTH.pack(len(plain)) + plain
    return _LENGTH.pack(0) + content


def _read(said: bytes, changed: Mapping[str, Blob]) -> Iterator[tuple[Blob, bytes]]:
    """Each file of a delta, in the order of `changed`. Raises WrongDelta."""
    at = 0
    for blob in changed.values():
        if at + _LENGTH.size > len(said):
            raise WrongDelta("fewer files than the shelf holds")
        (plain,) = _LENGTH.unpack_from(said, at)
        at += _LENGTH.size
        content = said[at : at + (plain or blob.raw)]
        at += len(content)
        yield blob, _deflated(content) if plain else content
    if at != len(said):
        raise WrongDelta("more files than the shelf holds")


def _plain(path: str, content: bytes) -> bytes:
    """A file as it was before it was deflated, where it is one of the index; else itself."""
    if not path.endswith(_DEFLATED):
        return content
    reader = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        plain = reader.decompress(content, _MOST)
    except zlib.error:
        return content
    return plain if plain and reader.eof and not reader.unused_data else content


def _deflated(plain: bytes) -> bytes:
    """As the index is deflated; where it is done otherwise one day, the files travel as they are."""
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush()


def _prefix(old: bytes) -> tuple[zstd.ZstdDict, int]:
    return zstd.ZstdDict(old.ljust(_SHORTEST_PREFIX, b"\0"), is_raw=True).as_prefix
