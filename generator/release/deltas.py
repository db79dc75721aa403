"""Deltas (差分): how a part of an edition follows from an earlier one, so that a node fetches what is new and no more.

A record that is added shifts every list after it and touches two hundred shards of the index: megabytes of files, of which
a node holds nearly every byte. A delta is the new files compressed with the earlier ones as their dictionary, which is how
Zstandard patches. It is only a way to come by bytes: nobody signs it, each blob is proved by its name, and where a delta is
missing or false the blobs themselves are fetched.

The delta of a part is two frames: its new shelves after those they replace, then its new files after their earlier forms,
or, as files of the index have new names with each new content, after the files that are gone. What a site holds deflated
(`.z`, the index) is patched as it was before: there a changed letter changes every bit after it.
"""

import hashlib
import struct
import sys
import zlib
from bisect import bisect
from collections.abc import Iterator, Mapping
from typing import Final

from generator.release.blobs import Blob, Blobs, Rotten, WrongBlob, pack
from generator.release.manifest import WrongManifest, decode_shelf

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Part = Mapping[str, Blob]
"""The shelves of a part by name."""

LONGEST: Final = 8 * 1024 * 1024
"""Bytes of a delta; where more has changed, blobs travel."""

_MOST: Final = 64 * 1024 * 1024
"""Bytes of the files that a delta holds, and of its dictionary."""

_FAST, _THOROUGH = 5, 12
"""Levels of Zstandard: for manifests, which are hashes, and for files. On a district 10 makes a third more bytes for the same CPU,
and from 13 on the strategies look less into a dictionary."""

_WIDEST: Final = 27
"""The binary logarithm of the window: whatever `_MOST` allows is within reach."""

_SHORTEST_PREFIX: Final = 8
"""Bytes that Zstandard demands of a dictionary."""

_LENGTH: Final = struct.Struct(">I")
_DEFLATED: Final = ".z"


class WrongDelta(ValueError):
    """Bytes that are no delta between these two, or longer than one may be; `str` says what, in English."""


def name_of_root_delta(old: Blob, new: Blob) -> str:
    """Its file in the folder of deltas."""
    return f"{new.name}.{old.name}"


def name_of_part_delta(old: Part, new: Part) -> str:
    """Its file in the folder of deltas: editions that share both parts share it."""
    return f"{_name(new)}.{_name(old)}"


def _name(part: Part) -> str:
    return hashlib.sha256(
        "".join(f"{name} {shelf.name}\n" for name, shelf in sorted(part.items())).encode()
    ).hexdigest()


def delta_of_root(held: Blobs, old: Blob, new: Blob) -> bytes:
    """The new root manifest after the old one. Raises WrongBlob."""
    return _delta(held.read(old), held.read(new), _FAST)


def delta_of_part(held: Blobs, old: Part, new: Part) -> bytes | None:
    """The new shelves of a part and their new files; None where they are too much. Raises WrongBlob, WrongManifest."""
    before, after = _replaced(old, new), _replaced(new, old)
    old_files, new_files = _files(held, before), _files(held, after)
    changed = _changed(old_files, new_files)
    if sum(blob.raw for blob in changed.values()) > _MOST:
        return None
    said = b"".join(_said(path, held.read(blob)) for path, blob in changed.items())
    earlier = _earlier(held, old_files, new_files, changed)
    if len(said) > _MOST or len(earlier) > _MOST:
        return None
    shelves = b"".join(map(held.read, after))
    delta = _delta(b"".join(map(held.read, before)), shelves, _FAST) + _delta(earlier, said, _THOROUGH)
    return delta if len(delta) <= LONGEST else None


def take_root(held: Blobs, old: Blob, new: Blob, delta: bytes) -> None:
    """Hold the new root manifest, proved, from the old one. Raises WrongDelta, and Rotten where the old one isn't what it was."""
    after, rest = _after(held.read(old), delta, new.raw)
    if rest:
        raise WrongDelta("something follows it")
    _take(held, new, after)


def take_part(held: Blobs, old: Part, new: Part, delta: bytes) -> None:
    """Hold the new shelves and their new files, each proved, from what is held of the old part.

    A blob that this machine's zlib packs, or deflates, otherwise than the office's is left for the line. Raises WrongDelta,
    and Rotten where the old part isn't what it was; then none or some of the files are held.
    """
    before, after = _replaced(old, new), _replaced(new, old)
    try:
        shelves, rest = _after(b"".join(map(held.read, before)), delta, sum(shelf.raw for shelf in after))
        contents = list(_cut(shelves, [shelf.raw for shelf in after]))
        new_files = {path: blob for content in contents for path, blob in decode_shelf(content).items()}
        old_files = _files(held, before)
        changed = _changed(old_files, new_files)
        said, rest = _after(_earlier(held, old_files, new_files, changed), rest, _MOST)
    except Rotten:
        raise
    except (WrongBlob, WrongManifest) as fault:
        raise WrongDelta(str(fault)) from None
    if rest:
        raise WrongDelta("something follows it")
    for blob, content, deflated in _read(said, changed):
        if not deflated or hashlib.sha256(content).hexdigest() == blob.name:
            _take(held, blob, content)
    # Last, for a shelf that is held is not asked for again, and its files would travel whole.
    for shelf, content in zip(after, contents, strict=True):
        _take(held, shelf, content)


def _replaced(part: Part, other: Part) -> list[Blob]:
    """The shelves of a part that the other doesn't hold, in the order of their names."""
    theirs = set(other.values())
    return [shelf for _, shelf in sorted(part.items()) if shelf not in theirs]


def _files(held: Blobs, shelves: list[Blob]) -> dict[str, Blob]:
    return {path: blob for shelf in shelves for path, blob in decode_shelf(held.read(shelf)).items()}


def _changed(old: Mapping[str, Blob], new: Mapping[str, Blob]) -> dict[str, Blob]:
    """Path → blob of what is new, each blob once, by path."""
    known = set(old.values())
    paths = {blob: path for path, blob in sorted(new.items(), reverse=True) if blob not in known}
    return {path: blob for blob, path in sorted(paths.items(), key=lambda pair: pair[1])}


def _earlier(held: Blobs, old: Mapping[str, Blob], new: Mapping[str, Blob], changed: Mapping[str, Blob]) -> bytes:
    """The dictionary: the earlier form of each file, what is gone, and for what is new its neighbour, a page like it."""
    paths = sorted(old)
    gone = old.keys() - new.keys()
    emptied = {_folder(path) for path in gone}
    likest = {
        path if path in old else paths[max(0, bisect(paths, path) - 1)]
        for path in changed
        if paths and (path in old or _folder(path) not in emptied)
    }
    return b"".join(_plain(path, held.read(old[path])) for path in sorted(likest | gone))


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _cut(content: bytes, lengths: list[int]) -> Iterator[bytes]:
    if len(content) != sum(lengths):
        raise WrongDelta("other shelves than the root names")
    at = 0
    for length in lengths:
        yield content[at : at + length]
        at += length


def _take(held: Blobs, blob: Blob, content: bytes) -> None:
    packed, travels = pack(content)
    if packed.name != blob.name:
        raise WrongDelta(f"{blob.name}: its bytes are others")
    if packed == blob:
        held.take(blob, travels)


def _said(path: str, content: bytes) -> bytes:
    """How many bytes follow that are to be deflated, or nought; the bytes."""
    plain = _plain(path, content)
    if plain is not content and _deflated(plain) == content:
        return _LENGTH.pack(len(plain)) + plain
    return _LENGTH.pack(0) + content


def _read(said: bytes, changed: Mapping[str, Blob]) -> Iterator[tuple[Blob, bytes, bool]]:
    """Each file of a delta, and whether it was deflated here, in the order of `changed`. Raises WrongDelta."""
    at = 0
    for blob in changed.values():
        if at + _LENGTH.size > len(said):
            raise WrongDelta("fewer files than the shelves name")
        (plain,) = _LENGTH.unpack_from(said, at)
        at += _LENGTH.size
        content = said[at : at + (plain or blob.raw)]
        at += len(content)
        yield blob, _deflated(content) if plain else content, bool(plain)
    if at != len(said):
        raise WrongDelta("more files than the shelves name")


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


def _delta(old: bytes, new: bytes, level: int) -> bytes:
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: level,
        zstd.CompressionParameter.window_log: min(_WIDEST, max(10, (len(old) + len(new)).bit_length())),
    }
    return zstd.compress(new, options=options, zstd_dict=_prefix(old))


def _after(old: bytes, delta: bytes, most: int) -> tuple[bytes, bytes]:
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
