"""All facts of a register on one day, gathered for the pages and for the editor."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from generator.facts.accounts import Accounts, account_findings, accounts
from generator.facts.alerts import alerts
from generator.facts.approval import NOT_READ, Reading, approval_findings, as_published, withheld
from generator.facts.case_rules import case_findings
from generator.facts.course_rules import course_findings
from generator.facts.coverage import Coverage, coverage
from generator.facts.days import day_findings
from generator.facts.deadlines import (
    Overdue,
    blank_findings,
    calendar_findings,
    deadlines,
    rhythm_findings,
)
from generator.facts.discretion_sheet import USUAL_PARTS, Parts
from generator.facts.editions import part_for
from generator.facts.entrustment import entrustment_findings
from generator.facts.hearing import USUAL_SUMS, LargeSums, hearing_findings
from generator.facts.item_rules import item_findings
from generator.facts.measured_cases import MeasuredCases
from generator.facts.nodes import place_findings
from generator.facts.publication import publication_findings
from generator.facts.references import Backlinks, RecordName, backlinks, reference_findings
from generator.facts.register import RecordFinding, Register, without
from generator.facts.risks import risk_findings
from generator.facts.standard_rules import standard_findings
from generator.facts.standing import Standing, standing_findings, standings
from generator.facts.supervision import Supervision, next_year_findings, supervision, supervision_findings
from generator.facts.synonyms import synonym_findings
from generator.facts.totals import Totals, totals
from generator.facts.verification import Verification
from generator.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Facts:
    """What follows from the register on the day `today`."""

    register: Register
    today: date
    standing: Mapping[str, Standing]
    backlinks: Backlinks
    overdue: tuple[Overdue, ...]
    accounts: Accounts
    coverage: Coverage
    totals: Totals
    cases: MeasuredCases
    """Limits and ways of the cases that the edition shows."""
    supervised: Callable[[], Supervision]
    """`supervision`, made when it is first asked for: findings need no more of it than the alerts."""
    findings: tuple[RecordFinding, ...]
    parts: Parts
    """How ranges are parted where a standard doesn't say."""
    large: LargeSums
    edition: Edition
    approval: Reading
    """Which items are approved; what of it a page tells is for the page's edition."""
    withheld: frozenset[RecordName]
    """What a site of this edition must not hold, for it waits for its approval; items among it stand as bare cards."""
    verified: Mapping[RecordName, Verification] = field(default_factory=dict)
    """What signatures prove; records that nothing was verified of are left out."""

    @property
    def supervision(self) -> Supervision:
        """What electronic supervision shows of all cases, whatever the edition."""
        return self.supervised()

    def is_bare(self, item: str) -> bool:
        """Whether nothing but name, unit and date is published of the item."""
        return RecordName("power_item", item) in self.withheld


def facts_of(
    register: Register,
    today: date,
    parts: Parts = USUAL_PARTS,
    edition: Edition = Edition.INTRANET,
    large: LargeSums = USUAL_SUMS,
    *,
    approval: Reading = NOT_READ,
) -> Facts:
    """Every fact, and every finding between records. The findings see all records, the facts those of the edition."""
    standing = standings(register, today.isoformat())
    owed = deadlines(register, today)
    chains = accounts(register)
    measured, cases = register, MeasuredCases(register)
    raised = tuple(alerts(register, cases, today))
    findings = (
        *reference_findings(register),
        *standing_findings(register, standing),
        *item_findings(register),
        *entrustment_findings(register),
        *day_findings(register, today.isoformat()),
        *standard_findings(register),
        *calendar_findings(register),
        *owed.findings,
        *account_findings(chains),
        *rhythm_findings(register),
        *blank_findings(register),
        *case_findings(register, cases, today, parts),
        *course_findings(register, cases),
        *supervision_findings(register, raised, today),
        *next_year_findings(register, today),
        *hearing_findings(register, large),
        *publication_findings(register, large),
        *synonym_findings(register),
        *risk_findings(register),
        *place_findings(register, today.isoformat()),
        *approval_findings(register, approval, today.isoformat()),
    )
    unshown = frozenset() if edition.holds(Edition.SUPERVISOR) else withheld(register, approval.approvals)
    seen = as_published(part_for(register, edition, today, large), standing, unshown)
    if any(getattr(seen, field) is not getattr(register, field) for field in _DECISIVE):
        suspended = {id_ for id_, held in standing.items() if held.by_rule}
        standing = {
            id_: held._replace(by_rule=held.by_rule or id_ in suspended)
            for id_, held in standings(seen, today.isoformat()).items()
        }
        owed, chains = deadlines(seen, today), accounts(seen)
    register = seen
    return Facts(
        register=register,
        today=today,
        standing=standing,
        backlinks=backlinks(register),
        overdue=owed.overdue,
        accounts=chains,
        coverage=coverage(_shown_in_full(register, unshown), standing),
        totals=totals(register, standing),
        cases=cases if register is measured else MeasuredCases(register),
        supervised=cache(lambda: supervision(measured, cases, raised, today)),
        findings=findings,
        parts=parts,
        large=large,
        edition=edition,
        approval=approval,
        withheld=unshown,
    )


def _shown_in_full(register: Register, unshown: frozenset[RecordName]) -> Register:
    """What is missing in an item is told where the item itself is."""
    return without(register, [card for card in register.items.values() if RecordName(card.kind, card.id) in unshown])


_DECISIVE = ("items", "provisions", "laws", "communities", "categories", "entries", "calendars")
"""Fields of the register that standing, deadlines and accounts follow from."""
