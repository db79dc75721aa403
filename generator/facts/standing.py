"""Standing: whether a power may be used today.

凡无依据的权力一律暂停实施: an active item whose basis is missing, repealed or not yet in force is published as
suspended, with its reason, whatever its record says (rule I-1; 处罚法 art. 38).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import I_1
from generator.facts.register import RecordFinding, Register
from generator.kinds.power_item import ItemCard
from generator.kinds.provision import ProvisionCard
from generator.model.powers import ItemStatus


class Standing(NamedTuple):
    """How an item is published. `by_rule` says that rule I-1 suspended it, not its record."""

    status: str
    reason: str
    by_rule: bool


def standings(register: Register, today: str) -> Mapping[str, Standing]:
    """The standing of every item by its id; `today` is ISO text."""
    faults: dict[str, str] = {
        provision.id: out_of_force(provision, register, today) for provision in register.provisions.values()
    }
    return {item.id: _standing(item, faults) for item in register.items.values()}


def _standing(item: ItemCard, faults: Mapping[str, str]) -> Standing:
    if item.status != ItemStatus.ACTIVE:
        return Standing(item.status, item.status_reason, by_rule=False)
    if not item.legal_basis:
        return Standing(ItemStatus.SUSPENDED, "没有设定依据，依规定一律暂停实施", by_rule=True)
    reasons = [faults.get(basis, "") for basis in item.legal_basis]
    if any(reasons):
        return Standing(ItemStatus.SUSPENDED, "；".join(dict.fromkeys(filter(None, reasons))), by_rule=True)
    return Standing(ItemStatus.ACTIVE, "", by_rule=False)


def out_of_force(provision: ProvisionCard, register: Register, today: str) -> str:
    """Why `provision` is no basis today, in Chinese; "" where it holds. The law's days bound the provision's own."""
    law = register.laws.get(provision.law)
    named = f"《{law.short_title if law else provision.law}》{provision.label}"
    if provision.withdrawn or (law and law.withdrawn):
        return f"依据{named}的记录已撤回"
    begins = max(provision.effective_from, law.effective_from if law else "")
    ends = min(filter(None, (provision.effective_to, law.effective_to if law else "")), default="")
    if begins and today < begins:
        return f"依据{named}自{_in_words(begins)}起施行，尚未生效"
    if ends and today > ends:
        return f"依据{named}有效期至{_in_words(ends)}，已经失效"
    return ""


def _in_words(day: str) -> str:
    year, month, number = day.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def standing_findings(register: Register, standing: Mapping[str, Standing]) -> Iterator[RecordFinding]:
    """I-1, told to the editor of each item that the rule suspends."""
    for item in register.items.values():
        held = standing[item.id]
        if held.by_rule and not item.withdrawn:
            yield RecordFinding(
                "power_item",
                item.id,
                I_1.at(
                    ("legal_basis",) if item.legal_basis else (),
                    Text(
                        f"在用事项按暂停实施公布：{held.reason}",
                        "an active item is published as suspended: its basis does not hold",
                    ),
                    Text(
                        "在 legal_basis 写现行有效的依据；确无依据的，把 status 写成 暂停实施 或 废止，并写明理由",
                        "name a basis in force in `legal_basis`; where there is none, write `status: 暂停实施` or 废止 with its reason",
                    ),
                ),
            )
