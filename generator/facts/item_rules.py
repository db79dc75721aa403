"""Rules between an item and the records around it: its basis, its guide, its namesakes."""

from collections import defaultdict
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import G_2, G_3, I_2, I_3, I_9
from generator.facts.register import RecordFinding, Register
from generator.kinds.guide import GuideCard
from generator.kinds.power_item import ItemCard
from generator.model.legal_level import MAY_SET_PERMIT, LegalLevel, kinds_not_allowed
from generator.model.penalties import PenaltyKind
from generator.model.powers import NEEDS_GUIDE, ItemStatus, PowerType, Sphere


def item_findings(register: Register) -> Iterator[RecordFinding]:
    """Every finding between items and their neighbours."""
    yield from _codes_once(register)
    yield from _levels(register)
    yield from _replaced(register)
    yield from _guides(register)
    yield from _overlaps(register)


def _codes_once(register: Register) -> Iterator[RecordFinding]:
    """I-3: a code stands once within its scheme."""
    seen: dict[tuple[str, str], ItemCard] = {}
    for item in register.items.values():
        first = seen.setdefault((item.code_scheme, item.code), item)
        if first is not item:
            yield RecordFinding(
                "power_item",
                item.id,
                I_3.at(
                    ("code",),
                    Text(
                        f"编码{item.code}已用于“{first.title}”",
                        f"the code {item.code} is that of “{first.title}” already",
                    ),
                    Text("一项一码：改用未使用过的编码", "one code, one item: write a code never used before"),
                ),
            )


def _levels(register: Register) -> Iterator[RecordFinding]:
    """I-2: which level may set a penalty (处罚法 art. 10–16) or a permit (许可法 art. 14–17)."""
    for provision in register.provisions.values():
        law = register.laws.get(provision.law)
        if law is None or provision.withdrawn or not provision.penalty_kinds:
            continue
        refused = kinds_not_allowed(LegalLevel(law.level), [PenaltyKind(kind) for kind in provision.penalty_kinds])
        for kind in refused:
            yield RecordFinding(
                "provision",
                provision.id,
                I_2.at(
                    ("penalty_kinds", provision.penalty_kinds.index(kind)),
                    Text(f"{law.level}不得设定“{kind}”", f"a {law.level} may not set the penalty {kind}"),
                    Text(
                        "对照处罚法第十条至第十六条，删去这一种类，或改引有权设定的上位法",
                        "see 处罚法 art. 10–16: delete this kind, or name the higher law that may set it",
                    ),
                ),
            )
    for item in register.items.values():
        if item.type != PowerType.PERMIT or item.status != ItemStatus.ACTIVE or not item.legal_basis or item.withdrawn:
            continue
        levels = [_level(register, basis) for basis in item.legal_basis]
        if not any(level is None or level in MAY_SET_PERMIT for level in levels):
            yield RecordFinding(
                "power_item",
                item.id,
                I_2.at(
                    ("legal_basis", 0),
                    Text(f"{levels[0]}不得设定行政许可", f"a {levels[0]} may not set a permit"),
                    Text(
                        "写明设定该许可的法律、行政法规、国务院决定或地方性法规（许可法第十四条至第十七条）",
                        "name the law, regulation or State Council decision that sets it (许可法 art. 14–17)",
                    ),
                ),
            )


def _replaced(register: Register) -> Iterator[RecordFinding]:
    """I-2: a provision that another has replaced says on which day it ceased, or powers would still rest on it."""
    for provision in register.provisions.values():
        old = register.provisions.get(provision.replaces)
        if old is None or provision.withdrawn or old.withdrawn or old is provision:
            continue
        law = register.laws.get(old.law)
        if not old.effective_to and not (law and law.effective_to):
            yield RecordFinding(
                "provision",
                old.id,
                I_2.at(
                    ("effective_to",),
                    Text(
                        f"已由{provision.label}（{provision.id}）取代，没有写失效日期",
                        f"{provision.id} has replaced it, and it does not say when it ceased",
                    ),
                    Text(
                        "在 effective_to 写新条款施行的前一日",
                        "write the day before the new provision took effect as `effective_to`",
                    ),
                ),
            )


def _level(register: Register, basis: str) -> LegalLevel | None:
    provision = register.provisions.get(basis)
    law = register.laws.get(provision.law) if provision else None
    return LegalLevel(law.level) if law else None


def _guides(register: Register) -> Iterator[RecordFinding]:
    """G-2: an item that people apply for has a guide. G-3: one only, and with the item's own limit."""
    first: dict[str, str] = {}
    for guide in register.guides.values():
        if guide.withdrawn:
            continue
        other = first.setdefault(guide.item, guide.id)
        item = register.items.get(guide.item)
        if other != guide.id:
            yield RecordFinding(
                "guide",
                guide.id,
                G_3.at(
                    ("item",),
                    Text(f"该事项已有办事指南“{other}”", f"the item has a guide already: “{other}”"),
                    Text("一事一指南：合并为一份", "one item, one guide: merge them"),
                ),
            )
        if item:
            yield from _limits_agree(guide, item)
    for item in register.items.values():
        if item.type not in NEEDS_GUIDE or item.status != ItemStatus.ACTIVE or item.withdrawn:
            continue
        if item.id not in first:
            yield RecordFinding(
                "power_item",
                item.id,
                G_2.at(
                    (),
                    Text(f"{item.type}事项没有办事指南", f"an item of type {item.type} has no service guide"),
                    Text(
                        f"运行 liangquan new guide，把 item 写成 {item.id}",
                        f"run `liangquan new guide` and write `item: {item.id}`",
                    ),
                ),
            )
        if item.statutory_limit is None and item.promised_limit is None:
            yield RecordFinding(
                "power_item",
                item.id,
                G_2.at(
                    ("promised_limit",),
                    Text("没有法定时限，也没有承诺时限", "neither a statutory nor a promised limit"),
                    Text("至少写 promised_limit，如 10个工作日", "write `promised_limit` at least, as 10个工作日"),
                ),
            )


def _limits_agree(guide: GuideCard, item: ItemCard) -> Iterator[RecordFinding]:
    """G-3: one fact, one text."""
    promised = item.promised_limit or item.statutory_limit
    if guide.limit and promised and guide.limit != promised:
        yield RecordFinding(
            "guide",
            guide.id,
            G_3.at(
                ("limit",),
                Text(
                    f"指南的时限{guide.limit}与事项的时限{promised}不一致",
                    f"the guide says {guide.limit}, its item {promised}",
                ),
                Text(f"写成 {promised}，或删去这一行", f"write {promised}, or delete the line"),
            ),
        )
    if guide.instant and item.promised_limit and item.promised_limit.count:
        yield RecordFinding(
            "guide",
            guide.id,
            G_3.at(
                ("case_kind",),
                Text(
                    f"写明是即办件，事项的承诺时限却是{item.promised_limit}",
                    f"it is to be done at once, its item promises {item.promised_limit}",
                ),
                Text(
                    "改为 承诺件，或把事项的 promised_limit 写成 即时",
                    "write 承诺件, or `promised_limit: 即时` in the item",
                ),
            ),
        )


def _overlaps(register: Register) -> Iterator[RecordFinding]:
    """I-9: one name in two units."""
    for items in overlapping(register):
        for item in items[1:]:
            other = items[0]
            unit = register.units.get(other.unit)
            yield RecordFinding(
                "power_item",
                item.id,
                I_9.at(
                    ("name",),
                    Text(
                        f"“{item.title}”在{unit.title if unit else other.unit}已有同名事项，职能可能交叉",
                        f"“{item.title}” is an item of {other.unit} too: the powers may overlap",
                    ),
                    Text(
                        "由法制机构理清权责：合并、改名或写明分工",
                        "let the legal office settle who does what: merge, rename, or state the division",
                    ),
                ),
            )


def overlapping(register: Register) -> list[tuple[ItemCard, ...]]:
    """Active items of one name and type in two or more units of the same division, by name.

    Streets, and the districts of a city, hold the same powers each over its own ground: that is no overlap.
    """
    named: defaultdict[tuple[str, str, str], list[ItemCard]] = defaultdict(list)
    for item in register.items.values():
        if item.status == ItemStatus.ACTIVE and not item.withdrawn and item.sphere == Sphere.GOVERNMENT:
            unit = register.units.get(item.unit)
            if unit and unit.unit_kind != "街道":
                named[item.title, item.type, unit.division].append(item)
    return [tuple(items) for _, items in sorted(named.items()) if len({item.unit for item in items}) > 1]
