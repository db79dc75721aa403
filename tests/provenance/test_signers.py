"""Who signed a commit, by real signatures of SSH and OpenPGP."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.provenance.git import Git, GitFault
from tests.provenance.office import QUIET, SHICHANG, Office, signer_of


def test_a_signer_is_known_by_the_key_whatever_author_the_commit_names(office: Office) -> None:
    office.begin()
    office.write("powers/note.yaml", {"kind": "note"})
    office.commit("zhifa-01", "2026-05-08", author="juzhang-01")
    signer = signer_of(office.root)
    assert (signer.sign, signer.fault, signer.keeper) == ("zhifa-01", None, False)
    assert signer.key.startswith("SHA256:")
    assert signer.units() == {SHICHANG}
    assert signer.holds("案件承办人员", SHICHANG, on=date(2026, 5, 7))
    assert not signer.holds("案件承办人员", SHICHANG, on=date(2025, 12, 31))
    assert not signer.holds("行政机关负责人", SHICHANG)
    assert not signer.holds("案件承办人员", "qu-sifaju")


def test_unsigned_and_unknown_say_so(office: Office) -> None:
    office.begin()
    office.commit(None, "2026-05-02")
    unsigned = signer_of(office.root)
    office.commit("stranger", "2026-05-03")
    unknown = signer_of(office.root)
    assert unsigned.fault is not None
    assert unknown.fault is not None
    assert "没有签名" in unsigned.fault.zh
    assert "不在 roles.yaml 中" in unknown.fault.zh
    assert unknown.key in unknown.fault.zh
    assert (unsigned.units(), unknown.units()) == (frozenset(), frozenset())


def test_a_commit_whose_content_was_exchanged_under_its_signature_is_bad(office: Office) -> None:
    office.begin()
    signed = office.commit("zhifa-01", "2026-05-08")
    forged = office.git("cat-file", "commit", signed).replace("someone", "another") + "\n"
    id_ = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=office.root, input=forged, env={**os.environ, **QUIET}, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    signer = signer_of(office.root, id_)
    assert signer.fault is not None
    assert "签名与内容不符" in signer.fault.zh


def test_a_key_that_was_replaced_counts_up_to_its_last_day(office: Office) -> None:
    office.ended["zhifa-01"] = "2026-05-31"
    office.begin()
    before = signer_of(office.root, office.commit("zhifa-01", "2026-05-31"))
    after = signer_of(office.root, office.commit("zhifa-01", "2026-06-01"))
    assert before.fault is None
    assert after.fault is not None
    assert "2026-05-31" in after.fault.zh


@pytest.fixture
def gnupg() -> Iterator[str]:
    """A folder of keys with a short path: the sockets of GnuPG's agent lie in it, and theirs may have 107 characters."""
    with tempfile.TemporaryDirectory(prefix="gpg-", ignore_cleanup_errors=True) as folder:
        yield folder


def test_a_holder_signs_with_openpgp(office: Office, gnupg: str) -> None:
    env = {**os.environ, "GNUPGHOME": gnupg}
    try:
        subprocess.run(
            ["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", "zhifa-01", "ed25519", "sign", "0"],
            env=env, check=True, capture_output=True,
        )  # fmt: skip
        block = subprocess.run(
            ["gpg", "--armor", "--export", "zhifa-01"], env=env, check=True, capture_output=True, text=True
        ).stdout
        tree = office.roles()
        tree["holders"][1]["keys"][0]["key"] = block
        office.write("roles.yaml", tree)
        office.commit("renshi-01", "2026-05-01")
        # GnuPG dates its signatures by its own clock; the commit's day is what counts.
        office.git("-c", "gpg.format=openpgp", "commit", "--quiet", "--allow-empty", "-m", "x", "-Szhifa-01",
                   **office.dated("2026-05-08"), GNUPGHOME=gnupg)  # fmt: skip
        signer = signer_of(office.root)
    finally:
        subprocess.run(["gpgconf", "--kill", "gpg-agent"], env=env, check=True)
    assert (signer.sign, signer.fault) == ("zhifa-01", None)
    assert len(signer.key) == 40
    assert signer.holds("案件承办人员", SHICHANG)


def test_the_users_settings_of_git_change_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.begin()
    office.commit("stranger", "2026-05-08")
    liar = office.keys / "liar"
    liar.write_text(
        "#!/bin/sh\necho 'Good \"git\" signature for holder-1 with ED25519 key SHA256:x'\n", encoding="utf-8"
    )
    liar.chmod(0o755)
    settings = office.keys / "gitconfig"
    settings.write_text(
        f'[gpg]\nformat = ssh\n[gpg "ssh"]\nprogram = {liar}\nallowedSignersFile = {liar}\n[log]\nshowSignature = true\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    signer = signer_of(office.root)
    assert signer.fault is not None
    assert "不在 roles.yaml 中" in signer.fault.zh


def test_a_signature_of_another_kind_asks_no_program_of_the_user_s(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.begin()
    office.commit(None, "2026-05-08")
    head, words = office.git("cat-file", "commit", "HEAD").split("\n\n", 1)
    forged = f"{head}\ngpgsig -----BEGIN SIGNED MESSAGE-----\n x\n -----END SIGNED MESSAGE-----\n\n{words}\n"
    (office.root / "forged").write_text(forged, "utf-8")
    commit = office.git("hash-object", "-t", "commit", "-w", "forged")
    fingerprint = office.fingerprint("zhifa-01")
    liar = office.keys / "liar"
    liar.write_text(
        f"#!/bin/sh\necho '[GNUPG:] GOODSIG 0 x'\necho '[GNUPG:] VALIDSIG {fingerprint} 2026-05-08'\n", encoding="utf-8"
    )
    liar.chmod(0o755)
    settings = office.keys / "gitconfig"
    settings.write_text(f'[gpg "x509"]\nprogram = {liar}\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    signer = signer_of(office.root, commit)
    assert signer.sign == ""
    assert signer.fault is not None


def test_a_replaced_commit_is_not_believed(office: Office) -> None:
    office.begin()
    unsigned = office.commit(None, "2026-05-08")
    office.git("reset", "--quiet", "--hard", "HEAD~1")
    signed = office.commit("zhifa-01", "2026-05-08")
    office.git("replace", unsigned, signed)
    assert signer_of(office.root, unsigned).fault is not None


def test_who_may_grant_is_read_from_before_the_commit(office: Office) -> None:
    office.begin()
    office.holders["stranger"] = [{"unit": SHICHANG, "post": "行政机关负责人", "from": "2026-01-01"}]
    office.write("roles.yaml", office.roles())
    office.commit("stranger", "2026-05-08")
    assert signer_of(office.root).sign == ""


def test_a_folder_outside_git_a_shallow_clone_and_a_missing_program_are_told(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.begin()
    office.commit("zhifa-01", "2026-05-08")
    (tmp_path / "plain").mkdir()
    with pytest.raises(GitFault, match="no git repository"):
        Git(tmp_path / "plain")
    office.git("clone", "--quiet", "--depth=1", f"file://{office.root}", str(tmp_path / "shallow"))
    with pytest.raises(GitFault, match=r"shallow clone.*unshallow"):
        signer_of(tmp_path / "shallow")
    only_git = tmp_path / "bin"
    only_git.mkdir()
    where = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    (only_git / "git").symlink_to(where)
    monkeypatch.setenv("PATH", str(only_git))
    with pytest.raises(GitFault, match=r"no ssh-keygen here.*install OpenSSH"):
        signer_of(office.root)
    monkeypatch.setenv("PATH", str(tmp_path / "plain"))
    with pytest.raises(GitFault, match="no git here"):
        Git(office.root)


def test_days_are_those_of_china(office: Office) -> None:
    office.begin()
    office.git("commit", "--quiet", "--allow-empty", "-m", "x", **office.dated("2026-05-02") | {
        "GIT_COMMITTER_DATE": "2026-05-02T20:00:00+00:00"
    })  # fmt: skip
    git = Git(office.root)
    assert git.commits([git.commit("HEAD")])[0].day == date(2026, 5, 3)
