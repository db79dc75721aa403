"""What was verified, kept as a git ref of its own: `refs/liangquan/verified`.

Each verification is a commit of that ref: its parents are the verification before it and the commit it verified, its tree
holds a file a record that was signed, and `verified.json`. `make clean` does not touch it, and whoever rewrites the history
of a branch leaves it as it was. It is fetched and pushed like any ref.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

import msgspec

from generator.provenance.git import Git
from generator.provenance.judging import Brought
from generator.provenance.signed_records import Name

REF: Final = "refs/liangquan/verified"
_WHOLE: Final = "verified.json"


class Verified(msgspec.Struct, frozen=True):
    """The last verification: what was verified, from where on, by which roles, on which day (ISO)."""

    commit: str
    start: str
    """The commit that brought roles.yaml first."""
    roles: str
    """The blob of roles.yaml that is in force."""
    last_signed: str
    """The latest day of a signed commit (ISO)."""
    on: str


class VerifiedRecord(msgspec.Struct, frozen=True):
    """A record whose changes since signing began are all signed as they must be."""

    kind: str
    id: str
    digest: str
    """Of the file's bytes at the verified commit: a record that reads otherwise is not verified."""
    through: str
    """The day of the last signed commit that changed it (ISO)."""
    entries: int
    """How many it has."""
    duties: tuple[str, ...]
    """Duties that are separated and were all signed, in the order of the entries: each by other holders."""
    brought: dict[str, Brought]
    """Digest of an entry → who brought it; entries from before signing began are left out."""

    @property
    def name(self) -> Name:
        """Kind and id."""
        return self.kind, self.id


def last_verified(git: Git) -> Verified | None:
    """The last verification, None before the first."""
    data = git.blobs([f"{REF}:{_WHOLE}"])
    return msgspec.json.decode(next(iter(data.values())), type=Verified) if data else None


def verified_key(git: Git) -> bytes:
    """What all that is kept hangs on: the id of the last verification, b"" before the first."""
    return git.commit(REF).encode()


def records_named(git: Git, names: Iterable[Name]) -> dict[Name, VerifiedRecord]:
    """What was kept of these records."""
    return _read(git, [f"{REF}:{_path(name)}" for name in names])


def all_records(git: Git) -> dict[Name, VerifiedRecord]:
    """What was kept of every record."""
    if not git.commit(REF):
        return {}
    return _read(git, [blob for path, blob in git.files(REF, from_top=True).items() if path != _WHOLE])


def keep(git: Git, verified: Verified, records: Iterable[VerifiedRecord]) -> None:
    """Add a verification to the ref."""
    before = git.commit(REF)
    when = int(datetime.fromisoformat(f"{verified.on}T12:00:00+08:00").timestamp())
    words = f"verified {verified.commit}\n".encode()
    lines = [
        f"commit {REF}\ncommitter liangquan <liangquan@liangquan.invalid> {when} +0800\ndata {len(words)}\n".encode(),
        words,
        f"from {REF}^0\n".encode() if before else b"",
        f"merge {verified.commit}\n".encode(),
    ]
    files: Mapping[str, bytes] = {
        _WHOLE: msgspec.json.encode(verified),
        **{_path(record.name): msgspec.json.encode(record) for record in records},
    }
    for path, data in files.items():
        lines.append(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    git.take(b"".join(lines) + b"done\n")


def _path(name: Name) -> str:
    return f"{name[0]}/{name[1]}.json"


def _read(git: Git, objects: list[str]) -> dict[Name, VerifiedRecord]:
    found = (msgspec.json.decode(data, type=VerifiedRecord) for data in git.blobs(objects).values())
    return {record.name: record for record in found}
