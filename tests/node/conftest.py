"""The clock by which signatures are judged stands at the office's day, whenever the tests run."""

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

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


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where a sync costs nothing; on disk where there is no such place."""
    memory = Path("/dev/shm")  # noqa: S108  # the system's own place; the folder below it is ours alone
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="liangquan-") as folder:
        yield Path(folder)
