"""Where a district's releases and keys lie, and what keeps a command from using them, as usage errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from securesystemslib.signer import CryptoSigner

from generator.command_group import say
from generator.disk_faults import cause
from generator.publish.false_store import told as told_false
from generator.release.blobs import WrongBlob
from generator.release.files import Busy, Files, alone
from generator.release.keys import ONLINE, NoKey, online
from generator.release.manifest import WrongManifest
from generator.release.metadata import TooFewKeys, Untrusted
from generator.release.store import Store
from generator.stages.site_folder import is_among_sources, is_in_site

NOT_SIGNED = 3
"""Exit code: refused by publish or verify."""


@contextmanager
def opened_store(root: Path, folder: Path | None, lang: str) -> Iterator[Store]:
    """The district's store of releases, locked, without what a killed program left. Its faults are told, with their code."""
    place = (folder or root / "releases").resolve()
    _see_that_it_may_be(place, root, lang)
    files = Files()
    try:
        with alone(place, files):
            store = Store(place, files)
            store.sweep()
            yield store
    except Busy:
        raise click.UsageError(say("busy", lang, folder=place)) from None
    except NoKey as fault:
        raise click.UsageError(say(f"key {fault.why}", lang, path=fault.path, told=fault.told)) from None
    except TooFewKeys as fault:
        told = say(f"too few {fault.what}", lang, given=fault.given, needed=fault.needed)
        raise click.UsageError(told) from None
    except (Untrusted, WrongBlob, WrongManifest) as fault:
        click.echo(say("store false", lang, folder=place, what=told_false(fault, lang)), err=True)
        raise click.exceptions.Exit(NOT_SIGNED) from None
    except OSError as fault:
        click.echo(
            say("disk", lang, file=fault.filename2 or fault.filename or place, fault=cause(fault, lang)), err=True
        )
        raise click.exceptions.Exit(NOT_SIGNED) from None


def keys_folder(root: Path, folder: Path | None, lang: str) -> Path:
    """Where the keys of targets, snapshot and timestamp lie. Raises click.UsageError for a site's folder or a content's."""
    place = (folder or root / "keys").resolve()
    _see_that_it_may_be(place, root, lang)
    return place


def signers(store: Store, keys: Path, lang: str) -> dict[str, CryptoSigner]:
    """The keys that sign a release. Raises NoKey, and click.UsageError before any was made."""
    if not store.signed.exists():
        raise click.UsageError(say("keys missing", lang, folder=store.folder))
    root = store.signed.root().signed
    return {role: online(keys, role, root.roles[role].keyids) for role in ONLINE}


def _see_that_it_may_be(place: Path, root: Path, lang: str) -> None:
    if is_among_sources(place, root.resolve()) or is_in_site(place):
        raise click.UsageError(say("store in site", lang, folder=place))
