"""What the docs give to the server is what the program knows."""

import re
from pathlib import Path

import pytest

from generator.pages.policy import CONTENT_SECURITY_POLICY

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"


@pytest.mark.parametrize("page", ["serve-compressed-files.md"])
def test_the_policy_in_the_docs_is_the_sites(page: str) -> None:
    given = re.findall(r'add_header Content-Security-Policy "([^"]+)"', (HOW_TO / page).read_text("utf-8"))
    assert given == [CONTENT_SECURITY_POLICY]
