"""`liangquan release`: check, build, make the editions of all nodes, sign."""

import datetime as dt
import time
from datetime import date
from pathlib import Path

import click

from generator.command_group import say
from generator.model.edition import Edition
from generator.provenance.git import Git, GitFault
from generator.publish.editions import editions
from generator.publish.places import keys_folder, opened_store, signers
from generator.publish.release import make_release
from generator.records.source_files import FOLDERS
from generator.release.metadata import Said
from generator.stages.build_command import built_or_usage
from generator.stages.opening import opened
from generator.stages.reporting import report
from generator.stages.site_folder import default_folder


def run(
    root: Path,
    lang: str,
    site: Path | None,
    jobs: int | None,
    *,
    today: date,
    keys: Path | None,
    releases: Path | None,
    reason: str,
) -> int:
    """Make a release of what the content is now, say what it holds; the exit code."""
    if not reason.strip():
        raise click.UsageError(say("no reason", lang))
    folder = site or default_folder(root, Edition.PUBLIC)
    began = time.monotonic()
    with opened_store(root, releases, lang) as store, opened(root, lang, jobs) as district:
        online = signers(store, keys_folder(root, keys, lang), lang)
        number = store.signed.newest() + 1
        built = built_or_usage(district, folder, today, lang, for_previews=True)
        if built.diagnostics:
            click.echo(report(root, built.diagnostics, "text", lang).rstrip("\n"))
        if built.refused:
            click.echo(say("refused", lang), err=True)
            return 1
        now = dt.datetime.now(dt.UTC)
        said = Said(today.isoformat(), now.date().isoformat(), commit_of(root), reason)
        made = make_release(store, editions(district, folder, release=number, earlier=store), said, number)
        if not made.release.roots:
            raise click.UsageError(say("no nodes", lang))
        store.signed.add(made.release, online, now)
    click.echo(
        say(
            "released",
            lang,
            number=number,
            nodes=len(made.release.roots),
            blobs=made.new_blobs,
            bytes=made.new_bytes,
            seconds=time.monotonic() - began,
        )
    )
    return 0


def commit_of(root: Path) -> str:
    """The commit that the content is at, "" outside git or where something has been edited since."""
    try:
        git = Git(root.resolve())
        edited = git.text("status", "--porcelain", "--", *FOLDERS, "content", "mkdocs.yml")
        return "" if edited else git.commit("HEAD")
    except GitFault:
        return ""
