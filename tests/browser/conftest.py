"""The site and the browser that all tests here share."""

import pytest

from tests.browser.demonstration import FilesOf, shared_demonstration
from tests.browser.page_kinds import examples
from tests.browser.site_server import served
from tests.browser.survey import AXE, surveyed


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
    with served(FilesOf(demonstration.folder)) as at:
        yield at


@pytest.fixture(scope="session")
def survey(request, address, shown):
    """What was found on the pages of those kinds that the chosen tests ask for."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make browser")
    asked = {item.callspec.params["kind"].name for item in request.session.items if "survey" in item.fixturenames}
    return surveyed(address, {name: shown[name] for name in sorted(asked)})
