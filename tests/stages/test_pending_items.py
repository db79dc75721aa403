"""What is not approved is published as 待确认: its name, its unit, its dates, and not a byte of what it says."""

import re
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest

from tests.build.small_office import (
    differing,
    edit,
    put_record,
    put_text,
    record_file,
    tree,
    with_settings,
    write_office,
)
from tests.pages.small_register import item
from tests.stages.office_commands import Terminal

SECRETS = {
    "duty": "受理后逐户上门核对经营场所",
    "fee_basis": "示例价费字第八号文件规定",
    "condition": "经营场所距污染源二十五米以上",
    "step": "由两名核查员现场拍照留存",
    "document": "现场核查照片登记簿",
    "question": "摊位搬家以后怎么换新证",
}
NAME = "示例小餐饮经营许可"


class Public(Terminal):
    def builds(self, *words: str) -> str:
        left = self.types("build", "--jobs", "1", *words)
        assert left.code == 0, left.out + left.err
        return left.out

    def page(self, path: str, site: str = "site") -> str:
        return (self.root / site / path / "index.html").read_text("utf-8")

    def approves(self, *words: str) -> None:
        assert self.types("approve", *words, "--by", "周明", "--on", "2026-06-30").code == 0


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Public:
    write_office(tmp_path)
    put_text(tmp_path / "mkdocs.yml", with_settings(approval="names", precompressed='"gz,br"', traditional="true"))
    edit(
        record_file(tmp_path, "power_item", "xk-shipin"),
        name=NAME,
        duties=[SECRETS["duty"]],
        fee={"charged": "是", "items": [{"name": "工本费", "standard": "10元", "basis": SECRETS["fee_basis"]}]},
    )
    edit(
        record_file(tmp_path, "guide", "zn-shipin"),
        conditions=[SECRETS["condition"]],
        questions=[{"question": SECRETS["question"], "answer": "带旧证到窗口换。"}],
    )
    process = record_file(tmp_path, "process", "lc-shipin")
    put_text(
        process,
        process.read_text("utf-8").replace("书面审查", SECRETS["step"]).replace("补正告知书", SECRETS["document"]),
    )
    terminal = Public(tmp_path, capsys)
    terminal.approves("cf-shipin")
    return terminal


def everything(site: Path) -> dict[str, bytes]:
    """Every file of the site as a reader gets to see it."""
    found = {}
    for path, data in tree(site).items():
        if path.endswith((".gz", ".br")):
            continue  # the same bytes, compressed
        found[path] = zlib.decompress(data, -zlib.MAX_WBITS) if path.endswith(".z") else data
    return found


def holding(site: Path, words: str) -> list[str]:
    return [path for path, data in everything(site).items() if words.encode() in data]


def test_no_byte_of_what_was_never_approved_is_on_the_public_s_site(office: Public) -> None:
    office.builds()
    site = office.root / "site"
    assert not told(site)
    assert not holding(site, "510108-XK-0001"), "its code is content too"
    assert not (site / "processes" / "lc-shipin").exists()
    page = office.page("items/xk-shipin")
    assert NAME in page
    assert "待确认" in page
    assert "示例区市场监管局" in page
    assert "GovernmentService" not in page


def test_it_is_offered_nowhere_but_stands_in_plain_lists_with_its_badge(office: Public) -> None:
    office.builds()
    assert NAME not in office.page("items/to-apply")
    assert NAME not in office.page("")[: office.page("").find("最近")] or "待确认" in office.page("")
    assert re.search(rf"{NAME}</a> <span[^>]*>待确认", office.page("items/all"))
    assert NAME in office.page("items/by-status/pending")
    assert NAME not in office.page("items/cf-shipin"), "nothing leads on to it"


def test_the_copies_say_no_more(office: Public) -> None:
    office.builds()
    assert "待確認" in office.page("zh-hant/items/xk-shipin")
    assert not holding(office.root / "site", "受理後逐戶上門核對經營場所")


def test_an_approved_item_stands_whole_and_says_by_whom(office: Public) -> None:
    office.approves("xk-shipin")
    office.builds()
    page = office.page("items/xk-shipin")
    for name in ("duty", "fee_basis", "condition", "question"):
        assert SECRETS[name] in page
    assert "2026-06-30，示例区司法局，按姓名和日期登记，没有签名" in page
    assert "周明" not in page, "names of officers are not published"
    assert not (office.root / "site/items/by-status/pending").exists()


def told(site: Path) -> dict[str, list[str]]:
    """Which of the secrets stand in which files."""
    return {name: files for name, words in SECRETS.items() if (files := holding(site, words))}


@pytest.mark.parametrize(
    ("kind", "id_", "fields"),
    [
        ("power_item", "xk-shipin", {"promised_limit": "9个工作日"}),
        ("guide", "zn-shipin", {"channels": ["窗口办理"]}),
        ("process", "lc-shipin", {"title": "小餐饮许可流程"}),
    ],
)
def test_a_change_of_any_of_the_three_takes_it_back_and_undoing_it_brings_it_back(
    office: Public, kind: str, id_: str, fields: dict[str, Any]
) -> None:
    office.approves("xk-shipin")
    office.builds()
    whole = tree(office.root / "site")
    file = record_file(office.root, kind, id_)
    before = file.read_text("utf-8")
    edit(file, **fields)
    office.builds()
    assert not told(office.root / "site")
    office.builds("--site", str(office.root / "clean"))
    assert differing(office.root / "site", office.root / "clean") == {}
    put_text(file, before)
    office.builds()
    assert tree(office.root / "site") == whole


def test_a_suspended_item_says_so_and_why_but_nothing_else_that_nobody_approved(office: Public) -> None:
    edit(record_file(office.root, "power_item", "xk-shipin"), status="暂停实施", status_reason="上位法修订，等待明确")
    office.builds()
    page = office.page("items/xk-shipin")
    assert "本事项暂停实施" in page
    assert "上位法修订，等待明确" in page
    assert "待确认" not in page
    assert "上位法修订，等待明确" in office.page("supervision/suspended")
    assert "510108-XK-0001" in page, "who has its number from a notice finds that it is suspended"
    assert not told(office.root / "site")


def test_an_item_whose_basis_fails_is_suspended_first_of_all(office: Public) -> None:
    edit(record_file(office.root, "power_item", "xk-shipin"), legal_basis=[])
    said = office.builds()
    assert "I-1]" in said
    assert "A-1]" not in said
    page = office.page("items/xk-shipin")
    assert "依据不成立，依规定一律暂停实施" in page
    assert NAME in office.page("supervision/suspended")


def test_a_process_that_an_approved_item_shares_stays_public(office: Public) -> None:
    other = item("qt-shipin", name="示例食品备案", code="510108-QT-0001", type="其他行政权力")
    put_record(office.root, other)
    office.approves("qt-shipin")
    office.builds()
    assert SECRETS["step"] in office.page("processes/lc-shipin")
    assert set(told(office.root / "site")) == {"step", "document"}


def test_no_calculator_is_offered_for_a_penalty_that_waits(office: Public) -> None:
    office.builds()
    assert "对号入座" in office.page("standards/cg-1")
    edit(record_file(office.root, "power_item", "cf-shipin"), duties=["立案：核实线索。"])
    office.builds()
    page = office.page("standards/cg-1")
    assert "对号入座" not in page
    assert "待确认" in page


def test_a_sentence_of_it_in_prose_refuses_the_build(office: Public) -> None:
    office.builds()
    put_text(office.root / "content" / "about.md", f"# 关于本站\n\n{SECRETS['condition']}。\n")
    left = office.types("build", "--jobs", "1")
    assert left.code == 1
    assert "P-5" in left.out
    assert "powers/guide/zn-shipin.yaml" in left.out
    office.approves("xk-shipin")
    assert office.types("build", "--jobs", "1").code == 0


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=司法局", "-c", "user.email=sifa@example.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def test_supervisors_see_what_differs_from_what_was_approved(office: Public) -> None:
    office.approves("xk-shipin")
    git(office.root, "init", "-q")
    git(office.root, "add", "powers", "mkdocs.yml", "content")
    git(office.root, "commit", "-qm", "approved")
    edit(record_file(office.root, "power_item", "xk-shipin"), promised_limit="9个工作日")
    edit(record_file(office.root, "guide", "zn-shipin"), conditions=[SECRETS["condition"], "有食品安全管理员"])
    said = office.types("check", lang="zh").out
    assert "A-2]" in said
    assert "承诺时限 “10个工作日”→“9个工作日”" in said
    assert "受理条件 · 第2项 （无）→“有食品安全管理员”" in said
    office.builds("--edition", "supervisor", "--site", str(office.root / "watch"))
    page = office.page("supervision/approvals", "watch")
    for words in (NAME, "2026-06-30由周明审核确认", "10个工作日", "9个工作日", "有食品安全管理员"):
        assert words in page
    assert SECRETS["duty"] in office.page("items/xk-shipin", "watch")
    assert "supervision/approvals/" in office.page("items/xk-shipin", "watch")
    assert "supervision/approvals/" in office.page("supervision", "watch")


def test_without_history_it_is_said_plainly_and_told_once_there_is_one(office: Public) -> None:
    office.approves("xk-shipin")
    file = record_file(office.root, "power_item", "xk-shipin")
    before = file.read_text("utf-8")
    edit(file, promised_limit="9个工作日")
    assert "not in git's history" in office.types("check").out
    now = file.read_text("utf-8")
    put_text(file, before)
    git(office.root, "init", "-q")
    git(office.root, "add", "powers")
    git(office.root, "commit", "-qm", "approved")
    put_text(file, now)
    assert "promised_limit: “10个工作日” → “9个工作日”" in office.types("check").out


def test_the_public_gets_no_list_of_what_differs(office: Public) -> None:
    office.builds()
    assert not (office.root / "site/supervision/approvals").exists()
    assert "supervision/approvals" not in office.page("supervision")
