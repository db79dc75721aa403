"""What the office sees of its nodes, from the files that they leave."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.node import status
from generator.release.files import Files
from tests.build.small_office import TODAY
from tests.publish.network_office import Office, network_office, office_in
from tests.stages.office_commands import Left

NOW = dt.datetime.now(dt.UTC)
LONG_AGO = NOW - dt.timedelta(days=40)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test keeps the office that it made."""
    return tmp_path_factory.mktemp("kept") / "office"


@pytest.fixture
def office(kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that has released once; the same for every test, in a folder of its own."""
    if kept.is_dir():
        shutil.copytree(kept, tmp_path, dirs_exist_ok=True, symlinks=True)
        return office_in(tmp_path, capsys, monkeypatch)
    office = network_office(tmp_path, capsys, monkeypatch)
    office.makes_keys()
    assert office.releases().code == 0
    shutil.copytree(tmp_path, kept, symlinks=True)
    return office


def known(node: str, when: dt.datetime = NOW, **more: Any) -> status.Known:
    return status.Known(
        node=node, title=node, release=1, data_as_of="2026-07-01", made_on="2026-07-01",
        expires=when + dt.timedelta(days=30), last_contact=when, last_success=when,
    )._replace(**more)  # fmt: skip


def leaves(folder: Path, said: status.Known) -> Path:
    """A node's status file, in a folder of its own, gathered as NODE.json."""
    own = folder / f"at-{said.node}"
    own.mkdir(parents=True)
    status.write(own, said, NOW, Files())
    (folder / f"{said.node}.json").write_bytes((own / status.FILE).read_bytes())
    return folder / f"{said.node}.json"


def asks(office: Office, gathered: Path, *words: str) -> Left:
    return office.types("network", "status", "--from", str(gathered), "--today", TODAY.isoformat(), *words)


def test_all_nodes_stand_in_one_table_and_alarms_are_told_apart(office: Office, tmp_path: Path) -> None:
    gathered = tmp_path / "gathered"
    leaves(gathered, known("qu"))
    leaves(gathered, known("sq", LONG_AGO))
    left = asks(office, gathered)
    assert left.code == 1
    qu, sq, jd = left.out.splitlines()[1:]
    assert qu.startswith("qu ")
    assert " current  release 1  data as of 2026-07-01" in qu
    assert " expired " in sq
    assert " left no status " in jd
    alarms = asks(office, gathered, "--format", "alarms")
    assert alarms.out.splitlines() == ["sq (示例社区): expired", "jd (猛追湾街道): left no status"]
    plain = json.loads(asks(office, gathered, "--format", "json").out)
    assert [(one["node"], one["state"], one["behind"]) for one in plain] == [
        ("qu", "current", 0), ("sq", "expired", 0), ("jd", "silent", None),
    ]  # fmt: skip


def test_a_mirror_that_hands_out_false_deltas_is_told(office: Office, tmp_path: Path) -> None:
    for node in ("qu", "sq"):
        leaves(tmp_path / "gathered", known(node, false_deltas=node == "sq"))
    left = asks(office, tmp_path / "gathered", "--format", "alarms")
    assert "sq (示例社区): what it pulls from hands out false deltas" in left.out.splitlines()
    assert not any(line.startswith("qu ") for line in left.out.splitlines())
    assert "hands out false deltas" in asks(office, tmp_path / "gathered").out.splitlines()[2]
    asks(office, tmp_path / "gathered", "--page", str(tmp_path / "page.html"))
    assert "取回处给出了假的差分" in (tmp_path / "page.html").read_text("utf-8")


def test_a_node_of_an_earlier_program_is_understood(office: Office, tmp_path: Path) -> None:
    left = leaves(tmp_path / "gathered", known("qu"))
    said = json.loads(left.read_bytes())
    del said["false_deltas"]
    left.write_text(json.dumps(said), "utf-8")
    (one, *_) = json.loads(asks(office, tmp_path / "gathered", "--format", "json").out)
    assert (one["state"], one["alarms"]) == ("current", [])


def test_where_all_is_well_it_says_so(office: Office, tmp_path: Path) -> None:
    for node in ("qu", "sq", "jd"):
        leaves(tmp_path / "gathered", known(node))
    assert asks(office, tmp_path / "gathered").code == 0
    assert asks(office, tmp_path / "gathered", "--format", "alarms").out == ""
    page = tmp_path / "page.html"
    asks(office, tmp_path / "gathered", "--page", str(page))
    assert "全部正常" in page.read_text("utf-8")


def test_a_node_that_is_behind_is_counted(office: Office, tmp_path: Path) -> None:
    assert office.releases().code == 0
    leaves(tmp_path / "gathered", known("qu"))
    (one, *_) = json.loads(asks(office, tmp_path / "gathered", "--format", "json").out)
    assert one["behind"] == 1


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"node": "qu"}', b"9" * 10_000,
        json.dumps({"node": "<script>alert(1)</script>"}).encode(),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_a_node_that_said_nothing(
    office: Office, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "qu.json").write_bytes(content)
    (one, *_) = json.loads(asks(office, tmp_path, "--format", "json").out)
    assert one["state"] == "silent"


def test_a_node_cannot_speak_for_another_nor_put_a_script_on_the_page(office: Office, tmp_path: Path) -> None:
    gathered = tmp_path / "gathered"
    leaves(gathered, known("sq")).rename(gathered / "qu.json")
    leaves(gathered, known("jd", fault="<script>alert(1)</script>"))
    page = tmp_path / "page.html"
    plain = json.loads(asks(office, gathered, "--format", "json", "--page", str(page)).out)
    assert plain[0]["state"] == "silent"
    assert "<script" not in page.read_text("utf-8")
    assert "&lt;script&gt;" in page.read_text("utf-8")


def test_without_a_folder_the_targets_are_asked(office: Office, tmp_path: Path) -> None:
    file = leaves(tmp_path / "gathered", known("sq"))
    there = office.root / "out/sq/status/sq.json"
    there.parent.mkdir(parents=True)
    there.write_bytes(file.read_bytes())
    left = office.types("network", "status", "--format", "json", "--today", TODAY.isoformat())
    assert {one["node"]: one["state"] for one in json.loads(left.out)} == {
        "qu": "silent",
        "sq": "current",
        "jd": "silent",
    }
