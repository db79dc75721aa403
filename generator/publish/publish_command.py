"""`liangquan publish`: bring the targets of nodes to the newest release."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

import click

from generator.command_group import say
from generator.model.nodes import NodeFacts
from generator.publish.network_nodes import nodes_of
from generator.publish.places import NOT_SIGNED, keys_folder, opened_store, signers
from generator.publish.push import Overtaken, Pushed, push
from generator.publish.targets import Unreachable, target_of
from generator.release.blobs import WrongBlob
from generator.release.manifest import WrongManifest
from generator.release.store import Store

_AT_ONCE: Final = 8
"""Nodes that are pushed to at a time."""


class _Told(NamedTuple):
    node: str
    pushed: Pushed | None
    fault: str


def run(
    root: Path, lang: str, *, today: date, keys: Path | None, releases: Path | None, names: Sequence[str], every: bool
) -> int:
    """Push; a line a node; NOT_SIGNED where one failed, the others are done."""
    if bool(names) == every:
        raise click.UsageError(say("nodes or all", lang))
    with opened_store(root, releases, lang) as store:
        newest = store.signed.newest() if store.signed.exists() else 0
        if not newest:
            raise click.UsageError(say("no releases", lang))
        wanted = _wanted(nodes_of(root, lang, today), store, newest, names, lang)
        _renewed(store, root, keys, lang)
        done = list(_pushed(store, root, wanted, lang))
    failed = [told for told in done if told.fault]
    click.echo(say("published", lang, number=newest, done=len(done) - len(failed), failed=len(failed)))
    return NOT_SIGNED if failed else 0


def _wanted(
    known: Mapping[str, NodeFacts], store: Store, newest: int, names: Sequence[str], lang: str
) -> list[NodeFacts]:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 3)
            raise click.UsageError(
                say(
                    "no such node", lang, node=name, near=say("choices", lang, names="、".join(near or list(known)[:3]))
                )
            )
        if not known[name].target:
            raise click.UsageError(say("no target", lang, node=name))
    wanted = [known[name] for name in names] or [node for node in known.values() if node.target]
    if not wanted:
        raise click.UsageError(say("no targets", lang))
    held = store.signed.release(newest).roots
    for node in wanted:
        if node.id not in held:
            raise click.UsageError(say("not released", lang, node=node.id, number=newest))
    return wanted


def _renewed(store: Store, root: Path, keys: Path | None, lang: str) -> None:
    """New terms where the half of a term is over: a district that changes nothing for a month stays fresh."""
    now = dt.datetime.now(dt.UTC)
    half = {"snapshot": dt.timedelta(days=45), "timestamp": dt.timedelta(days=15)}
    ends = {role: store.signed.expiry(role) for role in half}
    if any(end is not None and end - now < half[role] for role, end in ends.items()):
        store.signed.renew(signers(store, keys_folder(root, keys, lang), lang), now)


def _pushed(store: Store, root: Path, nodes: Sequence[NodeFacts], lang: str) -> Iterator[_Told]:
    with ThreadPoolExecutor(min(_AT_ONCE, len(nodes), 4 * (os.cpu_count() or 1))) as pool:
        for future in as_completed([pool.submit(_one, store, root, node, lang) for node in nodes]):
            told = future.result()
            if told.pushed is not None:
                line = say("node done", lang, node=told.node, blobs=told.pushed.blobs, bytes=told.pushed.bytes)
                click.echo(line)
            else:
                click.echo(say("node failed", lang, node=told.node, fault=told.fault), err=True)
            yield told


def _one(store: Store, root: Path, node: NodeFacts, lang: str) -> _Told:
    try:
        with target_of(node.target, root) as target:
            return _Told(node.id, push(store, node.id, target), "")
    except Overtaken:
        return _Told(node.id, None, say("overtaken", lang))
    except (Unreachable, WrongBlob, WrongManifest) as fault:
        return _Told(node.id, None, str(fault))
