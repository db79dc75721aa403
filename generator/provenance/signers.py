"""Who signed a commit: its signature as git verifies it, and the holder of the key by `roles.yaml`.

    with keyring(git, [roles]) as keys:
        signer = keys.signer(commit, keys.signatures([commit.id])[commit.id], roles)
    if signer.fault:                            # why the signature counts for nothing; signer.remedy: what to do
        ...
    signer.sign                                 # the holder: shijian-01
    signer.holds("法制机构负责人", "qu-sifaju", on=day)   # on that day, and on the day of the commit
    signer.units()                              # units in which the holder has a post on the day of the commit

`GitFault` is raised where git, or what it verifies with, can't be asked.
"""

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.provenance.git import ROLES, Commit, Git, GitFault, see_that_there_is
from generator.provenance.keys import PublicKey
from generator.provenance.roles import Roles, Term, read_roles

_SSH_SINCE: Final = (2, 34)
"""The first git that verifies signatures of SSH."""


class Signature(NamedTuple):
    """What git says of a commit's signature: the letter of `%G?`, and the fingerprint of its key ("" for none)."""

    letter: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a commit; `sign` is "" where nobody known did."""

    commit: Commit
    sign: str
    key: str
    """The fingerprint of the key, as git names it; "" for a commit without signature."""
    terms: tuple[Term, ...]
    """All posts of the holder."""
    keeper: bool
    """Whether the holder may change `roles.yaml`."""
    fault: Text | None
    """Why the signature counts for nothing; None for one that does."""
    remedy: Text
    """What to do where it counts for nothing."""

    def holds(self, post: str, unit: str, on: date | None = None) -> bool:
        """Whether the signer held the post in the unit on the day of the commit, and on the day `on`."""
        days = (self.commit.day, on or self.commit.day)
        fitting = [term for term in self.terms if term.post == post and term.unit == unit]
        return self.fault is None and all(any(term.holds(day) for term in fitting) for day in days)

    def units(self) -> frozenset[str]:
        """Units in which the signer held any post on the day of the commit."""
        held = (term.unit for term in self.terms if term.holds(self.commit.day))
        return frozenset(held) if self.fault is None else frozenset()


class Keyring:
    """The keys of some roles, laid out as git's verification takes them. Made by `keyring`."""

    def __init__(self, git: Git, folder: Path, keys: Iterable[PublicKey]) -> None:
        self._git = git
        self._signers = folder / "allowed_signers"
        self._home = folder / "gnupg"
        self._fingerprints: dict[PublicKey, str] = {}
        lines = []
        for number, key in enumerate(dict.fromkeys(keys)):
            if key.is_ssh:
                lines.append(f'holder-{number} namespaces="git" {key.text}\n')
                self._fingerprints[key] = key.fingerprint
            else:
                self._fingerprints[key] = self._imported(key)
        if lines and git.version() < _SSH_SINCE:
            raise GitFault(
                Text(
                    "这里的 git 早于 2.34，不能验证 SSH 签名。安装较新的 git",
                    "this git is older than 2.34 and can't verify SSH signatures. Install a newer one",
                )
            )
        if lines:
            see_that_there_is("ssh-keygen", Text("安装 OpenSSH 8.1 以上版本", "install OpenSSH 8.1 or later"))
        self._signers.write_text("".join(lines), "utf-8")

    def signatures(self, commits: Sequence[str]) -> dict[str, Signature]:
        """The signature of each commit."""
        return {
            id_: Signature(letter, key) for id_, letter, key in self._git.signatures(commits, self._signers, self._home)
        }

    def signer(self, commit: Commit, signature: Signature, roles: Roles) -> Signer:
        """Who signed the commit by these roles, whose keys the keyring holds."""
        for (place, at), key in roles.keys.items():
            if self._fingerprints[key] == signature.fingerprint:
                holder = roles.file.holders[place]
                until = holder.keys[at].until
                fault, remedy = _fault(commit, signature, holder.sign, until) or (None, _NOTHING)
                keeper = roles.is_keeper(holder.sign)
                return Signer(commit, holder.sign, signature.fingerprint, holder.posts, keeper, fault, remedy)
        fault, remedy = _fault(commit, signature, "", None) or (None, _NOTHING)
        return Signer(commit, "", signature.fingerprint, (), keeper=False, fault=fault, remedy=remedy)

    def _imported(self, key: PublicKey) -> str:
        """Its fingerprint, once it lies in the home."""
        see_that_there_is(
            "gpg", Text("roles.yaml 有 OpenPGP 公钥：安装 GnuPG", "roles.yaml holds OpenPGP keys: install GnuPG")
        )
        if not self._home.exists():
            self._home.mkdir(mode=0o700)
            (self._home / "gpg.conf").write_text("no-autostart\ntrust-model always\nno-auto-key-retrieve\n", "utf-8")
        shown = self._gpg(key, "--import-options", "show-only")
        fingerprints = [line.split(":")[9] for line in shown if line.startswith("fpr:")]
        if not fingerprints:
            first = key.text.strip().splitlines()[-2][:20]
            raise GitFault(
                Text(
                    f"gpg 读不了 roles.yaml 中的一把 OpenPGP 公钥（末行 {first}…）。照抄 gpg --armor --export 的全文",
                    f"gpg can't read an OpenPGP key of roles.yaml (last line {first}…). Copy all of `gpg --armor --export`",
                )
            )
        self._gpg(key)
        return fingerprints[0]

    def _gpg(self, key: PublicKey, *options: str) -> list[str]:
        ran = subprocess.run(  # noqa: S603  # fixed words; no shell
            ["gpg", "--homedir", str(self._home), "--batch", "--quiet", "--with-colons", *options, "--import"],  # noqa: S607  # the office's own gpg
            input=key.text.encode(),
            capture_output=True,
            check=False,
        )
        return ran.stdout.decode(errors="replace").splitlines()


@contextmanager
def keyring(git: Git, roles: Iterable[Roles]) -> Iterator[Keyring]:
    """The keys of all these roles, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="liangquan-keys-") as folder:
        yield Keyring(git, Path(folder), (key for each in roles for key in each.keys.values()))


def roles_at(git: Git, commit: str) -> Roles | None:
    """The roles of a commit; None where it has none, or faulty ones."""
    found: Mapping[str, bytes] = git.blobs([f"{commit}:./{ROLES}"])
    return read_roles(next(iter(found.values())))[0] if found else None


_NOTHING: Final = Text("", "")
_AGAIN: Final = Text(
    "由经办人签名后重新提交：git rebase --exec 'git commit --amend --no-edit -S' <上一个已验证的提交>",
    "let whoever did it sign and commit it anew: `git rebase --exec 'git commit --amend --no-edit -S' LAST-VERIFIED`",
)


def _fault(commit: Commit, signature: Signature, sign: str, until: date | None) -> tuple[Text, Text] | None:
    """Why a signature counts for nothing, and what to do. G and U are good ones; Y is a good one of a key expired since."""
    key = signature.fingerprint
    if signature.letter == "N":
        return Text("没有签名", "it is not signed"), _AGAIN
    if signature.letter == "R":
        return (
            Text(f"“{sign}”的密钥 {key} 已被吊销", f"{sign}'s key {key} was revoked"),
            Text(
                "换新的密钥签名，并由管理人写入 roles.yaml",
                "sign with a new one, which a keeper writes into roles.yaml",
            ),
        )
    if not sign and signature.letter != "B":
        return (
            Text(
                f"的签名密钥 {key or '（未知）'} 不在 roles.yaml 中",
                f"it is signed by a key that roles.yaml doesn't know: {key or 'unknown'}",
            ),
            Text(
                "由管理人把这把密钥写在持有人名下，或由经办人用自己的密钥重新签名",
                "let a keeper write the key under its holder, or whoever did it sign anew with a key of their own",
            ),
        )
    if signature.letter not in "GUY":
        return Text("的签名与内容不符", "its signature is bad"), _AGAIN
    if until is not None and commit.day > until:
        return (
            Text(
                f"在{commit.day}签名，“{sign}”的密钥 {key} 用到{until}为止",
                f"it is of {commit.day}, and {sign}'s key {key} counts up to {until}",
            ),
            Text("用现行密钥重新签名", "sign anew with the present key"),
        )
    return None
