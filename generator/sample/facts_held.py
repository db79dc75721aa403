"""The facts: laws, places in them, penalties, names of services, divisions. Names, codes and numbers only."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class LawFact(NamedTuple):
    """A law. Days are ISO text; `effective_to` is "" for one in force."""

    id: str
    title: str
    short: str
    level: str
    issued: str
    version: str
    effective: str
    effective_to: str = ""


class PenaltyFact(NamedTuple):
    """A paragraph that sets penalties: its numbered items, kinds, and fines as (mode, base, least, most)."""

    law: str
    article: str
    paragraph: int
    items: int
    kinds: tuple[str, ...]
    fines: tuple[tuple[str, str, str, str], ...]


class ServiceFact(NamedTuple):
    """A service item of a district of the province."""

    name: str
    department: str
    type: str
    base_code: str
    sub: str


class DivisionFact(NamedTuple):
    """A street and its communities, each as (code, name)."""

    code: str
    name: str
    communities: tuple[tuple[str, str], ...]


class DistrictFact(NamedTuple):
    """A district and its streets."""

    code: str
    name: str
    streets: tuple[DivisionFact, ...]


def _held(name: str) -> Any:
    return json.loads((files("generator.sample") / "facts" / name).read_text("utf-8"))


@cache
def laws() -> dict[str, LawFact]:
    """Laws, by id."""
    return {
        row["id"]: LawFact(
            row["id"],
            row["title"],
            row["short"],
            row["level"],
            row["issued"],
            row["version"],
            row["effective"],
            row.get("effective_to", ""),
        )
        for row in _held("laws.json")
    }


@cache
def penalties() -> tuple[PenaltyFact, ...]:
    """Every paragraph that sets penalties, by law and article."""
    held = _held("penalties.json")
    return tuple(
        PenaltyFact(
            law,
            article,
            paragraph,
            items,
            tuple(held["kinds"][kind] for kind in kinds),
            tuple((mode, base, _plain(least), _plain(most)) for mode, base, least, most in fines),
        )
        for law, rows in held["laws"].items()
        for article, paragraph, items, kinds, fines in rows
    )


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


@cache
def places() -> dict[str, dict[str, tuple[int, ...]]]:
    """Of each law its articles; of each article how many numbered items its paragraphs hold."""
    return {
        law: {article: tuple(items) for article, items in articles.items()}
        for law, articles in _held("places.json").items()
    }


@cache
def roles() -> dict[str, dict[str, tuple[str, ...]]]:
    """Of each law the articles that serve a role: permit, inspection, compulsion, reward, levy, grant, ruling …"""
    return {
        law: {role: tuple(articles) for role, articles in by_role.items()}
        for law, by_role in _held("roles.json").items()
    }


@cache
def services() -> tuple[ServiceFact, ...]:
    """Names of service items with department, type and code."""
    return tuple(ServiceFact(*row) for row in _held("services.json"))


@cache
def districts() -> tuple[DistrictFact, ...]:
    """成华区 with its divisions of 2016 first, then the other districts of 成都."""
    held = _held("divisions.json")
    rows = [["510108", "成华区", held["chenghua_2016"]], *held["districts"]]
    return tuple(
        DistrictFact(
            code,
            name,
            tuple(
                DivisionFact(street, title, tuple((own, called) for own, called in communities))
                for street, title, communities in streets
            ),
        )
        for code, name, streets in rows
    )
