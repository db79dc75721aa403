"""`check --provenance` as a user types it, and what the pages of cases say after it."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.provenance.git import Git
from generator.provenance.verified import REF, all_records, last_verified
from tests.build.small_office import tree as tree_of
from tests.casebook import Folder
from tests.provenance.office import SHICHANG, Office
from tests.stages.office_commands import Left, Terminal

CASE = "powers/cases/aj-1.yaml"
SIGNERS = {
    "案件承办人员": "zhifa-01", "执法机构负责人": "zhifa-09", "法制机构负责人": "fazhi-01", "行政机关负责人": "juzhang-01"
}  # fmt: skip


class Desk(Office):
    """The small district under git, the terminal in it, and its one penalty case entered anew, signed stage by stage."""

    terminal: Terminal

    def turn_on(self) -> None:
        settings = self.root / "mkdocs.yml"
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("  liangquan:\n", "  liangquan:\n    provenance: true\n"), "utf-8")

    def enter_case(self) -> None:
        tree = yaml.load((self.root / CASE).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
        stages = tree["stages"]
        (self.root / CASE).unlink()
        self.commit(None, "2026-04-01")
        self.begin("2026-05-01")
        ends = {"outcome", "payments", "remedies", "publication"}
        for upto, entry in enumerate(stages, 1):
            last = upto == len(stages)
            self.write(
                CASE, {key: value for key, value in tree.items() if last or key not in ends} | {"stages": stages[:upto]}
            )
            self.commit(SIGNERS[entry["post"]], entry["on"])

    def page(self) -> str:
        built = self.terminal.types("build", "--jobs", "1", "--site", str(self.root.with_name("site")))
        assert built.code == 0, built
        return (self.root.with_name("site") / "penalty-cases/aj-1/index.html").read_text("utf-8")

    def check(self, *words: str, lang: str = "zh") -> Left:
        return self.terminal.types("check", "--provenance", *words, lang=lang)


@pytest.fixture
def desk(office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    root = tmp_path / "qu"
    root.mkdir()
    Folder(root, with_cases=True)
    (root / ".gitignore").write_text(".liangquan/\n", "utf-8")
    desk = Desk(root, office.keys)
    desk.terminal = Terminal(root, capsys)
    return desk


def test_where_it_is_off_the_command_says_so_and_how_to_turn_it_on_and_pages_say_not_verified(desk: Desk) -> None:
    desk.commit(None, "2026-04-01")
    left = desk.check()
    assert left.code == 2
    for word in ("没有开启", "未验证", "provenance: true", "roles.yaml", "sign-cases.md"):
        assert word in left.err
    assert "(未验证)" not in desk.page()
    assert "未经电子签名验证（未验证）" in desk.page()


def test_what_was_verified_the_page_says_and_an_edit_unsays_it(desk: Desk) -> None:
    desk.turn_on()
    desk.enter_case()
    assert "（未验证）" in desk.page()  # on, but nobody has checked
    left = desk.check()
    assert (left.code, left.err) == (0, "")
    assert f"来源已验证至提交 {desk.git('rev-parse', 'HEAD')[:10]}：本次验证 9 次提交、9 个环节" in left.out
    page = desk.page()
    assert "截至2026-06-20，各环节均由当日在岗人员电子签名，已经验证。调查、审核、决定由不同的人签名。" in page
    assert "未验证" not in page
    text = (desk.root / CASE).read_text("utf-8")
    desk.write(CASE, text.replace("35平方米", "36平方米"))
    assert "（未验证）" in desk.page()
    desk.write(CASE, text)
    assert "已经验证" in desk.page()


def test_incremental_equals_clean_whatever_was_verified_before(desk: Desk) -> None:
    desk.turn_on()
    desk.enter_case()
    desk.page()
    desk.check()
    desk.page()
    site = desk.root.with_name("site")
    grown = tree_of(site)
    subprocess.run(["rm", "-rf", str(site), str(desk.root / ".liangquan")], check=True)
    desk.page()
    assert tree_of(site) == grown
    # A clone that verifies all from the start shows the same.
    desk.git("update-ref", "-d", REF)
    desk.check()
    desk.page()
    assert tree_of(site) == grown


def test_entries_from_before_signing_began_are_told_apart(desk: Desk) -> None:
    desk.turn_on()
    tree = yaml.load((desk.root / CASE).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    stages = tree["stages"]
    desk.write(CASE, tree | {"stages": stages[:-1]})
    desk.begin("2026-06-19")
    desk.write(CASE, tree)
    desk.commit("zhifa-09", "2026-06-20")
    assert desk.check().code == 0
    page = desk.page()
    assert (
        "截至2026-06-20，1个环节由当日在岗人员电子签名，已经验证。另有8个环节登记在启用电子签名之前（未验证）。" in page
    )
    assert "由不同的人签名" not in page


def test_only_what_came_after_the_last_verification_is_walked(desk: Desk) -> None:
    desk.turn_on()
    desk.enter_case()
    assert desk.check().code == 0
    assert "本次验证 0 次提交、0 个环节" in desk.check().out
    desk.write(CASE, (desk.root / CASE).read_text("utf-8").replace("35平方米", "36平方米"))
    commit = desk.commit("zhifa-01", "2026-06-21")
    left = desk.check()
    # What the first walk learned of the owners is known to the second.
    assert (left.code, "E-9" in left.out, commit[:10] in left.out, "“juzhang-01”的决定" in left.out) == (
        1,
        True,
        True,
        True,
    )
    kept = last_verified(Git(desk.root))
    assert kept is not None
    assert kept.commit == desk.git("rev-parse", "HEAD~1")
    # The mended commit is verified, and the ref is a history of verifications.
    desk.git("reset", "--quiet", "--hard", "HEAD~1")
    desk.commit(None, "2026-06-21")
    assert desk.check().code == 0
    assert desk.git("rev-list", "--count", "--first-parent", REF, "--not", "HEAD") == "2"
    assert set(all_records(Git(desk.root))) == {("penalty_case", "aj-1")}


def test_findings_come_in_every_format_with_file_and_line(desk: Desk) -> None:
    desk.turn_on()
    desk.enter_case()
    text = (desk.root / CASE).read_text("utf-8")
    desk.write(CASE, text.replace("2026-05-08", "2026-05-07"))
    desk.commit("zhifa-09", "2026-06-22")
    told = json.loads(desk.check("--format", "json").out)["diagnostics"]
    found = [one for one in told if one["code"].startswith("E-")]
    assert {one["code"] for one in found} >= {"E-7", "E-9"}
    assert {one["file"] for one in found} == {CASE}
    assert all(one["line"] > 1 for one in found)


def test_turning_it_off_after_it_was_on_is_no_way_out(desk: Desk) -> None:
    desk.turn_on()
    desk.enter_case()
    desk.check()
    settings = desk.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("provenance: true", "provenance: false"), "utf-8")
    left = desk.check(lang="en")
    assert left.code == 2
    assert "was turned off" in left.err
    assert "（未验证）" in desk.page()


def test_a_district_below_the_top_of_its_repository(desk: Desk, tmp_path: Path) -> None:
    desk.turn_on()
    desk.git("config", "user.name", "x")
    top = tmp_path / "top"
    top.mkdir()
    (desk.root / ".git").rename(top / ".git")
    desk.root.rename(top / "qu")
    below = Desk(top / "qu", desk.keys)  # a repository of its own, which it must not stay
    subprocess.run(["rm", "-rf", str(top / "qu/.git")], check=True)
    below.terminal = Terminal(top / "qu", desk.terminal._capsys)
    below.enter_case()
    left = below.check()
    assert (left.code, "9 次提交、9 个环节" in left.out) == (0, True), left
    below.root.joinpath(CASE).write_text("kind: x\n", "utf-8")
    below.commit(None, "2026-06-23")
    assert "E-9" in below.check().out


def test_shallow_clones_and_missing_roles_are_usage_faults(desk: Desk, tmp_path: Path) -> None:
    desk.turn_on()
    desk.commit(None, "2026-04-01")
    left = desk.check(lang="en")
    assert (left.code, "the history holds no roles.yaml yet" in left.err) == (2, True)
    desk.enter_case()
    desk.git("clone", "--quiet", "--depth=1", f"file://{desk.root}", str(tmp_path / "shallow"))
    shallow = Terminal(tmp_path / "shallow", desk.terminal._capsys).types("check", "--provenance")
    assert (shallow.code, "git fetch --unshallow" in shallow.err) == (2, True)


def test_an_officer_who_holds_no_post_in_the_permit_window(desk: Desk) -> None:
    desk.turn_on()
    desk.holders |= {
        "chuangkou-03": [{"unit": SHICHANG, "post": "窗口受理岗", "from": "2026-01-01"}],
        "shencha-01": [
            {"unit": SHICHANG, "post": "审查岗", "from": "2026-01-01"},
            {"unit": SHICHANG, "post": "审批岗", "from": "2026-01-01"},
        ],
    }
    path = "powers/cases/bj-1.yaml"
    tree = yaml.load((desk.root / path).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    (desk.root / path).unlink()
    desk.begin("2026-05-01")
    for upto, entry in enumerate(tree["stages"][:4], 1):
        desk.write(
            path, {key: value for key, value in tree.items() if key != "result"} | {"stages": tree["stages"][:upto]}
        )
        signer = "chuangkou-03" if entry["post"] == "窗口受理岗" else "shencha-01"
        desk.commit(signer, entry["on"])
    out = desk.check().out
    assert "E-8" in out
    assert "“shencha-01”既签了“审查”" in out
