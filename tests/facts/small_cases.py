"""The small district of `tests/cases` with its cases, and other records in place of some of them."""

import json
from datetime import date
from typing import Any, Final

import yaml

from generator.facts.alerts import Alert, alerts
from generator.facts.measured_cases import MeasuredCases
from generator.facts.register import Register, register_of
from generator.facts.supervision import Supervision, supervision
from generator.model.kind import Card
from generator.stages.compile_record import compile_record, head_decoder
from tests.casebook import BASE, BASE_OF_CASES

Tree = dict[str, Any]

TREES: Final[dict[tuple[str, str], Tree]] = {
    (tree["kind"], tree["id"]): tree
    for layer in (BASE, BASE_OF_CASES)
    for path in sorted(layer.rglob("*.yaml"))
    for tree in [yaml.load(path.read_text("utf-8"), yaml.BaseLoader)]  # noqa: S506  # it makes text only
}


def refusals(record: Tree) -> set[str]:
    """Codes of what the record alone is told; its fields take the place of those of the small district's own."""
    tree = TREES.get((record["kind"], record["id"]), {}) | record
    head = head_decoder().decode(compile_record(_written(tree)).head)
    return {finding.code for finding in head.findings}


def card_of(tree: Tree) -> Card:
    """The card of a record that keeps the rules."""
    head = head_decoder().decode(compile_record(_written(tree)).head)
    assert head.card is not None, head.findings
    return head.card


def _written(tree: Tree) -> bytes:
    kept = {name: value for name, value in tree.items() if value not in ("", None)}
    kept = json.loads(json.dumps(kept))  # without aliases, which no record may have
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False).encode()


_CARDS: Final = {name: card_of(tree) for name, tree in TREES.items()}


def register_with(*records: Tree) -> Register:
    """The small district; a record with the kind and id of one of its own takes its place field by field."""
    cards = dict(_CARDS)
    for record in records:
        name = (record["kind"], record["id"])
        cards[name] = card_of(TREES.get(name, {}) | record)
    return register_of(cards.values())


def alerts_of(register: Register, today: date) -> list[Alert]:
    return list(alerts(register, MeasuredCases(register), today))


def supervised(register: Register, today: date) -> Supervision:
    cases = MeasuredCases(register)
    return supervision(register, cases, alerts(register, cases, today), today)
