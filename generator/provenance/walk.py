"""`check --provenance`: the history of signed records from the last verified commit on, each change held against its signer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Diagnostic, Finding, Severity, Text
from generator.provenance.git import NOWHERE, ROLES, Change, Commit, Git, GitFault
from generator.provenance.judging import NOBODY, Brought, Changed, Owners, judged
from generator.provenance.merges import one_of, smuggled_in
from generator.provenance.roles import Roles, read_roles
from generator.provenance.signed_records import Name, Version, may_be_signed, version_of
from generator.provenance.signers import Keyring, Signer, keyring
from generator.provenance.verified import Verified, VerifiedRecord, keep, last_verified, records_named
from generator.provenance.walk_findings import (
    dated_back,
    faulty_roles,
    not_by_keeper,
    of_the_future,
    rewritten,
    smuggled,
)
from generator.records.source_files import digest_of
from generator.records.yaml_text import read_yaml

_PART: Final = 500
"""Commits whose contents are held at a time."""


class Items(NamedTuple):
    """Where the units of items are read from."""

    files: Mapping[str, str]
    """Item → its file today."""
    units: Mapping[str, str]
    """Item → its unit today; for commits at which the file was not there."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk found; without findings the commit is verified and kept."""

    findings: tuple[Diagnostic, ...]
    commit: str
    last_signed: str
    commits: int = 0
    """New commits that changed signed records or roles."""
    entries: int = 0
    """Entries that they brought."""
    records: int = 0


class _Touch(NamedTuple):
    """What one commit changes of signed records and of roles, against one parent (its id, "" for none)."""

    parent: str
    records: dict[Name, tuple[str, Version | None, Version | None]]
    """Name → file, before, after."""
    roles: Change | None


def walk(git: Git, items: Items, today: date, recorded_on: date) -> Walked:
    """Walk the history of HEAD. Raises GitFault where nothing can be verified.

    `recorded_on`: the day that is kept as that of the verification.
    """
    git.see_that_it_is_whole()
    head = git.commit("HEAD")
    kept = last_verified(git)
    if kept is not None and not git.is_ancestor(kept.commit, head):
        return Walked((rewritten(kept, head),), head, kept.last_signed)
    start = git.first_with(ROLES, head) if head else ""
    if not start:
        raise GitFault(
            Text(
                f"历史中还没有 {ROLES}。按“设置电子签名”写好，由其中一名管理人签名提交",
                f"the history holds no {ROLES} yet. Write it, and let one of the keepers it names sign the commit",
            )
        )
    return _Walk(git, items, today, kept, kept.start if kept else start, head).run(recorded_on)


@dataclass
class _Walk:
    git: Git
    items: Items
    today: date
    kept: Verified | None
    start: str
    head: str
    owners: Owners = field(default_factory=Owners)
    findings: list[Diagnostic] = field(default_factory=list)
    last_signed: dict[str, date] = field(default_factory=dict)
    """The latest day of a signed commit in the history of each commit."""
    through: dict[Name, date] = field(default_factory=dict)
    paths: dict[Name, set[str]] = field(default_factory=dict)
    entries: int = 0
    signed: int = 0
    _units: dict[bytes, str] = field(default_factory=dict)

    def run(self, recorded_on: date) -> Walked:
        since = self.kept.commit if self.kept else self.start
        commits = self.git.history(self.head, [since])
        changes = list(self.git.changes(commits))
        versions_of_roles = self._roles_of(changes)
        roles_blob = self.kept.roles if self.kept else self._blob_at(self.start)
        roles = read_roles(self.git.blobs([roles_blob]).get(roles_blob, b""))[0]
        if roles is None:
            raise GitFault(
                Text(
                    f"提交 {since[:10]} 中的 {ROLES} 有错误，无从验证。运行 liangquan check 看错误；改正后重新提交第一个 {ROLES}",
                    f"{ROLES} at commit {since[:10]} has faults, so nothing can be verified. Run `liangquan check`, mend it and "
                    "commit it anew",
                )
            )
        self.last_signed[since] = date.fromisoformat(self.kept.last_signed) if self.kept else date.min
        with keyring(self.git, [roles, *(each for each in versions_of_roles.values() if each)]) as keys:
            if not self.kept:
                self._begin(keys, roles)
            by_commit: dict[str, list[tuple[str, list[Change]]]] = {}
            for commit, parent, changed in changes:
                by_commit.setdefault(commit, []).append((parent, changed))
            for at in range(0, len(commits), _PART):
                roles, roles_blob = self._part(commits[at : at + _PART], by_commit, keys, roles, roles_blob)
        last = self.last_signed.get(self.head, self.last_signed[since]).isoformat()
        if not self.findings:
            self._keep(roles_blob, last, recorded_on)
        return Walked(tuple(self.findings), self.head, last, self.signed, self.entries, len(self.through))

    def _begin(self, keys: Keyring, roles: Roles) -> None:
        """The first roles.yaml is signed by a keeper whom it names."""
        commit = self.git.commits([self.start])[0]
        signer = keys.signer(commit, keys.signatures([commit.id])[commit.id], roles)
        self.last_signed[commit.id] = commit.day
        if signer.fault or not signer.keeper:
            self._tell(ROLES, not_by_keeper(signer))

    def _part(
        self,
        commits: list[Commit],
        by_commit: Mapping[str, list[tuple[str, list[Change]]]],
        keys: Keyring,
        roles: Roles,
        roles_blob: str,
    ) -> tuple[Roles, str]:
        """Judge some commits, in their order; the roles that are in force after them."""
        changed = [change for commit in commits for _, listed in by_commit.get(commit.id, ()) for change in listed]
        blobs = self.git.blobs(blob for change in changed for blob in (change.before, change.after) if blob != NOWHERE)
        touches = {
            commit.id: [self._touch(parent, listed, blobs) for parent, listed in by_commit.get(commit.id, ())]
            for commit in commits
        }
        touched = {commit: [one for one in each if one.records or one.roles] for commit, each in touches.items()}
        self._remember(chain.from_iterable(one.records for each in touched.values() for one in each))
        asked = [commit.id for commit in commits if touched[commit.id] and len(commit.parents) < 2]  # a merge
        signatures = keys.signatures(asked)
        units = self._units_at([(id_, touch) for id_ in asked for touch in touched[id_]])
        for commit in commits:
            floor = max((self.last_signed.get(parent, date.min) for parent in commit.parents), default=date.min)
            self.last_signed[commit.id] = floor
            if not touched[commit.id]:
                continue
            if commit.id not in signatures:
                self._merge(commit, touched[commit.id])
                continue
            signer = keys.signer(commit, signatures[commit.id], roles)
            (touch,) = touched[commit.id]
            self._dated(commit, touch, floor)
            if touch.roles:
                new = self._new_roles(signer, touch.roles, blobs)
                roles, roles_blob = (new, touch.roles.after) if new else (roles, roles_blob)
            self._records(commit, touch, signer, units)
            self.last_signed[commit.id] = max(floor, commit.day)
            self.signed += 1
        return roles, roles_blob

    def _touch(self, parent: str, changes: list[Change], blobs: Mapping[str, bytes]) -> _Touch:
        before: dict[Name, tuple[str, Version]] = {}
        after: dict[Name, tuple[str, Version]] = {}
        roles = None
        for change in changes:
            if change.path == ROLES:
                roles = change
            for found, blob in ((before, change.before), (after, change.after)):
                version = version_of(blobs[blob]) if blob in blobs and may_be_signed(blobs[blob]) else None
                if version is not None and change.path != ROLES:
                    found[version.kind, version.id] = (change.path, version)
        names = {*before, *after}
        for name in names:
            self.paths.setdefault(name, set()).update(each[name][0] for each in (before, after) if name in each)
        return _Touch(
            parent,
            {
                name: (
                    (after.get(name) or before[name])[0],
                    before[name][1] if name in before else None,
                    after[name][1] if name in after else None,
                )
                for name in sorted(names)
            },
            roles,
        )

    def _remember(self, names: Iterable[Name]) -> None:
        """What the last verification knows of the owners of these records' entries."""
        new = {name for name in names if name not in self.owners.of_records}
        known = records_named(self.git, sorted(new)) if self.kept else {}
        for name in new:
            self.owners.of_records[name] = dict(known[name].brought) if name in known else {}
            if name in known:
                self.through[name] = date.fromisoformat(known[name].through)

    def _units_at(self, touched: list[tuple[str, _Touch]]) -> dict[tuple[str, str], str]:
        """(commit, item) → the unit that holds the item there."""
        wanted = {
            (commit, version.item)
            for commit, touch in touched
            for _, *versions in touch.records.values()
            for version in versions
            if version is not None
        }
        names = {
            (commit, item): f"{commit}:./{self.items.files[item]}"
            for commit, item in wanted
            if item in self.items.files
        }
        blobs = self.git.blobs(sorted(names.values()))
        found = {}
        for commit, item in wanted:
            data = blobs.get(names.get((commit, item), ""), b"")
            if data not in self._units:
                tree = read_yaml(data)[0] or {}
                self._units[data] = str(tree.get("unit", ""))
            found[commit, item] = self._units[data] or self.items.units.get(item, "")
        return found

    def _records(self, commit: Commit, touch: _Touch, signer: Signer, units: Mapping[tuple[str, str], str]) -> None:
        verified_on = date.fromisoformat(self.kept.on) if self.kept else None
        for name, (path, before, after) in touch.records.items():
            held_by = [version.office or units[commit.id, version.item] for version in (after, before) if version]
            changed = Changed(before, after, held_by[0], held_by[-1])
            for finding in judged(changed, signer, self.owners, verified_on):
                self._tell(path, finding)
            self.through[name] = max(self.through.get(name, date.min), commit.day)
            old = before.entries if before else ()
            self.entries += sum(entry not in old for entry in (after.entries if after else ()))

    def _dated(self, commit: Commit, touch: _Touch, floor: date) -> None:
        """E-10: neither before the signed commits it follows, nor in the future."""
        path = next((path for path, _, _ in touch.records.values()), ROLES)
        about = "、".join(f"{kind} {id_}" for kind, id_ in touch.records) or ROLES
        if commit.day < floor:
            self._tell(path, dated_back(commit, about, floor))
        elif commit.day > self.today:
            self._tell(path, of_the_future(commit, about, self.today))

    def _new_roles(self, signer: Signer, change: Change, blobs: Mapping[str, bytes]) -> Roles | None:
        """The roles that a commit brings, if it may; E-12 where it may not."""
        if signer.fault or not signer.keeper:
            self._tell(ROLES, not_by_keeper(signer))
            return None
        roles, findings = read_roles(blobs.get(change.after, b""))
        if roles is None:
            self._tell(ROLES, faulty_roles(signer, findings))
        return roles

    def _merge(self, commit: Commit, touches: list[_Touch]) -> None:
        """E-11: the merge brings its parents' contents together, and nothing else."""
        by_parent = {touch.parent: touch for touch in touches}
        base = self.git.merge_base(commit.parents)
        names = sorted({name for touch in touches for name in touch.records})
        paths = sorted({path for name in names for path in self.paths[name]} | {ROLES})
        at_base = self.git.blobs(f"{base}:./{path}" for path in paths) if base else {}
        versions = {}
        for data in at_base.values():
            if (version := version_of(data)) is not None:
                versions[version.kind, version.id] = version
        for name in names:
            result = next(touch.records[name][2] for touch in touches if name in touch.records)
            path = next(touch.records[name][0] for touch in touches if name in touch.records)
            parents = [
                by_parent[parent].records[name][1]
                if parent in by_parent and name in by_parent[parent].records
                else result
                for parent in commit.parents
            ]
            for what in smuggled_in([versions[name]] if name in versions else [], parents, result):
                self._tell(path, smuggled(commit, f"{name[0]} {name[1]}", what))
        change = next((touch.roles for touch in touches if touch.roles), None)
        if change is not None:
            held = [
                touch.roles.before if (touch := by_parent.get(parent)) and touch.roles else change.after
                for parent in commit.parents
            ]
            before = self.git.commit(base) and self._blob_at(base)
            if not one_of(before or NOWHERE, held, change.after):
                self._tell(ROLES, smuggled(commit, ROLES, Text("改动了岗位和密钥", "it changes posts and keys")))

    def _blob_at(self, commit: str) -> str:
        return self.git.files(commit, ROLES).get(ROLES, NOWHERE)

    def _roles_of(self, changes: list[tuple[str, str, list[Change]]]) -> dict[str, Roles | None]:
        blobs = {change.after for _, _, listed in changes for change in listed if change.path == ROLES} - {NOWHERE}
        return {blob: read_roles(data)[0] for blob, data in self.git.blobs(sorted(blobs)).items()}

    def _keep(self, roles_blob: str, last: str, recorded_on: date) -> None:
        """Remember the verification, unless nothing new was verified."""
        on = max(recorded_on.isoformat(), self.kept.on if self.kept else "")
        verified = Verified(self.head, self.start, roles_blob, last, on)
        if verified == self.kept:
            return
        paths = sorted(set(chain.from_iterable(self.paths[name] for name in self.through if name in self.paths)))
        blobs = self.git.blobs(f"{self.head}:./{path}" for path in paths)
        records = []
        for data in blobs.values():
            version = version_of(data)
            if version is None or (version.kind, version.id) not in self.through:
                continue
            brought = self.owners.of(version)
            records.append(
                VerifiedRecord(
                    version.kind,
                    version.id,
                    digest_of(data),
                    self.through[version.kind, version.id].isoformat(),
                    len(version.entries),
                    _duties(version, brought),
                    {entry.digest: brought[entry.digest] for entry in version.entries if entry.digest in brought},
                )
            )
        keep(self.git, verified, records)

    def _tell(self, path: str, finding: Finding) -> None:
        self.findings.append(Diagnostic(path, Severity.ERROR, finding))


def _duties(version: Version, brought: Mapping[str, Brought]) -> tuple[str, ...]:
    """Duties that nobody takes together, all of whose entries were signed; where one stands alone, none."""
    by_duty: dict[str, bool] = {}
    for entry in version.entries:
        if duty := version.duty(entry):
            by_duty[duty] = by_duty.get(duty, True) and bool(brought.get(entry.digest, NOBODY).sign)
    decision = version.signed.decision
    apart = version.signed.apart
    signed = [duty for duty in by_duty if duty == decision or frozenset((duty, decision)) in apart]
    found = tuple(duty for duty in signed if by_duty[duty])
    return found if len(found) > 1 else ()
