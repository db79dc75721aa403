"""The nodes that the network's record names today, for commands that push to them."""

from datetime import date
from pathlib import Path

import click

from generator.command_group import say
from generator.model.nodes import NodeFacts
from generator.stages.opening import opened


def nodes_of(root: Path, lang: str, today: date) -> dict[str, NodeFacts]:
    """Node's id → node, in the network's order. Raises click.UsageError where the content can't be read."""
    with opened(root, lang) as district:
        facts = district.facts(today).facts
    if facts is None:
        raise click.UsageError(say("no network now", lang))
    return {node.id: node for network in facts.register.networks.values() for node in network.nodes}
