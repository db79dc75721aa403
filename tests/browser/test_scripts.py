"""The site's scripts hold their types: `// @ts-check` with JSDoc, read as strictly as TypeScript can."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.casebook import ROOT

TSC = Path(__file__).parent / "node_modules" / "typescript" / "bin" / "tsc"
SCRIPTS = sorted([*Path(ROOT, "site_templates").rglob("*.js"), *Path(__file__).parent.glob("*.js")])


def test_every_script_holds_its_types():
    node = shutil.which("node")
    if node is None or not TSC.is_file():
        pytest.skip("node or typescript is missing: make browser")
    options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2022", "--moduleDetection", "force"]
    command = [node, str(TSC), *options, "--lib", "es2023,dom,dom.iterable", *map(str, SCRIPTS)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert SCRIPTS
    assert not said.stdout
    assert said.returncode == 0


def test_every_script_of_the_site_asks_for_it():
    assert [script.name for script in SCRIPTS if not script.read_text("utf-8").startswith("// @ts-check")] == []
