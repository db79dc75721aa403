"""What a build writes, what it leaves alone, and what it refuses."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.build.small_office import (
    TODAY,
    build,
    changed_but_for_search,
    differing,
    edit,
    put_record,
    put_text,
    record_file,
    record_in,
    remember_prose,
    tree,
    write_office,
)
from tests.pages.small_register import entry, unit
from tests.stages.office_commands import Terminal

EVEN = {
    "opening": "100.00",
    "closing": "100.00",
    "lines": [
        {"item": "拨款", "income": "5.00", "voucher": "记-1"},
        {"item": "支出", "expense": "5.00", "voucher": "记-2"},
    ],
}


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    remember_prose(monkeypatch)
    root = tmp_path / "district"
    write_office(root)
    return Terminal(root, capsys)


def times(site: Path) -> dict[str, int]:
    return {path: (site / path).stat().st_mtime_ns for path in tree(site)}


def test_a_fault_refuses_the_build_and_leaves_the_last_good_site_untouched(terminal: Terminal) -> None:
    assert terminal.types("build").code == 0
    site = terminal.root / "site"
    before = tree(site), times(site)
    edit(record_file(terminal.root, "unit", "qu-sifa"), telephone="")
    edit(record_file(terminal.root, "community", "510108002005"), name="改了名的社区")
    left = terminal.types("build")
    assert left.code == 1
    assert "powers/unit/qu-sifa.yaml" in left.out
    assert "Refused" in left.err
    assert (tree(site), times(site)) == before


def test_every_fault_is_told_at_once(terminal: Terminal) -> None:
    edit(record_file(terminal.root, "unit", "qu-sifa"), unit_kind="无此类")
    put_text(terminal.root / "powers" / "broken.yaml", "kind: [unit\n")
    put_text(terminal.root / "powers" / "notes.txt", "note")
    put_text(terminal.root / "powers" / "strange.yaml", "kind: strange\n")
    told = terminal.types("check").out
    assert all(name in told for name in ("qu-sifa.yaml", "broken.yaml", "notes.txt", "strange.yaml"))


def test_nothing_is_written_where_nothing_has_changed(terminal: Terminal) -> None:
    terminal.types("build")
    before = times(terminal.root / "site")
    record = record_file(terminal.root, "unit", "qu-sifa")
    os.utime(record)
    built = build(terminal.root)
    assert (built.written, built.removed) == (0, 0)
    assert times(terminal.root / "site") == before


def test_only_pages_that_show_an_item_are_written_when_its_limit_changes(terminal: Terminal) -> None:
    build(terminal.root)
    edit(record_file(terminal.root, "power_item", "xk-shipin"), duties=["受理：当场一次性告知补正。"])
    assert changed_but_for_search(build(terminal.root)) == {"items/xk-shipin/index.html"}


def test_a_renamed_item_is_renamed_on_every_page_that_names_it_and_on_no_other(terminal: Terminal) -> None:
    build(terminal.root)
    site = terminal.root / "site"
    naming = {path for path, data in tree(site).items() if "食品经营许可<".encode() in data.replace(b"\n", b"")}
    edit(record_file(terminal.root, "power_item", "xk-shipin"), name="改名许可")
    written = changed_but_for_search(build(terminal.root))
    shown = {path for path, data in tree(site).items() if "改名许可".encode() in data}
    # The lists by first letter change with the letter, whether they show the name or not.
    # The index of facets names its shards by their bytes.
    lists = {path for path in naming | written if path.startswith("items/a-z/")}
    lists |= {"items/index.html", "search/index.html", "sitemap.xml", "facets/items/index.json"}
    assert naming - lists <= shown
    assert written - lists == shown - lists


def test_only_pages_that_show_a_telephone_are_written_when_it_changes(terminal: Terminal) -> None:
    build(terminal.root)
    site = terminal.root / "site"
    showing = {path for path, data in tree(site).items() if b"028-80000002" in data}
    for name in ("qu-shichang", "qu-sifa"):
        edit(record_file(terminal.root, "unit", name), telephone="028-81234567")
    assert changed_but_for_search(build(terminal.root)) == showing


def test_a_deleted_record_takes_its_page_with_it(terminal: Terminal) -> None:
    put_record(terminal.root, entry("sz-2025-q4", "2025-Q4", statement=EVEN))
    assert build(terminal.root).written
    page = terminal.root / "site" / "entries" / "sz-2025-q4"
    before = tree(terminal.root / "site").keys()
    record_file(terminal.root, "community_entry", "sz-2025-q4").unlink()
    removed = build(terminal.root).removed
    gone = before - tree(terminal.root / "site").keys()
    assert not page.exists()
    assert removed == len(gone)
    # With it go the lists that held nothing else, and what facets and search read.
    others = {path for path in gone if "sz-2025-q4" not in path}
    assert all(path.startswith(("communities/by-", "facets/entries/", "search/")) for path in others)


def test_a_site_goes_only_into_a_folder_of_its_own(terminal: Terminal, tmp_path: Path) -> None:
    put_text(tmp_path / "papers" / "letter.txt", "important")
    left = terminal.types("build", "--site", str(tmp_path / "papers"))
    assert left.code == 2
    assert "papers" in left.err
    assert "important" in (tmp_path / "papers" / "letter.txt").read_text()
    assert tree(tmp_path / "papers").keys() == {"letter.txt"}


def test_a_folder_that_was_ours_and_was_put_to_other_use_is_refused(terminal: Terminal) -> None:
    build(terminal.root)
    site = terminal.root / "site"
    shutil.rmtree(site)
    put_text(site / "index.html", "somebody else's")
    assert terminal.types("build").code == 2
    assert (site / "index.html").read_text() == "somebody else's"


@pytest.mark.parametrize("folder", [".", "..", "powers", "powers/site", "content/site", ".liangquan/site", "community"])
def test_a_site_never_goes_among_its_sources(terminal: Terminal, folder: str) -> None:
    before = tree(terminal.root)
    left = terminal.types("build", "--site", str(terminal.root / folder))
    assert left.code == 2
    assert "Traceback" not in left.err
    assert {path: data for path, data in tree(terminal.root).items() if not path.startswith(".liangquan")} == before


def test_a_file_where_the_site_should_go_is_a_wrong_argument(terminal: Terminal, tmp_path: Path) -> None:
    put_text(tmp_path / "taken", "a file")
    for site in (tmp_path / "taken", tmp_path / "taken" / "site"):
        left = terminal.types("build", "--site", str(site))
        assert left.code == 2
        assert "Traceback" not in left.err
    assert (tmp_path / "taken").read_text() == "a file"


def test_a_build_that_was_killed_at_its_first_file_does_not_make_the_folder_foreign(terminal: Terminal) -> None:
    put_text(terminal.root / "site" / ".unfinished-.liangquan", "liang")
    assert terminal.types("build").code == 0
    assert not (terminal.root / "site" / ".unfinished-.liangquan").exists()


def test_without_its_state_the_next_build_sweeps_what_is_no_longer_produced(terminal: Terminal, tmp_path: Path) -> None:
    put_record(terminal.root, unit("qu-old", "示例区旧局"))
    build(terminal.root)
    record_file(terminal.root, "unit", "qu-old").unlink()
    shutil.rmtree(terminal.root / ".liangquan")
    put_text(terminal.root / "site" / "units" / ".unfinished-gone.html", "<html>")
    before = {path for path in tree(terminal.root / "site") if path.startswith("search/")}
    removed = build(terminal.root).removed
    assert removed == 2 + len(before - tree(terminal.root / "site").keys())
    build(terminal.root, tmp_path / "clean")
    assert differing(terminal.root / "site", tmp_path / "clean") == {}


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_state_is_dropped(terminal: Terminal, data: bytes) -> None:
    build(terminal.root)
    (terminal.root / ".liangquan" / "state.sqlite").write_bytes(data)
    left = terminal.types("build")
    assert left.code == 0, left.err


def test_a_state_that_breaks_in_its_middle_is_told_and_dropped(terminal: Terminal, tmp_path: Path) -> None:
    build(terminal.root)
    state = terminal.root / ".liangquan" / "state.sqlite"
    data = state.read_bytes()
    state.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    for _ in range(2):
        left = terminal.types("build")
        assert "Traceback" not in left.err
    assert left.code == 0
    build(terminal.root, tmp_path / "clean")
    assert differing(terminal.root / "site", tmp_path / "clean") == {}


@pytest.mark.parametrize(
    "rows",
    [
        "UPDATE note SET value = x'ffff' WHERE name = 'search'",
        "UPDATE made SET value = x'ffff' WHERE stage = 'words of documents'",
        "UPDATE made SET value = x'ffff' WHERE stage = 'search files'",
    ],
)
def test_broken_rows_of_search_are_told_and_dropped(terminal: Terminal, tmp_path: Path, rows: str) -> None:
    build(terminal.root)
    with closing(sqlite3.connect(terminal.root / ".liangquan" / "state.sqlite")) as state, state:
        assert state.execute(rows).rowcount > 0
    edit(record_file(terminal.root, "unit", "qu-sifa"), telephone="028-81111111", name="示例区司法行政局")
    left = terminal.types("build")
    assert (left.code, "run again" in left.err) == (2, True), left.err
    assert terminal.types("build").code == 0
    build(terminal.root, tmp_path / "clean")
    assert differing(terminal.root / "site", tmp_path / "clean") == {}


def test_a_state_of_another_program_is_dropped(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    build(terminal.root)
    monkeypatch.setattr("generator.pipeline.program_fingerprint", lambda _: b"another program")
    built = build(terminal.root)
    assert built.written == 0  # all was made again, and came out the same
    assert not built.refused


def test_a_second_edit_in_one_tick_of_a_clock_that_runs_ahead_is_seen(terminal: Terminal) -> None:
    record = record_file(terminal.root, "unit", "qu-sifa")
    tick = time.time_ns() + 600_000_000_000  # far enough for a machine on which three builds take minutes
    for telephone in ("028-81111111", "028-82222222", "028-83333333"):
        edit(record, telephone=telephone)
        os.utime(record, ns=(tick, tick))
        build(terminal.root)
        assert telephone in (terminal.root / "site" / "units" / "qu-sifa" / "index.html").read_text("utf-8")


def test_a_record_too_large_or_unreadable_is_told_each_time(terminal: Terminal) -> None:
    assert terminal.types("check").code == 0
    put_text(terminal.root / "powers" / "large.yaml", "a" * 3_000_000)
    os.mkfifo(terminal.root / "powers" / "pipe.yaml")
    for _ in range(2):
        left = terminal.types("check")
        assert left.code == 1
        assert "large.yaml" in left.out
        assert "pipe.yaml" in left.out


def test_today_decides_what_is_published(terminal: Terminal) -> None:
    file = record_file(terminal.root, "law", "shipin-fa")
    edit(file, effective_to=TODAY.isoformat())
    assert terminal.types("build").code == 0
    assert "暂停实施" not in (terminal.root / "site" / "items" / "xk-shipin" / "index.html").read_text("utf-8")
    built = build(terminal.root, today=TODAY.replace(year=2027))
    assert "items/xk-shipin/index.html" in built.changed
    assert "暂停实施" in (terminal.root / "site" / "items" / "xk-shipin" / "index.html").read_text("utf-8")
    assert record_in(file)["effective_to"] == TODAY.isoformat()
