"""Notices that an office sends: what is late, by which rule and law, since when, what to do by when; and files left alone."""

import re
from pathlib import Path

import pytest

from tests.stages.office_commands import Terminal
from tests.stages.test_supervise_command import office

__all__ = ["office"]
NAME = "2026-12-15-qu-shichangju.html"


def sends(office: Terminal, folder: Path, day: str = "2026-12-15") -> int:
    return office.types("supervise", "--notices", str(folder), "--today", day, "--jobs", "1").code


def test_a_unit_with_one_day_over_is_urged_and_with_two_it_is_given_an_order(office: Terminal, tmp_path: Path) -> None:
    """The permit, accepted on 16 November, is promised by the 30th and due by law on 14 December."""
    out = tmp_path / "out"
    assert sends(office, out, "2026-12-01") == 0
    urged = (out / "2026-12-01-qu-shichangju.html").read_text("utf-8")
    assert "<h1>催办通知</h1>" in urged
    assert "承诺期限（承诺时限）" in urged
    assert "黄牌" in urged
    assert "书面回复：" not in urged
    assert sends(office, out) == 0
    order = (out / NAME).read_text("utf-8")
    for said in (
        "<h1>督办通知</h1>", "市场监督管理局：", "示审〔2026〕1号", "食品经营许可",
        "法定期限（行政许可法第四十二条）", "2026-12-14", "1天", "2026-12-15起", "15天", "2026-12-02起", "于2026年12月22日前书面回复",
    ):  # fmt: skip
        assert said in order, said
    for private in ("王某某", "成都示例餐饮", "示例路3号", "zhifa-"):
        assert private not in order
    assert not re.search(r"(src|href)=", order), "it is sent by itself"


def test_before_anything_is_late_there_is_no_notice(office: Terminal, tmp_path: Path) -> None:
    assert sends(office, tmp_path / "out", "2026-11-30") == 0
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_what_an_order_is_out_about_is_urged_not_ordered_again(office: Terminal, tmp_path: Path) -> None:
    for number, about in enumerate(("承诺期限", "法定期限")):
        (office.root / f"powers/orders/db-7{number}.yaml").write_text(
            f"kind: supervision_order\nid: db-7{number}\npublisher: qu-sifaju\npublished_on: 2026-12-04\npermit_case: bj-1\n"
            f"about: {about}\nform: 督办\nissued_on: 2026-12-04\nto: qu-shichangju\nreply_due: 2026-12-11\n",
            "utf-8",
        )
    assert sends(office, tmp_path / "out") == 0
    notice = (tmp_path / "out" / NAME).read_text("utf-8")
    assert "<h1>催办通知</h1>" in notice
    assert "已于2026-12-04督办，应于2026-12-11前回复" in notice


@pytest.mark.parametrize("folder", [".", "powers/notices", "content", "site", "site/notices"])
def test_no_notice_is_put_among_sources_or_into_a_site(office: Terminal, folder: str) -> None:
    site = office.root / "site"
    site.mkdir()
    (site / ".liangquan").write_bytes(b"liangquan\n")
    assert sends(office, office.root / folder) == 2
    assert not list(office.root.rglob(NAME))


@pytest.mark.parametrize("other", ["file", "folder", "link"])
def test_a_file_that_is_no_notice_of_ours_stays_and_nothing_is_written(
    office: Terminal, tmp_path: Path, other: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    mine = tmp_path / "mine.html"
    mine.write_text("我的文件", "utf-8")
    place = out / NAME
    if other == "file":
        place.write_text("我的文件", "utf-8")
    elif other == "folder":
        place.mkdir()
        (place / "a.txt").write_text("我的文件", "utf-8")
    else:
        place.symlink_to(mine)
    left = office.types("supervise", "--notices", str(out), "--today", "2026-12-15", "--jobs", "1")
    assert left.code == 2
    assert NAME in left.err
    kept = place / "a.txt" if other == "folder" else place
    assert kept.read_text("utf-8") == "我的文件"
    assert [path.name for path in out.iterdir()] == [NAME]


def test_a_notice_of_the_same_day_is_written_anew_and_no_piece_of_it_is_left_over(
    office: Terminal, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert sends(office, out) == 0
    first = (out / NAME).read_bytes()
    (out / NAME).write_bytes(first.replace("督办通知".encode(), "改过的通知".encode()))
    assert sends(office, out) == 0
    assert (out / NAME).read_bytes() == first
    assert [path.name for path in out.iterdir()] == [NAME]


def test_no_notice_is_sent_on_a_supposed_day(office: Terminal, tmp_path: Path) -> None:
    left = office.types("supervise", "--notices", str(tmp_path / "out"), "--what-if", "2026-12-15")
    assert left.code == 2
    assert "--today" in left.err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_can_t_be_made_is_told(office: Terminal, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    left = office.types("supervise", "--notices", str(tmp_path / "out" / "in"), "--today", "2026-12-15", "--jobs", "1")
    assert left.code == 2
    assert "can't be written" in left.err
