"""What a node says of itself, at any moment and by any clock."""

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.node import status
from generator.node.status import Known, status_of
from generator.release.files import Files
from tests.release.office import DAY, NOW

KNOWN = Known("jiedao", "临潼街道", 7, "2026-11-20", "2026-11-20", NOW + 30 * DAY, NOW, NOW)


@pytest.mark.parametrize(
    ("known", "after", "state", "banner"),
    [
        (KNOWN, 0 * DAY, "current", ""),
        (KNOWN, 2 * DAY, "current", ""),
        (KNOWN, 12 * DAY, "offline", "数据截至2026年11月20日，已有12天未能更新"),
        (KNOWN._replace(last_contact=NOW + 12 * DAY), 12 * DAY, "stale", "数据截至2026年11月20日，已有12天未能更新"),
        (KNOWN, 30 * DAY, "expired", "数据截至2026年11月20日，已有30天未能更新"),
        (KNOWN._replace(last_success=NOW + 30 * DAY), 30 * DAY, "expired", "数据截至2026年11月20日，未能更新"),
        (KNOWN, 200 * DAY, "expired", "数据截至2026年11月20日，已有200天未能更新"),
        (KNOWN, -10 * DAY, "wrong-clock", "数据截至2026年11月20日，本机时钟不准（显示为2026年11月10日）"),
        (Known(), 0 * DAY, "offline", ""),
    ],
)
def test_states_and_their_words(known: Known, after: dt.timedelta, state: str, banner: str) -> None:
    found = status_of(known, NOW + after)
    assert (found.state, found.banner) == (state, banner)


@pytest.mark.parametrize(("year", "state"), [(1970, "wrong-clock"), (2038, "expired"), (2100, "expired")])
def test_years_of_broken_clocks(year: int, state: str) -> None:
    found = status_of(KNOWN, dt.datetime(year, 1, 19, 12, tzinfo=dt.UTC))
    assert found.state == state
    assert found.banner.startswith("数据截至2026年11月20日，")


def test_a_clock_that_goes_back_is_wrong_until_it_is_right_again() -> None:
    assert status_of(KNOWN, NOW - 2 * DAY).state == "wrong-clock"
    assert status_of(KNOWN, NOW + DAY).state == "current"


def test_what_is_known_is_read_back(tmp_path: Path) -> None:
    status.write(tmp_path, KNOWN, NOW, Files())
    assert status.read(tmp_path) == KNOWN
    said = json.loads((tmp_path / "status.json").read_bytes())
    assert {"state", "days", "banner", "free_bytes", "written"} <= said.keys()


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"node": 1}', b'{"release": true}', b"[" * 100_000],
)
def test_a_damaged_file_is_a_node_that_knows_nothing(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "status.json").write_bytes(damaged)
    assert status.read(tmp_path) == Known()


@pytest.mark.parametrize("name", Known._fields)
def test_a_wrong_value_anywhere_too(tmp_path: Path, name: str) -> None:
    status.write(tmp_path, KNOWN, NOW, Files())
    said = json.loads((tmp_path / "status.json").read_bytes())
    values: tuple[object, ...] = (True, [], "2026-99-99", {})
    for wrong in values:
        if name in {"node", "title", "fault"} and isinstance(wrong, str):
            continue
        if Known.__annotations__[name] is type(wrong) is bool:
            continue
        (tmp_path / "status.json").write_text(json.dumps({**said, name: wrong}), encoding="utf-8")
        assert status.read(tmp_path) == Known(), wrong
