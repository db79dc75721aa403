"""Git as this program asks it: by its binary, in bounded numbers of processes, undisturbed by replaced objects or grafts."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.records.source_files import FOLDERS

ROLES: Final = "roles.yaml"
"""The district's file of posts, their holders and their keys."""
NOWHERE: Final = "0" * 40
"""Git's name for a file that is not there."""
_OFFICE_TIME: Final = timezone(timedelta(hours=8))
"""Days are those of China, wherever the check runs."""
_SURROUNDINGS: Final = {
    # What a repository may hold to show another history than it has.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
_OVERRIDDEN: Final = (
    "core.quotePath=false",
    "core.commitGraph=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "diff.renames=false",
    "gpg.program=gpg",
    "gpg.openpgp.program=gpg",
    "gpg.ssh.program=ssh-keygen",
    "gpg.x509.program=gpgsm",
    "gpg.ssh.revocationFile=",
    "gpg.minTrustLevel=undefined",
)
"""Settings of the user or the repository that could change what a verification says."""


class GitFault(Exception):  # what keeps git from being asked, told with exit code 2
    """Git can't answer; `message` says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Commit(NamedTuple):
    """A commit of the history; `day` is its committer's, in China's time."""

    id: str
    parents: tuple[str, ...]
    day: date

    @property
    def short(self) -> str:
        """As people quote it."""
        return self.id[:10]


class Change(NamedTuple):
    """A file that differs from a parent of the commit: blobs before and after, NOWHERE where there is none."""

    path: str
    before: str
    after: str


class Git:
    """The repository that holds the district's folder. Raises GitFault where there is none."""

    def __init__(self, root: Path) -> None:
        self.root = root
        see_that_there_is("git", Text("安装 git 2.34 以上版本", "install git 2.34 or later"))
        if self._run("rev-parse", "--is-inside-work-tree", check=False).strip() != b"true":
            raise GitFault(
                Text(
                    f"{root} 不在 git 仓库中，无从验证来源。先运行 git init 并提交",
                    f"{root} lies in no git repository, so nothing can be verified. Run `git init` and commit first",
                )
            )

    def see_that_it_is_whole(self) -> None:
        """Raises GitFault for a shallow clone."""
        if self.text("rev-parse", "--is-shallow-repository") == "true":
            raise GitFault(
                Text(
                    "这是浅克隆，历史不全，不能验证来源。运行 git fetch --unshallow；在 CI 中取全部历史（如 fetch-depth: 0）",
                    "this is a shallow clone: its history is cut off, so it can't be verified. Run `git fetch --unshallow`; "
                    "in CI fetch the whole history (as fetch-depth: 0)",
                )
            )

    def version(self) -> tuple[int, int]:
        """Of git, as (2, 39)."""
        found = re.search(r"(\d+)\.(\d+)", self.text("version"))
        return (int(found[1]), int(found[2])) if found else (0, 0)

    def text(self, *arguments: str, stdin: bytes = b"", settings: Sequence[str] = ()) -> str:
        """What a command prints. Raises GitFault where it fails."""
        return self._run(*arguments, stdin=stdin, settings=settings).decode(errors="replace").strip()

    def commit(self, name: str) -> str:
        """The full id of the commit that `name` means, "" where there is none."""
        found = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", check=False)
        return found.decode().strip()

    def is_ancestor(self, one: str, of: str) -> bool:
        """Whether the history of `of` holds the commit `one`."""
        return self.commit(one) != "" and self.text("rev-list", "--count", "-1", one, f"^{of}") == "0"

    def first_with(self, path: str, upto: str) -> str:
        """The first commit of the history of `upto` that brought the file, "" where none did."""
        listed = self.text("log", "--topo-order", "--reverse", "--diff-filter=A", "--format=%H", upto, "--", path)
        return listed.split("\n")[0]

    def history(self, upto: str, without: Iterable[str] = ()) -> list[Commit]:
        """The commits of the history of `upto` that are not in those of `without`: parents first, then by date."""
        return self._commits("rev-list", "--date-order", "--reverse", upto, *(f"^{commit}" for commit in without))

    def commits(self, ids: Sequence[str]) -> list[Commit]:
        """These commits, in their order."""
        if not ids:
            return []
        return self._commits("rev-list", "--no-walk=unsorted", "--stdin", stdin="\n".join(ids).encode())

    def _commits(self, command: str, *arguments: str, stdin: bytes = b"") -> list[Commit]:
        listed = self.text(command, "--no-commit-header", "--format=%H %ct %P", *arguments, stdin=stdin)
        found = []
        for line in listed.split("\n") if listed else []:
            id_, seconds, *parents = line.split()
            found.append(Commit(id_, tuple(parents), datetime.fromtimestamp(int(seconds), _OFFICE_TIME).date()))
        return found

    def changes(self, commits: Iterable[Commit]) -> Iterator[tuple[str, str, list[Change]]]:
        """What each commit changes of records and roles, against each of its parents: (commit, parent or "", changes).

        Commits that change nothing of them are left out.
        """
        pairs = [f"{commit.id} {parent}\n" for commit in commits for parent in commit.parents or ("",)]
        answer = self._run(
            "diff-tree", "--stdin", "-r", "--root", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative",
            "--format=%H %P", "--", *FOLDERS, ROLES, stdin="".join(pairs).encode(),
        )  # fmt: skip
        return _parsed(answer.split(b"\0"))

    def files(self, tree: str, path: str = "", *, from_top: bool = False) -> dict[str, str]:
        """Path → blob of the files that the tree holds: that one, all below the district's folder, or all `from_top`."""
        whole = ("--full-tree",) if from_top else ()
        listed = self._run("ls-tree", "-r", "-z", *whole, tree, "--", *([path] if path else []))
        found = {}
        for line in listed.split(b"\0")[:-1]:
            about, _, name = line.partition(b"\t")
            found[os.fsdecode(name)] = about.split()[2].decode()
        return found

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of each of these objects (`<id>`, `<commit>:./<path>`); those that are missing are left out.

        So are names with a line break: git reads a name a line, and no record's file has such a name.
        """
        wanted = [name for name in dict.fromkeys(names) if "\n" not in name]
        if not wanted:
            return {}
        answer = self._run("cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = answer.index(b"\n", at)
            words = answer[at:end].split()
            at = end + 1
            if words[-1] in {b"missing", b"ambiguous"}:
                continue
            size = int(words[-1])
            found[name] = answer[at : at + size]
            at += size + 1
        return found

    def merge_base(self, parents: Sequence[str]) -> str:
        """The tree-ish that the parents have in common, "" where they have none."""
        found = self._run("merge-base", "--octopus", *parents, check=False)
        return found.decode().split("\n")[0]

    def take(self, stream: bytes) -> None:
        """Hand a stream to `git fast-import`."""
        self._run("fast-import", "--quiet", "--done", "--date-format=raw", stdin=stream)

    def _run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        check: bool = True,
        settings: Sequence[str] = (),
        surroundings: Mapping[str, str] = {},
    ) -> bytes:
        ran = asked(self.root, *arguments, stdin=stdin, settings=settings, surroundings=surroundings)
        if check and ran.returncode:
            said = ran.stderr.decode(errors="replace").strip()
            raise GitFault(
                Text(
                    f"git {arguments[0]} 没有成功：{said}。运行 git fsck 检查仓库",
                    f"git {arguments[0]} failed: {said}. Run `git fsck` to look at the repository",
                )
            )
        return ran.stdout

    def signatures(self, ids: Sequence[str], signers: Path, home: Path) -> list[tuple[str, str, str]]:
        """What git says of each commit's signature: its letter (`%G?`), and the key's fingerprint ("" for none).

        `signers`: an allowed-signers file; `home`: a GnuPG home. One process of git, and one or two more a signature.
        """
        if not ids:
            return []
        listed = self._run(
            "log", "--no-walk=unsorted", "--stdin", "--format=%H %G? %GF %GP",
            stdin="\n".join(ids).encode(),
            settings=(f"gpg.ssh.allowedSignersFile={signers}",),
            surroundings={"GNUPGHOME": str(home)},
        ).decode()  # fmt: skip
        found = []
        for line in listed.splitlines():
            id_, letter, *keys = line.split()
            found.append((id_, letter, keys[-1] if keys else ""))
        return found


def asked(
    root: Path,
    *arguments: str,
    stdin: bytes = b"",
    settings: Sequence[str] = (),
    surroundings: Mapping[str, str] = {},
) -> subprocess.CompletedProcess[bytes]:
    """What git answers in the folder `root`, whatever it is. Raises OSError where there is no git."""
    flags = [flag for setting in (*_OVERRIDDEN, *settings) for flag in ("-c", setting)]
    return subprocess.run(  # noqa: S603  # fixed words and names of objects; no shell
        ["git", "-C", str(root), *flags, *arguments],  # noqa: S607  # the office's own git, as its PATH has it
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **_SURROUNDINGS, **surroundings},
    )


def see_that_there_is(program: str, write: Text) -> None:
    """Raises GitFault with what to do where the program is missing."""
    if shutil.which(program) is None:
        raise GitFault(
            Text(
                f"找不到 {program}，不能验证来源。{write.zh}",
                f"there is no {program} here, so nothing can be verified. {write.en}",
            )
        )


def _parsed(parts: Sequence[bytes]) -> Iterator[tuple[str, str, list[Change]]]:
    """Reads `diff-tree -z`: a commit and its parent, then what each file was and is, and its path."""
    commit, parent, found = "", "", list[Change]()
    rest = iter(parts)
    for part in rest:
        words = part.decode(errors="replace").split()
        if not words:
            continue
        if words[0].startswith(":"):
            found.append(Change(next(rest).decode(errors="replace"), words[2], words[3]))
            continue
        if found:
            yield commit, parent, found
        commit, parent, found = words[0], words[1] if len(words) > 1 else "", []
    if found:
        yield commit, parent, found
