"""`liangquan network status`: a table of all nodes, a page of the same, and alarms for a mailer."""

import datetime as dt
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.command_group import say
from generator.disk_faults import cause
from generator.publish.network_nodes import nodes_of
from generator.publish.network_status import STATES, NodeStanding, standings
from generator.publish.places import opened_store
from generator.stages.prose import template_folders

_COLUMNS: Final = 22


def run(
    root: Path, lang: str, *, today: date, releases: Path | None, gathered: Path | None, form: str, page: Path | None
) -> int:
    """Tell how all nodes are; 1 where one needs a hand."""
    if gathered is not None and not gathered.is_dir():
        raise click.UsageError(say("nothing gathered", lang, folder=gathered))
    nodes = list(nodes_of(root, lang, today).values())
    if not nodes:
        raise click.UsageError(say("no nodes", lang))
    with opened_store(root, releases, lang) as store:
        newest = store.signed.newest() if store.signed.exists() else 0
    now = dt.datetime.now(dt.UTC)
    found = list(standings(nodes, newest, now, root, gathered))
    alarmed = [one for one in found if one.alarms]
    if page is not None:
        try:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(root, found, newest, now), encoding="utf-8")
        except OSError as fault:
            raise click.UsageError(say("page not written", lang, file=page, why=cause(fault, lang))) from None
    match form:
        case "json":
            click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
        case "alarms":
            for one in alarmed:
                told = "；".join(alarm.in_language(lang) for alarm in one.alarms)
                click.echo(say("alarm", lang, node=one.node.id, name=one.node.name, told=told))
        case _:
            click.echo("\n".join(_lines(found, newest, lang)))
    return int(bool(alarmed))


def _plain(one: NodeStanding) -> dict[str, object]:
    known = one.told.known if one.told else None
    return {
        "node": one.node.id,
        "name": one.node.name,
        "edition": str(one.node.edition),
        "state": one.state,
        "release": known.release if known else 0,
        "behind": one.behind,
        "data_as_of": known.data_as_of if known else "",
        "last_contact": known.last_contact.isoformat() if known and known.last_contact else "",
        "free_bytes": one.told.free if one.told else None,
        "alarms": [alarm.zh for alarm in one.alarms],
    }


def _lines(found: Sequence[NodeStanding], newest: int, lang: str) -> list[str]:
    lines = [say("network head", lang, newest=newest)]
    for one in found:
        plain = _plain(one)
        told = [alarm.in_language(lang) for alarm in one.alarms if alarm != STATES[one.state]]
        line = say(
            "network line",
            lang,
            node=f"{one.node.id:<{_COLUMNS}}",
            state=STATES[one.state].in_language(lang),
            release=plain["release"] or "-",
            data_as_of=plain["data_as_of"] or "-",
            contact=str(plain["last_contact"])[:16].replace("T", " ") or "-",
            free="-" if one.told is None else f"{one.told.free / 1e9:.1f} GB",
        )
        lines.append("  ".join([line, *told]))
    return lines


def _page(root: Path, found: Sequence[NodeStanding], newest: int, now: dt.datetime) -> str:
    """One page that stands by itself: no script, no file besides."""
    templates = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders(root)]),
        autoescape=True,
        undefined=StrictUndefined,
    )
    rows = [_plain(one) | {"told": STATES[one.state].zh, "place": one.node.place} for one in found]
    return templates.get_template("network/status.html").render(
        rows=rows, newest=newest, written=now.astimezone().strftime("%Y-%m-%d %H:%M")
    )
