"""An office that signs: a repository of its own, keys made for the test, commits on the days that a test says.

Nothing of the user's git settings or GnuPG home is read: git is told of neither, and every program gets a home of its own.
"""

import os
import subprocess
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from generator.provenance.git import Git
from generator.provenance.keys import read_key
from generator.provenance.signers import Signer, keyring, roles_at

QUIET: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""Surroundings in which git reads no settings but the repository's."""
SHICHANG: Final = "qu-shichangju"

HOLDERS: Final[dict[str, list[dict[str, str]]]] = {
    "renshi-01": [],
    "zhifa-01": [{"unit": SHICHANG, "post": "案件承办人员", "from": "2026-01-01"}],
    "zhifa-09": [{"unit": SHICHANG, "post": "执法机构负责人", "from": "2026-01-01"}],
    "fazhi-01": [{"unit": SHICHANG, "post": "法制机构负责人", "from": "2026-01-01"}],
    "juzhang-01": [{"unit": SHICHANG, "post": "行政机关负责人", "from": "2026-01-01"}],
}
"""Signs of holders and their posts; renshi-01 keeps the file."""


@dataclass
class Office:
    """A district's folder under git."""

    root: Path
    keys: Path
    holders: dict[str, list[dict[str, str]]] = field(default_factory=lambda: deepcopy(HOLDERS))
    ended: dict[str, str] = field(default_factory=dict)
    """Signs whose key counts up to a day."""

    def __post_init__(self) -> None:
        self.root.mkdir(exist_ok=True)
        self.keys.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "gpg.format", "ssh")

    def git(self, *arguments: str, **surroundings: str) -> str:
        env = {**os.environ, **QUIET, "HOME": str(self.keys), **surroundings}
        ran = subprocess.run(
            ["git", *arguments], cwd=self.root, env=env, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    def key(self, sign: str) -> Path:
        """The private key of that sign, made when it is first asked for."""
        file = self.keys / sign
        if not file.exists():
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", sign, "-f", str(file)], check=True
            )  # fmt: skip
        return file

    def public_key(self, sign: str) -> str:
        return self.key(sign).with_suffix(".pub").read_text("utf-8").strip()

    def fingerprint(self, sign: str) -> str:
        """Of that sign's public key, as git names it."""
        return read_key(self.public_key(sign)).fingerprint

    def roles(self) -> dict[str, Any]:
        holders = []
        for sign, posts in self.holders.items():
            key = {"key": self.public_key(sign)} | ({"to": self.ended[sign]} if sign in self.ended else {})
            holders.append({"sign": sign, "keys": [key], **({"posts": posts} if posts else {})})
        return {"keepers": ["renshi-01"], "holders": holders}

    def write(self, path: str, content: dict[str, Any] | str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        file.write_text(text, "utf-8")

    def commit(self, by: str | None, day: str, *options: str, author: str = "someone", time: str = "10:00:00") -> str:
        """Commit all that has changed, signed by that holder's key (None: not signed), dated to `day`; its id."""
        self.git("add", "--all")
        signed = [f"-S{self.key(by)}"] if by else ["--no-gpg-sign"]
        self.git(
            "commit", "--quiet", "--allow-empty", "-m", "changed", *signed, *options, **self.dated(day, author, time)
        )
        return self.git("rev-parse", "HEAD")

    def dated(self, day: str, author: str = "someone", time: str = "10:00:00") -> dict[str, str]:
        """Surroundings in which git writes that day and author into a commit."""
        when = f"{day}T{time}+08:00"
        return {
            "GIT_AUTHOR_NAME": author,
            "GIT_AUTHOR_EMAIL": f"{author}@liangquan.example",
            "GIT_COMMITTER_NAME": author,
            "GIT_COMMITTER_EMAIL": f"{author}@liangquan.example",
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
        }

    def begin(self, day: str = "2026-05-01") -> str:
        """The commit that brings roles.yaml."""
        self.write("roles.yaml", self.roles())
        return self.commit("renshi-01", day)


def signer_of(root: Path, commit: str = "HEAD") -> Signer:
    """Who signed the commit, by the `roles.yaml` that stood before it."""
    git = Git(root)
    git.see_that_it_is_whole()
    found = git.commits([git.commit(commit)])[0]
    roles = roles_at(git, found.parents[0] if found.parents else found.id) or roles_at(git, found.id)
    assert roles is not None
    with keyring(git, [roles]) as keys:
        return keys.signer(found, keys.signatures([found.id])[found.id], roles)
