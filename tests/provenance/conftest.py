"""An office for every test, and surroundings without the user's settings of git and GnuPG."""

from pathlib import Path

import pytest

from tests.provenance.office import QUIET, Office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GNUPGHOME", raising=False)
    return Office(tmp_path / "office", tmp_path / "keys")
