"""Records of discretion standards: tiers that share out the law's range and meet."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from generator.records.yaml_writing import Plain
from generator.sample.chance import chance, day_between, pick
from generator.sample.fields_of_law import FIELDS, MEASURES, Measure
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.places_of_law import fine_record
from generator.sample.scale import Scale

_CUTS: Final[dict[int, tuple[tuple[str, ...], ...]]] = {
    2: (("0.4",), ("0.5",)),
    3: (("0.3", "0.7"), ("0.3", "0.6"), ("0.4", "0.7")),
    4: (("0.2", "0.5", "0.8"), ("0.25", "0.5", "0.75")),
}
_NAMES: Final = {2: ("较轻", "较重"), 3: ("较轻", "一般", "严重"), 4: ("较轻", "一般", "较重", "严重")}
_MEASURES: Final = {
    2: ("一般处罚", "从重处罚"),
    3: ("从轻处罚", "一般处罚", "从重处罚"),
    4: ("从轻处罚", "一般处罚", "从重处罚", "从重处罚"),
}
_ACTS: Final = (
    "{p}有{c}所列行为",
    "{p}实施{c}所列{f}违法行为",
    "有{c}所列行为，未造成人身伤害",
    "有{c}所列行为，经责令后改正",
    "有{c}所列行为，经责令逾期不改正",
    "个人有{c}所列行为",
    "单位有{c}所列行为",
)
_CONDUCT: Final = ("责令改正", "责令立即停止违法行为", "责令限期改正，逾期不改的从重", "责令消除影响")


def standard_records(
    items: Sequence[Item], ground: District, scale: Scale, seed: int
) -> Iterator[tuple[str, dict[str, Plain]]]:
    """(law, record) of every standard, exactly `scale.standards`; a few items of `items` are left without one."""
    left_out = max(1, len(items) // 60)
    measured = items[: len(items) - left_out] if len(items) > left_out else items
    wanted: list[tuple[Item, int]] = []
    turn = 0
    while len(wanted) < scale.standards:
        wanted += [(item, turn) for item in measured[: scale.standards - len(wanted)]]
        turn += 1
    for number, (item, turn) in enumerate(sorted(wanted, key=lambda pair: (pair[0].id, pair[1])), 1):
        yield item.basis[0].law, _standard(item, turn, number, ground, seed)


def _standard(item: Item, turn: int, number: int, ground: District, seed: int) -> dict[str, Plain]:
    stream = chance(seed, f"standard/{item.id}/{turn}")
    place = item.basis[0]
    fine = place.ranges[turn % len(place.ranges)]
    field = FIELDS[place.law]
    keys = field.measures.split()
    measure = MEASURES[keys[turn % len(keys)]]
    published = day_between(stream, date(2026, 1, 5), date(2026, 8, 31))
    start = int(chance(seed, f"act/{item.id}").random() * len(_ACTS))
    act = _ACTS[(start + turn) % len(_ACTS)]
    return {
        "kind": "discretion_standard",
        "id": f"bz-{item.id}-{turn + 1}",
        "publisher": item.unit,
        "published_on": published.isoformat(),
        "code": f"{ground.code}-CG-{number:04d}",
        "item": item.id,
        "provision": place.id,
        "violation": act.format(p=field.persons, f=field.name, c=place.cited),
        "tiers": _tiers(item, fine, measure, seed, turn),
        "made_by": item.unit,
        "document": f"{ground.short_name(item.key)}行政处罚裁量基准（2026年版，演示）",
        "effective_from": (published + timedelta(days=30)).isoformat(),
    }


def _tiers(item: Item, fine: tuple[str, str, str, str], measure: Measure, seed: int, turn: int) -> list[Plain]:
    stream = chance(seed, f"tiers/{item.id}/{turn}")
    count = pick(stream, (2, 3, 3, 3, 4))
    bounds = _bounds(fine, pick(stream, _CUTS[count]))
    low, high = pick(stream, measure.thresholds)
    marks = {2: [low], 3: [low, high], 4: [low, (low + high) // 2, high]}[count]
    if len(set(marks)) < len(marks):
        marks = [low, low + 1, high + 2]
    others = [kind for kind in item.basis[0].kinds if kind in {"没收违法所得", "没收非法财物", "警告", "通报批评"}]
    graver = [
        kind for kind in item.basis[0].kinds if kind in {"责令停产停业", "吊销许可证件", "暂扣许可证件", "降低资质等级"}
    ]
    tiers: list[Plain] = []
    if stream.random() < 0.35:
        tiers.append(
            {
                "name": "轻微",
                "measure": "不予处罚",
                "circumstances": [{"text": "初次违法、危害后果轻微并及时改正"}],
                "conduct": "批评教育，签署承诺书",
                "ground": "行政处罚法第三十三条第一款",
            }
        )
    for position in range(count):
        between: dict[str, Plain] = {"parameter": measure.name, "unit": measure.unit}
        if position:
            between["at_least"] = str(marks[position - 1])
        if position < count - 1:
            between["below"] = str(marks[position])
        circumstances: list[Plain] = [between]
        if position == 0 and stream.random() < 0.4:
            circumstances.append({"text": "主动消除或者减轻危害后果"})
        if position == count - 1 and stream.random() < 0.5:
            circumstances.append({"text": pick(stream, ("拒不配合调查或者隐匿证据", "造成人身伤害或者较大社会影响"))})
        mode, base, _, _ = fine
        penalties: list[Plain] = [{"kind": kind} for kind in others[:2]]
        penalties.append({"kind": "罚款", "range": fine_record((mode, base, bounds[position], bounds[position + 1]))})
        if position == count - 1 and graver:
            penalties.append({"kind": graver[0]})
        tier: dict[str, Plain] = {"name": _NAMES[count][position], "measure": _MEASURES[count][position]}
        if position == (1 if count > 2 else 0):
            tier["default"] = "是"
        tier["circumstances"] = circumstances
        tier["penalties"] = penalties
        if stream.random() < 0.6:
            tier["conduct"] = pick(stream, _CONDUCT)
        tiers.append(tier)
    return tiers


def _bounds(fine: tuple[str, str, str, str], cuts: tuple[str, ...]) -> list[str]:
    """The range's own bounds with those between, rounded to a plain figure, never falling."""
    mode, _, least, most = fine
    low, high = Decimal(least), Decimal(most)
    step = _round_figure(high - low) if mode == "金额" else Decimal("0.1")
    inner = [low + (high - low) * Decimal(cut) for cut in cuts]
    inner = [min(high, max(low, (bound / step).to_integral_value() * step)) for bound in inner]
    return [_plain(bound) for bound in (low, *inner, high)]


def _round_figure(width: Decimal) -> Decimal:
    """What bounds are rounded to: 50 for a width of 500, 100 for one of 1000, 5000 for one of 70000."""
    tenth = Decimal(10) ** max(0, width.adjusted() - 1)
    return tenth if width < 30 * tenth else 5 * tenth


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
