"""What penalty cases and permit cases share: parties, posts, pauses, and who took which step on which day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Protocol, TypedDict

import msgspec
from pydantic import ConfigDict, Field

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import C_5, C_6
from generator.model.fields import Day, Label, YesNo
from generator.model.kind import Card, Part, PlainData, Withdrawal
from generator.model.words import Words


class Post(StrEnum):
    """The posts of a case: investigating, reviewing and deciding are separated (处罚法 art. 57, 58, 64)."""

    OFFICER = "案件承办人员"
    UNIT_HEAD = "执法机构负责人"
    LEGAL = "法制机构负责人"
    AGENCY_HEAD = "行政机关负责人"


class PartyKind(StrEnum):
    """Whom a case is about: the law treats them apart (处罚法 art. 51)."""

    PERSON = "个人"
    ORGANISATION = "单位"


class Party(Part):
    """The party (当事人). Of a person no page shows more than the surname; a minor's case is never published (P-2)."""

    kind: Annotated[PartyKind, Label("类别", "person or organisation", "单位")]
    name: Annotated[Words, Label("姓名或名称", "name", "成都示例餐饮有限公司")]
    uscc: Annotated[str, Label("统一社会信用代码", "credit code of an organisation", "")] = ""
    address: Annotated[str, Label("地址", "address; stands in documents only", "")] = ""
    minor: Annotated[YesNo, Label("未成年人", "whether under eighteen", "否")] = False


class Pause(Part):
    """Days that a limit does not count, as those of an expert's opinion (许可法 art. 45; 处罚法 art. 60)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    since: Annotated[Day, Label("起", "first day", "2026-05-06"), Field(alias="from")]
    until: Annotated[
        Day | None, Label("止", "last day; left out while it goes on", "2026-05-20"), Field(alias="to")
    ] = None
    reason: Annotated[Words, Label("理由", "why", "委托检验")]


class Taken(msgspec.Struct, frozen=True, gc=False):
    """One step of a case as cards carry it: which, on which day (ISO), by which post."""

    stage: str
    on: str
    post: str
    step: str = ""
    """The process's own step, where the entry names it."""
    by: tuple[str, ...] = ()
    """Work signs of those who took it; only pages of the intranet show them."""


class Paused(msgspec.Struct, frozen=True, gc=False):
    """A pause as cards carry it: ISO days, `until` "" while it goes on."""

    since: str
    until: str


def paused(pauses: tuple[Pause, ...]) -> tuple[Paused, ...]:
    """The pauses as cards carry them."""
    return tuple(Paused(one.since.isoformat(), one.until.isoformat() if one.until else "") for one in pauses)


class CardOfCase(Card, frozen=True, kw_only=True):
    """A case of either kind as lists, limits and supervision see it. Days are ISO text, "" where there is none."""

    number: str
    item: str
    party: str
    """As pages show it."""
    person: bool
    minor: bool
    stages: tuple[Taken, ...]
    pauses: tuple[Paused, ...]
    public_on: str
    public_until: str
    withheld: str
    withdrawn_on: str

    @property
    def disclosed_on(self) -> str:
        """The day of its publication: the record is older."""
        return self.public_on or self.published_on

    def day_of(self, stage: str) -> str:
        """The last day on which it went through `stage`; "" where it has not."""
        for taken in reversed(self.stages):
            if taken.stage == stage:
                return taken.on
        return ""


class Publication(Part):
    """When the decision is public (处罚法 art. 48). Without it the office's rules alone decide."""

    on: Annotated[Day | None, Label("公开日期", "day of publication", "2026-06-12")] = None
    until: Annotated[Day | None, Label("公开截止日期", "last day of publication", "2029-06-11")] = None
    withheld: Annotated[str, Label("不公开理由", "why it is not published", "")] = ""


class FieldsOfCase(TypedDict):
    """The fields of `CardOfCase` that follow from what both kinds of case write alike."""

    number: str
    item: str
    party: str
    person: bool
    minor: bool
    pauses: tuple[Paused, ...]
    public_on: str
    public_until: str
    withheld: str
    withdrawn_on: str


class _Case(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def party(self) -> Party: ...
    @property
    def pauses(self) -> tuple[Pause, ...]: ...
    @property
    def publication(self) -> Publication: ...
    @property
    def withdrawn(self) -> Withdrawal | None: ...


def fields_of_case(case: _Case) -> FieldsOfCase:
    """What the cards of both kinds take from a case."""
    publication = case.publication
    return {
        "number": case.number,
        "item": case.item,
        "party": shown_name(case.party),
        "person": case.party.kind is PartyKind.PERSON,
        "minor": case.party.minor,
        "pauses": paused(case.pauses),
        "public_on": publication.on.isoformat() if publication.on else "",
        "public_until": publication.until.isoformat() if publication.until else "",
        "withheld": publication.withheld,
        "withdrawn_on": case.withdrawn.on.isoformat() if case.withdrawn else "",
    }


class _Entry(Protocol):
    @property
    def stage(self) -> StrEnum: ...
    @property
    def on(self) -> date: ...


def findings_by_day(stages: Sequence[_Entry]) -> Iterator[Finding]:
    """C-5: no entry is dated before the one above it."""
    for position, (before, after) in enumerate(pairwise(stages), 1):
        if after.on < before.on:
            yield C_5.at(
                ("stages", position, "on"),
                Text(
                    f"“{after.stage}”{after.on}早于前一环节“{before.stage}”{before.on}",
                    f"{after.stage} on {after.on} is dated before {before.stage} on {before.on}",
                ),
                Text("按实际日期由先到后写各环节", "write the stages in the order of their days"),
            )


def findings_by_need(stages: Sequence[_Entry], needs: Mapping[StrEnum, StrEnum]) -> Iterator[Finding]:
    """C-5: each stage has the one before it that the law asks for."""
    seen: set[StrEnum] = set()
    for position, entry in enumerate(stages):
        needed = needs.get(entry.stage)
        if needed is not None and needed not in seen:
            yield C_5.at(
                ("stages", position, "stage"),
                Text(f"“{entry.stage}”之前没有“{needed}”", f"there is no {needed} before {entry.stage}"),
                Text(f"补写“{needed}”，或改正环节次序", f"write {needed} first, or mend the order"),
            )
        seen.add(entry.stage)


def paused_view(pauses: tuple[Pause, ...]) -> list[PlainData]:
    """The pauses as pages show them."""
    return [
        {"since": one.since.isoformat(), "until": one.until.isoformat() if one.until else "", "reason": one.reason}
        for one in pauses
    ]


def pause_findings(first: date, pauses: tuple[Pause, ...]) -> Iterator[Finding]:
    """C-6: days that a limit does not count lie inside the case, which began on `first`, and in order."""
    for position, pause in enumerate(pauses):
        if pause.since < first or (pause.until and pause.until < pause.since):
            yield C_6.at(
                ("pauses", position),
                Text(
                    "中止期间不在办案期间之内，或起止颠倒", "the pause lies outside the case, or ends before it begins"
                ),
                Text("核对 from 和 to", "check `from` and `to`"),
            )


def shown_name(party: Party) -> str:
    """The name that pages show: an organisation's own, a person's surname with 某某 (P-2; 公开条例 art. 15)."""
    if party.kind is PartyKind.ORGANISATION:
        return party.name
    surname = party.name[:2] if party.name[:2] in _OF_TWO_CHARACTERS else party.name[:1]
    return f"{surname}某某"


_OF_TWO_CHARACTERS = frozenset(
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "令狐",
        "西门",
        "第五",
    ]
)
"""Surnames of two characters: the first of them alone would be another family's."""
