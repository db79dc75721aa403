"""References of a record, against a walk over all of its values."""

from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.kinds import KINDS
from generator.model.fields import Reference
from generator.model.kind import Link
from generator.model.links import links_of
from generator.stages.compile_record import without_blanks
from tests.casebook import BASE

FILES = sorted(BASE.rglob("*.yaml"))


def walked(value: Any, path: tuple[str | int, ...], marks: tuple[Any, ...], annotation: Any) -> list[Link]:
    """Every reference in `value`, found by looking at each value there is."""
    while get_origin(annotation) is not None and get_origin(annotation) is not tuple:
        inner, *more = get_args(annotation)
        marks = (*marks, *(mark for mark in more if isinstance(mark, Reference)))
        annotation = inner
    for mark in marks:
        if isinstance(mark, Reference) and isinstance(value, str):
            return [Link(path, mark.kind, value)] if value else []
    if isinstance(value, tuple):
        (each, *_) = get_args(annotation)
        return [link for n, one in enumerate(value) for link in walked(one, (*path, n), (), each)]
    if isinstance(value, BaseModel):
        return [
            link
            for name, field in type(value).model_fields.items()
            for link in walked(
                getattr(value, name), (*path, field.alias or name), tuple(field.metadata), field.annotation
            )
        ]
    return []


def record_of(file: Path, **more: Any) -> Any:
    tree = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # it makes text only
    return KINDS[tree["kind"]].schema.model_validate(without_blanks(tree | more))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_links_are_all_references_there_are(file):
    record = record_of(file)
    assert list(links_of(record)) == walked(record, (), (), type(record))


IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@given(st.lists(IDS, max_size=5), st.lists(st.tuples(IDS, IDS), max_size=4), IDS, st.booleans())
def test_links_of_an_item_of_any_make_are_all_references_there_are(basis, changes, unit, delegated):
    record = record_of(
        BASE / "powers/items/xk-shipin.yaml",
        legal_basis=basis,
        changes=[
            {"on": "2026-05-08", "kind": "修改", "reason": "x", "by": by, "reviewed_by": other} for by, other in changes
        ],
        delegation={"unit": unit, "letter": "x"} if delegated else "",
    )
    found = links_of(record)
    assert list(found) == walked(record, (), (), type(record))
    assert [link.id for link in found if link.path[0] == "legal_basis"] == basis
    assert sum(link.path[0] == "changes" for link in found) == 2 * len(changes)
    assert (("delegation", "unit") in {link.path for link in found}) == delegated


def test_an_arrow_is_no_reference_to_a_record():
    assert {link.path for link in links_of(record_of(BASE / "flowcharts/xk-shipin.yaml"))} == {("publisher",)}
