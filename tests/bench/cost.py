"""What a command costs: CPU seconds of it and its children, seconds on the wall, memory of its largest process."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What one run of a command took, and what it said."""

    cpu: float
    wall: float
    megabytes: float
    out: str


class Failed(Exception):
    """A command of the bench ended with another code than expected."""


def cost_of(command: Sequence[str], folder: Path, expected: int = 0) -> Cost:
    """Run `command` in `folder` as a process of its own. Raises Failed."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        # wait4 counts the children that the command has waited for, and takes the largest for its memory.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    if process.returncode != expected:
        raise Failed(f"{' '.join(command)} ended with {process.returncode}:\n{text[-3000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, text)


def liangquan(folder: Path, *words: str, expected: int = 0) -> Cost:
    """`liangquan -C folder words…`."""
    command = [sys.executable, "-m", "generator.cli", "-C", str(folder), "--lang", "en", *words]
    return cost_of(command, Path(__file__).parents[2], expected)
