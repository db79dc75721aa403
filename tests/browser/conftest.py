"""The site and the browser that all tests here share."""

import pytest

from tests.browser.demonstration import FilesOf, shared_demonstration
from tests.browser.page_kinds import examples
from tests.browser.site_server import served
from tests.browser.survey import AXE, Surveyor


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory, worker_id):
    """The demonstration district's site, built once for all of pytest's workers."""
    alone = worker_id == "master"
    return shared_demonstration(
        (tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent) / "demonstration"
    )


@pytest.fixture(scope="session")
def shown(demonstration):
    """The example of each page kind by the kind's name."""
    return examples(demonstration.pages)


@pytest.fixture(scope="session")
def address(demonstration):
    """Where the demonstration district's site is served, with the policy that a real server sends."""
    with served(FilesOf(demonstration.folder), assets_change=False) as at:
        yield at


@pytest.fixture(scope="session")
def survey(chromium, address, shown):
    """What was found on the page of a kind in a mode, gathered when the first test of the kind asks for it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make browser")
    surveyor = Surveyor(chromium, address)
    found = {}

    def look(kind, mode):
        if kind.name not in found:
            found[kind.name] = surveyor.look(shown[kind.name].address)
        return found[kind.name][mode.name]

    yield look
    surveyor.close()
