"""Settings of all tests."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no fault of the code; what must be quick has a test of its own that counts CPU time.
settings.register_profile("office", deadline=None)
settings.load_profile("office")

_HERE: Final = Path(__file__).parent
_LONGEST: Final = (
    "browser/test_accessibility.py",
    "search/test_recall.py",
    "browser/test_terminal_touches.py",
    "build/test_stopped_builds.py",
    "browser/test_search_page.py",
    "browser/test_search_in_chromium.py",
    "publish/test_editions_in_chromium.py",
    "node/test_stops.py",
    "node/test_many_nodes.py",
    "node/test_lines.py",
    "build/test_incremental_equals_clean.py",
    "build/test_killed_builds.py",
    "docs/test_tutorial.py",
    "search/test_exactness.py",
    "bench/test_search_queries.py",
    "build/test_traditional_site.py",
    "build/test_same_bytes_everywhere.py",
    "build/test_compressed_copies.py",
    "browser/test_markup.py",
)
"""Files that take half a minute and more. A file is kept to one worker: begun last, they would leave the other cores idle."""
_PLACES: Final = {_HERE / name: place for place, name in enumerate(_LONGEST)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the longest files first; `make test` asks xdist to keep this order."""
    items.sort(key=lambda item: _PLACES.get(item.path, len(_PLACES)))


class _FileByFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist says nothing of its types
    """A worker takes a file, for its tests share what they make; of the survey of page kinds it takes a kind."""

    def _split_scope(self, nodeid: str) -> str:
        of_a_kind = re.fullmatch(r"tests/browser/test_accessibility\.py::.*\[(.+)\]", nodeid)
        return of_a_kind[1] if of_a_kind else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Share the tests out among xdist's workers."""
    return _FileByFile(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:  # noqa: ARG001  # the hook's own signature
    """Half as many workers again as cores: a third of the time a test waits for a browser, a line or a clock."""
    cores = len(os.sched_getaffinity(0))
    return cores + cores // 2


_MEMORY: Final = Path("/dev/shm")  # noqa: S108  # the system's own place; the folder that is made there is ours alone
_ROOM: Final = 2 * 2**30
"""Bytes that must be free there: several times what the tests leave."""


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests' files in memory where there is room, and refuse a list of long files that names one that has gone.

    On a disk each of the many thousand files that the tests write and remove may wait for the journal.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ and "TMPDIR" not in os.environ and _has_room():
        folder = tempfile.mkdtemp(dir=_MEMORY, prefix="liangquan-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ["TMPDIR"] = folder  # the workers and what the tests start take it from here
        tempfile.tempdir = None  # so that it is asked anew
    if gone := [path for path in _PLACES if not path.is_file()]:
        raise pytest.UsageError(f"tests/conftest.py: _LONGEST names files that are not there: {gone}")


def _has_room() -> bool:
    return os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A Chromium of this machine, without pages; a process drives no second one."""
    from tests.browser.site_server import started_chromium

    with started_chromium() as browser:
        yield browser
