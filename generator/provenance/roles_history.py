"""Changes of `roles.yaml` that no keeper signed: from there on its posts and keys prove nothing (E-12)."""

from generator.provenance.git import ROLES, Commit, Git
from generator.provenance.merges import one_of
from generator.provenance.roles import read_roles
from generator.provenance.signers import keyring
from generator.provenance.verified import last_verified


def not_by_keepers(git: Git, head: str) -> list[Commit]:
    """The commits of the history of `head` that change the file and may not, or leave it of no use. Raises GitFault.

    Each change is signed by a keeper whom the file named before it; the first one, with which verifying begins, by a keeper
    whom it names itself. A merge takes what one side changed.
    """
    kept = last_verified(git)
    start = kept.start if kept else git.first_with(ROLES, head)
    commits = git.commits(git.text("log", "--full-history", "--format=%H", head, "--", ROLES).split())
    names = {id_: f"{id_}:./{ROLES}" for commit in commits for id_ in (commit.id, *commit.parents)}
    files = git.blobs(names.values())
    roles = {data: read_roles(data)[0] for data in set(files.values())}
    found = []
    with keyring(git, filter(None, roles.values())) as keys:
        signatures = keys.signatures([commit.id for commit in commits])
        for commit in commits:
            after = files.get(names[commit.id], b"")
            before = [files.get(names[parent], b"") for parent in commit.parents]
            if len(before) > 1:
                if not one_of(_at_base(git, commit), before, after):
                    found.append(commit)
                continue
            in_force = roles.get(after if commit.id == start else b"".join(before))
            signer = keys.signer(commit, signatures[commit.id], in_force) if in_force else None
            if signer is None or signer.fault or not signer.keeper or roles.get(after) is None:
                found.append(commit)
    return found


def _at_base(git: Git, merge: Commit) -> bytes:
    """The file that the merge's parents have in common."""
    base = git.merge_base(merge.parents)
    return next(iter(git.blobs([f"{base}:./{ROLES}"] if base else []).values()), b"")
