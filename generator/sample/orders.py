"""Records of supervision orders: one about each running limit of a case that has been over for five days."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from generator.facts.supervision import ORDER_WITHIN
from generator.records.yaml_writing import Plain
from generator.sample.chance import SNAPSHOT, chance
from generator.sample.ground import District
from generator.sample.worked_days import worked_after

_REPLY_DAYS: Final = 10
"""Working days in which a unit answers."""


def order_records(
    case: Mapping[str, Plain], over: Mapping[str, date], ground: District, seed: int
) -> Iterator[dict[str, Plain]]:
    """The orders about a case; `over`: the name of each limit that runs on, and its last day."""
    for turn, (about, due) in enumerate(sorted(over.items()), 1):
        if SNAPSHOT - due <= timedelta(days=ORDER_WITHIN + 1):
            continue
        id_ = f"{ground.prefix}db-{case['id']}-{turn}"
        stream = chance(seed, f"order/{id_}")
        issued = worked_after(due, 2)
        reply_due = worked_after(issued, _REPLY_DAYS)
        record: dict[str, Plain] = {
            "kind": "supervision_order",
            "id": id_,
            "publisher": ground.unit("sifa"),
            "published_on": issued.isoformat(),
            str(case["kind"]): case["id"],
            "about": about,
            "form": "督办",
            "issued_on": issued.isoformat(),
            "to": case["publisher"],
            "reply_due": reply_due.isoformat(),
        }
        if reply_due < SNAPSHOT:
            replied = worked_after(issued, 2 + int(stream.random() * (_REPLY_DAYS - 1)))
            record["reply"] = {"on": replied.isoformat(), "text": "承办人员岗位调整，案件已移交，正在补办（演示）"}
            record["conclusion"] = "责成承办单位限期办结，并在月度通报中说明"
        yield record
