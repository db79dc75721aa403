"""`liangquan keys`: make, change and look at the keys that sign releases."""

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from securesystemslib.signer import CryptoSigner

from generator.command_group import say
from generator.publish.places import keys_folder, opened_store, signers
from generator.release.files import STAGING, put
from generator.release.keys import ONLINE, ROOT, adopt, make_offline, make_online, offline
from generator.release.store import Store

PASSPHRASE: Final = "LIANGQUAN_PASSPHRASE"  # noqa: S105  # the name of a variable of the surroundings, not a passphrase
"""Where the passphrase of root keys may stand for a ceremony by script; else it is asked for."""

_SOON: Final = dt.timedelta(days=30)
_SHOWN: Final = 10
"""Hexadecimal digits of a key's id that are shown."""


def init(
    root: Path,
    lang: str,
    *,
    keys: Path | None,
    releases: Path | None,
    offline: tuple[Path, ...],
    threshold: int | None,
) -> int:
    """Make all keys, and sign the first root. Keys are made before the root names them; a killed ceremony is begun anew."""
    if threshold is not None and threshold > len(offline):
        raise click.UsageError(say("threshold", lang, count=len(offline)))
    folder = keys_folder(root, keys, lang)
    with opened_store(root, releases, lang) as store:
        if store.signed.exists():
            raise click.UsageError(say("keys there", lang, folder=store.folder))
        put(store.files, store.folder / ".gitignore", b"*\n", store.folder / "metadata" / STAGING)
        roots = [make_offline(stick, _passphrase(stick, lang, new=True), store.files).signer for stick in offline]
        kept = {role: make_online(folder, role, store.files) for role in ONLINE}
        needed = threshold or len(roots) // 2 + 1
        store.signed.begin(roots, needed, kept, _now())
        for role in ONLINE:
            adopt(folder, role, store.files)
        click.echo(
            say(
                "keys made",
                lang,
                roots=len(roots),
                threshold=needed,
                offline="、".join(map(str, offline)),
                keys=folder,
                root=store.signed.folder / "root.json",
            )
        )
    return 0


def rotate(
    root: Path,
    lang: str,
    *,
    keys: Path | None,
    releases: Path | None,
    role: str,
    sticks: tuple[Path, ...],
    new: tuple[Path, ...],
    lost: tuple[str, ...],
) -> int:
    """Change a key, or the root's own. The store is whole at every moment of it."""
    if role != ROOT and (new or lost):
        raise click.UsageError(say("role for root", lang))
    folder = keys_folder(root, keys, lang)
    with opened_store(root, releases, lang) as store:
        if not store.signed.exists():
            raise click.UsageError(say("keys missing", lang, folder=store.folder))
        signing = [offline(stick, _passphrase(stick, lang)).signer for stick in sticks]
        store.signed.see_that_enough_sign(signing)  # before a key is made for nothing
        if role == ROOT:
            _change_root(store, signing, new, lost, lang)
        else:
            _change_online(store, folder, role, signing, lang)
    return 0


def _change_root(
    store: Store, signing: list[CryptoSigner], new: Sequence[Path], lost: Sequence[str], lang: str
) -> None:
    known = store.signed.root().signed.roles[ROOT].keyids
    drop = [_one(begun, known, lang) for begun in lost]
    made = [make_offline(stick, _passphrase(stick, lang, new=True), store.files).signer for stick in new]
    store.signed.change_root([*signing, *made], _now(), add=made, drop=drop)
    changed = store.signed.root().signed
    click.echo(say("root changed", lang, version=changed.version, count=len(changed.roles[ROOT].keyids)))


def _change_online(store: Store, folder: Path, role: str, signing: list[CryptoSigner], lang: str) -> None:
    before = store.signed.root().signed.roles[role].keyids
    fresh = make_online(folder, role, store.files)
    if store.signed.newest():
        store.signed.renew(signers(store, folder, lang), _now(), {role: fresh})
    store.signed.change_root(signing, _now(), role=role, add=[fresh], drop=before)
    adopt(folder, role, store.files)
    click.echo(say("keys changed", lang, role=role, version=store.signed.root().signed.version))


def status(root: Path, lang: str, releases: Path | None) -> int:
    """Keys and terms; 1 where a term ends soon."""
    with opened_store(root, releases, lang) as store:
        if not store.signed.exists():
            raise click.UsageError(say("keys missing", lang, folder=store.folder))
        roles = store.signed.root().signed.roles
        soon = False
        for role in (ROOT, *ONLINE):
            held = roles[role]
            expiry = store.signed.expiry(role)
            ids = " ".join(keyid[:_SHOWN] for keyid in held.keyids)
            told = expiry.date().isoformat() if expiry else say("no term yet", lang)
            click.echo(
                say("key line", lang, role=role, count=len(held.keyids), threshold=held.threshold, expiry=told, ids=ids)
            )
            # The shortest terms are renewed by every release: they are late only where they end.
            if expiry and expiry - _now() < (_SOON if role in {ROOT, "targets"} else dt.timedelta(days=7)):
                soon = True
                what = say("renew root" if role == ROOT else "renew by release", lang)
                click.echo(say("ends soon", lang, role=role, expiry=told, what=what), err=True)
    return int(soon)


def _one(begun: str, known: Sequence[str], lang: str) -> str:
    found = [keyid for keyid in known if keyid.startswith(begun.lower())]
    if len(found) != 1:
        shown = " ".join(keyid[:_SHOWN] for keyid in known)
        raise click.UsageError(say("lost unknown", lang, begun=begun, ids=shown))
    return found[0]


def _passphrase(stick: Path, lang: str, *, new: bool = False) -> str:
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    asked: str = click.prompt(
        say("passphrase", lang, folder=stick), hide_input=True, confirmation_prompt=new, default="", show_default=False
    )
    return asked


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
