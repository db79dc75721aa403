"""The command line: one function a command; no logic."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from generator import __version__, disk_faults, usage_faults
from generator.cli_node import node_commands
from generator.cli_texts import HELP, SAYS
from generator.command_group import Commands, Day, leave, say, speak
from generator.diagnostics.text import Text
from generator.publish.commands import add_commands

CLEAN, FAULTS, USAGE, REFUSED, BUG = 0, 1, 2, 3, 70
"""Exit codes: nothing wrong; faults in the content; wrong arguments or settings, or a disk that refuses; refused by publish or
verify; our bug."""

FORMATS: Final = ("text", "json", "github", "sarif")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that `arguments` name and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    lang = _language(given)
    try:
        # Outside its standalone mode click hands the code of an Exit back instead of raising it.
        left_with = commands(lang).main(given, prog_name="liangquan", standalone_mode=False)
        sys.exit(left_with if isinstance(left_with, int) else CLEAN)
    except click.Abort:
        click.echo(SAYS["interrupted"].in_language(lang), err=True)
        sys.exit(130)
    except click.ClickException as fault:
        click.echo(usage_faults.told(fault, lang), err=True)
        sys.exit(USAGE)
    except BrokenPipeError:
        # Whoever read our output has gone: nothing more to say, and nothing wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLEAN)
    except OSError as fault:
        if not disk_faults.is_of_the_disk(fault):
            _tell_bug(fault, lang)
        click.echo(disk_faults.told(fault, lang), err=True)
        sys.exit(USAGE)
    except Exception as bug:  # the last resort: an exception is our bug, and says so
        _tell_bug(bug, lang)


def _tell_bug(bug: Exception, lang: str) -> NoReturn:
    click.echo(SAYS["bug"].in_language(lang) + "\n\n" + "".join(traceback.format_exception(bug)), err=True)
    sys.exit(BUG)


def run() -> None:
    """`liangquan` as it is installed: `main`, and out at once.

    Taking some hundred thousand cards apart one by one before the process ends would cost a tenth of a second.
    """
    try:
        main()
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else CLEAN
    # Whoever read our output may have gone.
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _language(arguments: Sequence[str]) -> str:
    """`--lang` if it stands among the arguments, else LIANGQUAN_LANG, else Chinese: needed before help is made."""
    for position, word in enumerate(arguments):
        if word == "--lang" and position + 1 < len(arguments):
            return "en" if arguments[position + 1] == "en" else "zh"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "zh"
    return "en" if os.environ.get("LIANGQUAN_LANG") == "en" else "zh"


def commands(lang: str) -> click.Group:
    """All commands, with their help in `lang`."""

    def told(name: str) -> str:
        return HELP[name].in_language(lang)

    @click.group(
        cls=Commands, lang=lang, help=told("liangquan"), context_settings={"help_option_names": ["-h", "--help"]}
    )
    @click.version_option(__version__, prog_name="liangquan", message="%(prog)s %(version)s", help=told("--version"))
    @click.option("-C", "folder", type=click.Path(file_okay=False, path_type=Path), default=".", help=told("-C"))
    @click.option("--lang", type=click.Choice(["zh", "en"]), default=lang, help=told("--lang"))
    @click.pass_context
    def liangquan(context: click.Context, folder: Path, lang: str) -> None:
        context.obj = (folder, lang)

    today = click.option("--today", type=Day(lang), default=None, help=told("--today"))
    site = click.option("--site", type=click.Path(file_okay=False, path_type=Path), default=None, help=told("--site"))
    edition = click.option(
        "--edition",
        type=click.Choice(["public", "supervisor", "intranet"]),
        default="public",
        show_default=True,
        help=told("--edition"),
    )
    jobs = click.option("--jobs", type=click.IntRange(1, 64), default=None, help=told("--jobs"))

    @liangquan.command(help=told("check"))
    @click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
    @click.option("--provenance", is_flag=True, help=told("--provenance"))
    @click.option("--format", "form", type=click.Choice(FORMATS), default="text", help=told("--format"))
    @today
    @jobs
    @click.pass_obj
    def check(given: tuple[Path, str], /, paths: tuple[Path, ...], form: str, today: date | None, **how: Any) -> None:
        from generator.stages import check_command  # noqa: PLC0415

        leave(check_command.run(*given, paths, form, today=today or date.today(), **how))  # noqa: DTZ011  # the office's day

    @liangquan.command(help=told("build"))
    @edition
    @site
    @jobs
    @today
    @click.pass_obj
    def build(given: tuple[Path, str], site: Path | None, jobs: int | None, today: date | None, edition: str) -> None:
        from generator.model.edition import Edition  # noqa: PLC0415
        from generator.stages import build_command  # noqa: PLC0415

        day = today or date.today()  # noqa: DTZ011  # as above
        leave(build_command.run(*given, site, jobs, today=day, edition=Edition(edition)))

    @liangquan.command(help=told("serve"))
    @click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=told("--port"))
    @site
    @today
    @click.pass_obj
    def serve(given: tuple[Path, str], port: int, site: Path | None, today: date | None) -> None:
        from generator.stages import serve_command  # noqa: PLC0415

        leave(serve_command.run(*given, port, site, today or date.today()))  # noqa: DTZ011  # as above

    @liangquan.command(help=told("why"))
    @click.argument("page")
    @edition
    @site
    @today
    @click.pass_obj
    def why(given: tuple[Path, str], page: str, site: Path | None, today: date | None, edition: str) -> None:
        from generator.model.edition import Edition  # noqa: PLC0415
        from generator.stages import why_command  # noqa: PLC0415

        day = today or date.today()  # noqa: DTZ011  # as above
        leave(why_command.run(*given, page, site, today=day, edition=Edition(edition)))

    @liangquan.command(help=told("stats"))
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=told("--format"))
    @today
    @jobs
    @click.pass_obj
    def stats(given: tuple[Path, str], form: str, today: date | None, jobs: int | None) -> None:
        from generator.stages import stats_command  # noqa: PLC0415

        leave(stats_command.run(*given, form, today or date.today(), jobs))  # noqa: DTZ011  # as above

    @liangquan.command(help=told("supervise"))
    @click.option("--what-if", "what_if", type=Day(lang), default=None, help=told("--what-if"))
    @click.option("--format", "form", type=click.Choice(["text", "json", "ics"]), default="text", help=told("--format"))
    @click.option("--notices", type=click.Path(file_okay=False, path_type=Path), default=None, help=told("--notices"))
    @today
    @jobs
    @click.pass_obj
    def supervise(
        given: tuple[Path, str],
        /,
        *,
        form: str,
        today: date | None,
        jobs: int | None,
        what_if: date | None,
        notices: Path | None,
    ) -> None:
        from generator.stages import supervise_command  # noqa: PLC0415

        day = what_if or today or date.today()  # noqa: DTZ011  # as above
        if notices is not None:
            if what_if:
                from generator.command_group import say  # noqa: PLC0415  # as above

                raise click.UsageError(say("notice of no day", given[1]))
            leave_with(supervise_command.notices(*given, notices, today=day, jobs=jobs), given[1])
            return
        leave(supervise_command.run(*given, form, today=day, jobs=jobs))

    @liangquan.command(help=told("approve"))
    @click.argument("items", nargs=-1)
    @click.option("--unit", default="", help=told("--unit"))
    @click.option("--all", "every", is_flag=True, help=told("--all"))
    @click.option("--by", required=True, help=told("--by"))
    @click.option("--office", default="", help=told("--office"))
    @click.option("--on", type=Day(lang), default=None, help=told("approve --on"))
    @click.pass_obj
    def approve(given: tuple[Path, str], /, items: tuple[str, ...], on: date | None, every: bool, **asked: str) -> None:
        from generator.stages import approve_command  # noqa: PLC0415

        today = date.today()  # noqa: DTZ011  # as above
        whom = approve_command.Asked(items=items, every=every, on=on or today, **asked)
        leave_with(approve_command.run(*given, whom, today), given[1])

    @liangquan.group(name="penalty", cls=Commands, lang=lang, help=told("penalty"))
    def penalty() -> None:
        pass

    @penalty.command(name="suggest", help=told("penalty suggest"))
    @click.option("--item", "items", multiple=True, required=True, help=told("--item"))
    @click.option("--standard", "standards", multiple=True, help=told("--standard"))
    @click.option("--set", "settings", multiple=True, help=told("--set"))
    @click.option("--propose", "proposed", multiple=True, help=told("--propose"))
    @click.option("--done", type=Day(lang), default=None, help=told("--done"))
    @click.option("--on", type=Day(lang), default=None, help=told("--on"))
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=told("--format"))
    @click.pass_obj
    def penalty_suggest(
        given: tuple[Path, str], /, done: date | None, on: date | None, form: str, **asked: tuple[str, ...]
    ) -> None:
        from generator.stages import penalty_command  # noqa: PLC0415

        day = on or date.today()  # noqa: DTZ011  # as above
        leave(penalty_command.run(*given, penalty_command.Asked(**asked, done=done, on=day), form))

    @liangquan.group(name="case", cls=Commands, lang=lang, help=told("case"))
    def case() -> None:
        pass

    @case.command(name="documents", help=told("case documents"))
    @click.argument("cases", nargs=-1, required=True)
    @click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, help=told("--out documents"))
    @today
    @click.pass_obj
    def case_documents(given: tuple[Path, str], cases: tuple[str, ...], out: Path | None, today: date | None) -> None:
        from generator.stages import case_command  # noqa: PLC0415

        leave(case_command.run(*given, cases, out, today=today or date.today()))  # noqa: DTZ011  # as above

    @liangquan.command(help=told("explain"))
    @click.argument("code", shell_complete=_codes)
    @click.pass_obj
    def explain(given: tuple[Path, str], code: str) -> None:
        from generator.diagnostics.explain import explained, nearest_code, rule_named  # noqa: PLC0415

        rule = rule_named(code)
        if rule is None:
            near = nearest_code(code)
            raise click.UsageError(
                say("no rule", lang, code=code) + (say("did you mean", lang, near=near) if near else "")
            )
        click.echo(explained(rule, given[1]))

    @liangquan.command(help=told("new"))
    @click.argument("kind", shell_complete=_kinds)
    @click.option("--id", "id_", default=None, help=told("--id"))
    @click.pass_obj
    def new(given: tuple[Path, str], kind: str, id_: str | None) -> None:
        from generator.stages import new_record  # noqa: PLC0415

        leave_with(new_record.write_new_record(given[0], kind, id_), given[1])

    @liangquan.command(help=told("schema"))
    @click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
    @click.pass_obj
    def schema(given: tuple[Path, str], folder: Path) -> None:
        from generator.stages import schema_files  # noqa: PLC0415

        leave_with(schema_files.write_schemas(folder), given[1])

    @liangquan.group(name="import", cls=Commands, lang=lang, help=told("import"))
    def imports() -> None:
        pass

    @imports.command(help=told("import laws"))
    @click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
    @today
    @click.pass_obj
    def laws(given: tuple[Path, str], folder: Path, today: date | None) -> None:
        from generator.stages import import_laws  # noqa: PLC0415

        leave_with(import_laws.import_laws(given[0], folder, today or date.today()), given[1])  # noqa: DTZ011  # as above

    @liangquan.command(help=told("sample"))
    @click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
    @click.option("--scale", type=click.Choice(["small", "district", "city"]), required=True, help=told("--scale"))
    @click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=2009, show_default=True, help=told("--seed"))
    @click.option("--cases", type=click.IntRange(0, 200_000), default=None, help=told("--cases"))
    @click.pass_obj
    def sample(given: tuple[Path, str], folder: Path, scale: str, seed: int, cases: int | None) -> None:
        from generator.stages import sample_command  # noqa: PLC0415

        leave(sample_command.run(given[0] / folder, scale, seed, cases, given[1]))

    @liangquan.command(help=told("catalogue"))
    @click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, help=told("--out"))
    @click.pass_obj
    def catalogue(given: tuple[Path, str], out: Path | None) -> None:
        from generator.stages import catalogue_command  # noqa: PLC0415

        leave(catalogue_command.run(*given, out))

    add_commands(liangquan, lang)
    liangquan.add_command(node_commands(lang))
    speak(liangquan, lang)
    return liangquan


def _kinds(context: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """The kinds that complete what the user has begun to write."""
    del context, param
    from generator.kinds import KINDS  # noqa: PLC0415

    return [name for name in KINDS if name.startswith(begun)]


def _codes(context: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """The codes of rules that complete what the user has begun to write."""
    del context, param
    from generator.diagnostics.rules import RULES  # noqa: PLC0415

    return [code for code in RULES if code.startswith(begun.upper())]


def leave_with(outcome: Any, lang: str) -> None:
    """Print what a command of files did, and leave with its code: `said` is (Text, …), `faults` the same."""
    for line in outcome.said:
        click.echo(_in(line, lang))
    for line in outcome.faults:
        click.echo(_in(line, lang), err=True)
    leave(outcome.code)


def _in(line: Text, lang: str) -> str:
    return line.in_language(lang)


if __name__ == "__main__":
    run()
