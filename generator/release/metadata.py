"""Signed metadata of a store of releases, as The Update Framework says (TUF 1.0), by python-tuf.

`root.json` names the keys; `N.targets.json` is release N: the root manifest of each edition by length and hash, and what
the office says of the release; `snapshot` and `timestamp` say which is the newest. A release's number is the version of its
targets: a counter, never a clock, decides the order. What was signed is never rewritten, except that a new targets key signs
the newest again.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from generator.release.blobs import Blob, WrongBlob, blob_of
from generator.release.files import STAGING, Files, put
from generator.release.keys import ONLINE, ROOT

VALID_FOR: Final = {"root": 730, "targets": 365, "snapshot": 90, "timestamp": 30}
"""Days that a signature of each role holds. A node whose line is cut for longer goes on showing what it has, with its date."""

_EDITION: Final = "editions/{}.json"
_SAID: Final = "x-liangquan"
"""Where targets hold what the office says of a release; the framework signs fields that it does not know."""

_Role = TypeVar("_Role", Root, Snapshot, Targets, Timestamp)


class Said(NamedTuple):
    """What the office says of a release.

    `data_as_of`: the day of the build. `made_on`: the day of the release. `commit`: the content's in git, "" outside one.
    `reason`: in the office's words. `again`: the number of the release whose content this one shows again, 0 for none.
    """

    data_as_of: str
    made_on: str
    commit: str
    reason: str
    again: int = 0


class Release(NamedTuple):
    """A release: its number, what is said of it, and the root manifest of each edition, by node."""

    number: int
    said: Said
    roots: Mapping[str, Blob]


class Untrusted(Exception):
    """Metadata that no trusted key signed, or that says what cannot be; `str` says what, in English.

    `why`: "missing", "unreadable", "undecodable", "unsigned", or "said" for what cannot be; `file`: which, "" where it came
    over a line.
    """

    def __init__(self, what: str, why: str = "said", file: str = "") -> None:
        super().__init__(what)
        self.why = why
        self.file = file


class TooFewKeys(Exception):
    """A root that fewer of its keys sign, or would keep, than it needs: `given` of `needed`, to "sign" or to "keep"."""

    def __init__(self, given: int, needed: int, what: str) -> None:
        super().__init__(f"{given} root keys of {needed} to {what}")
        self.given = given
        self.needed = needed
        self.what = what


class SignedStore:
    """The metadata of a store, in its folder. One writer at a time: hold the store's lock."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self._files = files

    def exists(self) -> bool:
        """Whether keys were made for this store."""
        return (self.folder / "root.json").is_file()

    def root(self) -> Metadata[Root]:
        """The newest root. Raises Untrusted."""
        return self._read("root", Root)

    def newest(self) -> int:
        """The number of the newest release, 0 before the first. Raises Untrusted unless keys of the root signed all of it."""
        if not (self.folder / "timestamp.json").is_file():
            if any(self.folder.glob("[2-9]*.snapshot.json")) or any(self.folder.glob("1[0-9]*.snapshot.json")):
                # Only the first release may have been stopped before it had one.
                raise Untrusted("timestamp.json: is missing", "missing", "timestamp.json")
            return 0
        root = self.root().signed
        timestamp = self._verified("timestamp", Timestamp, root)
        snapshot = self._verified(f"{timestamp.signed.snapshot_meta.version}.snapshot", Snapshot, root)
        version = snapshot.signed.meta["targets.json"].version
        self._verified(f"{version}.targets", Targets, root)
        return version

    def snapshot_number(self) -> int:
        """The version of the snapshot that the timestamp names, 0 before the first. Raises Untrusted."""
        if not (self.folder / "timestamp.json").is_file():
            return 0
        return self._read("timestamp", Timestamp).signed.snapshot_meta.version

    def names(self) -> list[str]:
        """The files that lead to the newest release, each after those that it leans on. Raises Untrusted."""
        roots = sorted(self.folder.glob("*.root.json"), key=lambda path: int(path.name.partition(".")[0]))
        newest = (f"{self.newest()}.targets.json", f"{self.snapshot_number()}.snapshot.json", "timestamp.json")
        return [*(path.name for path in roots), *newest]

    def release(self, number: int) -> Release:
        """A release as it was signed, by keys of today or of its own time. Raises Untrusted, where there is none too."""
        metadata = self._read(f"{number}.targets", Targets)
        roots = [self.root().signed, *self._roots()]
        if not any(_is_signed(root, "targets", metadata) for root in roots):
            name = f"{number}.targets.json"
            raise Untrusted(f"{name}: no key that ever was the office's signed it", "unsigned", name)
        try:
            return release_of(metadata.signed)
        except Untrusted as fault:
            raise Untrusted(str(fault), file=f"{number}.targets.json") from None

    def numbers(self) -> list[int]:
        """The releases that are held, the newest last. Raises Untrusted."""
        newest = self.newest()
        held = (path.name.partition(".")[0] for path in self.folder.glob("*.targets.json"))
        return sorted(number for name in held if name.isdecimal() and (number := int(name)) <= newest)

    def begin(
        self, root_keys: Sequence[CryptoSigner], threshold: int, online: Mapping[str, CryptoSigner], now: dt.datetime
    ) -> None:
        """The first root, which says whose keys are the office's."""
        root = Root(expires=_expiry("root", now), consistent_snapshot=True)
        for signer in root_keys:
            root.add_key(signer.public_key, ROOT)
        root.roles[ROOT].threshold = threshold
        for role in ONLINE:
            root.add_key(online[role].public_key, role)
        metadata = Metadata(root)
        self._sign(metadata, root_keys)
        self._put_root(metadata)

    def see_that_enough_sign(self, signing: Sequence[CryptoSigner]) -> None:
        """Nothing, where as many of the root's keys are here as it takes to change it. Raises TooFewKeys, Untrusted."""
        _see_that_enough_sign(self.root().signed, signing)

    def change_root(
        self,
        signing: Sequence[CryptoSigner],
        now: dt.datetime,
        *,
        role: str = ROOT,
        add: Sequence[CryptoSigner] = (),
        drop: Sequence[str] = (),
    ) -> None:
        """The next root: a role's keys changed, or nothing but its term. Raises TooFewKeys, Untrusted.

        `drop` are key ids. The old root's threshold must sign, and the new one's.
        """
        before = self.root().signed
        _see_that_enough_sign(before, signing)
        metadata = Metadata(Root.from_dict(before.to_dict()))
        root = metadata.signed
        root.version += 1
        root.expires = _expiry("root", now)
        for signer in add:
            root.add_key(signer.public_key, role)
        for keyid in drop:
            root.revoke_key(keyid, role)
        kept = len(root.roles[role].keyids)
        if kept < root.roles[role].threshold:
            raise TooFewKeys(kept, root.roles[role].threshold, "keep")
        _see_that_enough_sign(root, signing)
        self._sign(metadata, signing)
        self._put_root(metadata)

    def add(self, release: Release, online: Mapping[str, CryptoSigner], now: dt.datetime) -> None:
        """A release, which is the newest once the last of its files has its name."""
        targets = Targets(
            version=release.number,
            expires=_expiry("targets", now),
            targets={
                _EDITION.format(node): TargetFile(
                    blob.raw, {"sha256": blob.name}, _EDITION.format(node), {"custom": {"travel": blob.travel}}
                )
                for node, blob in sorted(release.roots.items())
            },
            unrecognized_fields={_SAID: release.said._asdict()},
        )
        metadata = Metadata(targets)
        self._sign(metadata, [online["targets"]])
        self._put(f"{release.number}.targets", metadata)
        self._put_newest(release.number, online, now)

    def renew(
        self, online: Mapping[str, CryptoSigner], now: dt.datetime, also: Mapping[str, CryptoSigner] | None = None
    ) -> None:
        """New terms for the newest release: its snapshot and timestamp, and its targets where `also` has a key for them.

        `also` are next keys, by role, which sign beside those in use: so the store is whole before the root names them
        and after. Raises Untrusted.
        """
        number = self.newest()
        if also and "targets" in also:
            metadata = self._read(f"{number}.targets", Targets)
            self._sign(metadata, _keys_of("targets", online, also))
            self._put(f"{number}.targets", metadata)
        self._put_newest(number, online, now, also or {})

    def expiry(self, role: str) -> dt.datetime | None:
        """When the newest signature of a role ends; None before the first. Raises Untrusted."""
        if role == ROOT:
            return self.root().signed.expires
        if not (self.folder / "timestamp.json").is_file():
            return None
        timestamp = self._read("timestamp", Timestamp).signed
        if role == "timestamp":
            return timestamp.expires
        snapshot = self._read(f"{timestamp.snapshot_meta.version}.snapshot", Snapshot).signed
        if role == "snapshot":
            return snapshot.expires
        return self._read(f"{snapshot.meta['targets.json'].version}.targets", Targets).signed.expires

    def _put_newest(
        self,
        version: int,
        online: Mapping[str, CryptoSigner],
        now: dt.datetime,
        also: Mapping[str, CryptoSigner] | None = None,
    ) -> None:
        before = self._read("timestamp", Timestamp).signed if (self.folder / "timestamp.json").is_file() else None
        number = before.snapshot_meta.version + 1 if before else 1
        snapshot = Metadata(
            Snapshot(version=number, expires=_expiry("snapshot", now), meta={"targets.json": MetaFile(version)})
        )
        timestamp = Metadata(
            Timestamp(
                version=before.version + 1 if before else 1,
                expires=_expiry("timestamp", now),
                snapshot_meta=MetaFile(number),
            )
        )
        also = also or {}
        self._sign(snapshot, _keys_of("snapshot", online, also))
        self._put(f"{number}.snapshot", snapshot)
        self._sign(timestamp, _keys_of("timestamp", online, also))
        self._put("timestamp", timestamp)

    def _put_root(self, metadata: Metadata[Root]) -> None:
        # A node asks for the numbered ones in turn; root.json is for the office, and is put last.
        self._put(f"{metadata.signed.version}.root", metadata)
        self._put("root", metadata)

    def _roots(self) -> list[Root]:
        numbered = (path.name.removesuffix(".json") for path in self.folder.glob("*.root.json"))
        return [self._read(name, Root).signed for name in numbered]

    def _verified(self, name: str, role: type[_Role], root: Root) -> Metadata[_Role]:
        metadata = self._read(name, role)
        if not _is_signed(root, role.type, metadata):
            raise Untrusted(f"{name}.json: the root's keys of {role.type} did not sign it", "unsigned", f"{name}.json")
        return metadata

    def _read(self, name: str, role: type[_Role]) -> Metadata[_Role]:
        file = f"{name}.json"
        try:
            metadata = Metadata[role].from_bytes((self.folder / file).read_bytes())  # type: ignore[valid-type]  # the role is known when it runs
        except OSError as fault:
            why = "missing" if isinstance(fault, FileNotFoundError) else "unreadable"
            raise Untrusted(f"{file}: {fault.strerror}", why, file) from None
        except DeserializationError as fault:
            raise Untrusted(f"{file}: {fault}", "undecodable", file) from None
        if not isinstance(metadata.signed, role):
            raise Untrusted(f"{file}: is {metadata.signed.type}, not {role.type}", "undecodable", file)
        return metadata

    def _put(self, name: str, metadata: Metadata[_Role]) -> None:
        put(self._files, self.folder / f"{name}.json", metadata.to_bytes(), self.folder / STAGING)

    @staticmethod
    def _sign(metadata: Metadata[_Role], signers: Sequence[CryptoSigner]) -> None:
        metadata.signatures.clear()
        for signer in signers:
            metadata.sign(signer, append=True)


def release_of(targets: Targets) -> Release:
    """The release that targets say, which the caller has verified. Raises Untrusted where they say something else."""
    before, after = _EDITION.split("{}")
    roots = {}
    for path, target in targets.targets.items():
        node = path.removeprefix(before).removesuffix(after)
        if _EDITION.format(node) != path:
            raise Untrusted(f"a target that is no edition: {path!r}")
        try:
            roots[node] = blob_of(target.hashes.get("sha256"), target.length, (target.custom or {}).get("travel"))
        except WrongBlob as fault:
            raise Untrusted(f"{path}: {fault}") from None
    said = targets.unrecognized_fields.get(_SAID)
    kinds = Said.__annotations__
    if (
        not isinstance(said, dict)
        or said.keys() != kinds.keys()
        or any(type(said[name]) is not kinds[name] for name in said)
    ):
        raise Untrusted("says nothing of the release")
    return Release(targets.version, Said(**said), roots)


def _see_that_enough_sign(root: Root, signing: Sequence[CryptoSigner]) -> None:
    role = root.roles[ROOT]
    given = {signer.public_key.keyid for signer in signing} & set(role.keyids)
    if len(given) < role.threshold:
        raise TooFewKeys(len(given), role.threshold, "sign")


def _is_signed(root: Root, role: str, metadata: Metadata[_Role]) -> bool:
    try:
        return root.get_verification_result(role, metadata.signed_bytes, metadata.signatures).verified
    except (ValueError, RepositoryError):
        return False


def _keys_of(role: str, *signers: Mapping[str, CryptoSigner]) -> list[CryptoSigner]:
    return [held[role] for held in signers if role in held]


def _expiry(role: str, now: dt.datetime) -> dt.datetime:
    return now.astimezone(dt.UTC).replace(microsecond=0) + dt.timedelta(days=VALID_FOR[role])
