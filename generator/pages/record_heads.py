"""What the page of every record has: its address, its dates, its publisher, its file; and the page of a withdrawn one."""

from collections.abc import Mapping
from typing import TypedDict

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds import KINDS
from generator.model.kind import Card
from generator.pages.page import Crumb, Page

Files = Mapping[RecordName, str]
"""The file of each record in the repository, with forward slashes."""


class Head(TypedDict):
    """Fields of a `Page` that follow from the record's card and file."""

    address: str
    title: str
    published_on: str
    changed_on: str
    publisher: str
    source: str


def head_of(card: Card, facts: Facts, files: Files) -> Head:
    """The fields for the page of this record."""
    return {
        "address": card.address,
        "title": card.title,
        "published_on": card.disclosed_on,
        "changed_on": card.latest_on if card.changed_on else "",
        "publisher": facts.register.units[card.publisher].title,
        "source": files.get(RecordName(card.kind, card.id), ""),
    }


def withdrawn_page(card: Card, area: str, crumbs: tuple[Crumb, ...], facts: Facts, files: Files) -> Page:
    """The page of a record that was taken back: its title, when and why, and none of its content."""
    kind = KINDS[card.kind].title.zh
    return Page(
        **head_of(card, facts, files),
        area=area,
        template="withdrawn.html",
        description=f"{kind}“{card.title}”已撤回。",
        crumbs=crumbs,
        data={"kind": kind, "reason": card.withdrawn},
        one={"record": RecordName(card.kind, card.id)},
        listed=False,
    )
