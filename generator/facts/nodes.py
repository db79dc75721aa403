"""Nodes of the network seen from the day of the build (rule N-1)."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import N_1
from generator.facts.register import RecordFinding, Register


def place_findings(register: Register, today: str) -> Iterator[RecordFinding]:
    """A division that has ended, or hasn't begun, has no node; `today` is ISO text."""
    for network in register.networks.values():
        places = {place.code: place for place in network.places}
        for position, node in enumerate(network.nodes):
            place = places.get(node.place)
            if place is None:
                continue  # the network's own check tells of it
            if place.valid_to and place.valid_to < today:
                zh, en = f"已于{place.valid_to}停用", f"ended on {place.valid_to}"
            elif place.valid_from > today:
                zh, en = f"{place.valid_from}才启用", f"begins on {place.valid_from}"
            else:
                continue
            into = places.get(place.succeeded_by)
            yield RecordFinding(
                network.kind,
                network.id,
                N_1.at(
                    ("nodes", position, "place"),
                    Text(f"节点{node.id}所在的{place.name}{zh}", f"{node.id} stands in {place.code}, which {en}"),
                    Text(
                        f"删去这个节点，或移到{f'{into.name}（{into.code}）' if into else '存续的区划'}",
                        f"delete the node, or move it to {into.code if into else 'a division that stands'}",
                    ),
                ),
            )
