"""Nodes and their parents: where a reader finds what a node doesn't hold."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.facts.facts import Facts
from generator.kinds.network import Place
from generator.model.nodes import NodeEdition, NodeFacts


class Chain(NamedTuple):
    """The nodes of all networks that stand, in their order, and the divisions they stand in, by code."""

    nodes: tuple[NodeFacts, ...]
    places: Mapping[str, Place]

    def parent(self, node: NodeFacts) -> NodeFacts | None:
        """The node that holds more than this one; None for a district's, which holds all.

        A city's summary leads to its district, where there is only one; among several its front page chooses.
        """
        match node.edition:
            case NodeEdition.DISTRICT:
                return None
            case NodeEdition.CITY:
                districts = self.below(node)
                return districts[0] if len(districts) == 1 else None
            case NodeEdition.KIOSK:
                return self._nearest(node.place)
            case _:
                return self._nearest(self.places[node.place].parent)

    def district(self, node: NodeFacts) -> NodeFacts | None:
        """The district's node that the parents of this one lead to; None where a city has several."""
        last: NodeFacts | None = node
        while last is not None and last.edition is not NodeEdition.DISTRICT:
            last = self.parent(last)
        return last

    def street(self, node: NodeFacts) -> str:
        """The code of the street whose resident a reader of a street's, a community's or a kiosk's node is."""
        place = self.places[node.place]
        return place.parent if place.tier == "社区" else place.code

    def below(self, city: NodeFacts) -> list[NodeFacts]:
        """The nodes of a city's districts."""
        return [
            node
            for node in self.nodes
            if node.edition is NodeEdition.DISTRICT and self.places[node.place].parent == city.place
        ]

    def way_to(self, node: NodeFacts) -> list[Place]:
        """The divisions from the city down to the one that the node stands in."""
        found: list[Place] = []
        code = node.place
        while code in self.places:
            found.insert(0, self.places[code])
            code = self.places[code].parent
        return found

    def _nearest(self, place: str) -> NodeFacts | None:
        """The node, no kiosk, of this place or else of the nearest above it, up to the district."""
        while place in self.places:
            for node in self.nodes:
                if node.place == place and node.edition in _MIRRORS:
                    return node
            place = self.places[place].parent
        return None


_MIRRORS: Final = {NodeEdition.COMMUNITY, NodeEdition.STREET, NodeEdition.DISTRICT}


def chain_of(facts: Facts) -> Chain:
    """The nodes of the register's networks; none where no network names any."""
    networks = [network for network in facts.register.networks.values() if not network.withdrawn]
    return Chain(
        tuple(node for network in networks for node in network.nodes),
        {place.code: place for network in networks for place in network.places},
    )
