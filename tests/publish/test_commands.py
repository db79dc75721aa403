"""Releases and keys on the command line, by a small district with three nodes."""

import re
from pathlib import Path

import pytest

from generator.publish.keys_command import PASSPHRASE
from generator.release.files import Files, alone
from tests.build.small_office import TODAY, edit, record_file
from tests.publish.network_office import Office, network_office

PAGE = "items/xk-shipin/"


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    return network_office(tmp_path, capsys, monkeypatch)


def test_a_release_from_keys_to_nodes_and_back(office: Office) -> None:
    """The walk of docs/how-to/release.md."""
    made = office.makes_keys()
    assert made.code == 0, made.err
    assert "2 must agree" in made.out
    assert office.types("releases").out.startswith("There is no release yet")

    first = office.releases("首次发布")
    assert first.code == 0, first.out + first.err
    assert "Release 1: editions of 3 nodes" in first.out
    assert office.types("publish", "--all", "--today", TODAY.isoformat()).code == 0
    assert (office.root / "out/sq/metadata/timestamp.json").is_file()

    edit(record_file(office.root, "power_item", "xk-shipin"), name="示例食品经营许可（改）")
    second = office.releases("改名")
    assert second.code == 0, second.out + second.err
    told = office.types("releases", "diff", "1", "2").out
    assert f"changed: 示例食品经营许可（改）  {PAGE}" in told, told
    assert re.search(r"^  \+ .*示例食品经营许可（改）", told, re.MULTILINE)

    assert office.types("releases", "rollback", "1", "--reason", "改错了").code == 0
    listed = office.types("releases").out.splitlines()
    assert [line.split()[0] for line in listed] == ["3", "2", "1"]
    assert "(release 1 again)" in listed[0]
    assert office.types("releases", "diff", "1", "3").out.startswith("Residents see nothing changed.")

    published = office.types("publish", "--all", "--today", TODAY.isoformat())
    assert "Release 3: 2 nodes pushed, 0 failed." in published.out
    assert office.types("releases", "verify").out.startswith("Signatures and files of 3 releases")
    assert office.types("releases", "gc", "--keep", "1").out.startswith("Removed 2 releases")
    assert office.types("releases", "verify").code == 0


def test_the_same_content_released_twice_costs_next_to_nothing(office: Office) -> None:
    office.makes_keys()
    office.releases()
    again = office.releases().out
    found = re.search(r"(\d+) new blobs", again)
    assert found is not None
    assert int(found[1]) == 3, "a root manifest a node, for its number"


def test_a_faulty_district_is_not_released(office: Office) -> None:
    """A release needs a clean check, and the leak guard."""
    office.makes_keys()
    edit(record_file(office.root, "power_item", "xk-shipin"), name="示例，联系电话13812345678")
    left = office.releases()
    assert left.code == 1
    assert "P-" in left.out
    assert office.types("releases").out.startswith("There is no release yet")


def test_before_any_keys_every_command_says_how_to_begin(office: Office) -> None:
    for words in (("releases",), ("releases", "verify"), ("releases", "gc", "--keep", "1"), ("keys", "status")):
        left = office.types(*words)
        assert left.code == 2
        assert "liangquan keys init --offline" in left.err
    assert office.releases().code == 2
    assert office.types("publish", "--all").code == 2


def test_keys_are_never_written_over(office: Office) -> None:
    assert office.makes_keys().code == 0
    before = {path: path.read_bytes() for path in (office.root / "keys").iterdir() if path.is_file()}
    again = office.makes_keys()
    assert again.code == 2
    assert "liangquan keys rotate" in again.err
    assert {path: path.read_bytes() for path in (office.root / "keys").iterdir() if path.is_file()} == before
    assert all(oct(path.stat().st_mode)[-3:] == "600" for path in before if path.suffix == ".pem")
    assert (office.root / "keys/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_a_changed_key_signs_from_then_on(office: Office, role: str) -> None:
    office.makes_keys()
    office.releases()
    before = (office.root / f"keys/{role}.pem").read_bytes()
    kept = sorted((office.root / "keys").iterdir())
    one = office.types("keys", "rotate", role, "--offline", office.sticks[0])
    assert one.code == 2
    assert "2 root keys must agree, and 1 are here" in one.err
    assert sorted((office.root / "keys").iterdir()) == kept, "no key was made for nothing"
    assert office.types("releases", "verify").code == 0
    left = office.types("keys", "rotate", role, "--offline", office.sticks[0], "--offline", office.sticks[2])
    assert left.code == 0, left.err
    assert (office.root / f"keys/{role}.pem").read_bytes() != before
    assert office.types("releases", "verify").code == 0
    assert office.releases().code == 0
    (office.root / f"keys/{role}.pem").write_bytes(before)
    refused = office.releases()
    assert refused.code == 2
    assert "does not name this key" in refused.err


def test_a_lost_stick_is_replaced_by_the_two_that_are_left(office: Office) -> None:
    office.makes_keys()
    told = office.types("keys", "status")
    lost = told.out.splitlines()[0].split()[-3]
    new = str(office.root.parent / "u4")
    Path(new).mkdir()
    two = ("--offline", office.sticks[1], "--offline", office.sticks[2])
    left = office.types("keys", "rotate", "root", *two, "--new", new, "--lost", lost)
    assert left.code == 0, left.err
    assert "version 2, with 3 root keys" in left.out
    assert lost not in office.types("keys", "status").out
    assert office.types("keys", "rotate", "root", *two, "--lost", lost).code == 2
    assert office.types("keys", "rotate", "targets", *two, "--lost", lost).code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("keys", "init"), "--offline"),
        (("keys", "init", "--offline", "DISTRICT/../u", "--threshold", "2"), "--threshold can't be more than"),
        (
            ("keys", "init", "--offline", "DISTRICT/../u", "--keys", "DISTRICT/content/keys"),
            "can't hold releases or keys",
        ),
        (("keys", "rotate", "all", "--offline", "DISTRICT/../u"), "root"),
        (("release",), "--reason"),
        (("releases", "diff", "1", "7"), "there is no release 7. There are: 1"),
        (("releases", "diff", "1", "1", "--node", "squ"), "no node “squ”. choose from sq"),
        (("releases", "rollback", "1", "--reason", "x"), "release 1 is the newest"),
        (("releases", "gc", "--keep", "0"), "--keep"),
        (("publish",), "name nodes, or write --all"),
        (("publish", "--all", "qu"), "name nodes, or write --all"),
        (("publish", "squ"), "there is no node “squ”. choose from sq"),
        (("publish", "jd"), "node “jd” has no target"),
        (("publish", "jd", "--since", "1"), "--since goes with --bundle"),
        (("publish", "jd", "--bundle", "DISTRICT/../b", "--since", "4"), "there is no release 4. There are: 1"),
    ],
)
def test_a_wrong_word_is_told_and_changes_nothing(office: Office, words: tuple[str, ...], told: str) -> None:
    if words[:2] != ("keys", "init"):
        office.makes_keys()
        office.releases()
    before = {
        path: path.read_bytes() for path in office.root.parent.rglob("*") if path.is_file() and "releases" in path.parts
    }
    left = office.types(*(word.replace("DISTRICT", str(office.root)) for word in words))
    assert left.code == 2
    assert told in left.err
    assert {path: path.read_bytes() for path in before} == before


def test_a_stick_carries_a_release_to_a_node_without_a_line(office: Office) -> None:
    """A node that only takes bundles needs no target; the second stick holds what is new alone."""
    office.makes_keys()
    office.releases()
    full, small = (office.root.parent / name for name in ("full", "small"))
    assert office.types("publish", "jd", "--bundle", str(full), "--today", TODAY.isoformat()).code == 0
    node = ("--node", "jd", "--folder", str(office.root.parent / "node"))
    trusted = ("--root", str(office.root / "releases/metadata/root.json"))
    taken = office.types("node", "import", str(full), *node, *trusted)
    assert taken.code == 0, taken.err
    edit(record_file(office.root, "power_item", "xk-shipin"), name="示例食品经营许可（改）")
    office.releases()
    assert office.types("publish", "jd", "--bundle", str(small), "--since", "1", "--today", TODAY.isoformat()).code == 0
    assert small.stat().st_size < full.stat().st_size / 2
    assert office.types("node", "import", str(small), *node).code == 0
    shown = office.root.parent / "node/current"
    assert shown.resolve().name == "2"


def test_a_node_that_fails_stops_no_other(office: Office) -> None:
    office.makes_keys()
    office.releases()
    (office.root / "out").mkdir()
    (office.root / "out/qu").write_text("a file where the folder should be")
    left = office.types("publish", "--all", "--today", TODAY.isoformat())
    assert left.code == 3
    assert "qu: failed" in left.err
    assert "Release 1: 1 nodes pushed, 1 failed." in left.out
    assert (office.root / "out/sq/metadata/timestamp.json").is_file()
    (office.root / "out/qu").unlink()
    assert office.types("publish", "qu", "--today", TODAY.isoformat()).code == 0


def test_a_key_that_cannot_be_used_is_told_with_what_to_do(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fault of a stick, by its own words; nothing is made or changed."""
    first, second, third = office.sticks
    two = ("--offline", first, "--offline", second)
    assert "is the stick plugged in?" in office.types("keys", "init", "--offline", f"{first}-gone").err
    assert not Path(f"{first}-gone").exists()
    office.makes_keys()
    root = office.root / "releases/metadata/root.json"
    before = root.read_bytes()
    monkeypatch.setenv(PASSPHRASE, "另一个口令")
    assert "another passphrase, or no key" in office.types("keys", "rotate", "root", *two).err
    monkeypatch.setenv(PASSPHRASE, "一个口令")
    Path(second, "root.pem").write_text("no key")
    assert "another passphrase, or no key" in office.types("keys", "rotate", "root", *two).err
    Path(second, "root.pem").unlink()
    assert "can't be read" in office.types("keys", "rotate", "root", *two).err
    two = ("--offline", first, "--offline", third)
    assert "never written over" in office.types("keys", "rotate", "root", *two, "--new", first).err
    ids = office.types("keys", "status").out.splitlines()[0].split()[-3:]
    lost = [word for key in ids[:2] for word in ("--lost", key)]
    left = office.types("keys", "rotate", "root", *two, *lost)
    assert "that would leave 1 keys of the 2" in left.err
    assert left.code == 2
    assert root.read_bytes() == before


def test_a_store_that_somebody_changed_is_not_released_from(office: Office) -> None:
    office.makes_keys()
    office.releases()
    targets = office.root / "releases/metadata/1.targets.json"
    targets.write_text(targets.read_text().replace('"travel"', '"travail"'))
    assert office.types("releases", "verify").code == 3
    left = office.releases()
    assert left.code == 3
    assert "not as it was signed" in left.err


@pytest.mark.parametrize(
    ("name", "damage", "words"),
    [
        ("metadata/timestamp.json", b"", "不是签名文件"),
        ("metadata/timestamp.json", None, "缺少文件"),
        ("metadata/2.targets.json", None, "缺少文件"),
        ("metadata/1.targets.json", b"{}", "不是签名文件"),
        ("metadata/2.snapshot.json", "signed", "不是本单位的密钥签的"),
        ("metadata/root.json", b"\xff", "不是签名文件"),
        ("blobs", b"x", "和签名时不一样"),
        ("blobs", "cut", "和签名时不一样"),
        ("blobs", "folder", "读不出来"),
        ("blobs", None, "缺少文件"),
    ],
)
def test_what_is_false_is_told_in_chinese_with_its_file_and_what_to_do(
    office: Office, name: str, damage: bytes | str | None, words: str
) -> None:
    office.makes_keys()
    office.releases()
    office.releases()
    files = list((office.root / "releases" / name).rglob("*.gz")) or [office.root / "releases" / name]
    path = max(files, key=lambda one: one.stat().st_size)
    match damage:
        case "cut":
            path.write_bytes(path.read_bytes()[:-9])
        case "signed":
            path.write_bytes(path.read_bytes().replace(b'"expires":"20', b'"expires":"21'))
        case "folder":
            path.unlink()
            path.mkdir()
        case None:
            path.unlink()
        case bytes():
            path.write_bytes(damage)
    left = office.types("releases", "verify", lang="zh")
    assert left.code == 3
    told = [line for line in left.err.splitlines() if words in line]
    assert told, left.err
    shown = path.relative_to(office.root / "releases").as_posix()
    for line in told:
        assert shown in line
        plain = line.replace(shown, "").replace("liangquan release", "").replace("verify", "")
        assert not re.search(r"[A-Za-z]{3,}\s+[A-Za-z]{3,}", plain), plain
    assert office.types("releases", "verify").code == 3


def test_two_at_once_the_second_says_so(office: Office) -> None:
    office.makes_keys()
    with alone(office.root / "releases", Files()):
        left = office.types("releases", "verify")
    assert left.code == 2
    assert "another program is at work" in left.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("network", "status", "--from", "nowhere"), "--from 的目录 nowhere 不存在"),
        (("network", "status", "--page", "afile/page.html"), "不能写入 afile/page.html"),
        (("network", "status", "--page", "."), ". 是目录，要写文件"),
        (("publish", "--all", "--bundle", "."), ". 是目录，要写文件"),
        (("publish", "--all", "--bundle", "afile/stick"), "那里已有同名的文件"),
        (("release", "--reason", "每周", "--keys", "nowhere"), "没有这个文件，或没有权限"),
        (("release", "--reason", " "), "--reason 不能是空的"),
        (("releases", "rollback", "1", "--reason", ""), "--reason 不能是空的"),
        (("releases", "gc", "--keep", "0"), "--keep 写不小于 1 的整数"),
        (
            ("node", "pull", "--from", "nowhere", "--node", "sq", "--folder", "n", "--root", "root.json"),
            "没有这个目录",
        ),
        (
            ("node", "pull", "--from", "releases", "--node", "sq", "--folder", "n", "--root", "nowhere"),
            "没有这个文件或目录",
        ),
        (
            ("node", "pull", "--from", "releases", "--node", "sq", "--folder", "n", "--root", "afile"),
            "root.json 不是这个区的",
        ),
        (("node", "import", "afile", "--folder", "n"), "它不是离线包"),
    ],
)
def test_a_newcomers_mistakes_are_told_in_chinese_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    office.makes_keys()
    office.releases()
    (office.root / "afile").write_bytes(b"x")
    (office.root / "root.json").write_bytes((office.root / "releases/metadata/root.json").read_bytes())
    monkeypatch.chdir(office.root)
    left = office.types(*words, lang="zh")
    assert left.code in {1, 2, 3}
    (line,) = (line for line in left.err.splitlines() if told in line)
    assert not re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", line), line
