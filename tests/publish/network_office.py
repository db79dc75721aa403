"""A small district with three nodes, its sticks, and a terminal in its folder."""

from pathlib import Path

import pytest

from generator.publish.keys_command import PASSPHRASE
from tests.build.small_office import TODAY, edit, put_record, record_file, write_office
from tests.pages.small_register import unit
from tests.stages.office_commands import Left, Terminal

COMMUNITY = "510108002005"
NETWORK = {
    "kind": "network", "id": "chengdu-chenghua", "publisher": "qu-sifa", "published_on": "2026-03-02", "title": "示例区四级网络",
    "source": "国家统计局统计用区划代码",
    "city": {
        "code": "5101", "name": "成都市", "districts": [
            {"code": "510108", "name": "成华区", "streets": [
                {"code": "510108002", "name": "猛追湾街道", "communities": [{"code": COMMUNITY, "name": "示例社区"}]},
            ]},
        ],
    },
    "nodes": [
        {"id": "qu", "name": "成华区", "place": "510108", "edition": "district", "address": "https://qu.example/", "target": "out/qu"},
        {"id": "sq", "name": "示例社区", "place": COMMUNITY, "edition": "community", "address": "https://sq.example/", "target": "out/sq"},
        {"id": "jd", "name": "猛追湾街道", "place": "510108002", "edition": "street", "address": "https://jd.example/"},
    ],
}  # fmt: skip


class Office(Terminal):
    sticks: tuple[str, ...] = ()

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(root, capsys)
        self.sticks = tuple(str(root.parent / f"u{number}") for number in (1, 2, 3))
        for stick in self.sticks:
            Path(stick).mkdir(exist_ok=True)

    def makes_keys(self) -> Left:
        return self.types("keys", "init", *(word for stick in self.sticks for word in ("--offline", stick)))

    def releases(self, reason: str = "每周") -> Left:
        return self.types("release", "--reason", reason, "--today", TODAY.isoformat(), "--jobs", "1")


def network_office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    """The district in a folder of `tmp_path`, without keys."""
    root = tmp_path / "district"
    write_office(root)
    put_record(root, NETWORK)
    put_record(root, unit("jd-510108002", "示例街道办事处", unit_kind="街道", division="510108002"))
    edit(record_file(root, "community", COMMUNITY), street="jd-510108002")
    return office_in(tmp_path, capsys, monkeypatch)


def office_in(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office whose district lies in a folder of `tmp_path`."""
    monkeypatch.setenv(PASSPHRASE, "一个口令")
    return Office(tmp_path / "district", capsys)
