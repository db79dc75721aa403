"""The parts (组成部分) of a district's site: what editions share, so that each file travels and lies once.

A file's part follows from the record whose page it is, or from the list it is a page of:

- common: frame, styles, scripts, prose, and the index of the search;
- services: what may be applied for with a guide at the district's units, and the processes, standards, provisions, laws and
  units behind it;
- services-CODE: what may be applied for with a guide at that street, for its residents and those of its communities;
- street-CODE: the other powers that a street exercises, with what is its own alone;
- community-CODE: a community's home, its sections and entries;
- register: the rest of the register, and the lists of all of it;
- district: what is about all streets and communities at once.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.unit import UnitKind
from generator.pages.traditional import FOLDER

COMMON: Final = "common"
SERVICES: Final = "services"
REGISTER: Final = "register"
DISTRICT: Final = "district"
OWN: Final = "own"
"""What no two editions share."""

OWN_FILES: Final = frozenset(
    {
        "index.html", "404.html", "sitemap.xml", "robots.txt", "assets/edition.js", "search/held.json",
        f"{FOLDER}index.html", f"{FOLDER}404.html",
    }
)  # fmt: skip

_UNPUBLISHED: Final = frozenset({".liangquan"})
_LISTED_BY_UNIT: Final = ("items", "processes", "standards", "penalty-cases", "permit-cases")

Files = Mapping[str, Path | bytes]
"""Path in the site → the file, or the bytes of one that a release makes itself."""


def street_part(code: str) -> str:
    """The part of the street with that division code."""
    return f"street-{code}"


def services_part(code: str) -> str:
    """The part of the services of the street with that division code."""
    return f"services-{code}"


def community_part(code: str) -> str:
    """The part of the community with that division code."""
    return f"community-{code}"


def parts_of(site: Path, facts: Facts, prose: Iterable[str], copies: tuple[str, ...] = ()) -> dict[str, Files]:
    """Every file of the built site by its part; those of the district's own edition are in OWN.

    `prose` are the paths of what MkDocs made. Compressed copies, whose endings are `copies`, are no part of a release:
    blobs travel and lie packed.
    """
    home = _Homes(facts, frozenset(prose))
    parts: defaultdict[str, dict[str, Path]] = defaultdict(dict)
    endings = tuple(f".{ending}" for ending in copies)
    for path, file in _files(site):
        if path in _UNPUBLISHED or (endings and path.endswith(endings)):
            continue
        parts[home.part(path)][path] = file
    return dict(parts)


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    """(path in the site, file), sorted within each folder."""
    for folder, below, names in os.walk(site):
        below.sort()
        inside = Path(folder).relative_to(site).as_posix()
        before = "" if inside == "." else f"{inside}/"
        yield from ((before + name, Path(folder, name)) for name in sorted(names))


class _Homes:
    """Which part an address belongs to: that of the longest beginning of it that is known."""

    def __init__(self, facts: Facts, prose: frozenset[str]) -> None:
        self._prose = prose
        self._of: dict[str, str] = dict(_LISTS)
        self._add_records(facts)

    def part(self, path: str) -> str:
        plain = path.removeprefix(FOLDER)
        if path in OWN_FILES or (plain.startswith("sitemap-") and plain.endswith(".xml")):
            return OWN
        if plain in self._prose or plain in _BESIDE_PAGES:
            return COMMON
        if _POINTING in plain:
            return REGISTER
        folder = plain
        while folder := folder[: folder.rstrip("/").rfind("/") + 1]:
            if part := self._of.get(folder):
                return part
        return DISTRICT

    def _add_records(self, facts: Facts) -> None:
        register = facts.register
        divisions = {unit.id: unit.division for unit in register.units.values() if unit.unit_kind == UnitKind.STREET}
        streets = {unit: street_part(code) for unit, code in divisions.items()}
        services = {unit: services_part(code) for unit, code in divisions.items()}
        for folder in _LISTED_BY_UNIT:
            self._of |= {f"{folder}/by-unit/{unit}/": part for unit, part in streets.items()}
        guided = {guide.item for guide in register.guides.values() if not guide.withdrawn}
        of_item = {
            item.id: services.get(item.unit, SERVICES)
            if item.id in guided and not item.withdrawn
            else streets.get(item.unit, REGISTER)
            for item in register.items.values()
        }
        self._of |= {item.address: of_item[item.id] for item in register.items.values()}
        users: defaultdict[str, set[str]] = defaultdict(set)
        cited: set[str] = set()
        for item in register.items.values():
            users[item.flowchart].add(of_item[item.id])
            if of_item[item.id] != REGISTER:
                cited.update(item.legal_basis)
        for process in register.processes.values():
            self._of[process.address] = _joint(users[process.id])
        for standard in register.standards.values():
            part = of_item.get(standard.item, REGISTER)
            self._of[standard.address] = part
            if part != REGISTER:
                cited.add(standard.provision)
        laws = {card.law for id_ in cited if (card := register.provisions.get(id_))}
        self._of |= {card.address: SERVICES if card.id in cited else REGISTER for card in register.provisions.values()}
        self._of |= {card.address: SERVICES if card.id in laws else REGISTER for card in register.laws.values()}
        self._of |= {case.address: streets.get(_unit_of(facts, case.item), REGISTER) for case in register.cases()}
        self._of |= {card.address: community_part(card.id) for card in register.communities.values()}
        self._of |= {card.address: community_part(card.community) for card in register.entries.values()}


def _joint(parts: set[str]) -> str:
    """The part of what records of these parts all use."""
    if len(parts) == 1:
        return next(iter(parts))
    # Two streets share nothing but what all editions share.
    return SERVICES if parts - {REGISTER} else REGISTER


def _unit_of(facts: Facts, item: str) -> str:
    card = facts.register.items.get(item)
    return card.unit if card else ""


_POINTING: Final = "/pointing/"
"""In the addresses of whole lists of what points at a record, which may come from anywhere in the register."""
_BESIDE_PAGES: Final = frozenset({"opensearch.xml"})

_LISTS: Final = {
    "assets/": COMMON,
    "search/": COMMON,
    "units/": SERVICES,
    "items/": REGISTER,
    "processes/": REGISTER,
    "laws/": REGISTER,
    "provisions/": REGISTER,
    "standards/": REGISTER,
    "penalty-cases/": REGISTER,
    "permit-cases/": REGISTER,
    "supervision/": REGISTER,
    "supervision/overdue/": DISTRICT,
    "facets/": REGISTER,
    "facets/entries/": DISTRICT,
}
"""Lists, and what they load, by the folder of their pages; the rest is DISTRICT."""
