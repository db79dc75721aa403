"""Editions of a city that stand side by side on one host, each of another district's release.

None of them knows what the others hold: a reader's browser asks each for its numbers (`city.json`) and its index, and adds
them up (`site_templates/assets/edition/federation.js`, `district_numbers.js`).
"""

from typing import Final, TypedDict
from urllib.parse import urlsplit

import msgspec

from generator.facts.totals import Totals
from generator.model.nodes import NodeFacts
from generator.pages.edition_home import CITY_NUMBERS, Elsewhere
from generator.pages.traditional import converter
from generator.release.manifest import About
from generator.stages.copies import Traditional

CITY: Final = "city.json"
"""What a city's edition says of its district, for those beside it."""


class Beside(TypedDict):
    """Another district's edition, as the scripts know it: the path of its site on this host."""

    title: str
    traditional: str
    path: str


def city_json(about: About, district: Elsewhere | None, totals: Totals) -> bytes:
    """The bytes of `city.json`: whose district, the address of its public site, the day of its data, release and numbers.

    `numbers` are counts of standing records by the names of `Totals`. Where a city's own release is of several districts
    there is no one site: the address is "".
    """
    told = {
        "title": district.title if district else about.title,
        "address": district.address if district else "",
        "data_as_of": about.data_as_of,
        "release": about.release,
        "numbers": {name: getattr(totals, name) for name, _ in CITY_NUMBERS},
    }
    return msgspec.json.encode(told) + b"\n"


def beside(node: NodeFacts, traditional: Traditional | None) -> list[Beside]:
    """The editions beside a city's, in the record's order."""
    return [
        {"title": one.title, "traditional": _traditional(one.title, traditional), "path": urlsplit(one.address).path}
        for one in node.beside
    ]


def held_together(district: Elsewhere, others: list[Beside], traditional: Traditional | None) -> bytes:
    """`search/held.json` of an edition whose search is that of all: whose its own index is, and where the others lie."""
    own = {
        "title": district.title,
        "traditional": _traditional(district.title, traditional),
        "address": district.address,
    }
    return msgspec.json.encode({"own": own, "beside": others}) + b"\n"


def _traditional(words: str, traditional: Traditional | None) -> str:
    return converter(traditional.words)(words) if traditional else words
