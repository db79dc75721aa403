"""The docs name only what there is: commands, options, rules, files, records' fields."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from generator.cli import commands
from generator.diagnostics.rules import RULES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference")
NAMED = {page.relative_to(DOCS).as_posix(): page for page in PAGES}

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"(?<![\w-])([YKRIFGDVWSMTE]-\d+[a-z]?)(?![\w-])")


@pytest.mark.parametrize("name", NAMED)
def test_every_link_leads_to_a_file_of_this_repository(name: str) -> None:
    page = NAMED[name]
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert ":" not in target, f"{name}: {target}"
        assert (page.parent / target).exists(), f"{name}: {target}"


@pytest.mark.parametrize("name", NAMED)
def test_every_rule_that_is_named_exists(name: str) -> None:
    for code in _CODE.findall(NAMED[name].read_text(encoding="utf-8")):
        assert code in RULES, f"{name}: {code}"


@pytest.mark.parametrize("name", NAMED)
def test_every_command_that_is_named_can_be_given(name: str) -> None:
    for line in _typed(NAMED[name].read_text(encoding="utf-8")):
        _parse(commands("en"), shlex.split(line)[1:], f"{name}: {line}")


def _typed(text: str) -> Iterator[str]:
    """Lines of shell that begin with our command; what is piped or redirected is the shell's own."""
    for block in re.findall(r"```(?:sh|console)\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            bare = line.removeprefix("$ ").removeprefix(".venv/bin/").split(" > ")[0]
            if bare.startswith("liangquan"):
                yield bare


def _parse(command: click.Command, words: list[str], said: str) -> None:
    """Let click parse the words without running anything; an unknown command or option fails."""
    if isinstance(command, click.Group):
        _, rest, _ = command.make_parser(click.Context(command)).parse_args(list(words))
        if not rest and command.invoke_without_command:
            return
        assert rest, said
        assert rest[0] in command.commands, said
        _parse(command.commands[rest[0]], rest[1:], said)
    else:
        command.make_context("liangquan", list(words))


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    for page in DOCS.rglob("*.md"):
        name = page.relative_to(DOCS).as_posix()
        assert name == "README.md" or name.startswith("decisions/") or f"({name})" in index, name


@pytest.mark.parametrize("name", NAMED)
def test_every_excerpt_of_yaml_is_yaml(name: str) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", NAMED[name].read_text(encoding="utf-8"), re.DOTALL):
        assert yaml.safe_load(block), name
