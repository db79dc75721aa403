"""The calculator's script, answering cases as Python does."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.facts.discretion import Act
from generator.facts.discretion_sheet import Sheet
from generator.facts.proposed_penalties import Proposed
from generator.pages.calculator import SENTENCES

Case = tuple[Sheet, Act, tuple[Proposed, ...]]


def answered_in_browser(cases: Sequence[Case], folder: Path) -> list[Any]:
    """[suggestion, refusals, reasons in words] of every case, as plain data; the test is skipped where there is no Node."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is missing: make browser")
    file = folder / "cases.json"
    file.write_bytes(msgspec.json.encode([cases, SENTENCES]))
    command = [node, str(Path(__file__).parent / "computing.js"), str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    answers: list[Any] = msgspec.json.decode(said.stdout)
    return answers
