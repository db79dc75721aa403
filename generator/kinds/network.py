"""The network (四级网络): city ⊃ districts ⊃ streets ⊃ communities, with official codes and their validity."""

import re
from collections.abc import Iterator
from typing import Annotated, Final

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_3, K_6, R_1
from generator.model.fields import Day, Label
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.nodes import Node, NodeFacts, node_facts, node_findings
from generator.model.words import Words


class Division(Part):
    """A place in the network; divisions come and go (14 streets became 11), old entries stay under the old one."""

    code: Annotated[Words, Label("区划代码", "official code", "510108002")]
    name: Annotated[Words, Label("名称", "name", "猛追湾街道")]
    valid_from: Annotated[Day | None, Label("启用日期", "valid from", "")] = None
    valid_to: Annotated[Day | None, Label("停用日期", "last day valid", "")] = None
    succeeded_by: Annotated[str, Label("并入", "code of the division it became part of", "")] = ""


class CommunityDivision(Division):
    """Tier 社区: twelve digits."""


class StreetDivision(Division):
    """Tier 街道: nine digits."""

    communities: Annotated[tuple[CommunityDivision, ...], Label("社区", "communities", "")] = ()


class DistrictDivision(Division):
    """Tier 区: six digits."""

    streets: Annotated[tuple[StreetDivision, ...], Label("街道", "streets", "")] = ()


class CityDivision(Division):
    """Tier 市: four digits, or six that end in 00."""

    districts: Annotated[tuple[DistrictDivision, ...], Label("区", "districts", "")] = ()


class Network(Record):
    """Four tiers of the publishing network. One record; its codes are those of the statistical authority."""

    title: Annotated[Words, Label("名称", "title", "成都市四级公开网络")]
    source: Annotated[Words, Label("代码来源", "where the codes come from", "国家统计局统计用区划代码 2016-07-31")]
    note: Annotated[str, Label("说明", "what was left out, and why", "")] = ""
    city: Annotated[CityDivision, Label("市", "city", "")]
    nodes: Annotated[tuple[Node, ...], Label("节点", "nodes that hold an edition of each release", "")] = ()


class Place(msgspec.Struct, frozen=True, gc=False):
    """A division as other pages see it. `tier` is 市, 区, 街道 or 社区; `parent` is a code, "" for the city."""

    code: str
    name: str
    tier: str
    parent: str
    valid_from: str
    valid_to: str
    succeeded_by: str


class NetworkCard(Card, frozen=True, kw_only=True, tag="network"):
    """The network's places, from the city down, and its nodes, in the record's order."""

    places: tuple[Place, ...]
    nodes: tuple[NodeFacts, ...] = ()


_LENGTHS: Final = {"市": (4, 6), "区": (6,), "街道": (9,), "社区": (12,)}


def divisions(network: Network) -> Iterator[tuple[Division, str, str, tuple[str | int, ...]]]:
    """Every division with its tier, its parent's code and its path in the record, from the city down."""
    city = network.city
    yield city, "市", "", ("city",)
    for d, district in enumerate(city.districts):
        path: tuple[str | int, ...] = ("city", "districts", d)
        yield district, "区", city.code, path
        for s, street in enumerate(district.streets):
            yield street, "街道", district.code, (*path, "streets", s)
            for c, community in enumerate(street.communities):
                yield community, "社区", street.code, (*path, "streets", s, "communities", c)


def checks(network: Network) -> Iterator[Finding]:
    """Codes have their tier's length, lie inside their parent's, and stand once; validity runs forward; nodes fit."""
    yield from node_findings(network.nodes, {division.code: tier for division, tier, *_ in divisions(network)})
    known = {division.code for division, *_ in divisions(network)}
    seen: set[str] = set()
    for division, tier, parent, path in divisions(network):
        lengths = _LENGTHS[tier]
        if not re.fullmatch(r"[0-9]+", division.code) or len(division.code) not in lengths:
            yield K_3.at(
                (*path, "code"),
                Text(
                    f"{tier}的区划代码“{division.code}”位数不对",
                    f"the code “{division.code}” has the wrong length for its tier",
                ),
                Text(f"{tier}的代码为{lengths[-1]}位数字", f"write {lengths[-1]} digits"),
            )
        elif parent and not division.code.startswith(parent[:4] if tier == "区" else parent):
            yield K_3.at(
                (*path, "code"),
                Text(
                    f"{division.name}的代码{division.code}不在上级{parent}之内",
                    f"{division.code} does not lie inside {parent}",
                ),
                Text("核对代码，或移到所属的上级之下", "check the code, or move it under its own parent"),
            )
        if division.code in seen:
            yield K_6.at(
                (*path, "code"),
                Text(f"区划代码{division.code}出现两次", f"the code {division.code} stands twice"),
                Text("删去重复的一处", "delete one of them"),
            )
        seen.add(division.code)
        if division.succeeded_by and division.succeeded_by not in known:
            yield R_1.at(
                (*path, "succeeded_by"),
                Text(
                    f"{division.name}并入的区划{division.succeeded_by}不在网络中",
                    f"the network has no division {division.succeeded_by}",
                ),
                Text("写网络中的区划代码", "write the code of a division of this network"),
            )
        if division.valid_from and division.valid_to and division.valid_to < division.valid_from:
            yield K_3.at(
                (*path, "valid_to"),
                Text("停用日期早于启用日期", "it ends before it begins"),
                Text("核对两个日期", "check the two dates"),
            )


def card(network: Network, sort_key: str) -> NetworkCard:
    """The network's places for other pages."""
    return NetworkCard(
        **network.card_head(network.title, "network/", sort_key),
        places=tuple(
            Place(
                division.code,
                division.name,
                tier,
                parent,
                division.valid_from.isoformat() if division.valid_from else "",
                division.valid_to.isoformat() if division.valid_to else "",
                division.succeeded_by,
            )
            for division, tier, parent, _ in divisions(network)
        ),
        nodes=tuple(map(node_facts, network.nodes)),
    )


def view(network: Network) -> PlainData:
    """The head of the network's page; the tree is made from its card, and where releases are pushed is nobody's business."""
    return network.model_dump(mode="json", exclude={"city", "nodes"})


def search_document(network: Network) -> SearchDocument:
    """Found by the names of its streets."""
    names = [street.name for district in network.city.districts for street in district.streets]
    return SearchDocument(title=network.title, body="\n".join(names))


NETWORK: Final = Kind(
    name="network",
    title=Text("四级网络", "network"),
    about=Text(
        "市、区、街道、社区四级及其统计区划代码，和公开网络的节点。",
        "City, districts, streets, communities and their codes, and the nodes that publish.",
    ),
    folder="community",
    schema=Network,
    checks=checks,
    card=card,
    card_type=NetworkCard,
    view=view,
    search_document=search_document,
)
