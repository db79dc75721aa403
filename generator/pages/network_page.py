"""The network page (四级网络): city, district, streets and their communities, with official codes and validity."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.network import NetworkCard, Place
from generator.pages.district_page import district_address
from generator.pages.listing import link
from generator.pages.page import Crumb, Page
from generator.pages.paging import grouped, page_address, pager, slices

STREETS: Final = 20
"""Streets a page shows, each with all its communities: at most some four hundred names."""


def network_pages(facts: Facts) -> Iterator[Page]:
    """The four tiers, twenty streets a page."""
    for network in facts.register.networks.values():
        if not network.withdrawn:
            yield from _pages(facts, network)


def _pages(facts: Facts, network: NetworkCard) -> Iterator[Page]:
    places = {place.code: place for place in network.places}
    below: defaultdict[str, list[Place]] = defaultdict(list)
    for place in network.places:
        below[place.parent].append(place)
    units = {unit.division: unit for unit in facts.register.units.values() if unit.unit_kind == "街道"}
    communities = facts.register.communities
    publisher = facts.register.units.get(network.publisher)
    streets = [place for place in network.places if place.tier == "街道"]
    cuts = slices(len(streets), STREETS)
    tiers = [
        {"title": tier, "count": sum(place.tier == tier for place in network.places)}
        for tier in ("市", "区", "街道", "社区")
    ]
    for cut in cuts:
        rows: list[tuple[str, dict[str, Any]]] = []
        for street in streets[cut.start : cut.stop]:
            unit = units.get(street.code)
            named = [
                _named(place, places, communities[place.code].address if place.code in communities else "")
                for place in below[street.code]
            ]
            shown = _named(street, places, unit.address if unit else "")
            rows.append((street.parent, {**shown, "cells": [street.code, {"links": named}]}))
        yield Page(
            address=page_address(network.address, cut.number),
            area="communities",
            template="network.html",
            title="四级网络" + (f"（第{cut.number}页）" if cut.number > 1 else ""),
            description=f"{network.title}：市、区、街道、社区四级及其统计区划代码。",
            crumbs=(Crumb("社区公开", "communities/"),),
            published_on=network.published_on,
            changed_on=network.changed_on,
            publisher=publisher.title if publisher else "",
            data={
                "tiers": tiers,
                "city": _shown(below[""][0], places),
                "districts": _districts(rows, places),
                "list": pager(network.address, cut.number, len(cuts)),
            },
            one={"network": RecordName("network", network.id)},
        )


def _districts(rows: Sequence[tuple[str, dict[str, Any]]], places: dict[str, Place]) -> list[dict[str, Any]]:
    return [
        _shown(places[district], places) | {"href": district_address(district), "rows": streets}
        for district, streets in grouped(rows)
    ]


def _named(place: Place, places: dict[str, Place], address: str) -> dict[str, Any]:
    return link(place.name, address, note=_validity(place, places))


def _shown(place: Place, places: dict[str, Place]) -> dict[str, Any]:
    return link(place.name, "", code=place.code, validity=_validity(place, places))


def _validity(place: Place, places: dict[str, Place]) -> str:
    """From when to when a division stands and into which it went, in words; "" where it has no bounds."""
    into = places.get(place.succeeded_by)
    bounds = []
    if place.valid_from:
        bounds.append(f"{place.valid_from}起")
    if place.valid_to:
        bounds.append(f"{place.valid_to}止")
    if place.succeeded_by:
        bounds.append(f"并入{into.name if into else place.succeeded_by}")
    return "，".join(bounds)
