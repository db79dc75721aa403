"""The clock by which signatures are judged stands at the office's day, whenever the tests run."""

import datetime as dt
from collections.abc import Callable

import pytest
from tuf.ngclient._internal import trusted_metadata_set

from tests.node.street import stand_at
from tests.release.office import NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    """Sets the clock of the framework's client."""
    monkeypatch.setattr(trusted_metadata_set, "datetime", dt)
    stand_at(NOW)
    return stand_at
