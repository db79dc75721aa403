"""The commands of a node. Nothing here, or loaded from here, needs more than a node's few libraries."""

import datetime as dt
import random
import re
import time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from generator.command_group import Commands, leave, say
from generator.disk_faults import cause
from generator.node.words import HELP, SAYS

_NEEDS_A_HAND: Final = 1
_REFUSED: Final = 3
_JITTER: Final = 0.2
_MEGABYTE: Final = 1_000_000


def node_commands(lang: str) -> click.Group:
    """`liangquan node` and what is below it, with help in `lang`."""

    def told(name: str) -> str:
        return HELP[name].in_language(lang)

    file = click.Path(dir_okay=False, path_type=Path)
    folder = click.option(
        "--folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=".",
        show_default=True,
        help=told("--folder"),
    )
    keep = click.option("--keep", type=click.IntRange(2, 100), default=3, show_default=True, help=told("--keep"))
    node_id = click.option("--node", "node", default="", help=told("--node"))
    root = click.option("--root", type=file, default=None, help=told("--root"))
    port = click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help=told("--port"))

    @click.group(name="node", cls=Commands, lang=lang, help=told("node"))
    def node() -> None:
        pass

    @node.command(name="pull", help=told("pull"))
    @click.option("--from", "source", required=True, help=told("--from"))
    @node_id
    @folder
    @root
    @keep
    @click.option("--every", type=click.IntRange(10, 604_800), default=None, help=told("--every"))
    @click.pass_obj
    def pull(given: tuple[Path, str], /, source: str, every: int | None, **how: Any) -> None:
        from generator.node.line import line_to  # noqa: PLC0415

        if every is None:
            leave(_pulled(given, line_to(source), **how))
            return
        while True:
            _pulled(given, line_to(source), **how)
            time.sleep(every * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311  # chance, no secret

    @node.command(name="import", help=told("import"))
    @click.argument("bundle", type=file)
    @node_id
    @folder
    @root
    @keep
    @click.pass_obj
    def take(given: tuple[Path, str], /, bundle: Path, **how: Any) -> None:
        from generator.node.line import BundleLine  # noqa: PLC0415
        from generator.release.bundle import Bundle, WrongBundle  # noqa: PLC0415

        try:
            line = BundleLine(Bundle(given[0] / bundle))
        except (WrongBundle, OSError) as fault:
            _fail(_say("no bundle", given[1], file=bundle, why=_why(fault, given[1]), place=_no_file(fault)))
        leave(_pulled(given, line, **how))

    @node.command(name="status", help=told("status"))
    @folder
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=told("--format"))
    @click.pass_obj
    def status(given: tuple[Path, str], folder: Path, form: str) -> None:
        leave(_status(given[0] / folder, form, given[1]))

    @node.command(name="serve", help=told("serve"))
    @folder
    @port
    @click.pass_obj
    def serve(given: tuple[Path, str], folder: Path, port: int) -> None:
        from generator.node import serve as server  # noqa: PLC0415

        if not (given[0] / folder / "current").exists():
            _fail(_say("nothing held", given[1], folder=folder))
        taken = server.free_port(port)
        if taken is None:
            _fail(_say("port taken", given[1], port=port))
        click.echo(_say("serving", given[1], address=f"http://127.0.0.1:{taken}/"))
        server.serve((given[0] / folder).resolve(), taken)

    @node.command(name="files", help=told("files"))
    @click.argument("out", type=click.Path(file_okay=False, path_type=Path))
    @click.option("--from", "source", required=True, help=told("--from"))
    @click.option("--node", "node", required=True, help=told("--node"))
    @folder
    @click.option("--kiosk", is_flag=True, help=told("--kiosk"))
    @click.option("--address", default="", help=told("--address"))
    @click.option("--user", default="liangquan", show_default=True, help=told("--user"))
    @port
    @click.pass_obj
    def files(given: tuple[Path, str], /, out: Path, folder: Path, **asked: Any) -> None:
        from generator.node import files as units  # noqa: PLC0415

        wanted = units.Asked(folder=(given[0] / folder).resolve(), **asked)
        if not wanted.kiosk and not units.is_address(wanted.address):
            _fail(_say("no address", given[1]))
        for option, value in wanted.words().items():
            if not units.is_plain(value):
                _fail(_say("not a word", given[1], option=option, value=value))
        written = units.files_of(wanted)
        try:
            (given[0] / out).mkdir(parents=True, exist_ok=True)
            for name, content in written.items():
                (given[0] / out / name).write_text(content, encoding="utf-8")
        except OSError as fault:
            _fail(_say("not written", given[1], folder=out, why=_why(fault, given[1])))
        click.echo(_say("written", given[1], count=len(written), folder=out))
        for name in written:
            click.echo(f"  {name}")

    return node


def _pulled(given: tuple[Path, str], line: Any, *, node: str, folder: Path, root: Path | None, keep: int) -> int:
    """The exit code of one pull, which has said how it ended."""
    from generator.node import pull as pulling  # noqa: PLC0415
    from generator.node import status  # noqa: PLC0415
    from generator.release.files import Busy, Files  # noqa: PLC0415

    here, lang = given[0] / folder, given[1]
    node = node or status.read(here).node
    if not node:
        _fail(_say("no node", lang))
    try:
        first_root = None if root is None else (given[0] / root).read_bytes()
    except OSError as fault:
        _fail(_say("no root file", lang, file=root, why=_why(fault, given[1])))
    now = dt.datetime.now(dt.UTC)
    try:
        done = pulling.pull(here, line, node, files=Files(), now=now, first_root=first_root, keep=keep)
    except Busy:
        click.echo(_say("busy", lang), err=True)
        return _NEEDS_A_HAND
    except tuple(pulling.FAULTS) as fault:
        name = pulling.fault_name(fault)
        click.echo(_of(name, fault, lang), err=True)
        return _REFUSED if name == "refused" else _NEEDS_A_HAND
    word = "pulled" if done.changed else "up to date"
    click.echo(_say(word, lang, release=done.release, blobs=done.blobs, octets=done.octets))
    if done.false_deltas:
        click.echo(_say("false deltas", lang), err=True)
    if done.mended:
        click.echo(_say("mended", lang, count=done.mended))
    if done.rotten:
        click.echo(say("usage fault", lang, words=_say("rotten", lang, count=done.rotten)), err=True)
        return _NEEDS_A_HAND
    return 0


def _of(name: str, fault: Exception, lang: str) -> str:
    """What went wrong, and what to do."""
    values: dict[str, object] = {"why": _why(fault, lang), "held": str(fault), "place": _place(fault)}
    match name:
        case "no edition":
            known: list[str] = getattr(fault, "known", [])
            near = get_close_matches(str(fault), known, n=1)
            values["node"] = str(fault)
            values["near"] = _say("did you mean", lang, near=near[0]) if near else ""
            values["known"] = "、".join(known) if lang == "zh" else ", ".join(known)
        case "line":
            values["reason"] = _say(f"line {getattr(fault, 'why', 'cut')}", lang)
        case "no space":
            values["needed"] = getattr(fault, "needed", 0) // _MEGABYTE + 1
            values["free"] = getattr(fault, "free", 0) // _MEGABYTE
    return say("usage fault", lang, words=_say(name, lang, **values))


def _why(fault: Exception, lang: str) -> str:
    return cause(fault, lang) if isinstance(fault, OSError) else str(fault)


def _no_file(fault: Exception) -> str:
    return f"：{cause(fault, 'zh')}" if isinstance(fault, OSError) else "：它不是离线包，或没有拷完整"


def _place(fault: Exception) -> str:
    """The file that a fault begins with, for those who aren't told the rest, which libraries say in English."""
    source = str(fault).removesuffix(": no such folder")
    if source != str(fault):
        return f"（{source}）"
    found = re.match(r"((?:metadata|blobs|deltas)/\S+): ", str(fault))
    return f"（{found[1]}）" if found else ""


def _status(folder: Path, form: str, lang: str) -> int:
    from generator.node import status  # noqa: PLC0415

    now = dt.datetime.now(dt.UTC)
    known = status.read(folder)
    if not known.release:
        _fail(_say("nothing held", lang, folder=folder))
    found = status.status_of(known, now)
    if form == "json":
        click.echo(status.json_of(folder, known, now).decode())
    else:
        click.echo(
            _say(
                "status",
                lang,
                node=known.node,
                title=known.title,
                release=known.release,
                data_as_of=known.data_as_of,
                state=_say(f"state {found.state}", lang),
                expires=_when(known.expires, lang),
                contact=_when(known.last_contact, lang),
                success=_when(known.last_success, lang),
                free=status.free_bytes(folder) // _MEGABYTE,
            )
        )
        if known.fault:
            click.echo(_say("last fault", lang, fault=_say(f"fault {known.fault}", lang)))
        if known.false_deltas:
            click.echo(_say("false deltas", lang))
        if known.rotten:
            click.echo(_say("rotten", lang, count=known.rotten))
        if found.banner:
            click.echo(_say("banner", lang, banner=found.banner))
    is_well = found.state == status.CURRENT and known.fault in {"", "line"}
    is_well = is_well and not known.false_deltas and not known.rotten
    return 0 if is_well else _NEEDS_A_HAND


def _when(moment: dt.datetime | None, lang: str) -> str:
    return _say("never", lang) if moment is None else moment.astimezone().isoformat(" ", "minutes")


def _say(sentence: str, lang: str, /, **values: object) -> str:
    return SAYS[sentence].in_language(lang).format(**values)


def _fail(words: str) -> NoReturn:
    raise click.UsageError(words)
