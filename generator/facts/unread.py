"""What is sure between records while some of them can't be read.

A record with too many faults has no card: whatever names it would seem to name nothing, and what it would have settled
would seem to be missing. Those findings wait until it can be read; all others are told with its own faults.
"""

from collections.abc import Collection, Iterator
from typing import Final

from generator.diagnostics.rules import D_5, G_2, M_3, R_1, V_1, M_3b, V_3b
from generator.facts.references import RecordName
from generator.facts.register import RecordFinding, Register

_SETTLED_BY: Final = {
    D_5.code: "discretion_standard",
    G_2.code: "guide",
    M_3.code: "calendar",
    M_3b.code: "calendar",
    V_1.code: "community_entry",
    V_3b.code: "community_entry",
}
"""Rules that tell of a record that is missing, and its kind."""


def sure_findings(
    findings: Collection[RecordFinding], register: Register, unread: Collection[RecordName]
) -> Iterator[RecordFinding]:
    """The findings that hold whatever the `unread` records say. An empty kind or id there may be any."""
    kinds = {name.kind for name in unread}
    for each in findings:
        if each.finding.code == R_1.code:
            hanging = _target(each, register)
            unsure = hanging is not None and any(_may_be(name, hanging) for name in unread)
        else:
            settled_by = _SETTLED_BY.get(each.finding.code)
            unsure = settled_by is not None and not kinds.isdisjoint({settled_by, ""})
        if not unsure:
            yield each


def _target(told: RecordFinding, register: Register) -> RecordName | None:
    """What the reference names that was told of; None for a division, which is no record of its own."""
    card = register.of_kind(told.kind)[told.id]
    return next((RecordName(link.kind, link.id) for link in card.links if link.path == told.finding.path), None)


def _may_be(unread: RecordName, named: RecordName) -> bool:
    return unread.kind in {"", named.kind} and unread.id in {"", named.id}
