"""The commands of keys and releases on the command line: one function a command; no logic."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.cli_texts import HELP
from generator.command_group import Commands, Day, leave


def add_commands(liangquan: click.Group, lang: str) -> None:
    """`keys`, `release` and `releases` below `liangquan`, with their help in `lang`."""

    def told(name: str) -> str:
        return HELP[name].in_language(lang)

    folder = click.Path(file_okay=False, path_type=Path)
    keys_option = click.option("--keys", type=folder, default=None, help=told("--keys"))
    releases_option = click.option("--releases", type=folder, default=None, help=told("--releases"))
    sticks = click.option("--offline", type=folder, multiple=True, required=True, help=told("--offline"))
    reason = click.option("--reason", required=True, help=told("--reason"))

    @liangquan.group(cls=Commands, lang=lang, help=told("keys"))
    def keys() -> None:
        pass

    @keys.command(help=told("keys init"))
    @sticks
    @click.option("--threshold", type=click.IntRange(1, 99), default=None, help=told("--threshold"))
    @keys_option
    @releases_option
    @click.pass_obj
    def init(given: tuple[Path, str], /, **how: Any) -> None:
        from generator.publish import keys_command  # noqa: PLC0415

        leave(keys_command.init(*given, **how))

    @keys.command(help=told("keys rotate"))
    @click.argument("role", type=click.Choice(["root", "targets", "snapshot", "timestamp"]))
    @sticks
    @click.option("--new", type=folder, multiple=True, help=told("--new"))
    @click.option("--lost", multiple=True, help=told("--lost"))
    @keys_option
    @releases_option
    @click.pass_obj
    def rotate(given: tuple[Path, str], /, offline: tuple[Path, ...], **how: Any) -> None:
        from generator.publish import keys_command  # noqa: PLC0415

        leave(keys_command.rotate(*given, sticks=offline, **how))

    @keys.command(help=told("keys status"))
    @releases_option
    @click.pass_obj
    def status(given: tuple[Path, str], /, **how: Any) -> None:
        from generator.publish import keys_command  # noqa: PLC0415

        leave(keys_command.status(*given, **how))

    @liangquan.command(help=told("release"))
    @reason
    @click.option("--today", type=Day(lang), default=None, help=told("--today"))
    @click.option("--site", type=folder, default=None, help=told("--site"))
    @click.option("--jobs", type=click.IntRange(1, 64), default=None, help=told("--jobs"))
    @keys_option
    @releases_option
    @click.pass_obj
    def release(
        given: tuple[Path, str], /, site: Path | None, jobs: int | None, today: date | None, **how: Any
    ) -> None:
        from generator.publish import release_command  # noqa: PLC0415

        leave(release_command.run(*given, site, jobs, today=today or date.today(), **how))  # noqa: DTZ011  # the office's day

    @liangquan.group(cls=Commands, lang=lang, invoke_without_command=True, help=told("releases"))
    @releases_option
    @click.pass_context
    def releases(context: click.Context, /, releases: Path | None) -> None:
        from generator.publish import releases_command  # noqa: PLC0415

        if context.invoked_subcommand is None:
            leave(releases_command.listed(context.obj[0], context.obj[1], releases))
        context.obj = (*context.obj, releases)

    @releases.command(help=told("releases diff"))
    @click.argument("old", metavar="A", type=click.IntRange(min=1))
    @click.argument("new", metavar="B", type=click.IntRange(min=1))
    @click.option("--node", default=None, help=told("--node"))
    @click.pass_obj
    def diff(given: tuple[Path, str, Path | None], /, **how: Any) -> None:
        from generator.publish import releases_command  # noqa: PLC0415

        leave(releases_command.diff(*given, **how))

    @releases.command(help=told("releases rollback"))
    @click.argument("number", metavar="N", type=click.IntRange(min=1))
    @reason
    @keys_option
    @click.pass_obj
    def rollback(given: tuple[Path, str, Path | None], /, **how: Any) -> None:
        from generator.publish import releases_command  # noqa: PLC0415

        leave(releases_command.rollback(*given, **how))

    @releases.command(help=told("releases verify"))
    @click.pass_obj
    def verify(given: tuple[Path, str, Path | None], /) -> None:
        from generator.publish import releases_command  # noqa: PLC0415

        leave(releases_command.verify(*given))

    @releases.command(help=told("releases gc"))
    @click.option("--keep", type=click.IntRange(min=1), required=True, help=told("--keep"))
    @click.pass_obj
    def gc(given: tuple[Path, str, Path | None], /, keep: int) -> None:
        from generator.publish import releases_command  # noqa: PLC0415

        leave(releases_command.gc(*given, keep))

    @liangquan.command(help=told("publish"))
    @click.argument("names", metavar="[NODE]...", nargs=-1)
    @click.option("--all", "every", is_flag=True, help=told("--all nodes"))
    @click.option("--bundle", type=click.Path(dir_okay=False, path_type=Path), default=None, help=told("--bundle"))
    @click.option("--since", type=click.IntRange(min=1), default=None, help=told("--since"))
    @click.option("--today", type=Day(lang), default=None, help=told("--today"))
    @keys_option
    @releases_option
    @click.pass_obj
    def publish(given: tuple[Path, str], /, today: date | None, **how: Any) -> None:
        from generator.publish import publish_command  # noqa: PLC0415

        day = today or date.today()  # noqa: DTZ011  # the office's day
        leave(publish_command.run(*given, today=day, **how))

    @liangquan.group(cls=Commands, lang=lang, help=told("network"))
    def network() -> None:
        pass

    @network.command("status", help=told("network status"))
    @click.option("--from", "gathered", type=folder, default=None, help=told("--from status"))
    @click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "alarms"]),
        default="table",
        help=told("--format network"),
    )
    @click.option("--page", type=click.Path(dir_okay=False, path_type=Path), default=None, help=told("--page"))
    @click.option("--today", type=Day(lang), default=None, help=told("--today"))
    @releases_option
    @click.pass_obj
    def network_status(given: tuple[Path, str], /, today: date | None, **how: Any) -> None:
        from generator.publish import network_command  # noqa: PLC0415

        day = today or date.today()  # noqa: DTZ011  # the office's day
        leave(network_command.run(*given, today=day, **how))
