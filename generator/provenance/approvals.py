"""Approvals by signature: each counts only where a commit brought it that the legal office's head signed (`approval: keys`).

An approval is brought by the commits of the history that hold it as it stands now, while none of their parents does: the
same item, digest, day, name and post, in the record of the same unit and office. Every such commit is signed by a holder of the
post 法制机构负责人 in the office, on the day of the approval and on that of the commit, who has no post in the item's unit (I-10).
Who holds it `roles.yaml` says as it stood before the commit, and only where keepers signed every change of it up to there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.kinds.approvals import ApprovalsCard
from generator.model.cases import Post
from generator.provenance.git import ROLES, Commit, Git, GitFault
from generator.provenance.roles import Roles
from generator.provenance.roles_history import not_by_keepers
from generator.provenance.signers import Signer, keyring, roles_at
from generator.records.yaml_text import read_yaml
from generator.stages.compile_record import without_blanks


class Given(NamedTuple):
    """One approval as it stands in a file; `on` is an ISO day."""

    unit: str
    office: str
    item: str
    digest: str
    on: str
    by: str
    post: str


Unsigned = dict[tuple[str, str], Text]
"""(unit, item) of each approval that does not count → why, and what to do."""


def unsigned(root: Path, cards: Iterable[ApprovalsCard], files: Mapping[str, str]) -> Unsigned:
    """The approvals that don't count; `files` holds the file of each record by its id. Raises GitFault."""
    git = Git(root)
    # Where history is cut off, its oldest commit would seem to have brought everything.
    git.see_that_it_is_whole()
    head = git.commit("HEAD")
    brought: dict[Given, frozenset[str]] = {}
    for card in cards:
        given = [Given(card.unit, card.publisher, *approval) for approval in map(_values, card.approved)]
        brought |= _bringers(git, head, files[card.id], given) if head else dict.fromkeys(given, frozenset())
    bringers = sorted(frozenset().union(*brought.values()))
    if bringers and roles_at(git, head) is None:
        raise GitFault(_NO_ROLES)
    signers = _signers(git, bringers)
    faults = _without_roles(git, head, bringers, signers)
    found: Unsigned = {}
    for given_, commits in brought.items():
        why = _why_not(given_, sorted(commits), signers, faults)
        if why is not None:
            found[given_.unit, given_.item] = why
    return found


def _values(approval: object) -> tuple[str, ...]:
    return tuple(str(getattr(approval, field)) for field in ("item", "digest", "on", "by", "post"))


def _bringers(git: Git, head: str, path: str, given: Sequence[Given]) -> dict[Given, frozenset[str]]:
    """The commits that brought each approval; none for one that is not committed."""
    listed = git.text("log", "--topo-order", "--full-history", "--parents", "--format=%H %P", head, "--", path)
    parents = {commit: above for commit, *above in (line.split() for line in listed.splitlines())}
    held = {commit: _given_in(blob) for commit, blob in _blobs(git, path, parents).items()}
    top = next(iter(parents), "")
    found = {}
    for one in given:
        bringers = set()
        waiting = [top] if one in held.get(top, ()) else []
        seen = set(waiting)
        while waiting:
            commit = waiting.pop()
            holding = [parent for parent in parents[commit] if one in held.get(parent, ())]
            if not holding:
                bringers.add(commit)
            waiting += [parent for parent in holding if parent not in seen]
            seen.update(holding)
        found[one] = frozenset(bringers)
    return found


def _blobs(git: Git, path: str, commits: Iterable[str]) -> dict[str, bytes]:
    blobs = git.blobs(f"{commit}:./{path}" for commit in commits)
    return {name.partition(":")[0]: data for name, data in blobs.items()}


def _given_in(data: bytes) -> frozenset[Given]:
    """The approvals in a file; none where it can't be read."""
    tree, _ = read_yaml(data)
    if not isinstance(tree, dict):
        return frozenset()
    tree = without_blanks(tree)
    unit, office, approved = tree.get("unit"), tree.get("publisher"), tree.get("approved")
    if not isinstance(approved, list):
        return frozenset()
    return frozenset(
        Given(str(unit), str(office), *(str(entry.get(field, _LEFT_OUT.get(field))) for field in Given._fields[2:]))
        for entry in approved
        if isinstance(entry, dict)
    )


_LEFT_OUT: Final = {"post": str(Post.LEGAL)}


_NO_ROLES: Final = Text(
    f"提交中没有可用的 {ROLES}，不能验证审核确认的签名。先写好 {ROLES} 并提交，再审核",
    f"there is no committed {ROLES} that can be used, so no approval can be verified. Write and commit it first, then approve",
)


def _signers(git: Git, ids: Sequence[str]) -> dict[str, Signer]:
    """Who signed each commit, by the roles that stood before it; commits that none stood before are left out."""
    commits = git.commits(ids)
    held = {commit.id: roles_at(git, commit.parents[0] if commit.parents else commit.id) for commit in commits}
    roles: dict[str, Roles] = {id_: each for id_, each in held.items() if each is not None}
    with keyring(git, roles.values()) as keys:
        signatures = keys.signatures(list(roles))
        return {
            commit.id: keys.signer(commit, signatures[commit.id], roles[commit.id])
            for commit in commits
            if commit.id in roles
        }


def _without_roles(git: Git, head: str, ids: Sequence[str], signers: Mapping[str, Signer]) -> dict[str, Text]:
    """Commits whose signer can't be told, for the roles before them are none or not to be trusted → why, and what to do."""
    forged = not_by_keepers(git, head) if ids else []
    found = {}
    for id_ in ids:
        if id_ not in signers:
            found[id_] = Text(
                f"提交 {id_[:10]} 之前没有可用的 {ROLES}。现在由审核人重新审核并签名",
                f"no {ROLES} that can be used stood before the commit {id_[:10]}. Let whoever approves do so anew, and sign",
            )
        elif (change := next((each for each in forged if git.is_ancestor(each.id, id_)), None)) is not None:
            found[id_] = _forged(id_, change)
    return found


def _forged(id_: str, change: Commit) -> Text:
    return Text(
        f"提交 {id_[:10]} 依据的 {ROLES} 由提交 {change.short} 改动，没有管理人的有效签名。运行 liangquan check --provenance 查看",
        f"the commit {id_[:10]} rests on {ROLES} as the commit {change.short} left it, which no keeper signed. See `liangquan "
        "check --provenance`",
    )


def _why_not(
    given: Given, commits: Sequence[str], signers: Mapping[str, Signer], faults: Mapping[str, Text]
) -> Text | None:
    if not commits:
        return Text(
            "还没有提交：由审核人运行 git add powers/approvals，再运行 git commit -S",
            "it is not committed: let whoever approved run `git add powers/approvals` and `git commit -S`",
        )
    return next(filter(None, (faults.get(commit) or _fault(given, signers[commit]) for commit in commits)), None)


def _fault(given: Given, signer: Signer) -> Text | None:
    if signer.fault is not None:
        return Text(
            f"提交 {signer.commit.short} {signer.fault.zh}", f"the commit {signer.commit.short}: {signer.fault.en}"
        )
    if not signer.holds(Post.LEGAL, given.office, on=date.fromisoformat(given.on)):
        return Text(
            f"提交 {signer.commit.short} 的签名人“{signer.sign}”在{given.on}不是 {given.office} 的{Post.LEGAL}。由任此岗位的人审核并签名",
            f"{signer.sign}, who signed the commit {signer.commit.short}, was not {Post.LEGAL} of {given.office} on {given.on}. Let "
            "whoever holds that post approve and sign",
        )
    if given.unit in signer.units():
        return Text(
            f"签名人“{signer.sign}”也在事项的单位 {given.unit} 任职，不能审核它（规则 I-10）。由别人审核",
            f"{signer.sign} has a post in the item's own unit {given.unit} too, and may not approve it (rule I-10). Let another",
        )
    return None


def lines_of_commit(paths: Iterable[str]) -> Iterator[str]:
    """What to type so that approvals in these files are brought by a signed commit."""
    yield f"git add {' '.join(paths)}"
    yield 'git commit -S -m "审核确认"'
