"""Editions of a release (版本): what each node of the network holds of the one build of its district."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.nodes import NodeEdition, NodeFacts
from generator.pages.edition_home import EditionHomes
from generator.pages.law_pages import article_address
from generator.pages.listing import gatherer_of
from generator.pipeline import District
from generator.publish.chain import Chain, chain_of
from generator.publish.held import HeldDocuments
from generator.publish.held_lists import HeldLists
from generator.publish.last_approved import with_last_approved
from generator.publish.own_files import OwnFiles
from generator.publish.parts import (
    COMMON,
    OWN,
    REGISTER,
    SERVICES,
    Files,
    community_part,
    parts_of,
    services_part,
    street_part,
)
from generator.release.manifest import About
from generator.release.store import Store
from generator.search.documents import documents
from generator.stages import site_frame
from generator.stages.prose_texts import prose_texts
from generator.stages.search_index import HELD


@dataclass(frozen=True, slots=True)
class EditionTree:
    """What a node holds: whose it is, and its files by part. A part of one name is the same object in all editions."""

    about: About
    parts: Mapping[str, Mapping[str, Path | bytes]]
    """Part → path in the node's site → the file of the district's site, or the bytes of one that is the edition's own."""


def editions(district: District, site: Path, *, release: int, earlier: Store) -> Iterator[EditionTree]:
    """The edition of every node, in the network's order, from the site that `district` has just built in `site`.

    The build was not refused, and was made `for_previews`, so that its pages are known. Nothing is written.
    `earlier` holds what was released before, for pages that were approved last. Raises Untrusted, WrongBlob, WrongManifest.
    """
    built = district.last
    if built is None:
        raise AssertionError("editions of a site that this program hasn't built")
    facts = built.facts
    settings = district.settings
    index = district.frame()
    parts: Mapping[str, Mapping[str, Path | bytes]] = with_last_approved(
        parts_of(site.resolve(), facts, index.files, settings.precompressed), facts.approval.approvals.pending, earlier
    )
    chain = chain_of(facts)
    texts = prose_texts(site_frame.prose_pages(index))
    held = HeldDocuments(documents(facts, texts, settings.publisher, article_address), parts)
    gatherer = gatherer_of(facts, settings.publisher)
    own = OwnFiles(built, chain, EditionHomes(facts, gatherer))
    lists = HeldLists(built, chain, gatherer)
    for node in chain.nodes:
        about = _about(node, chain, release, facts.today.isoformat())
        if node.edition is NodeEdition.DISTRICT:
            yield EditionTree(about, parts)
            continue
        shared: dict[str, Files] = {name: parts[name] for name in parts_for(node, chain, parts) if name in parts}
        rest = chain.district(node)
        part = held.file(
            shared, {"title": rest.name, "address": rest.address} if rest else {"title": "", "address": ""}
        )
        drawn = lists.parts(node, shared)
        listed = drawn.pop(OWN, {})
        shared |= drawn
        files = {HELD: part, **listed, **own.of(node, about, shared, listed)}
        if node.beside:
            # The page of a search of all is the city's own.
            shared[COMMON] = {path: file for path, file in shared[COMMON].items() if path not in files}
        yield EditionTree(about, {**shared, OWN: files})


def parts_for(node: NodeFacts, chain: Chain, parts: Iterable[str]) -> list[str]:
    """Names of the parts that a node's edition shares with others.

    A street's holds its communities' too; a community's what its street offers; a kiosk's all that its place's holds, and the
    whole register, which the powers of all streets belong to; a city's the frame alone.
    """
    place = chain.places[node.place]
    if node.edition is NodeEdition.CITY:
        return [COMMON]
    own = [community_part(place.code)] if place.tier == "社区" else _of_street(place.code, chain)
    own.append(services_part(chain.street(node)))
    if node.edition is NodeEdition.KIOSK:
        streets = (street_part(""), services_part(""))
        own += [REGISTER, *(part for part in parts if part.startswith(streets) and part not in own)]
    return [COMMON, SERVICES, *own]


def _of_street(code: str, chain: Chain) -> list[str]:
    below = (place for place in chain.places.values() if place.parent == code)
    return [street_part(code), *(community_part(place.code) for place in below)]


def _about(node: NodeFacts, chain: Chain, release: int, day: str) -> About:
    parent = chain.parent(node)
    return About(
        node=node.id,
        title=node.name,
        tier=chain.places[node.place].tier,
        release=release,
        data_as_of=day,
        address=node.address,
        parent=parent.address if parent else "",
        kiosk=node.edition is NodeEdition.KIOSK,
    )
