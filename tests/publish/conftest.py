"""The network that all tests here share."""

import pytest

from tests.publish.network import network_in


@pytest.fixture(scope="session")
def network(tmp_path_factory):
    """The editions of this repository's own content."""
    return network_in(tmp_path_factory.mktemp("network"))
