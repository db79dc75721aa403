"""HTML, SVG and CSS as the standards have them, by the Nu HTML Checker."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

NOT_OURS = {
    "bundle.": "Material's script",
    "main.": "Material's sheet: kept by its makers, with fallbacks for browsers that are older than the checker's CSS",
    "palette.": "Material's sheet",
}
"""Beginning of a file's name → why the checker isn't asked about it."""

PASSED_OVER: dict[str, str] = {}
"""A part of a message → why it is no error here."""


@pytest.fixture(scope="module")
def checked(demonstration, shown):
    """Errors by file, of each kind's example and of every sheet and drawing of the site."""
    if shutil.which("java") is None or not JAR.is_file():
        pytest.skip("Java or vnu-jar is missing: make browser")
    site = demonstration.folder
    pages = {site / page.address / "index.html" if page.address.endswith("/") or not page.address else site / page.address for page in shown.values()}
    assets = [
        file
        for suffix in ("css", "svg")
        for file in site.rglob(f"*.{suffix}")
        if not any(file.name.startswith(name) for name in NOT_OURS)
    ]
    options = ["--format", "json", "--also-check-css", "--also-check-svg", "--stdout", "--exit-zero-always"]
    command = ["java", "-Xss1m", "-jar", str(JAR), *options, *map(str, sorted(pages)), *map(str, sorted(assets))]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert assets
    return [
        f"{message['url'].removeprefix(site.as_uri() + '/')}:{message.get('lastLine', 0)}: {message['message']} …{message.get('extract', '')[:90]}"
        for message in said["messages"]
        if message["type"] == "error" and not any(part in message["message"] for part in PASSED_OVER)
    ]


def test_no_page_kind_no_sheet_and_no_drawing_has_an_error(checked):
    assert not "\n".join(checked)
