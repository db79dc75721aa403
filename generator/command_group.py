"""What our commands do beyond click's own: answer a mistyped word, speak both languages, read a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

import click

from generator.cli_texts import HELP, SAYS


def say(sentence: str, lang: str, /, **values: object) -> str:
    """One of our sentences, filled in."""
    return SAYS[sentence].in_language(lang).format(**values)


def leave(code: int) -> None:
    """Leave with an exit code, through click."""
    if code:
        raise click.exceptions.Exit(code)


class _Words(click.HelpFormatter):
    """Help whose headings and remarks are in Chinese."""

    _HEADINGS: Final = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
    _USAGE: Final = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[参数]..."}
    _VALUES: Final = {" INTEGER RANGE": " N"}
    """No wide characters here: click counts a column in characters, not in cells."""
    _REMARKS: Final = {"[required]": "[必填]", "[default: ": "[默认 "}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """用法 instead of Usage."""
        super().write_usage(prog, _in_chinese(args, self._USAGE), "用法：" if prefix is None else prefix)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options with the form of their values, and what click remarks on them."""
        chinese = [(_in_chinese(name, self._VALUES), _in_chinese(told, self._REMARKS)) for name, told in rows]
        super().write_dl(chinese, col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        """The heading in Chinese."""
        super().write_heading(self._HEADINGS.get(heading, heading))


def _in_chinese(text: str, words: Mapping[str, str]) -> str:
    for english, chinese in words.items():
        text = text.replace(english, chinese)
    return text


class _ChineseContext(click.Context):
    formatter_class = _Words


def speak(command: click.Command, lang: str) -> None:
    """Let the help of this command, and of those below it, speak `lang`."""
    if lang == "zh":
        command.context_class = _ChineseContext
    help_option = command.get_help_option(click.Context(command, help_option_names=["-h", "--help"]))
    if help_option is not None:
        help_option.help = HELP["--help"].in_language(lang)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            speak(below, lang)


class Commands(click.Group):
    """A group that suggests the command that was meant, and lists commands in the order they were written."""

    def __init__(self, *given: Any, lang: str = "zh", **named: Any) -> None:
        super().__init__(*given, **named)
        self._lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of a day's work, not of the alphabet."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        word = args[0]
        if self.get_command(ctx, word) is None and not word.startswith("-"):
            near = get_close_matches(word, self.commands, n=1, cutoff=0.5)
            message = say("no command", self._lang, word=word)
            message += (
                say("did you mean", self._lang, near=near[0])
                if near
                else say("commands are", self._lang, names=" ".join(self.commands))
            )
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)


class Day(click.ParamType[date]):
    """A day as 2026-11-20."""

    name = "YYYY-MM-DD"

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a wrong one is a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(say("no day", self._lang, value=value), param, ctx)
