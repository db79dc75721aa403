"""`liangquan check --provenance`: whether it is on, the walk over git's history, and what keeps it from being walked."""

from datetime import date

import click

from generator.command_group import say
from generator.pipeline import District
from generator.provenance.git import Git, GitFault
from generator.provenance.verified import last_verified
from generator.provenance.walk import Walked, walk


def walked(district: District, lang: str, today: date) -> Walked:
    """Verify the history of the district's cases; raises click.UsageError where it is off, or can't be walked."""
    try:
        git = Git(district.root)
        if not district.settings.provenance:
            raise click.UsageError(_off(git, lang))
        # A check for a day to come must not be remembered as one of that day.
        recorded_on = min(today, date.today())  # noqa: DTZ011  # the office's day
        return walk(git, district.items(), today, recorded_on)
    except GitFault as fault:
        if not district.settings.provenance:
            raise click.UsageError(say("provenance off", lang)) from None
        raise click.UsageError(fault.message.in_language(lang)) from None


def _off(git: Git, lang: str) -> str:
    """How to turn it on; and that it once was on, for turning it off hides whatever came since."""
    kept = last_verified(git)
    if kept is None:
        return say("provenance off", lang)
    return say("provenance turned off", lang, commit=kept.commit[:10], on=kept.on)
