"""Node, which runs the browser's scripts in tests; a site is built without it."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LUNR = Path(str(find_spec("mkdocs").origin)).parent / "contrib/search/templates/search/lunr.js"  # type: ignore[union-attr]


def run_node(script: str, *arguments: object) -> str:
    """What a script of this folder says; the test is skipped where there is no Node."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is missing: make browser")
    command = [node, str(HERE / script), *map(str, arguments)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return said.stdout
