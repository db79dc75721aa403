"""`liangquan publish`: bring the targets of nodes to the newest release."""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

import click

from generator.command_group import say
from generator.model.nodes import NodeFacts
from generator.publish.network_nodes import nodes_of
from generator.publish.places import NOT_SIGNED, keys_folder, opened_store, signers
from generator.publish.push import Overtaken, Progress, Pushed, push
from generator.publish.targets import Unreachable, target_of
from generator.release.blobs import WrongBlob
from generator.release.bundle import write_bundle
from generator.release.manifest import WrongManifest
from generator.release.store import Store
from generator.stages.reporting import progress_on

_AT_ONCE: Final = 8
"""Nodes that are pushed to at a time."""


class _Told(NamedTuple):
    node: str
    pushed: Pushed | None
    fault: str


def run(
    root: Path,
    lang: str,
    *,
    today: date,
    keys: Path | None,
    releases: Path | None,
    names: Sequence[str],
    every: bool,
    bundle: Path | None,
    since: int | None,
) -> int:
    """Push, a line a node, or write one file for sticks; NOT_SIGNED where one node failed, the others are done."""
    if bool(names) == every:
        raise click.UsageError(say("nodes or all", lang))
    if since is not None and bundle is None:
        raise click.UsageError(say("since for bundle", lang))
    with opened_store(root, releases, lang) as store:
        newest = store.signed.newest() if store.signed.exists() else 0
        if not newest:
            raise click.UsageError(say("no releases", lang))
        if since is not None and since not in store.signed.numbers():
            told = "、".join(map(str, store.signed.numbers()))
            raise click.UsageError(say("no release", lang, number=since, numbers=told))
        _renewed(store, root, keys, lang)
        known = nodes_of(root, lang, today)
        if bundle is not None:
            held = [node.id for node in _named(known, names, lang)]
            _see_that_they_are_released(store, newest, held, lang)
            size = write_bundle(store, bundle.resolve(), held or None, since or 0)
            click.echo(say("bundled", lang, number=newest, file=bundle, bytes=size))
            return 0
        done = list(_pushed(store, root, _wanted(known, store, newest, names, lang), lang))
    failed = [told for told in done if told.fault]
    click.echo(say("published", lang, number=newest, done=len(done) - len(failed), failed=len(failed)))
    return NOT_SIGNED if failed else 0


def _named(known: Mapping[str, NodeFacts], names: Sequence[str], lang: str) -> list[NodeFacts]:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 3) or list(known)[:3]
            raise click.UsageError(
                say("no such node", lang, node=name, near=say("choices", lang, names="、".join(near)))
            )
    return [known[name] for name in names]


def _wanted(
    known: Mapping[str, NodeFacts], store: Store, newest: int, names: Sequence[str], lang: str
) -> list[NodeFacts]:
    named = _named(known, names, lang)
    for node in named:
        if not node.target:
            raise click.UsageError(say("no target", lang, node=node.id))
    wanted = named or [node for node in known.values() if node.target]
    if not wanted:
        raise click.UsageError(say("no targets", lang))
    _see_that_they_are_released(store, newest, [node.id for node in wanted], lang)
    return wanted


def _see_that_they_are_released(store: Store, newest: int, nodes: Sequence[str], lang: str) -> None:
    held = store.signed.release(newest).roots
    for node in nodes:
        if node not in held:
            raise click.UsageError(say("not released", lang, node=node, number=newest))


def _renewed(store: Store, root: Path, keys: Path | None, lang: str) -> None:
    """New terms where the half of a term is over: a district that changes nothing for a month stays fresh."""
    now = dt.datetime.now(dt.UTC)
    half = {"snapshot": dt.timedelta(days=45), "timestamp": dt.timedelta(days=15)}
    ends = {role: store.signed.expiry(role) for role in half}
    if any(end is not None and end - now < half[role] for role, end in ends.items()):
        store.signed.renew(signers(store, keys_folder(root, keys, lang), lang), now)


def _pushed(store: Store, root: Path, nodes: Sequence[NodeFacts], lang: str) -> Iterator[_Told]:
    together = _Together(progress_on(lang))
    with ThreadPoolExecutor(min(_AT_ONCE, len(nodes), 4 * (os.cpu_count() or 1))) as pool:
        for future in as_completed([pool.submit(_one, store, root, node, together, lang) for node in nodes]):
            told = future.result()
            if told.pushed is not None:
                line = say("node done", lang, node=told.node, blobs=told.pushed.blobs, bytes=told.pushed.bytes)
                click.echo(line)
            else:
                click.echo(say("node failed", lang, node=told.node, fault=told.fault), err=True)
            yield told


class _Together:
    """One line of progress for nodes that are pushed to side by side."""

    def __init__(self, show: Callable[[str, int, int], None]) -> None:
        self._show = show
        self._counts: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def of(self, node: str) -> Progress:
        """What a node's own push tells of its progress."""

        def told(sent: int, to_send: int) -> None:
            with self._lock:
                self._counts[node] = (sent, to_send)
                self._show("pushing", *map(sum, zip(*self._counts.values(), strict=True)))

        return told


def _one(store: Store, root: Path, node: NodeFacts, together: _Together, lang: str) -> _Told:
    try:
        with target_of(node.target, root) as target:
            return _Told(node.id, push(store, node.id, target, together.of(node.id)), "")
    except Overtaken:
        return _Told(node.id, None, say("overtaken", lang))
    except Unreachable as fault:
        return _Told(node.id, None, fault.in_language(lang))
    except (WrongBlob, WrongManifest) as fault:
        return _Told(node.id, None, str(fault))
