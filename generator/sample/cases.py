"""The cases of a district: three in five are penalties, every unit that may punish has its share, late ones an order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.records.yaml_writing import Plain
from generator.sample.case_turns import by_unit, dealt
from generator.sample.charges import Charge, charges_of
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.item_records import limits_of
from generator.sample.orders import order_records
from generator.sample.penalty_cases import could, penalty_record
from generator.sample.penalty_ways import WAYS, Way
from generator.sample.permit_cases import could_be_applied, permit_record, permits_of
from generator.sample.permit_ways import PERMIT_WAYS, Permit, PermitWay
from generator.sample.worked_days import worked_after

AGENCIES: Final = 25
"""Units whose penalty cases run online, as the source has it."""


@dataclass(frozen=True, slots=True)
class Powers:
    """What cases of a district rest on, as its records were written."""

    items: Sequence[Item]
    published: Mapping[str, date]
    """Item → day of its publication."""
    standards: Sequence[Mapping[str, Plain]]
    steps: Mapping[str, Mapping[str, int]]
    """Process → its steps, with the days that each is given, 0 where none are."""


def case_records(powers: Powers, count: int, ground: District, seed: int) -> Iterator[dict[str, Plain]]:
    """Exactly `count` cases, and the orders about the late ones."""
    penalties = (3 * count + 4) // 5
    charges = by_unit(charges_of(powers.items, powers.published, powers.standards, powers.steps, seed))
    agencies = dict(sorted(charges.items(), key=lambda held: (held[0][0] == "5", -len(held[1]), held[0]))[:AGENCIES])
    for way, charge, serial in dealt(WAYS, agencies, could, penalties, seed):
        record = penalty_record(way, charge, serial, ground, seed)
        yield record
        yield from order_records(record, _over(way, charge, record), ground, seed)
    permits = by_unit(permits_of(powers.items, powers.published, powers.steps, seed))
    for permit_way, permit, serial in dealt(PERMIT_WAYS, permits, could_be_applied, count - penalties, seed):
        record = permit_record(permit_way, permit, serial, ground, seed)
        yield record
        yield from order_records(record, _over_for_permit(permit_way, permit, record, seed), ground, seed)


def _over(way: Way, charge: Charge, record: Mapping[str, Plain]) -> dict[str, date]:
    """The limits that a penalty case has run over."""
    if way is WAYS["逾期"]:
        filed = date.fromisoformat(str(record["published_on"]))
        return {"办案期限": filed + timedelta(days=90), "承诺期限": filed + timedelta(days=charge.promised)}
    return {"公开": worked_after(_day_of("决定", record), 20)} if way is WAYS["未公开"] else {}


def _over_for_permit(way: PermitWay, permit: Permit, record: Mapping[str, Plain], seed: int) -> dict[str, date]:
    if way is not PERMIT_WAYS["逾期"]:
        return {}
    accepted = _day_of("受理", record)
    statutory, promised, _ = limits_of(permit.item, seed)
    return {"法定期限": worked_after(accepted, int(statutory)), "承诺期限": worked_after(accepted, promised)}


def _day_of(stage: str, record: Mapping[str, Plain]) -> date:
    stages = record["stages"]
    assert isinstance(stages, list)  # noqa: S101  # as the record was made
    return next(date.fromisoformat(entry["on"]) for entry in stages if entry["stage"] == stage)
