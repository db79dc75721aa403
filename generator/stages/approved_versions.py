"""What pending items said when they were approved: looked for in git's history, by the digest that the approval holds.

Whichever commit brought them, records whose digest is the approved one are what was approved: the digest binds their words.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from generator.build.trace_store import TraceStore
from generator.facts.approval import Approvals, guides_by_item, sealed
from generator.facts.differences import Difference, Trees, differences
from generator.facts.references import RecordName
from generator.facts.register import Register
from generator.kinds import KINDS
from generator.model.seal import Sealed, digest_of, seal_of
from generator.provenance.git import asked
from generator.records.source_files import FOLDERS, UnreadableFile, read
from generator.records.yaml_text import read_yaml
from generator.stages.compile_record import without_blanks

_STAGE: Final = "approved"
"""The stage that keeps approved versions by their digests."""

Files = Mapping[RecordName, str]
"""The file of each record."""


def head_of(root: Path) -> bytes:
    """The commit that is checked out; b"" where there is none. What can be compared with depends on it."""
    return _git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()


def found_differences(
    root: Path, store: TraceStore, register: Register, approvals: Approvals, files: Files
) -> dict[str, tuple[Difference, ...] | None]:
    """How each item that has changed since its approval differs from it; None where the approved version is not found."""
    changed = {id_: approved.digest for id_, approved in approvals.pending.items() if approved is not None}
    kept = store.made_keys(_STAGE)
    store.drop_made(_STAGE, kept - set(changed.values()))
    missing = {id_: digest for id_, digest in changed.items() if digest not in kept}
    if missing:
        found = list(_approved_versions(root, register, missing, files))
        store.keep_made(_STAGE, found)
    return {
        id_: _against_now(root, store.made_one(_STAGE, digest), id_, register, files) for id_, digest in changed.items()
    }


_Versions = list[tuple[str, str, dict[str, Any]]]
"""Kind, id and tree of each record."""


def _against_now(
    root: Path, held: bytes | None, id_: str, register: Register, files: Files
) -> tuple[Difference, ...] | None:
    if held is None:
        return None
    then = {RecordName(kind, name): tree for kind, name, tree in msgspec.msgpack.decode(held, type=_Versions)}
    now = {}
    for one in sealed(register.items[id_], register, guides_by_item(register)):
        name = RecordName(one.kind, one.id)
        try:
            now[name] = _tree(read(root, files[name]))
        except UnreadableFile:
            return None
    return differences(then, now)


def _approved_versions(
    root: Path, register: Register, wanted: Mapping[str, str], files: Files
) -> Iterator[tuple[str, bytes]]:
    """Digest → records, of those that history holds."""
    commits = _commits_by_file(root)
    guides = guides_by_item(register)
    for id_, digest in wanted.items():
        name = RecordName("power_item", id_)
        of_guides = [RecordName(guide.kind, guide.id) for guide in guides.get(id_, ())]
        flowchart = register.items[id_].flowchart
        paths = [files[one] for one in (name, *of_guides, RecordName("process", flowchart)) if one in files]
        candidates = sorted({commit for path in paths for commit in commits.get(path, ())})
        versions = _History(root, files)
        for _, commit in candidates:
            found = versions.of(commit, name, of_guides)
            if found and digest_of(_sealed(found)) == digest:
                yield digest, msgspec.msgpack.encode([(one.kind, one.id, tree) for one, tree in found.items()])
                break


def _commits_by_file(root: Path) -> dict[str, list[tuple[int, str]]]:
    """File → (place in history, commit) of every commit that changed it, the newest first."""
    log = _git(root, "log", "--format=%x01%H", "--name-only", "--no-renames", "-z", "--relative", "--", *FOLDERS)
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, part in enumerate(log.split(b"\x01")[1:]):
        commit, *paths = part.replace(b"\n", b"\0").split(b"\0")
        for path in filter(None, paths):
            found[os.fsdecode(path)].append((place, commit.decode()))
    return found


class _History:
    """Records as commits have them, where their files are now."""

    def __init__(self, root: Path, files: Files) -> None:
        self._root = root
        self._files = files

    def of(self, commit: str, item: RecordName, guides: Iterable[RecordName]) -> dict[RecordName, dict[str, Any]]:
        """The item with the process that it then named and its guides; {} where it could not be read."""
        tree = self._at(commit, item)
        if not tree:
            return {}
        process = RecordName("process", str(tree.get("flowchart", "")))
        found = {item: tree}
        for name in (process, *guides):
            held = self._at(commit, name)
            if held and not held.get("withdrawn"):
                found[name] = held
        return found

    def _at(self, commit: str, name: RecordName) -> dict[str, Any]:
        if name not in self._files:
            return {}
        tree = _tree(_git(self._root, "show", f"{commit}:./{self._files[name]}"))
        return tree if (tree.get("kind"), tree.get("id")) == name else {}


def _sealed(records: Trees) -> list[Sealed]:
    return [
        Sealed(name.kind, name.id, seal_of(tree, KINDS[name.kind].sealed_without or ()))
        for name, tree in records.items()
    ]


def _tree(data: bytes) -> dict[str, Any]:
    tree, _ = read_yaml(data)
    return dict(without_blanks(tree)) if tree else {}


def _git(root: Path, *arguments: str) -> bytes:
    """What git says, b"" where it can't: outside a repository, before the first commit, without git."""
    try:
        answer = asked(root, *arguments)
    except OSError:
        return b""
    return answer.stdout if answer.returncode == 0 else b""
