"""A blank record is readable as it stands, and names every field of its kind."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from generator.kinds import KINDS
from generator.model.blank_record import blank_record, schema_line
from generator.model.schema_faults import schema_findings
from generator.model.schema_fields import fields_of
from generator.records.yaml_text import read_yaml
from tests.model.uncommenting import uncommented


def _faults(kind_name: str, text: str) -> list[str]:
    tree, findings = read_yaml(text.encode())
    assert findings == []
    schema = KINDS[kind_name].schema
    try:
        schema.model_validate(tree)
    except ValidationError as fault:
        return [f"{finding.path}: {finding.message.en}" for finding in schema_findings(fault, schema)]
    return []


@pytest.mark.parametrize("kind_name", KINDS)
def test_a_blank_record_fits_its_schema_as_it_stands(kind_name: str) -> None:
    assert _faults(kind_name, blank_record(KINDS[kind_name])) == []


@pytest.mark.parametrize("kind_name", KINDS)
def test_a_blank_record_fits_its_schema_with_every_field_in_use(kind_name: str) -> None:
    assert _faults(kind_name, uncommented(blank_record(KINDS[kind_name]))) == []


@pytest.mark.parametrize("kind_name", KINDS)
def test_a_blank_record_shows_every_field_however_deep(kind_name: str) -> None:
    kind = KINDS[kind_name]
    tree, _ = read_yaml(uncommented(blank_record(kind)).encode())
    assert tree is not None
    assert _shown(tree, kind.schema) == _known(kind.schema)


@pytest.mark.parametrize("kind_name", KINDS)
def test_a_blank_record_explains_every_field_in_both_languages(kind_name: str) -> None:
    blank = blank_record(KINDS[kind_name])
    record: type[BaseModel] = KINDS[kind_name].schema
    for field in fields_of(record):
        assert field.label.zh
        assert any(f"## {field.label.zh}" in line and field.label.en in line for line in blank.split("\n"))


def test_a_blank_record_begins_with_its_schema_and_its_id() -> None:
    blank = blank_record(KINDS["unit"], "qu-sifaju")
    assert blank.startswith(schema_line(KINDS["unit"]) + "\n")
    assert schema_line(KINDS["unit"]) == "# yaml-language-server: $schema=../../schemas/unit.json"
    assert schema_line(KINDS["network"]) == "# yaml-language-server: $schema=../schemas/network.json"
    assert "\nid: qu-sifaju\n" in blank


def _known(schema: type[BaseModel], path: str = "") -> set[str]:
    found = set()
    for field in fields_of(schema):
        found.add(f"{path}/{field.key}")
        if field.part:
            found |= _known(field.part, f"{path}/{field.key}")
    return found


def _shown(tree: Any, schema: type[BaseModel], path: str = "") -> set[str]:
    found = set()
    for field in fields_of(schema):
        if field.key in tree:
            found.add(f"{path}/{field.key}")
            if field.part:
                inner = tree[field.key][0] if field.many else tree[field.key]
                found |= _shown(inner, field.part, f"{path}/{field.key}")
    return found
