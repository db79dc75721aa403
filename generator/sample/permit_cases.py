"""Records of permit cases: a way, a permit item, and an applicant. All invented."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from generator.records.yaml_writing import Plain
from generator.sample.case_turns import Serial
from generator.sample.chance import SNAPSHOT, chance, pick
from generator.sample.facts_held import laws
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.item_records import limits_of
from generator.sample.parties import party_of
from generator.sample.permit_ways import Permit, PermitFile, PermitWay
from generator.sample.worked_days import worked_from

_MATERIALS: Final = (
    ("申请书", "营业执照", "场所使用证明"),
    ("申请书", "身份证明"),
    ("申请书", "营业执照", "管理制度文本", "从业人员资格证书"),
)

_OF_PERSONS: Final = ("户口", "居住", "身份证", "出入境", "通行证", "护照", "教师", "医师", "护士", "机动车", "驾驶")
"""Words in the names of permits that only a person asks for."""


def permits_of(
    items: Sequence[Item], published: Mapping[str, date], steps: Mapping[str, Mapping[str, int]], seed: int
) -> Iterator[Permit]:
    """Every permit that may be applied for: in use, and on a law in force."""
    for item in items:
        if item.type != "行政许可" or item.status != "在用" or item.withdrawn or not item.basis:
            continue
        law = laws()[item.basis[0].law]
        if law.effective_to:
            continue
        _, promised, _ = limits_of(item, seed)
        yield Permit(item, steps.get(item.chart, {}), promised, published[item.id])


def could_be_applied(way: PermitWay, permit: Permit) -> bool:
    """Whether it was published early enough for a case that went so."""
    return permit.ready <= SNAPSHOT - timedelta(days=way.youngest)


def permit_record(way: PermitWay, permit: Permit, serial: Serial, ground: District, seed: int) -> dict[str, Plain]:
    """The case of those numbers."""
    id_ = f"{ground.prefix}bj-{serial.of_district:05}"
    stream = chance(seed, f"case/{id_}")
    last = SNAPSHOT - timedelta(days=way.youngest)
    first = max(permit.ready, SNAPSHOT - timedelta(days=way.oldest))
    applied = min(worked_from(first + timedelta(days=int(stream.random() * ((last - first).days + 1)))), last)
    file = PermitFile(permit, applied, stream)
    told = way.take(file)
    person = any(word in permit.item.name for word in _OF_PERSONS) or (
        "个人" in permit.item.persons and stream.random() < 0.5
    )
    party = party_of(stream, ground, permit.item.key, serial.of_district, person=person)
    record: dict[str, Plain] = {
        "kind": "permit_case",
        "id": id_,
        "publisher": permit.item.unit,
        "published_on": applied.isoformat(),
        "number": f"演示{ground.short_name(permit.item.key)}许〔2026〕{serial.of_unit}号",
        "item": permit.item.id,
        "party": party,
        "materials": pick(stream, _MATERIALS),
        "summary": f"（演示办件）申请办理{permit.item.name}",
        "stages": file.stages,
    }
    return record | told
