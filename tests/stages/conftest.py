"""What the commands' tests share: the prose of the small district, which is the same in most of them."""

import pytest

from tests.build.small_office import remember_prose


@pytest.fixture(autouse=True)
def remembered_prose(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs runs once for each state of its inputs, but where MkDocs itself is what is tested."""
    if request.path.name != "test_prose.py":
        remember_prose(monkeypatch)
