"""The repository's own prose and frames, built once for all tests that look at them."""

from functools import cache
from pathlib import Path

from generator.pages.shell import Shell, cut
from generator.stages.prose import Prose, build_prose

ROOT = Path(__file__).resolve().parents[1]


@cache
def prose() -> Prose:
    """What MkDocs makes of this repository's content."""
    built = build_prose(ROOT)
    assert not built.faults, built.faults
    return built


@cache
def frame(area: str, depth: int) -> Shell:
    """The frame of an area at a depth."""
    return cut(prose().shells[area, depth])
