"""Settings of all tests."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no fault of the code; what must be quick has a test of its own that counts CPU time.
settings.register_profile("office", deadline=None)
settings.load_profile("office")

_HERE: Final = Path(__file__).parent
_LONGEST: Final = (
    "browser/test_accessibility.py",
    "search/test_recall.py",
    "build/test_incremental_equals_clean.py",
    "build/test_killed_builds.py",
    "docs/test_tutorial.py",
    "search/test_exactness.py",
    "bench/test_search_queries.py",
    "build/test_traditional_site.py",
    "build/test_same_bytes_everywhere.py",
    "browser/test_markup.py",
)
"""Files that take half a minute and more. xdist keeps a file to one worker: begun last, they would leave the other cores idle."""
_PLACES: Final = {_HERE / name: place for place, name in enumerate(_LONGEST)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the longest files first; `make test` asks xdist to keep this order."""
    items.sort(key=lambda item: _PLACES.get(item.path, len(_PLACES)))


def pytest_configure() -> None:
    """Refuse to run with a list of long files that names one that has gone."""
    if gone := [path for path in _PLACES if not path.is_file()]:
        raise pytest.UsageError(f"tests/conftest.py: _LONGEST names files that are not there: {gone}")


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A Chromium of this machine, without pages; a process drives no second one."""
    from tests.browser.site_server import started_chromium

    with started_chromium() as browser:
        yield browser
