"""The procedure of a penalty (处罚法 art. 42–61): its stages as entries with a day, and the rules that they keep."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import C_3, C_4, C_5, C_8, C_9
from generator.model.cases import Party, PartyKind, Post, findings_by_day, findings_by_need
from generator.model.fields import Count, Day, Label, Sum, YesNo
from generator.model.kind import Part
from generator.model.penalties import PenaltyKind
from generator.model.words import Words


class Procedure(StrEnum):
    """处罚法 chapter 5: on the spot (art. 51), or the ordinary one."""

    SUMMARY = "简易程序"
    ORDINARY = "普通程序"


class Stage(StrEnum):
    """The stages of a case, in the order that the law gives them."""

    FILED = "立案"
    INVESTIGATED = "调查取证"
    REPORTED = "调查终结"
    REVIEWED = "法制审核"
    NOTIFIED = "告知"
    DEFENDED = "陈述申辩"
    HEARD = "听证"
    DISCUSSED = "集体讨论"
    DECIDED = "决定"
    DELIVERED = "送达"
    PERFORMED = "执行"
    CLOSED = "结案"


class Officer(Part):
    """One who investigates, with the certificate that art. 42 asks for. Pages show the certificate, never the name."""

    name: Annotated[Words, Label("承办人员代号", "the officer's sign inside the office", "zhifa-01")]
    certificate: Annotated[Words, Label("执法证号", "number of the certificate", "演示-0001")]
    valid_until: Annotated[Day, Label("证件有效期至", "last day of the certificate", "2028-12-31")]


class Penalty(Part):
    """One penalty that was told or decided. A fine by a multiple or a percent names its base in yuan."""

    kind: Annotated[PenaltyKind, Label("处罚种类", "kind of penalty", "罚款")]
    amount: Annotated[Sum | None, Label("金额", "yuan, of a fine or of what is confiscated", "50000")] = None
    base: Annotated[Sum | None, Label("基数金额", "yuan, where the law counts by a multiple or a percent", "")] = None
    days: Annotated[Count | None, Label("期限", "days, of a licence held or work stopped", "")] = None


class StageEntry(Part):
    """What was done on a day, and by whom; later entries follow, none is changed."""

    stage: Annotated[Stage, Label("环节", "stage", "立案")]
    on: Annotated[Day, Label("日期", "on", "2026-03-02")]
    post: Annotated[Post, Label("岗位", "post", "案件承办人员")]
    by: Annotated[tuple[Words, ...], Label("经办人代号", "who, by the signs of the office", "zhifa-01")]
    step: Annotated[str, Label("流程步骤", "id of the step in the item's process; else its stage tells", "")] = ""
    document: Annotated[str, Label("文书", "document and its number", "立案审批表")] = ""
    opinion: Annotated[str, Label("意见", "opinion or what was found", "")] = ""
    passed: Annotated[YesNo, Label("通过", "whether a review or a discussion agreed", "是")] = True
    penalties: Annotated[tuple[Penalty, ...], Label("拟处罚或者处罚", "penalties told or decided", "")] = ()
    hearing_right: Annotated[YesNo, Label("告知听证权利", "whether the right to a hearing was told", "否")] = False
    asked_on: Annotated[Day | None, Label("申请听证日期", "day on which the hearing was asked for", "")] = None
    announced_on: Annotated[Day | None, Label("听证通知日期", "day on which its time was told", "")] = None


class ToldSum(msgspec.Struct, frozen=True, gc=False):
    """A fine or confiscation that a notice told of, as cards carry it: where in the record, which kind, yuan."""

    entry: int
    place: int
    kind: str
    amount: Decimal


SUMMARY_MOST: Final = {PartyKind.PERSON: Decimal(200), PartyKind.ORGANISATION: Decimal(3000)}
"""处罚法 art. 51, yuan."""

_POSTS: Final[dict[Stage, frozenset[Post]]] = {
    Stage.FILED: frozenset({Post.OFFICER, Post.UNIT_HEAD, Post.AGENCY_HEAD}),
    Stage.INVESTIGATED: frozenset({Post.OFFICER}),
    Stage.REPORTED: frozenset({Post.OFFICER}),
    Stage.REVIEWED: frozenset({Post.LEGAL}),
    Stage.DISCUSSED: frozenset({Post.AGENCY_HEAD}),
    Stage.DECIDED: frozenset({Post.AGENCY_HEAD}),
}
"""Posts that may take a stage; the others may be taken by any."""

_NEEDS: Final[dict[StrEnum, StrEnum]] = {
    Stage.INVESTIGATED: Stage.FILED,
    Stage.REPORTED: Stage.INVESTIGATED,
    Stage.REVIEWED: Stage.INVESTIGATED,
    Stage.NOTIFIED: Stage.INVESTIGATED,
    Stage.DEFENDED: Stage.NOTIFIED,
    Stage.HEARD: Stage.NOTIFIED,
    Stage.DISCUSSED: Stage.INVESTIGATED,
    Stage.DECIDED: Stage.INVESTIGATED,
    Stage.DELIVERED: Stage.DECIDED,
    Stage.PERFORMED: Stage.DELIVERED,
}
"""The stage that must come before one in the ordinary procedure (art. 54–61)."""

_GRAVE: Final = frozenset(
    {
        PenaltyKind.LOWER_GRADE,
        PenaltyKind.REVOKE_LICENCE,
        PenaltyKind.STOP_BUSINESS,
        PenaltyKind.CLOSE,
        PenaltyKind.RESTRICT_WORK,
    }
)
"""处罚法 art. 63: before these a hearing is offered, as before a large fine or a large confiscation."""

Stages = Sequence[StageEntry]


def procedure_findings(
    stages: Stages, procedure: Procedure, party: Party, officers: Sequence[Officer], *, penalised: bool
) -> Iterator[Finding]:
    """Every finding of the stages of one case. `penalised`: whether it ended in a penalty, or may still."""
    yield from findings_by_day(stages)
    yield from _posts(stages)
    yield from _separated(stages)
    yield from _officers(stages, officers)
    if procedure is Procedure.SUMMARY:
        yield from _summary(stages, party)
    else:
        yield from findings_by_need(stages, _NEEDS)
        yield from _reviewed(stages)
        yield from _hearing(stages)
    if penalised:
        yield from _told_before(stages)


def _reviewed(stages: Stages) -> Iterator[Finding]:
    """C-5: no decision without a review that agreed (art. 58; the district has every case reviewed)."""
    for decided, entry in enumerate(stages):
        if entry.stage is not Stage.DECIDED:
            continue
        reviews = [before for before in stages[:decided] if before.stage is Stage.REVIEWED]
        if reviews and reviews[-1].passed:
            continue
        yield C_5.at(
            ("stages", decided, "stage"),
            Text(
                "决定之前的法制审核没有通过" if reviews else "决定之前没有法制审核",
                "the legal review before the decision did not agree" if reviews else "decided without a legal review",
            ),
            Text("法制审核通过后再作决定（处罚法第五十八条）", "decide after the review agreed (处罚法 art. 58)"),
        )


def _told_before(stages: Stages) -> Iterator[Finding]:
    """C-5: the party is told before it is decided, and nothing heavier is decided than was told (art. 44, 45)."""
    for position, entry in enumerate(stages):
        if entry.stage is not Stage.DECIDED:
            continue
        notices = [notice for notice in stages[:position] if notice.stage is Stage.NOTIFIED]
        if not notices:
            yield C_5.at(
                ("stages", position, "stage"),
                Text("决定之前没有告知当事人", "decided before the party was told"),
                Text(
                    "先告知拟处罚内容、事实、理由、依据和陈述申辩权（处罚法第四十四条）",
                    "tell the party what is meant and why first (处罚法 art. 44)",
                ),
            )
            continue
        told = {penalty.kind: penalty for penalty in notices[-1].penalties}
        for place, penalty in enumerate(entry.penalties):
            before = told.get(penalty.kind)
            if (
                before is None
                or (penalty.amount or 0) > (before.amount or 0)
                or (penalty.days or 0) > (before.days or 0)
            ):
                yield C_5.at(
                    ("stages", position, "penalties", place),
                    Text(
                        f"{penalty.kind}{_sum(penalty)}重于告知的{_sum(before) if before else '内容，告知书没有这一种'}",
                        f"{penalty.kind} is heavier than what the party was told",
                    ),
                    Text(
                        "不得因申辩加重处罚；确有新事实的，重新告知后再决定（处罚法第四十五条）",
                        "a defence never makes it heavier; where there are new facts, tell them anew first (art. 45)",
                    ),
                )


def _sum(penalty: Penalty) -> str:
    if penalty.amount is not None:
        return f"{penalty.amount:f}元"
    return f"{penalty.days}日" if penalty.days is not None else ""


def _posts(stages: Stages) -> Iterator[Finding]:
    """C-3: a stage is taken by the post that the law gives it."""
    for position, entry in enumerate(stages):
        allowed = _POSTS.get(entry.stage)
        if allowed and entry.post not in allowed:
            yield C_3.at(
                ("stages", position, "post"),
                Text(f"“{entry.stage}”不能由{entry.post}办理", f"{entry.stage} is not for {entry.post}"),
                Text(
                    "由" + "或".join(post for post in Post if post in allowed) + "办理",
                    "let one of these take it: " + ", ".join(post for post in Post if post in allowed),
                ),
            )


def _separated(stages: Stages) -> Iterator[Finding]:
    """C-3: who investigates neither reviews nor decides nor chairs the hearing; who reviews does not decide."""
    taken: dict[str, set[str]] = {}
    for position, entry in enumerate(stages):
        duty = DUTIES.get(entry.stage)
        if duty is None:
            continue
        for place, name in enumerate(entry.by):
            own = taken.setdefault(name, set())
            clash = next((other for other in sorted(own - {duty}) if frozenset((duty, other)) in APART), None)
            own.add(duty)
            if clash:
                yield C_3.at(
                    ("stages", position, "by", place),
                    Text(f"“{name}”既{clash}又{duty}", f"{name} takes two duties that are separated"),
                    Text(
                        f"由没有{clash}的人员{duty}：调查、审核、决定相分离",
                        "let another person do it: investigation, review and decision are separated",
                    ),
                )


DUTIES: Final = {
    Stage.INVESTIGATED: "调查",
    Stage.REPORTED: "调查",
    Stage.REVIEWED: "审核",
    Stage.HEARD: "主持听证",
    Stage.DECIDED: "决定",
}
"""Stages that are duties of their own."""
APART: Final = frozenset(map(frozenset, (("调查", "审核"), ("审核", "决定"), ("调查", "决定"), ("调查", "主持听证"))))
"""Duties that no one holds together in a case (处罚法 art. 58, 64)."""


def _officers(stages: Stages, officers: Sequence[Officer]) -> Iterator[Finding]:
    """C-4: two officers at least, each known, with a certificate that held on the day (art. 42)."""
    if len({officer.name for officer in officers}) < 2:
        yield C_4.at(
            ("officers",),
            Text(f"执法人员{len(officers)}名", f"{len(officers)} officer only"),
            Text("写明两名以上有执法证件的人员（处罚法第四十二条）", "name two officers or more (处罚法 art. 42)"),
        )
    valid = {officer.name: officer.valid_until for officer in officers}
    for position, entry in enumerate(stages):
        if entry.stage is not Stage.INVESTIGATED:
            continue
        for place, name in enumerate(entry.by):
            until = valid.get(name)
            if until is None or until < entry.on:
                yield C_4.at(
                    ("stages", position, "by", place),
                    Text(
                        f"“{name}”的执法证件{until}到期" if until else f"“{name}”不在 officers 之中",
                        f"the certificate of {name} ended on {until}" if until else f"{name} is none of `officers`",
                    ),
                    Text(
                        "由持有效证件的人员办理，并在 officers 写明",
                        "let officers with valid certificates act, and name them in `officers`",
                    ),
                )


def _summary(stages: Stages, party: Party) -> Iterator[Finding]:
    """C-8: on the spot only a warning, or a fine of at most 200 (person) or 3,000 yuan (organisation)."""
    most = SUMMARY_MOST[party.kind]
    for position, entry in enumerate(stages):
        for place, penalty in enumerate(entry.penalties):
            small = penalty.kind is PenaltyKind.FINE and (penalty.amount or Decimal(0)) <= most
            if penalty.kind is not PenaltyKind.WARNING and not small:
                yield C_8.at(
                    ("stages", position, "penalties", place),
                    Text(
                        f"简易程序作出{penalty.kind}{_sum(penalty)}",
                        f"{penalty.kind} can't be given on the spot",
                    ),
                    Text(
                        f"当场处罚限于警告和{most:f}元以下罚款；改为 procedure: 普通程序（处罚法第五十一条）",
                        f"on the spot: a warning, or a fine up to {most:f} yuan; else `procedure: 普通程序` (art. 51)",
                    ),
                )


def _hearing(stages: Stages) -> Iterator[Finding]:
    """C-9: before a grave penalty the right to a hearing is told (art. 63); the hearing keeps its days (art. 64)."""
    for position, entry in enumerate(stages):
        if entry.stage is Stage.NOTIFIED and not entry.hearing_right:
            for place, penalty in enumerate(entry.penalties):
                if penalty.kind in _GRAVE:
                    yield no_hearing(position, place, f"{penalty.kind}{_sum(penalty)}", penalty.kind)
        if entry.stage is Stage.HEARD:
            yield from _hearing_days(entry, position)


def _hearing_days(entry: StageEntry, position: int) -> Iterator[Finding]:
    days: tuple[tuple[str, date | None], ...] = (("asked_on", entry.asked_on), ("announced_on", entry.announced_on))
    for field, day in days:
        if day is None or day > entry.on:
            yield C_9.at(
                ("stages", position, field),
                Text(
                    "没有写听证的申请日期或通知日期" if day is None else f"{day}晚于听证日期{entry.on}",
                    f"`{field}` is missing" if day is None else f"{day} is after the hearing",
                ),
                Text(
                    "写明哪一天申请、哪一天通知；通知应在听证七个工作日前（处罚法第六十四条）",
                    "say when it was asked for and told; it is told seven working days before (art. 64)",
                ),
            )


def no_hearing(entry: int, place: int, meant: str, kind: str) -> Finding:
    """C-9: the party was not told that it may ask for a hearing. `meant`: the penalty in words."""
    return C_9.at(
        ("stages", entry, "penalties", place),
        Text(f"拟{meant}，没有告知听证权利", f"{kind} is meant, and the right to a hearing was not told"),
        Text(
            "写 hearing_right: 是，并告知五个工作日内可以申请听证（处罚法第六十三条、第六十四条）",
            "write `hearing_right: 是`: it may be asked for in five working days (art. 63, 64)",
        ),
    )


_MONEY: Final = frozenset({PenaltyKind.FINE, PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_PROPERTY})


def sums_without_hearing(stages: Stages) -> Iterator[ToldSum]:
    """Sums that notices told of without the right to a hearing; from which on one is due, the district says (art. 63)."""
    for position, entry in enumerate(stages):
        if entry.stage is Stage.NOTIFIED and not entry.hearing_right:
            for place, penalty in enumerate(entry.penalties):
                if penalty.kind in _MONEY and penalty.amount is not None:
                    yield ToldSum(position, place, str(penalty.kind), penalty.amount)
