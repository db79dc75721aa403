"""What an edition holds, in two levels: a root names its shelves, a shelf names its files (`shared/design/trust.md`).

Hashes do not compress, so one flat list of a district's 22,000 files is more than a megabyte. An edited page changes one
shelf and the root. A file's shelf follows from its part and its path alone, so that no other file ever moves. The parts of
an edition (the register, a street, a community …) are the same in all editions that hold them, and so are their shelves.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from generator.release.blobs import Blob, WrongBlob, blob_of
from generator.release.paths import UnsafePath, all_checked

FORMAT: Final = 1
NODE_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SHELF: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}(/[0-9a-f]{1,4})?")
_FILES_OF_A_SHELF: Final = 96
"""About as many as makes shelf and root cost the least together on a district: 4 kB and 11 kB packed."""


class WrongManifest(ValueError):
    """A manifest that isn't one; `str` says what is wrong with it, in English. Nothing of it is used.

    `blob`: which it is, where that is known.
    """

    blob: Blob | None = None


class About(NamedTuple):
    """What a root says of its edition besides its files.

    `node` is the node's id, `tier` one of 市, 区, 街道, 社区; `release` counts from 1; `data_as_of` is the day of the build
    (ISO 8601); `address` and `parent` are public addresses that end with a slash, "" where there is none.
    """

    node: str
    title: str
    tier: str
    release: int
    data_as_of: str
    address: str
    parent: str
    kiosk: bool


class Root(NamedTuple):
    """An edition of a release: what it is, and its shelves by name."""

    about: About
    shelves: Mapping[str, Blob]

    def parts(self) -> dict[str, dict[str, Blob]]:
        """The shelves of each part, which `shelves_of` named."""
        parts: dict[str, dict[str, Blob]] = {}
        for name, shelf in self.shelves.items():
            parts.setdefault(name.partition("/")[0], {})[name] = shelf
        return parts


def shelves_of(part: str, files: Mapping[str, Blob]) -> dict[str, dict[str, Blob]]:
    """The files of a part on their shelves, named `part` or `part/hex`, by a hash of their path."""
    digits = _digits(len(files))
    if not digits:
        return {part: dict(sorted(files.items()))}
    shelves: dict[str, dict[str, Blob]] = {}
    for path, blob in sorted(files.items()):
        place = hashlib.sha256(path.encode()).hexdigest()[:digits]
        shelves.setdefault(f"{part}/{place}", {})[path] = blob
    return dict(sorted(shelves.items()))


def _digits(count: int) -> int:
    """How many hexadecimal digits tell shelves apart: 0 to about 100 files, 1 to about 1,500, 2 to about 25,000."""
    digits = 0
    while count > _FILES_OF_A_SHELF * 16**digits:
        digits += 1
    return digits


def encode_shelf(files: Mapping[str, Blob]) -> bytes:
    """A shelf as it is kept: the same files give the same bytes."""
    return _json({"files": {path: list(blob) for path, blob in sorted(files.items())}})


def decode_shelf(content: bytes) -> dict[str, Blob]:
    """The files of a shelf. Raises WrongManifest."""
    files = _read(content).get("files")
    if not isinstance(files, dict):
        raise WrongManifest("no files")
    try:
        all_checked(files)
    except UnsafePath as fault:
        raise WrongManifest(str(fault)) from None
    return {path: _blob(blob) for path, blob in files.items()}


def encode_root(root: Root) -> bytes:
    """A root as it is kept: the same edition gives the same bytes."""
    shelves = {name: list(blob) for name, blob in sorted(root.shelves.items())}
    return _json({"format": FORMAT, **root.about._asdict(), "shelves": shelves})


def decode_root(content: bytes) -> Root:
    """An edition. Raises WrongManifest, for a format of a later program too."""
    read = _read(content)
    if read.pop("format", None) != FORMAT:
        raise WrongManifest(f"a format other than {FORMAT}: the node's program is older than the publisher's")
    shelves = read.pop("shelves", None)
    if not isinstance(shelves, dict) or any(not _SHELF.fullmatch(name) for name in shelves):
        raise WrongManifest("no shelves, or a shelf's name that is none")
    kinds = About.__annotations__
    if read.keys() != kinds.keys() or any(type(read[name]) is not kind for name, kind in kinds.items()):
        raise WrongManifest(f"says {sorted(read)}, not {sorted(kinds)} in their kinds")
    about = About(**read)
    if not NODE_ID.fullmatch(about.node) or about.release < 1:
        raise WrongManifest(f"no node, or no release: {about.node!r}, {about.release}")
    return Root(about, {name: _blob(blob) for name, blob in shelves.items()})


def whole(shelves: Iterable[Mapping[str, Blob]]) -> dict[str, Blob]:
    """All files of an edition, from its shelves. Raises WrongManifest where two shelves quarrel over a place."""
    files: dict[str, Blob] = {}
    count = 0
    for shelf in shelves:
        files.update(shelf)
        count += len(shelf)
    try:
        all_checked(files)
    except UnsafePath as fault:
        raise WrongManifest(str(fault)) from None
    if len(files) != count:
        raise WrongManifest("a path lies on two shelves")
    return files


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _read(content: bytes) -> dict[str, Any]:
    try:
        read = json.loads(content, object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        raise WrongManifest(f"no JSON: {fault}") from None
    if not isinstance(read, dict):
        raise WrongManifest("no object")
    return dict(read)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("a key stands twice")
    return held


def _blob(value: object) -> Blob:
    if not isinstance(value, list) or len(value) != 3:
        raise WrongManifest(f"no blob: {value!r}")
    try:
        return blob_of(*value)
    except (WrongBlob, TypeError) as fault:  # TypeError: a list or an object where a name or a length belongs
        raise WrongManifest(str(fault)) from None
