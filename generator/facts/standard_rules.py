"""Discretion standards against the law they measure (rules D-1, D-3, D-5, R-2)."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import D_1, D_3, D_5, R_2
from generator.facts.register import RecordFinding, Register
from generator.kinds.discretion_standard import StandardCard
from generator.kinds.provision import ProvisionCard
from generator.model.article_text import cited
from generator.model.penalties import PenaltyKind, fits, range_in_words
from generator.model.powers import ItemStatus, PowerType
from generator.model.tiers import Measure


def standard_findings(register: Register) -> Iterator[RecordFinding]:
    """Every finding between standards, items and provisions."""
    for standard in register.standards.values():
        if standard.withdrawn:
            continue
        yield from _bound(standard, register)
        provision = register.provisions.get(standard.provision)
        if provision:
            yield from _inside(standard, provision, register)
    for item_id in without_standard(register):
        yield RecordFinding(
            "power_item",
            item_id,
            D_5.at(
                ("legal_basis",),
                Text(
                    "处罚依据有罚款幅度，却没有裁量基准",
                    "its basis leaves a range, and no discretion standard measures it",
                ),
                Text(
                    f"运行 liangquan new discretion_standard，把 item 写成 {item_id}",
                    f"run `liangquan new discretion_standard` and write `item: {item_id}`",
                ),
            ),
        )


def _bound(standard: StandardCard, register: Register) -> Iterator[RecordFinding]:
    """D-3: a standard measures a provision of its own penalty item (处罚“绑定运行”)."""
    item = register.items.get(standard.item)
    if item is None:
        return
    if item.type != PowerType.PENALTY:
        yield RecordFinding(
            "discretion_standard",
            standard.id,
            D_3.at(
                ("item",),
                Text(f"“{item.title}”不是行政处罚事项", f"“{item.title}” is not a penalty"),
                Text("写一个行政处罚事项的编号", "name an item of type 行政处罚"),
            ),
        )
    elif item.status == ItemStatus.ABOLISHED:
        yield RecordFinding(
            "discretion_standard",
            standard.id,
            R_2.at(
                ("item",),
                Text(f"事项“{item.title}”已废止", f"the item “{item.title}” was abolished"),
                Text("撤回这份基准，写明理由", "withdraw the standard, and say why"),
            ),
        )
    elif standard.provision not in item.legal_basis:
        yield RecordFinding(
            "discretion_standard",
            standard.id,
            D_3.at(
                ("provision",),
                Text(
                    f"条款“{standard.provision}”不在事项“{item.title}”的依据之中",
                    f"the provision “{standard.provision}” is not in the basis of “{item.title}”",
                ),
                Text(
                    "写该事项 legal_basis 中的一条，或把该条补进事项的依据",
                    "name one of the item's `legal_basis`, or add it there",
                ),
            ),
        )


def _inside(standard: StandardCard, provision: ProvisionCard, register: Register) -> Iterator[RecordFinding]:
    """D-1: a tier stays inside the provision's range; 减轻 lies below it and has its ground."""
    for position, tier in enumerate(standard.tiers):
        for place, penalty in enumerate(tier.penalties):
            kind, stated, path = penalty.kind, penalty.range, ("tiers", position, "penalties", place)
            if provision.penalty_kinds and kind not in provision.penalty_kinds and tier.measure != Measure.NONE:
                yield RecordFinding(
                    "discretion_standard",
                    standard.id,
                    D_1.at(
                        (*path, "kind"),
                        Text(f"{provision.label}没有设定“{kind}”", f"{provision.label} does not set {kind}"),
                        Text(
                            "写该条设定的种类：" + "、".join(provision.penalty_kinds),
                            "write one of: " + ", ".join(provision.penalty_kinds),
                        ),
                    ),
                )
            if stated is None or kind != PenaltyKind.FINE:
                continue
            if fits(stated, provision.fines, mitigated=tier.measure == Measure.MITIGATED):
                continue
            allowed = "，或".join(map(range_in_words, provision.fines))
            yield RecordFinding(
                "discretion_standard",
                standard.id,
                D_1.at(
                    (*path, "range"),
                    Text(
                        f"“{tier.name}”{range_in_words(stated)}超出{provision.label}的法定幅度"
                        f"{f'（{allowed}）' if allowed else ''}。{_words_of_law(provision, register)}",
                        f"the tier “{tier.name}” lies outside what {provision.label} allows"
                        f"{f' ({allowed})' if allowed else ''}",
                    ),
                    Text(
                        f"写在法定幅度之内：{allowed or '该条没有登记罚款幅度'}；减轻处罚写 measure: 减轻处罚 并写依据",
                        "stay inside the range, or write `measure: 减轻处罚` with its ground",
                    ),
                ),
            )


def _words_of_law(provision: ProvisionCard, register: Register) -> str:
    """The paragraph of the article that leaves the range, where its text is held; "" where it is not."""
    law = register.laws.get(provision.law)
    text = law.fining.get(provision.article) if law else None
    if not text:
        return ""
    return f"条文：“{''.join(cited(text.splitlines(), provision.paragraph))}”"


def without_standard(register: Register) -> list[str]:
    """Ids of active penalty items whose basis leaves a range and that no standard measures."""
    measured = {standard.item for standard in register.standards.values() if not standard.withdrawn}
    return [
        item.id
        for item in register.items.values()
        if item.type == PowerType.PENALTY
        and item.status == ItemStatus.ACTIVE
        and not item.withdrawn
        and item.id not in measured
        and any(_leaves_a_range(register.provisions.get(basis)) for basis in item.legal_basis)
    ]


def _leaves_a_range(provision: ProvisionCard | None) -> bool:
    return provision is not None and any(fine.min < fine.max for fine in provision.fines)
