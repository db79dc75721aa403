"""An office for every test, and surroundings without the user's settings of git and GnuPG."""

from pathlib import Path

import pytest

from tests.provenance.office import QUIET, Office
from tests.provenance.signed_case import SignedOffice


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GNUPGHOME", raising=False)
    return Office(tmp_path / "office", tmp_path / "keys")


@pytest.fixture
def signed(office: Office) -> SignedOffice:
    return SignedOffice(office.root.with_name("signed"), office.keys)
