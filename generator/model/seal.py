"""Seals: what an approval (审核确认) holds on to, from a record's values and not from its file's bytes.

A seal is the SHA-256 of the record as JSON: keys sorted, no spaces, empty values left out, all scalars as the text that YAML
gives. So comments, quotes and the order of keys may change, a word may not. Texts are taken as they are written, before a
schema reads them: a later version of this program then finds the same seal.
"""

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

_encode = msgspec.json.Encoder(order="sorted").encode


class Sealed(NamedTuple):
    """A record by its name, and its seal."""

    kind: str
    id: str
    seal: bytes


def seal_of(tree: Mapping[str, Any], left_out: Collection[str]) -> bytes:
    """The seal of a record, without the fields `left_out`; `tree` has no empty values."""
    return sha256(_encode({key: value for key, value in tree.items() if key not in left_out})).digest()


def digest_of(records: Iterable[Sealed]) -> str:
    """The digest of several records in their order, 64 digits: SHA-256 of a line `kind id seal` for each."""
    lines = (f"{record.kind} {record.id} {record.seal.hex()}\n" for record in records)
    return sha256("".join(lines).encode()).hexdigest()
