"""Records of penalty cases: a way, a charge that fits it, and a party. All invented."""

from datetime import date, timedelta
from random import Random
from typing import Final

from generator.model.cases import PartyKind
from generator.records.yaml_writing import Plain
from generator.sample.case_turns import Serial
from generator.sample.chance import SNAPSHOT, chance, pick
from generator.sample.charges import Charge, counted_in, penalties_of
from generator.sample.ground import District
from generator.sample.parties import party_of
from generator.sample.penalty_file import PenaltyFile
from generator.sample.penalty_ways import Making, Way
from generator.sample.worked_days import worked_from

_REMEDIES: Final = "六十日内向{}人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼"
_EVIDENCE: Final = (
    ("现场检查笔录", "询问笔录", "现场照片"),
    ("现场检查笔录", "询问笔录", "进货票据复印件"),
    ("询问笔录", "检验报告", "现场照片"),
    ("举报材料", "现场检查笔录", "询问笔录"),
)


def could(way: Way, charge: Charge) -> bool:
    """Whether a case of this charge may have gone so: it rests on nothing that was not yet in force."""
    return way.fits(charge) and charge.ready <= SNAPSHOT - timedelta(days=way.youngest)


def penalty_record(way: Way, charge: Charge, serial: Serial, ground: District, seed: int) -> dict[str, Plain]:
    """The case of those numbers."""
    id_ = f"{ground.prefix}aj-{serial.of_district:05}"
    stream = chance(seed, f"case/{id_}")
    person = way.minor or "个人有" in charge.violation or ("单位有" not in charge.violation and stream.random() < 0.25)
    kind = PartyKind.PERSON if person else PartyKind.ORGANISATION
    tier = charge.tiers[0] if way.spot else pick(stream, charge.tiers)
    led = next(other for other in charge.tiers if other is not tier) if way.another_tier else tier
    found = counted_in(stream, led)
    filed = _filed(way, charge, stream)
    label = f"演示{ground.short_name(charge.item.key)}罚〔2026〕{serial.of_unit}号"
    file = PenaltyFile(charge, filed, label, stream, kind)
    if not way.spot:
        file.file()
    given = penalties_of(stream, tier, found, spot=kind if way.spot else None)
    told = way.take(Making(file, given, charge, _REMEDIES.format(ground.name), stream))
    record: dict[str, Plain] = {
        "kind": "penalty_case",
        "id": id_,
        "publisher": charge.item.unit,
        "published_on": filed.isoformat(),
        "number": label,
        "cause": charge.violation,
        "item": charge.item.id,
        "provisions": [charge.item.basis[0].id],
        "standard": charge.standard,
        "tier": tier.name,
        "circumstances": [{"parameter": led.parameter, "value": str(found)}] if led.parameter else "",
        "party": party_of(stream, ground, charge.item.key, serial.of_district, person=person)
        | ({"minor": "是"} if way.minor else {}),
        "facts": f"（演示案件）{charge.violation}{f'，查明{led.parameter}{found}{led.unit}' if led.parameter else ''}。",
        "evidence": pick(stream, _EVIDENCE),
        "committed_on": (filed - timedelta(days=0 if way.spot else int(stream.random() * 4))).isoformat(),
        "procedure": "简易程序" if way.spot else "普通程序",
        "officers": [
            {"name": sign, "certificate": f"演示-{sign}", "valid_until": "2028-12-31"} for sign in file.officers
        ],
        "stages": file.stages,
    }
    return {key: value for key, value in (record | told).items() if value}


def _filed(way: Way, charge: Charge, stream: Random) -> date:
    """A working day between the bounds of the way on which everything the charge rests on held."""
    last = SNAPSHOT - timedelta(days=way.youngest)
    first = max(charge.ready, SNAPSHOT - timedelta(days=way.oldest))
    filed = worked_from(first + timedelta(days=int(stream.random() * ((last - first).days + 1))))
    return min(filed, last)
