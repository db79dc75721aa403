"""From which sum a party may ask for a hearing (处罚法 art. 63): the law leaves it to the departments, so a district says it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator.facts.register import RecordFinding, Register
from generator.kinds.penalty_procedure import no_hearing


class LargeSums(NamedTuple):
    """The sums in yuan from which a fine or a confiscation is large (较大数额); a lower fine alone is a low one."""

    person: Decimal = Decimal(5000)
    organisation: Decimal = Decimal(50000)

    def of(self, *, person: bool) -> Decimal:
        """That of a person, or of an organisation."""
        return self.person if person else self.organisation


USUAL_SUMS: Final = LargeSums()


def hearing_findings(register: Register, large: LargeSums) -> Iterator[RecordFinding]:
    """C-9: before a large sum the right to a hearing is told."""
    for case in register.penalty_cases.values():
        for told in case.without_hearing:
            if told.amount >= large.of(person=case.person):
                meant = f"{told.kind}{told.amount:f}元"
                yield RecordFinding(case.kind, case.id, no_hearing(told.entry, told.place, meant, told.kind))
