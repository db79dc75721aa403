"""`liangquan build`."""

import time
from datetime import date
from pathlib import Path

import click

from generator.command_group import say
from generator.model.edition import Edition
from generator.pipeline import District
from generator.stages.opening import opened
from generator.stages.reporting import report
from generator.stages.results import Built
from generator.stages.site_folder import ForeignFolder, OtherEdition, SiteAmongSources, default_folder


def run(root: Path, lang: str, site: Path | None, jobs: int | None, *, today: date, edition: Edition) -> int:
    """Build the site, say what was done and how to look at it; the exit code."""
    folder = site or default_folder(root, edition)
    began = time.monotonic()
    with opened(root, lang, jobs, edition) as district:
        built = built_or_usage(district, folder, today, lang)
    if built.diagnostics:
        click.echo(report(root, built.diagnostics, "text", lang).rstrip("\n"))
    if built.refused:
        click.echo(say("refused", lang), err=True)
        return 1
    seconds = time.monotonic() - began
    click.echo(say("built", lang, pages=built.pages, written=built.written, removed=built.removed, seconds=seconds))
    click.echo(say("look", lang, site=folder))
    return 0


def built_or_usage(district: District, folder: Path, today: date, lang: str, *, for_previews: bool = False) -> Built:
    """Build; a folder that isn't ours is a usage error."""
    try:
        return district.build(folder, today, for_previews=for_previews)
    except SiteAmongSources:
        raise click.UsageError(say("site among sources", lang, site=folder)) from None
    except OtherEdition:
        raise click.UsageError(say("other edition", lang, site=folder, edition=district.edition)) from None
    except ForeignFolder:
        raise click.UsageError(say("foreign", lang, site=folder)) from None
