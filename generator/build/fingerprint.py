"""Fingerprints: short hashes that stand for bytes, for many bytes, and for this program itself."""

import sys
import zlib
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

_MATTERING: Final = (
    "ahocorasick-rs",
    "brotli",
    "chinesecalendar",
    "graphviz",
    "jinja2",
    "markdown",
    "markdown-it-py",
    "mkdocs",
    "mkdocs-material",
    "msgspec",
    "opencc",
    "pydantic",
    "pygments",
    "pygraphviz",
    "pymdown-extensions",
    "pypdf",
    "pypinyin",
    "pyyaml",
    "rjieba",
)
"""Libraries whose version can change a page."""


def fingerprint(data: bytes) -> bytes:
    """Sixteen bytes of BLAKE2b."""
    return blake2b(data, digest_size=16).digest()


def joint_fingerprint(parts: Iterable[bytes]) -> bytes:
    """Of several parts in their order; their borders count."""
    joint = blake2b(digest_size=16)
    for part in parts:
        joint.update(len(part).to_bytes(8, "big"))
        joint.update(part)
    return joint.digest()


def files_fingerprint(root: Path, files: Iterable[Path]) -> bytes:
    """Of files by their paths below `root` and their bytes. A file that is gone counts as its path alone."""
    return joint_fingerprint(
        part
        for file in files
        for part in (str(file.relative_to(root)).encode(), file.read_bytes() if file.is_file() else b"\0gone")
    )


@cache
def program_fingerprint(package: Path) -> bytes:
    """Of this program: a rule's own code is one of its inputs, and so are the libraries it stands on.

    A process runs what it loaded, whatever becomes of the files: it reads them once.
    """
    sources = sorted(package.rglob("*.py"))
    versions = [
        sys.version.encode(),
        zlib.ZLIB_RUNTIME_VERSION.encode(),
        *(f"{name} {version(name)}".encode() for name in _MATTERING),
    ]
    return joint_fingerprint([files_fingerprint(package, sources), *versions])
