"""The page of commands, read off the command line itself in both languages."""

from collections.abc import Iterator
from typing import Any, Final

import click

from generator.cli import commands
from generator.reference.tables import code, table

_HEAD: Final = """# 命令 · Commands

<!-- 由程序生成，请勿手改：python -m generator.reference docs/reference -->
"""


def commands_page() -> str:
    """The page as Markdown."""
    chinese, english = commands("zh"), commands("en")
    return "\n".join([_HEAD, *_section("liangquan", chinese, english)]) + "\n"


def _section(name: str, chinese: click.Command, english: click.Command) -> Iterator[str]:
    usage = " ".join([name, *chinese.collect_usage_pieces(click.Context(chinese))])
    yield from (f"## {name}", "", f"    {usage}", "", _one_line(chinese.help), "", _one_line(english.help), "")
    rows = [
        (code(_written(option)), _one_line(option.help), _one_line(same.help), code(_default(option)))
        for option, same in zip(chinese.params, english.params, strict=True)
        if isinstance(option, click.Option) and isinstance(same, click.Option)
    ]
    if rows:
        yield from table(("选项 option", "说明", "meaning", "默认 default"), rows)
        yield ""
    if isinstance(chinese, click.Group) and isinstance(english, click.Group):
        for below, command in chinese.commands.items():
            yield from _section(f"{name} {below}", command, english.commands[below])


def _written(option: click.Option) -> str:
    names = ", ".join(option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(str(choice) for choice in option.type.choices)}"
    if isinstance(option.type, click.IntRange):
        return f"{names} N"
    return f"{names} {option.make_metavar(click.Context(click.Command('liangquan')))}"


def _default(option: click.Option) -> str:
    default: Any = option.to_info_dict()["default"]
    return "" if option.is_flag or option.name == "lang" or not isinstance(default, str | int) else str(default)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
