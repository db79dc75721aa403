"""`liangquan releases`: list, compare, show again, verify, clear."""

import datetime as dt
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click

from generator.command_group import say
from generator.publish.changes import Changed, difference
from generator.publish.false_store import told
from generator.publish.places import NOT_SIGNED, keys_folder, opened_store, signers
from generator.publish.release import district_of, show_again
from generator.release.metadata import Release, Said
from generator.release.store import Fault, Store

_SHOWN: Final = 8
"""Lines of a page that a difference shows, each way."""


def listed(root: Path, lang: str, releases: Path | None) -> int:
    """The releases, the newest first."""
    with opened_store(root, releases, lang) as store:
        numbers = _numbers(store, lang)
        if not numbers:
            click.echo(say("no releases", lang))
        for number in reversed(numbers):
            release = store.signed.release(number)
            said = release.said
            reason = said.reason + (say("again", lang, number=said.again) if said.again else "")
            line = say(
                "release line",
                lang,
                number=number,
                made_on=said.made_on,
                data_as_of=said.data_as_of,
                nodes=len(release.roots),
                commit=said.commit[:10] or "-",
                reason=reason,
            )
            click.echo(line)
    return 0


def diff(root: Path, lang: str, releases: Path | None, *, old: int, new: int, node: str | None) -> int:
    """What residents see changed from one release to another."""
    with opened_store(root, releases, lang) as store:
        before, after = _release(store, old, lang), _release(store, new, lang)
        district = district_of(store, after)
        name = node or (district.about.node if district else next(iter(after.roots)))
        for release in (before, after):
            if name not in release.roots:
                near = get_close_matches(name, release.roots, 3)
                told = say("choices", lang, names="、".join(near or list(release.roots)[:3]))
                raise click.UsageError(say("no node", lang, node=name, near=told))
        found = difference(store, before, after, name)
    if not found.pages:
        click.echo(say("nothing changed", lang))
    for page in found.pages:
        click.echo("\n".join(_told(page, lang)))
    if found.frame_only or found.other_files:
        click.echo(say("beside pages", lang, frames=found.frame_only, files=found.other_files))
    return 0


def rollback(root: Path, lang: str, releases: Path | None, *, keys: Path | None, number: int, reason: str) -> int:
    """Show a release again, under a new number."""
    if not reason.strip():
        raise click.UsageError(say("no reason", lang))
    with opened_store(root, releases, lang) as store:
        online = signers(store, keys_folder(root, keys, lang), lang)
        old = _release(store, number, lang)
        newest = store.signed.newest()
        if number == newest:
            raise click.UsageError(say("is newest", lang, number=number))
        now = dt.datetime.now(dt.UTC)
        said = Said(old.said.data_as_of, now.date().isoformat(), old.said.commit, reason)
        store.signed.add(show_again(store, old, said, newest + 1), online, now)
        click.echo(say("rolled back", lang, number=newest + 1, old=number))
    return 0


def verify(root: Path, lang: str, releases: Path | None) -> int:
    """Every signature and every file; NOT_SIGNED where one is false."""
    with opened_store(root, releases, lang) as store:
        count = len(_numbers(store, lang))
        faults = list(store.faults())
        for fault in faults:
            click.echo(say("store fault", lang, place=_place(fault, lang), what=told(fault.why, lang)), err=True)
        if faults:
            return NOT_SIGNED
        click.echo(say("store verified", lang, releases=count))
    return 0


def _place(fault: Fault, lang: str) -> str:
    release = say("of release", lang, number=fault.release) if fault.release else ""
    return " ".join(part for part in (release, fault.node, fault.path) if part) or say("of store", lang)


def gc(root: Path, lang: str, releases: Path | None, keep: int) -> int:
    """Keep the last releases."""
    with opened_store(root, releases, lang) as store:
        _numbers(store, lang)
        gone, blobs, freed = store.drop_all_but(keep)
        click.echo(say("cleared", lang, releases=gone, blobs=blobs, bytes=freed))
    return 0


def _numbers(store: Store, lang: str) -> list[int]:
    if not store.signed.exists():
        raise click.UsageError(say("keys missing", lang, folder=store.folder))
    return store.signed.numbers()


def _release(store: Store, number: int, lang: str) -> Release:
    numbers = _numbers(store, lang)
    if number not in numbers:
        told = "、".join(map(str, numbers)) or "-"
        raise click.UsageError(say("no release", lang, number=number, numbers=told))
    return store.signed.release(number)


def _told(page: Changed, lang: str) -> list[str]:
    lines = [say(f"page {page.how}", lang, title=page.title, path=page.path.removesuffix("index.html"))]
    for sign, said in (("-", page.gone), ("+", page.come)):
        lines += [f"  {sign} {line}" for line in said[:_SHOWN]]
        if len(said) > _SHOWN:
            lines.append(f"  {sign} … ({len(said) - _SHOWN})")
    return lines
