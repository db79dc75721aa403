"""Public keys as `roles.yaml` holds them: a line of SSH, or an armoured block of OpenPGP.

Only their form is read here, and the name by which git tells a key. What a signature is worth git says.
"""

import base64
import binascii
import re
from hashlib import sha256
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text


class PublicKey(NamedTuple):
    """A key that can be read."""

    text: str
    """As an allowed-signers file or a GnuPG home takes it: `ssh-ed25519 AAAA…`, or the block."""
    fingerprint: str
    """`SHA256:…` as git names an SSH key; of OpenPGP "", for only GnuPG can tell."""

    @property
    def is_ssh(self) -> bool:
        """Whether it is a key of SSH; else it is one of OpenPGP."""
        return bool(self.fingerprint)


class UnreadableKey(ValueError):
    """What stands there is no public key that may sign; `message` says what it is, `write` what to write."""

    def __init__(self, message: Text, write: Text) -> None:
        super().__init__(message.en)
        self.message = message
        self.write = write


_SSH: Final = {
    "ssh-ed25519": 2,
    "ecdsa-sha2-nistp256": 3,
    "ecdsa-sha2-nistp384": 3,
    "ecdsa-sha2-nistp521": 3,
    "ssh-rsa": 3,
    "sk-ssh-ed25519@openssh.com": 3,
    "sk-ecdsa-sha2-nistp256@openssh.com": 4,
}
"""Types of keys → fields of such a key."""
_LEAST_RSA: Final = 2048
"""Bits; OpenSSH and NIST SP 800-131A take no shorter ones."""
_BLOCK: Final = re.compile(
    r"-----BEGIN PGP PUBLIC KEY BLOCK-----\s+(?:[A-Za-z]+: .*\n)*\s*([A-Za-z0-9+/=\s]+?)(?:\n=[A-Za-z0-9+/]{4})?\s*"
    r"-----END PGP PUBLIC KEY BLOCK-----"
)
_COPY: Final = Text(
    "照抄 .pub 文件中的一行，如 ssh-ed25519 AAAA…；OpenPGP 写 gpg --armor --export 的全文",
    "copy the line of the .pub file, as ssh-ed25519 AAAA…; of OpenPGP the whole output of `gpg --armor --export`",
)


def read_key(text: str) -> PublicKey:
    """The key in `text`. Raises UnreadableKey."""
    text = text.strip()
    if "PRIVATE KEY" in text:
        raise UnreadableKey(
            Text("这是私钥", "this is a private key"),
            Text(
                "立即作废这把密钥并换新的；这里只写 .pub 文件中的公钥",
                "that key is spoilt: make a new one, and write only the public key of its .pub file here",
            ),
        )
    return _openpgp(text) if text.startswith("-----BEGIN PGP") else _ssh(text)


def _openpgp(text: str) -> PublicKey:
    found = _BLOCK.fullmatch(text)
    try:
        data = base64.b64decode("".join(found[1].split()), validate=True) if found else b""
    except binascii.Error:
        data = b""
    # RFC 9580 §4.2: the first octet of a packet; its tag is 6, a public key, in the old form or the new.
    if not data or (data[0] & 0b11111100 != 0b10011000 and data[0] != 0b11000110):
        raise UnreadableKey(Text("OpenPGP 公钥不完整", "the OpenPGP key is not whole"), _COPY)
    return PublicKey(text + "\n", "")


def _ssh(text: str) -> PublicKey:
    words = text.split()
    type_ = words[0] if words else ""
    if type_ not in _SSH or len(words) < 2:
        known = Text("、".join(_SSH), ", ".join(_SSH))
        raise UnreadableKey(
            Text(f"“{type_}”不是可用的密钥类型", f"“{type_}” is no type of key that may sign"),
            Text(f"{_COPY.zh}。可用的类型：{known.zh}", f"{_COPY.en}. The types are {known.en}"),
        )
    try:
        data = base64.b64decode(words[1], validate=True)
    except binascii.Error:
        data = b""
    fields = _fields(data)
    if len(fields) != _SSH[type_] or fields[0] != type_.encode():
        raise UnreadableKey(
            Text("公钥不完整，多半漏抄了几个字符", "the key is not whole: characters are missing"), _COPY
        )
    if type_ == "ssh-rsa" and int.from_bytes(fields[2]).bit_length() < _LEAST_RSA:
        raise UnreadableKey(
            Text(f"RSA 密钥短于 {_LEAST_RSA} 位", f"an RSA key of less than {_LEAST_RSA} bits"),
            Text("换一把：ssh-keygen -t ed25519", "make another: `ssh-keygen -t ed25519`"),
        )
    digest = base64.b64encode(sha256(data).digest()).decode().rstrip("=")
    return PublicKey(f"{type_} {words[1]}", f"SHA256:{digest}")


def _fields(data: bytes) -> list[bytes]:
    """The length-prefixed fields of an SSH key (RFC 4253 §6.6); none where the lengths don't fit."""
    found = []
    at = 0
    while at + 4 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        found.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    return found if at == len(data) else []
