"""Accounts of communities, period after period: whether each takes up what the last one left (rule V-2)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import V_2
from generator.facts.register import RecordFinding, Register
from generator.kinds.community_entry import EntryCard
from generator.kinds.finance_statement import Balance, in_yuan
from generator.model.periods import span_of


class Account(NamedTuple):
    """A statement in its place: `before` is the one that it follows, None where a period is missing or it is the first."""

    entry: EntryCard
    balance: Balance
    before: EntryCard | None
    first: bool
    """Whether nothing was published before it."""


Accounts = Mapping[tuple[str, str], tuple[Account, ...]]
"""(community, category) → its statements, the earliest period first."""


def accounts(register: Register) -> Accounts:
    """Every chain of statements; withdrawn ones are no part of it."""
    chains: defaultdict[tuple[str, str], list[EntryCard]] = defaultdict(list)
    for entry in register.entries.values():
        if entry.balance and not entry.withdrawn:
            chains[entry.community, entry.category].append(entry)
    return {name: tuple(_linked(chain)) for name, chain in chains.items()}


def _linked(chain: list[EntryCard]) -> Iterator[Account]:
    chain.sort(key=lambda entry: (_first_day(entry), entry.id))
    before: EntryCard | None = None
    for entry in chain:
        if entry.balance:
            # Where a period between them is missing, that is what is told (V-1).
            follows = before is not None and _adjoin(before, entry)
            yield Account(entry, entry.balance, before if follows else None, before is None)
            before = entry


def account_findings(chains: Accounts) -> Iterator[RecordFinding]:
    """V-2: each statement opens with what the last one closed with."""
    for chain in chains.values():
        for entry, balance, before, _ in chain:
            if before is None or before.balance is None or before.balance.closing == balance.opening:
                continue
            closed = before.balance.closing
            yield RecordFinding(
                "community_entry",
                entry.id,
                V_2.at(
                    ("statement", "opening"),
                    Text(
                        f"期初结余{in_yuan(balance.opening)}与{before.period_words}的期末结余{in_yuan(closed)}不符",
                        f"it opens with {in_yuan(balance.opening)}, the period before closed with {in_yuan(closed)}",
                    ),
                    Text(
                        f"期初结余写 {closed:f}，或先改正上期",
                        f"write {closed:f}, or correct the period before",
                    ),
                ),
            )


def _first_day(entry: EntryCard) -> date:
    span = span_of(entry.period)
    return span.first if span else date.min


def _adjoin(earlier: EntryCard, later: EntryCard) -> bool:
    before, after = span_of(earlier.period), span_of(later.period)
    return before is None or after is None or after.first <= before.last + timedelta(days=1)
