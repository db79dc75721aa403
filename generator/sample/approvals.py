"""Approvals of the sample's items: all that are in use, but for a few that show what 待确认 looks like."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from generator.kinds import KINDS
from generator.model.powers import ItemStatus
from generator.model.seal import Sealed, digest_of, seal_of
from generator.records.yaml_writing import Plain
from generator.sample.chance import SNAPSHOT, chance
from generator.sample.ground import District
from generator.sample.item import Item

Record = dict[str, Plain]
_BY: Final = ("周明", "陈立")
_LONGEST_REVIEW: Final = 14
"""Days from an item's last change to its approval."""


class Written(NamedTuple):
    """The records of items, guides (both by the item's id) and processes (by their own), as they were written."""

    items: dict[str, Record]
    guides: dict[str, Record]
    processes: dict[str, Record]


def approvals_records(items: list[Item], written: Written, ground: District, seed: int) -> Iterator[Record]:
    """A record a unit. An item without a basis was never approved, nor is one that is not in use."""
    used = [item for item in items if item.status == ItemStatus.ACTIVE and item.basis and not item.withdrawn]
    never, changed = _not_approved(used)
    by_unit: defaultdict[str, list[Plain]] = defaultdict(list)
    for item in used:
        if item.id in never:
            continue
        record = written.items[item.id]
        stream = chance(seed, f"approval/{item.id}")
        last = date.fromisoformat(str(record.get("changed_on") or record["published_on"]))
        day = min(last + timedelta(days=int(stream.random() * _LONGEST_REVIEW)), SNAPSHOT)
        then = record | {"duties": ["受理：一次性告知补正。"]} if item.id in changed else record
        digest = digest_of(_sealed(item, then, written))
        by = _BY[int(item.unit == ground.unit("sifa"))]
        by_unit[item.unit].append({"item": item.id, "digest": digest, "on": day.isoformat(), "by": by})
    for unit, approved in by_unit.items():
        days = [str(approval["on"]) for approval in approved if isinstance(approval, dict)]
        yield {
            "kind": "approvals",
            "id": unit,
            "publisher": ground.unit("zhengfuban" if unit == ground.unit("sifa") else "sifa"),
            "published_on": min(days),
            **({"changed_on": max(days)} if max(days) > min(days) else {}),
            "unit": unit,
            "approved": approved,
        }


def _not_approved(used: list[Item]) -> tuple[set[str], set[str]]:
    """Items that were never approved, and items that have changed since: the last of what people apply for, and of fines."""
    services = [item.id for item in used if item.has_guide][-2:]
    fines = [item.id for item in used if item.type == "行政处罚"][-1:]
    return set(services[:1]), {*services[1:], *fines}


def _sealed(item: Item, record: Record, written: Written) -> Iterator[Sealed]:
    yield _seal(record)
    if item.chart in written.processes:
        yield _seal(written.processes[item.chart])
    if item.id in written.guides:
        yield _seal(written.guides[item.id])


def _seal(record: Record) -> Sealed:
    kind = str(record["kind"])
    return Sealed(kind, str(record["id"]), seal_of(record, KINDS[kind].sealed_without or ()))
