"""A Chromium started as a kiosk starts it: under the generated policy, which only this process sees, with a profile of its own."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from generator.node.kiosk_policy import POLICY_FILE, kiosk_policy
from tests.browser.site_server import chromium_on_this_machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType

_STARTED: Final = """
mount --bind "$1" "$2" && shift 2 && exec "$@"
"""
PATIENCE: Final = 60.0


@contextmanager
def kiosk_chromium(folder: Path, address: str, kind: "BrowserType") -> "Iterator[Browser]":
    """The browser, with its profile in `folder`/profile; it has ended when the block has. `kind` connects to it.

    The policy lies over the machine's own in a mount namespace that ends with the browser. The test is skipped where that is
    not allowed, and where there is no Chromium.
    """
    executable = chromium_on_this_machine()
    if executable is None:
        pytest.skip("no Chromium on this machine: make browser")
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this user may not make a mount namespace")
    over = Path(POLICY_FILE).parents[2]
    if not over.is_dir():
        pytest.skip(f"no {over} on this machine")
    policy = folder / "etc" / Path(POLICY_FILE).relative_to(over)
    policy.parent.mkdir(parents=True)
    told = json.loads(kiosk_policy(address))
    # By its tools for developers a test works the browser.
    del told["DeveloperToolsAvailability"]
    policy.write_text(json.dumps(told), "utf-8")
    profile = folder / "profile"
    switches = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--remote-debugging-port=0",
    ]
    command = ["unshare", "-m", "sh", "-c", _STARTED, "sh", str(folder / "etc"), str(over), executable, *switches]
    process = subprocess.Popen(
        [*command, f"--user-data-dir={profile}", "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        browser = kind.connect_over_cdp(f"http://127.0.0.1:{_port(profile)}")
        yield browser
        browser.close()
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _port(profile: Path) -> str:
    """Where the browser listens, which it writes into its profile."""
    file = profile / "DevToolsActivePort"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if file.is_file() and "\n" in (told := file.read_text()):
            return told.partition("\n")[0]
        time.sleep(0.1)
    raise AssertionError("Chromium did not start")
