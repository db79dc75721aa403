"""The network that all tests here share."""

import pytest

from tests.build.small_office import remember_prose
from tests.publish.cities import PATHS, city_in
from tests.publish.network import network_in


@pytest.fixture(scope="session")
def network(tmp_path_factory):
    """The editions of this repository's own content."""
    return network_in(tmp_path_factory.mktemp("network"))


@pytest.fixture(scope="session")
def cities(tmp_path_factory):
    """The city's editions of two districts, by the district's name."""
    return {name: city_in(tmp_path_factory.mktemp("city"), name) for name in PATHS}


@pytest.fixture(autouse=True)
def remembered_prose(monkeypatch):
    """MkDocs runs once for each state of its inputs."""
    remember_prose(monkeypatch)
