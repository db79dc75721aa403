"""The reference pages name everything that there is, and are up to date."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from generator.cli import commands
from generator.diagnostics.rules import RULES
from generator.kinds import KINDS
from generator.model.schema_fields import fields_of
from generator.reference.pages import reference_pages
from generator.settings import SETTINGS

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("name", reference_pages())
def test_the_page_in_the_repository_is_up_to_date(name: str) -> None:
    kept = (REFERENCE / name).read_text(encoding="utf-8")
    assert kept == reference_pages()[name], "run `python -m generator.reference docs/reference` and commit the pages"


def test_no_other_page_lies_among_them() -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(reference_pages())


def _kept(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_every_kind_and_every_field_is_documented() -> None:
    for kind in KINDS.values():
        section = _kept("kinds.md").split(f"\n## {kind.name}\n")[1].split("\n## ")[0]
        common, own = _kept("kinds.md").split("\n## ")[1], section
        assert kind.title.zh in _kept("kinds.md")
        schema: type[BaseModel] = kind.schema
        for path, label in _paths(schema, ""):
            assert any(f"| `{path}` | {label} |" in text for text in (own, common)), f"{kind.name}: {path}"


def _paths(schema: type[BaseModel], above: str) -> Iterator[tuple[str, str]]:
    for field in fields_of(schema):
        path = f"{above}{field.key}{'[]' if field.many else ''}"
        yield path, field.label.zh
        if field.part:
            yield from _paths(field.part, f"{path}.")


def test_every_rule_is_documented_with_its_ground() -> None:
    for rule in RULES.values():
        assert f"\n## {rule.code}\n" in _kept("rules.md")
        assert rule.ground.zh in _kept("rules.md")


def test_every_command_and_every_option_is_documented() -> None:
    for name, command in _commands("liangquan", commands("zh")):
        section = _kept("commands.md").split(f"## {name}\n")[1].split("\n## ")[0]
        assert command.help
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.name}"
                assert f"`{', '.join(option.opts)}" in section, f"{name} {option.name}"


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for below, inner in command.commands.items():
            yield from _commands(f"{name} {below}", inner)


def test_every_setting_is_documented() -> None:
    for name in SETTINGS:
        assert f"`extra.liangquan.{name}`" in _kept("settings.md")
