"""The office of `office.yaml`, and its cases."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from generator.facts.discretion import Act
from generator.facts.discretion_sheet import USUAL_PARTS, Parts, Sheet, sheet_of_items
from generator.facts.register import Register, register_of
from generator.stages.compile_record import compile_record, head_decoder

_HERE: Final = Path(__file__).parent


def register() -> Register:
    texts = (_HERE / "office.yaml").read_text("utf-8").split("\n---\n")
    heads = [head_decoder().decode(compile_record(text.encode()).head) for text in texts]
    assert [head.findings for head in heads] == [()] * len(heads)
    return register_of([head.card for head in heads if head.card])


def sheet(parts: Parts = USUAL_PARTS) -> Sheet:
    return sheet_of_items(register(), ["cf-a"], parts)


def act(
    facts: Mapping[str, str], standards: Sequence[str] = (), done: str = "2026-06-01", on: str = "2026-06-01"
) -> Act:
    return Act(dict(facts), done, on, tuple(standards))


def vectors() -> list[dict[str, Any]]:
    """The shared cases, each with its `rule`."""
    cases: list[dict[str, Any]] = yaml.load((_HERE / "vectors.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    return cases
