"""HTML, SVG and CSS as the standards have them, by the Nu HTML Checker."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.demonstration import CATALOGUE

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

NOT_OURS = ("main.", "palette.")
"""How the names of Material's own sheets begin: what stands in them is its makers'."""

PASSED_OVER = {
    "“container”: Property “container” doesn't exist": "CSS Containment 3 is younger than the checker's CSS",
    "“container-type”: Property “container-type” doesn't exist": "the same",
    "Unrecognized at-rule “@container”": "the same",
    "Property “rx” doesn't exist": "a geometry property of SVG 2",
    "“mask”: Too many values": "a mask with an image, a position and a size: CSS Masking 1, which the checker knows in part",
}
"""Part of a message → why it is no error here."""


@pytest.fixture(scope="module")
def checked(demonstration, shown):
    """Errors by file, of each kind's example and of every sheet and drawing of the site."""
    if shutil.which("java") is None or not JAR.is_file():
        pytest.skip("Java or vnu-jar is missing: make browser")
    site = demonstration.folder
    pages = {
        site / (page.address + ("" if page.address.endswith(".html") else "index.html")) for page in shown.values()
    }
    assets = [
        file
        for suffix in ("css", "svg")
        for file in site.rglob(f"*.{suffix}")
        if not file.name.startswith(NOT_OURS) and not file.is_relative_to(site / CATALOGUE / "assets")  # the site's own
    ]
    options = ["--format", "json", "--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always"]
    command = ["java", "-Xss1m", "-jar", str(JAR), *options, *map(str, sorted(pages)), *map(str, sorted(assets))]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert assets
    return [
        f"{message['url'].removeprefix(f'file:{site}/')}:{message.get('lastLine', 0)}: {message['message']} …{message.get('extract', '')[:90]}"
        for message in said["messages"]
        if message["type"] == "error" and not any(part in message["message"] for part in PASSED_OVER)
    ]


def test_no_page_kind_no_sheet_and_no_drawing_has_an_error(checked):
    if checked:
        pytest.fail("\n".join(checked), pytrace=False)
