"""The schemas that editors' tools use agree with the reader."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema.parsers.yaml import construct_yaml_implementation  # type: ignore[import-untyped]  # it has none
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it has none
from pydantic import BaseModel

from generator.kinds import KINDS
from generator.model.blank_record import blank_record
from generator.model.json_schema import json_schema
from generator.model.schema_fields import fields_of
from generator.stages.schema_files import schema_texts, write_schemas
from tests.model.uncommenting import uncommented

ROOT = Path(__file__).parents[2]
_EVERY = 3  # one in three of the repository's records keeps this quick; every kind has at least one


@cache
def _validator(kind_name: str) -> Any:
    return Draft202012Validator(json_schema(KINDS[kind_name]), format_checker=FormatChecker())


def _faults(kind_name: str, text: str, *, pure: bool = False) -> list[str]:
    """What `check-jsonschema` would tell: it makes numbers and truth values of scalars, and leaves dates as text.

    `pure`: with the reader of YAML 1.2 that it falls back to, instead of libyaml's 1.1.
    """
    tree = construct_yaml_implementation(pure=pure).load(text)
    return [f"{fault.json_path}: {fault.message}" for fault in _validator(kind_name).iter_errors(tree)]


@pytest.mark.parametrize("kind_name", KINDS)
def test_a_schema_is_itself_valid(kind_name: str) -> None:
    Draft202012Validator.check_schema(json_schema(KINDS[kind_name]))


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize("kind_name", KINDS)
def test_a_blank_record_is_valid_with_and_without_its_optional_fields(kind_name: str, pure: bool) -> None:
    blank = blank_record(KINDS[kind_name])
    assert _faults(kind_name, blank, pure=pure) == []
    assert _faults(kind_name, uncommented(blank), pure=pure) == []


def test_the_records_of_this_repository_are_valid() -> None:
    by_kind: dict[str, list[Path]] = {}
    for folder in ("powers", "flowcharts", "community"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            found = re.search(r"^kind: *(\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert found, path
            by_kind.setdefault(found[1], []).append(path)
    assert by_kind
    for kind_name, paths in by_kind.items():
        for path in paths[::_EVERY]:
            assert _faults(kind_name, path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    ("kind_name", "was", "typed"),
    [
        ("power_item", "sphere: 政务", "sphere: 政府"),  # not a choice
        ("power_item", "published_on: 2026-03-02", "published_on: 2026-02-30"),  # no such day
        ("power_item", "published_on: 2026-03-02", "published_on: 2026年3月2日"),
        ("power_item", "name: 食品经营许可\n", ""),  # a required field is missing
        ("power_item", "name: 食品经营许可", "nmae: 食品经营许可"),  # no such field
        ("power_item", "kind: power_item", "kind: unit"),  # another kind's schema
        ("power_item", "id: power-item-new", "id: 食品经营许可"),
        ("power_item", "statutory_limit: 20个工作日", "statutory_limit: 20"),  # a limit without its unit
        ("power_item", "charged: 否", "charged: no"),
        ("power_item", "duties:\n- ", "duties: "),  # a list is asked for
        ("process", "shape: 步骤", "shape: 决定"),
        ("guide", "telephone: 028-80000000", "telephone: 八〇〇〇"),
        ("guide", "copies: 1", "copies: 一份"),
        ("provision", "article: 122", "article: 第一百二十二条"),
        ("community_entry", "period: 2026-Q3", "period: 2026年三季度"),
        ("community_entry", "opening: 12000.00", "opening: 1.2万"),
        ("law", "effective_from: 2021-07-15", "effective_from:"),  # required, and empty
    ],
)
def test_a_faulty_record_is_not_valid(kind_name: str, was: str, typed: str) -> None:
    good = uncommented(blank_record(KINDS[kind_name]))
    assert was in good
    assert _faults(kind_name, good.replace(was, typed, 1))


@pytest.mark.parametrize(
    ("kind_name", "was", "typed"),
    [
        ("guide", "copies: 1", "copies: '1'"),  # text, as the reader sees it
        ("guide", "copies: 1", "copies:"),  # empty: as if it was not given
        ("community", "id: community-new", "id: 510108002001"),  # a number for the tools
        ("community_entry", "period: 2026-Q3", "period: 2026"),
        ("unit", "name: 成华区司法局", "name: 12345"),
        ("unit", "telephone: 028-80000001", "telephone: 12345"),
        ("power_item", "changed_on: 2026-06-18", "changed_on: ''"),
        ("power_item", "status_reason: （状态理由）", "status_reason: yes"),
        ("power_item", "type: 行政许可", "type:"),
    ],
)
def test_what_the_reader_takes_is_valid(kind_name: str, was: str, typed: str) -> None:
    good = uncommented(blank_record(KINDS[kind_name]))
    assert was in good
    assert _faults(kind_name, good.replace(was, typed, 1)) == []


@pytest.mark.parametrize("kind_name", KINDS)
def test_every_field_is_titled_in_chinese_and_described_in_english(kind_name: str) -> None:
    schema = json_schema(KINDS[kind_name])
    record: type[BaseModel] = KINDS[kind_name].schema
    for field in fields_of(record):
        shown = schema["properties"][field.key]
        assert shown["title"] == field.label.zh
        assert shown["description"].startswith(field.label.en)


def test_the_schemas_in_the_repository_are_up_to_date() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert kept == schema_texts(), "run `liangquan schema schemas` and commit the folder"


def test_the_schemas_are_written_a_file_a_kind(tmp_path: Path) -> None:
    paths = [Path(line.zh) for line in write_schemas(tmp_path / "made" / "here").said]
    assert [path.stem for path in paths] == list(KINDS)
    assert all(json.loads(path.read_text(encoding="utf-8"))["$id"] == f"liangquan/{path.stem}" for path in paths)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert write_schemas(tmp_path / "taken").code == 2


@pytest.mark.parametrize(("line", "code"), [("sphere: 政务", 0), ("sphere: 政府", 1)])
def test_check_jsonschema_takes_the_schemas(tmp_path: Path, line: str, code: int) -> None:
    record = tmp_path / "record.yaml"
    record.write_text(blank_record(KINDS["power_item"]).replace("sphere: 政务", line), encoding="utf-8")
    schema = ROOT / "schemas" / "power_item.json"
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), str(record)],
        check=False, capture_output=True,
    )  # fmt: skip
    assert done.returncode == code
