"""Who may use a power: its unit, whom it entrusts, and who reviews its changes (rules I-2b, I-2c, I-10)."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import I_10, I_2b, I_2c
from generator.facts.register import RecordFinding, Register
from generator.kinds.power_item import ItemCard
from generator.kinds.unit import UnitCard, UnitKind
from generator.model.powers import PowerType


def entrustment_findings(register: Register) -> Iterator[RecordFinding]:
    """Every finding between an item and the units that use it."""
    for item in register.items.values():
        if item.withdrawn:
            continue
        unit = register.units.get(item.unit)
        if unit:
            yield from _entrusted_again(item, unit)
            yield from _street_penalty(item, unit)
        yield from _reviewed_inside(item, register)


def _entrusted_again(item: ItemCard, unit: UnitCard) -> Iterator[RecordFinding]:
    """处罚法 art. 20: an entrusted organisation entrusts nobody; and nobody entrusts itself."""
    if item.delegate and unit.unit_kind == UnitKind.ENTRUSTED and not item.entrusted:
        yield RecordFinding(
            "power_item",
            item.id,
            I_2b.at(
                ("delegation",),
                Text(
                    f"“{unit.title}”是受委托组织，不得再委托", f"{unit.id} is an entrusted body and may entrust nobody"
                ),
                Text(
                    "把 unit 改为作出委托的机关，或删去 delegation",
                    "write the body that entrusts as `unit`, or delete `delegation`",
                ),
            ),
        )
    if item.delegate == item.unit:
        yield RecordFinding(
            "power_item",
            item.id,
            I_2b.at(
                ("delegation", "unit"),
                Text("受委托组织就是实施单位自己", "the body entrusted is the unit itself"),
                Text("写受委托组织的编号，或删去 delegation", "write the body entrusted, or delete `delegation`"),
            ),
        )


def _street_penalty(item: ItemCard, unit: UnitCard) -> Iterator[RecordFinding]:
    """处罚法 art. 24: a street holds no penalty of its own; the province hands it down."""
    if unit.unit_kind == UnitKind.STREET and item.type == PowerType.PENALTY and not item.source_order:
        yield RecordFinding(
            "power_item",
            item.id,
            I_2c.at(
                ("source_order",),
                Text("街道行使行政处罚权，没有写明省级的决定", "a street imposes a penalty, and no decision is named"),
                Text(
                    "在 source_order 写明省、自治区、直辖市交由街道行使的决定",
                    "name the province's decision in `source_order`",
                ),
            ),
        )


def _reviewed_inside(item: ItemCard, register: Register) -> Iterator[RecordFinding]:
    """I-10: asking and reviewing unit don't belong to one department. That they are one is told of the item alone."""
    for position, (asked, reviewed) in enumerate(item.change_units):
        if asked != reviewed and department(asked, register) == department(reviewed, register):
            yield RecordFinding(
                "power_item",
                item.id,
                I_10.at(
                    ("changes", position, "reviewed_by"),
                    Text(
                        f"审核单位“{reviewed}”与申请单位“{asked}”同属一个部门",
                        f"{reviewed} and {asked}, which asked, belong to one department",
                    ),
                    Text("写明另一个部门审核，如司法局", "let another department review it, as the justice bureau"),
                ),
            )


def department(unit_id: str, register: Register) -> str:
    """The unit at the top of those it belongs to. Circles, which R-1 tells, end where they close."""
    seen: set[str] = set()
    while unit_id not in seen:
        seen.add(unit_id)
        unit = register.units.get(unit_id)
        if unit is None or not unit.belongs_to:
            return unit_id
        unit_id = unit.belongs_to
    return min(seen)
