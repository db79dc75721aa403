"""Keys of the four roles that sign releases (The Update Framework): who may say what to the nodes.

`root` says whose keys the others are, and lies offline, on several sticks of which a threshold must agree; `targets` says
what a release holds, `snapshot` and `timestamp` that it is the newest. The three lie apart, in a folder of the publishing
host that only its owner reads.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

from generator.release.files import STAGING, Files, put

ROOT: Final = "root"
ONLINE: Final = ("targets", "snapshot", "timestamp")
"""The roles whose keys lie on the publishing host."""

_NOT_FOR_GIT: Final = ".gitignore"


class NoKey(Exception):
    """A key that can't be used: the file at `path`, and why, as a name of `WHYS`; `told` is what the system said."""

    def __init__(self, why: str, path: Path, told: str = "") -> None:
        super().__init__(f"{path}: {why} {told}".rstrip())
        self.why = why
        self.path = path
        self.told = told


WHYS: Final = ("no folder", "there already", "unreadable", "not opened", "not named")
"""Its folder is missing; a root key is there already; the file can't be read; its passphrase is another, or it is no key;
the root names another key for the role."""


class OfflineKey(NamedTuple):
    """A root key, by the folder (a stick's) that it lies in."""

    folder: Path
    signer: CryptoSigner


def make_online(folder: Path, role: str, files: Files) -> CryptoSigner:
    """The next key of a role, beside the one in use; the one that a killed ceremony left is taken up. Raises NoKey.

    The folder keeps itself out of git.
    """
    path = folder / _next(role)
    if path.exists():
        return _read_private(path, None)
    signer = CryptoSigner.generate_ed25519()
    files.make_folder(folder)
    folder.chmod(0o700)
    put(files, folder / _NOT_FOR_GIT, b"*\n", folder / STAGING)
    _write_private(path, signer, None, files)
    return signer


def adopt(folder: Path, role: str, files: Files) -> None:
    """The next key of a role takes the place of the one in use, once the root names it."""
    files.rename(folder / _next(role), folder / _file(role))
    files.sync(folder)


def make_offline(folder: Path, passphrase: str, files: Files) -> OfflineKey:
    """A fresh root key in a folder that has none. Raises NoKey where one is there: it is never written over.

    The folder exists: a stick that isn't plugged in must not become a folder of this machine.
    """
    path = folder / _file(ROOT)
    if not folder.is_dir():
        raise NoKey("no folder", folder)
    if path.exists():
        raise NoKey("there already", path)
    signer = CryptoSigner.generate_ed25519()
    _write_private(path, signer, passphrase, files)
    return OfflineKey(folder, signer)


def online(folder: Path, role: str, keyids: Collection[str]) -> CryptoSigner:
    """The key of a role that the root names, by its id; a ceremony may have been killed before it was adopted. Raises NoKey."""
    path = folder / _next(role)
    if path.exists() and (signer := _read_private(path, None)).public_key.keyid in keyids:
        return signer
    signer = _read_private(folder / _file(role), None)
    if signer.public_key.keyid not in keyids:
        raise NoKey("not named", folder / _file(role))
    return signer


def offline(folder: Path, passphrase: str) -> OfflineKey:
    """The root key in a folder. Raises NoKey."""
    return OfflineKey(folder, _read_private(folder / _file(ROOT), passphrase))


def _file(role: str) -> str:
    return f"{role}.pem"


def _next(role: str) -> str:
    return f"{role}.next.pem"


def _write_private(path: Path, signer: CryptoSigner, passphrase: str | None, files: Files) -> None:
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    read = load_pem_private_key(signer.private_bytes, None)
    before = os.umask(0o077)
    try:
        put(files, path, read.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock), path.parent / STAGING)
    finally:
        os.umask(before)


def _read_private(path: Path, passphrase: str | None) -> CryptoSigner:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise NoKey("unreadable", path, fault.strerror or "") from None
    try:
        return CryptoSigner(load_pem_private_key(content, passphrase.encode() if passphrase else None))
    except (ValueError, TypeError) as fault:
        raise NoKey("not opened", path, str(fault)) from None
