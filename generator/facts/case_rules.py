"""Rules between a case and the records around it (C-1, C-2, C-6, C-7, C-10)."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from datetime import date
from functools import cache

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import C_1, C_2, C_6, C_7, C_10, M_3
from generator.facts.calendar import MissingYear
from generator.facts.case_limits import AFTERWARDS, Clock, Level
from generator.facts.discretion import Act, fitting_tier
from generator.facts.discretion_sheet import Parts, Sheet, Texts, sheet_of_standard
from generator.facts.discretion_words import refusal_in_words
from generator.facts.measured_cases import MeasuredCases
from generator.facts.register import CaseCard, RecordFinding, Register
from generator.facts.standing import out_of_force
from generator.kinds.discretion_standard import StandardCard
from generator.kinds.penalty_case import Outcome, PenaltyCaseCard, Sanction
from generator.kinds.power_item import ItemCard
from generator.model.penalties import PenaltyKind, Range, RangeMode, range_in_words
from generator.model.powers import ItemStatus, PowerType
from generator.model.tiers import Measure, TierFacts


def case_findings(register: Register, cases: MeasuredCases, today: date, parts: Parts) -> Iterator[RecordFinding]:
    """Every finding between cases and the register on the day `today`."""
    texts = Texts(register)
    # Many cases share a standard.
    sheet_of = cache(lambda standard: sheet_of_standard(register.standards[standard], texts, parts))
    measured = {
        (standard.item, standard.provision) for standard in register.standards.values() if not standard.withdrawn
    }
    for penalty in register.penalty_cases.values():
        item = register.items.get(penalty.item)
        found = (
            []
            if penalty.withdrawn
            else [
                *_bound(penalty, item, register, measured),
                *_fitting(penalty, register, sheet_of),
                *_inside(penalty, register),
            ]
        )
        found += _late(penalty, cases, today)
        yield from (RecordFinding(penalty.kind, penalty.id, finding) for finding in found)
    for permit in register.permit_cases.values():
        item = register.items.get(permit.item)
        found = [] if permit.withdrawn else list(_used(permit.filed_on, item, PowerType.PERMIT))
        found += _late(permit, cases, today)
        yield from (RecordFinding(permit.kind, permit.id, finding) for finding in found)
    yield from _twice(register)


def _used(filed_on: str, item: ItemCard | None, type_: PowerType) -> Iterator[Finding]:
    """C-1: the item is of the case's own type, and was in use when the case was filed."""
    if item is None:
        return
    if item.type != type_:
        yield C_1.at(
            ("item",),
            Text(f"“{item.title}”不是{type_}事项", f"“{item.title}” is not of type {type_}"),
            Text(f"写一个{type_}事项的编号", f"name an item of type {type_}"),
        )
    ended = item.status != ItemStatus.ACTIVE and (not item.status_from or item.status_from <= filed_on)
    if ended or item.published_on > filed_on:
        yield C_1.at(
            ("item",),
            Text(
                f"{filed_on}时事项“{item.title}”{f'已经{item.status}' if ended else '尚未公开'}",
                f"“{item.title}” was not in use on {filed_on}",
            ),
            Text(
                "清单之外的权力不得行使：撤销案件，或改正事项、日期",
                "a power outside the list is not used: drop the case, or mend item or day",
            ),
        )


def _bound(
    case: PenaltyCaseCard, item: ItemCard | None, register: Register, measured: Container[tuple[str, str]]
) -> Iterator[Finding]:
    """C-1: item, provisions and standard belong together, and held when the case was filed.

    `measured`: each (item, provision) that has a standard.
    """
    yield from _used(case.filed_on, item, PowerType.PENALTY)
    for position, provision_id in enumerate(case.provisions):
        provision = register.provisions.get(provision_id)
        if item and provision_id not in item.legal_basis:
            yield C_1.at(
                ("provisions", position),
                Text(f"“{provision_id}”不是事项“{item.title}”的依据", f"{provision_id} is no basis of “{item.title}”"),
                Text(
                    "写该事项 legal_basis 中的条款：" + "、".join(item.legal_basis),
                    "name one of the item's `legal_basis`",
                ),
            )
        elif provision and (fault := out_of_force(provision, register, case.committed_on or case.filed_on)):
            yield C_1.at(
                ("provisions", position),
                Text(f"违法行为发生时{fault}", "it was not in force when the act was done"),
                Text("写行为发生时有效的条款（处罚法第三十七条）", "name the provision of that day (处罚法 art. 37)"),
            )
    standard = register.standards.get(case.standard)
    if standard is None:
        if (
            not case.standard
            and case.outcome == Outcome.PENALTY
            and any((case.item, provision) in measured for provision in case.provisions)
        ):
            yield C_1.at(
                ("standard",),
                Text("该条款有裁量基准，案件没有写用的哪一份", "the provision has a standard, and the case names none"),
                Text("写 standard 和 tier", "write `standard` and `tier`"),
            )
        return
    if standard.item != case.item or standard.provision not in case.provisions:
        yield C_1.at(
            ("standard",),
            Text(f"基准“{standard.title}”不属于本案的事项和条款", "the standard is of another item or provision"),
            Text(f"写事项 {case.item} 的裁量基准", f"name a standard of {case.item}"),
        )
    elif standard.effective_from > case.filed_on:
        yield C_1.at(
            ("standard",),
            Text(
                f"基准自{standard.effective_from}起施行，立案时未施行", f"in force only from {standard.effective_from}"
            ),
            Text("未经公布施行的基准不得使用", "a standard that is not in force is not used"),
        )
    elif case.tier and case.tier not in {tier.name for tier in standard.tiers}:
        names = "、".join(tier.name for tier in standard.tiers)
        yield C_1.at(
            ("tier",),
            Text(f"基准没有“{case.tier}”这一阶次", f"the standard has no tier {case.tier}"),
            Text(f"写其中之一：{names}", f"write one of: {names}"),
        )


def _fitting(case: PenaltyCaseCard, register: Register, sheet_of: Callable[[str], Sheet]) -> Iterator[Finding]:
    """C-2: the tier is the one that the circumstances lead to, or another is chosen with its reason."""
    standard = register.standards.get(case.standard)
    if standard is None or not case.circumstances or case.tier_reason or standard.provision not in register.provisions:
        return
    decided = case.day_of("决定") or case.filed_on
    act = Act(facts=dict(case.circumstances), done_on=case.committed_on or case.filed_on, decided_on=decided)
    fitting, refusals = fitting_tier(sheet_of(standard.id), act)
    for refusal in refusals:
        told = refusal_in_words(refusal)
        yield C_2.at(("circumstances",), told.message, told.help)
    known = {tier.name for tier in standard.tiers}
    if case.tier in known and fitting and fitting != case.tier:
        yield C_2.at(
            ("tier",),
            Text(
                f"查明的情节属于“{fitting}”，选用的是“{case.tier}”",
                f"the circumstances lead to {fitting}, not {case.tier}",
            ),
            Text(
                f"写 tier: {fitting}，或在 tier_reason 写明另选阶次的理由",
                f"write `tier: {fitting}`, or say in `tier_reason` why another was chosen",
            ),
        )


def _inside(case: PenaltyCaseCard, register: Register) -> Iterator[Finding]:
    """C-2: what was decided lies inside the tier, by kind and by amount; without a standard, inside the provision."""
    decided = next((n for n in range(len(case.stages) - 1, -1, -1) if case.stages[n].stage == "决定"), None)
    if decided is None or not case.sanctions:
        return
    standard = register.standards.get(case.standard)
    tier = _tier(standard, case.tier)
    if tier is None:
        allowed = [provision for id_ in case.provisions if (provision := register.provisions.get(id_))]
        kinds = {kind for provision in allowed for kind in provision.penalty_kinds}
        ranges = [(str(PenaltyKind.FINE), fine) for provision in allowed for fine in provision.fines]
        named = "、".join(provision.label for provision in allowed)
    else:
        kinds = {penalty.kind for penalty in tier.penalties}
        ranges = [(penalty.kind, penalty.range) for penalty in tier.penalties if penalty.range]
        named = f"阶次“{tier.name}”"
        if tier.measure == Measure.NONE:
            yield C_2.at(
                ("tier",),
                Text(f"{named}不予处罚，决定却作出处罚", "the tier gives no penalty, the decision does"),
                Text("改正 tier，或把 outcome 写成 不予处罚", "mend `tier`, or write `outcome: 不予处罚`"),
            )
            return
    for place, sanction in enumerate(case.sanctions):
        path = ("stages", decided, "penalties", place)
        if kinds and sanction.kind not in kinds:
            yield C_2.at(
                path,
                Text(f"{named}没有“{sanction.kind}”", f"{sanction.kind} is not among what it allows"),
                Text("只能作出：" + "、".join(sorted(kinds)), "only: " + ", ".join(sorted(kinds))),
            )
            continue
        own = [range_ for kind, range_ in ranges if kind == sanction.kind]
        if own and not any(_holds(range_, sanction) for range_ in own):
            words = "，或".join(map(range_in_words, own))
            yield C_2.at(
                path,
                Text(
                    f"{sanction.kind}{_sum(sanction)}超出{named}的幅度：{words}", f"it lies outside the range: {words}"
                ),
                Text(
                    f"写在幅度之内：{words}；减轻处罚另选有依据的阶次",
                    f"stay inside {words}, or choose the tier that fits",
                ),
            )


def _tier(standard: StandardCard | None, name: str) -> TierFacts | None:
    return next((tier for tier in standard.tiers if tier.name == name), None) if standard else None


def _holds(range_: Range, sanction: Sanction) -> bool:
    """Whether the sum lies in the range; by a multiple or a percent it is measured on the sanction's own base."""
    mode = RangeMode(range_.mode)
    if mode is RangeMode.TERM:
        return sanction.days is not None and range_.min <= sanction.days <= range_.max
    if sanction.amount is None:
        return False
    if mode is RangeMode.AMOUNT:
        # 每平方米 and the like need the number counted, which no sum tells.
        return bool(range_.per) or range_.min <= sanction.amount <= range_.max
    if sanction.base is None:
        return False
    part = sanction.base / (100 if mode is RangeMode.PERCENT else 1)
    return range_.min * part <= sanction.amount <= range_.max * part


def _sum(sanction: Sanction) -> str:
    if sanction.amount is not None:
        return f"{sanction.amount:f}元"
    return f"{sanction.days}日" if sanction.days is not None else ""


def _late(case: CaseCard, cases: MeasuredCases, today: date) -> Iterator[Finding]:
    """C-6, C-7: what runs over its limit, or was done too late."""
    limits = cases.limits(case)
    try:
        for clock in limits.unkept:
            if clock.due is not None and clock.level(today, cases.calendar) in {Level.YELLOW, Level.RED}:
                yield _told(clock, clock.due)
        if limits.missing is not None:
            raise limits.missing
    except MissingYear as fault:
        yield M_3.at(
            ("stages",),
            Text(
                f"期限跨入{fault.year}年，没有{fault.year}年的工作日历",
                f"a limit runs into {fault.year}, and no calendar holds {fault.year}",
            ),
            Text(
                f"写 community/calendars/{fault.year}.yaml（运行 liangquan new calendar）",
                f"write community/calendars/{fault.year}.yaml (run `liangquan new calendar`)",
            ),
        )


def _told(clock: Clock, due: date) -> Finding:
    rule = C_7 if clock.name in AFTERWARDS else C_6
    late = f"{clock.done}才办" if clock.done else "现已逾期"
    return rule.at(
        ("stages",),
        Text(f"{clock.name}应在{due}前完成，{late}（{clock.basis}）", f"{clock.name} was due on {due}"),
        Text(
            "补办并如实写明日期；依法不计入的期间写入 pauses" if not clock.done else "如实公布；不得改动日期",
            "do it and write the day; days the law does not count go to `pauses`"
            if not clock.done
            else "it stays as it is: the days are not changed",
        ),
    )


def _twice(register: Register) -> Iterator[RecordFinding]:
    """C-10: the same party, act and day fined twice (art. 29)."""
    fined: defaultdict[tuple[str, str], list[PenaltyCaseCard]] = defaultdict(list)
    for case in register.penalty_cases.values():
        if (
            not case.withdrawn
            and case.committed_on
            and any(sanction.kind == PenaltyKind.FINE and sanction.amount for sanction in case.sanctions)
        ):
            fined[case.party_key, case.committed_on].append(case)
    for cases in fined.values():
        for case in cases[1:]:
            if set(case.provisions) & set(cases[0].provisions) or case.cause == cases[0].cause:
                yield RecordFinding(
                    case.kind,
                    case.id,
                    C_10.at(
                        ("committed_on",),
                        Text(
                            f"{cases[0].number}已对同一当事人{case.committed_on}的行为罚款",
                            f"{cases[0].number} fined the same party for the act of {case.committed_on}",
                        ),
                        Text(
                            "同一行为只罚款一次，按数额高的处罚；不是同一行为的，写明各自的日期",
                            "fine one act once, by the higher fine; where there are two acts, write their own days",
                        ),
                    ),
                )
