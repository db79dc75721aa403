"""What a kiosk's browser is allowed."""

import json
from pathlib import Path

import pytest

from generator.node.kiosk_policy import kiosk_policy

ADDRESS = "http://127.0.0.1:8600/"
BROWSER = Path("/usr/lib/chromium/chromium")


def test_only_the_nodes_own_address_is_let_in() -> None:
    policy = json.loads(kiosk_policy(ADDRESS))
    assert policy["URLBlocklist"] == ["*"]
    assert policy["URLAllowlist"] == ["http://.127.0.0.1:8600"]
    assert policy["ForceEphemeralProfiles"] is True
    assert policy["DownloadRestrictions"] == 3
    assert policy["DeveloperToolsAvailability"] == 2


def test_each_policy_is_one_that_chromium_knows() -> None:
    if not BROWSER.is_file():
        pytest.skip("no Chromium of Debian on this machine")
    program = BROWSER.read_bytes()
    assert [name for name in json.loads(kiosk_policy(ADDRESS)) if f"\0{name}\0".encode() not in program] == []


@pytest.mark.parametrize(
    "address", ["", "127.0.0.1:8600", "https://liangquan.example/", "http:///", "file:///srv/site/"]
)
def test_what_is_no_address_of_a_node_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"write it as http://127\.0\.0\.1:8600/"):
        kiosk_policy(address)
