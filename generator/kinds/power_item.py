"""A power item (权力事项): one power of one unit, its basis, its duties, its limits."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import I_3, I_4, I_5, I_7, I_8, I_10, I_12
from generator.model.codes import CodeScheme, code_fits
from generator.model.contact import Supervision
from generator.model.entrustment import ENTRUSTED, Delegation, PowerSource, source_findings
from generator.model.fees import Fee, fee_findings, rates_of
from generator.model.fields import Day, Label, Limit, LimitUnit, Reference, TimeLimit
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.powers import ItemStatus, PowerType, Sphere
from generator.model.words import Words


class Level(StrEnum):
    """行使层级: the level at which the power is used."""

    NATION = "国家级"
    PROVINCE = "省级"
    CITY = "市级"
    DISTRICT = "区级"
    STREET = "街道级"
    COMMUNITY = "社区级"


class ChangeKind(StrEnum):
    """What was done to an item."""

    ADDED = "新增"
    AMENDED = "修改"
    SUSPENDED = "挂起"
    ABOLISHED = "废止"
    HANDED_DOWN = "下放"
    RESUMED = "恢复"


class Change(Part):
    """One change of an item, and who reviewed it."""

    on: Annotated[Day, Label("日期", "on", "2026-03-02")]
    kind: Annotated[ChangeKind, Label("变更类型", "what was done", "修改")]
    reason: Annotated[Words, Label("理由", "why", "法律修订，调整承诺时限")]
    by: Annotated[str, Reference("unit"), Label("申请单位", "unit that asked", "qu-shichang-jianguan")]
    reviewed_by: Annotated[str, Reference("unit"), Label("审核单位", "unit that reviewed", "qu-sifaju")]


class PowerItem(Record):
    """The item of the register (权责清单; C0109; domain rules I-1 to I-10)."""

    name: Annotated[Words, Label("事项名称", "name", "食品经营许可")]
    code: Annotated[Words, Label("事项编码", "code", "510108-XK-0001")]
    code_scheme: Annotated[CodeScheme, Label("编码方案", "scheme of the code", "本区编码")]
    catalogue_code: Annotated[str, Label("基本编码", "code in the national catalogue, 12 characters", "")] = ""
    sphere: Annotated[Sphere, Label("领域", "sphere: party, government, affairs", "政务")]
    type: Annotated[PowerType | None, Label("权力类型", "type; government items only need one", "行政许可")] = None
    parent: Annotated[str, Reference("power_item"), Label("主项", "main item, for a sub-item", "")] = ""
    unit: Annotated[str, Reference("unit"), Label("实施单位", "unit that holds the power", "qu-shichang-jianguan")]
    delegation: Annotated[Delegation | None, Label("委托", "entrustment, where there is one", "")] = None
    level: Annotated[Level, Label("行使层级", "level", "区级")]
    power_source: Annotated[PowerSource, Label("权力来源", "source of the power", "法定本级行使")]
    source_order: Annotated[str, Label("来源文件", "order that handed it down", "")] = ""
    legal_basis: Annotated[
        tuple[Annotated[str, Reference("provision")], ...],
        Label("设定依据", "legal basis; an active item without one is suspended", "shipin-anquan-fa-35-1"),
    ] = ()
    duties: Annotated[tuple[Words, ...], Label("责任事项", "duties", "受理：公示应当提交的材料，一次性告知补正。")] = ()
    liability: Annotated[
        tuple[Words, ...], Label("追责情形", "what one answers for", "对符合条件的申请不予受理的")
    ] = ()
    status: Annotated[ItemStatus, Label("状态", "status", "在用")]
    status_reason: Annotated[str, Label("状态理由", "why it is suspended or abolished", "")] = ""
    status_from: Annotated[Day | None, Label("状态起始", "since when", "")] = None
    flowchart: Annotated[str, Reference("process"), Label("流程图", "its process", "lc-shipin-jingying-xuke")] = ""
    no_flowchart_reason: Annotated[str, Label("无流程图理由", "why it has no chart", "")] = ""
    statutory_limit: Annotated[TimeLimit | None, Label("法定时限", "limit by law", "20个工作日")] = None
    statutory_limit_basis: Annotated[str, Label("法定时限依据", "where the law sets that limit", "")] = ""
    promised_limit: Annotated[TimeLimit | None, Label("承诺时限", "limit promised", "10个工作日")] = None
    fee: Annotated[Fee, Label("收费", "fee", "")]
    supervision: Annotated[Supervision, Label("监督", "where one complains", "")] = Supervision()
    risk_points: Annotated[tuple[Words, ...], Label("风险点", "points of risk; never on the public site", "")] = ()
    changes: Annotated[tuple[Change, ...], Label("变更记录", "changes", "")] = ()
    review_by: Annotated[Day | None, Label("复核期限", "to be reviewed by", "2027-03-01")] = None


class ItemCard(Card, frozen=True, kw_only=True, tag="power_item"):
    """An item as lists, facts and other pages see it."""

    code: str
    code_scheme: str
    sphere: str
    type: str
    unit: str
    status: str
    status_reason: str
    status_from: str = ""
    """ISO day from which it is suspended or abolished."""
    legal_basis: tuple[str, ...]
    flowchart: str
    no_flowchart_reason: str
    statutory_limit: Limit | None
    promised_limit: Limit | None
    fee_charged: bool
    fee_rates: tuple[Decimal, ...] = ()
    """Yuan that its fees are sums of, as 每证20元 says; none where one is told otherwise."""
    changed_last: str
    """Day of the last change, ISO; "" where none is recorded."""
    change_reason: str = ""
    """What was done last, and why: 修改：法律修订，调整承诺时限."""
    change_units: tuple[tuple[str, str], ...]
    """(asked by, reviewed by) of each change."""
    delegate: str
    delegate_until: str
    """Last day of the entrustment, ISO; "" where there is none."""
    entrusted: bool
    """Whether the unit itself holds the power by entrustment only."""
    source_order: bool
    """Whether the order is named that handed the power down."""
    review_by: str
    complaints: str = ""
    """Telephone for complaints."""


def checks(item: PowerItem) -> Iterator[Finding]:
    """The rules that an item keeps by itself."""
    yield from _code(item)
    yield from _sphere(item)
    yield from _limits(item)
    yield from fee_findings(item.fee)
    yield from _status_and_chart(item)
    yield from _responsibility(item)
    yield from source_findings(item.power_source, item.source_order, item.delegation)
    yield from _changes(item)


def _code(item: PowerItem) -> Iterator[Finding]:
    fault = code_fits(item.code, item.code_scheme)
    if fault:
        yield I_3.at(("code",), fault.message, fault.help)
    if item.catalogue_code and len(item.catalogue_code) != 12:
        yield I_3.at(
            ("catalogue_code",),
            Text(f"基本编码应为12位，现为{len(item.catalogue_code)}位", "a catalogue code has 12 characters"),
            Text(
                "对照国家基本目录，照写12位编码；没有时删去这一行",
                "copy it from the national catalogue, or delete the line",
            ),
        )
    elif (
        item.catalogue_code
        and item.code_scheme is CodeScheme.NATIONAL
        and not fault
        and item.code[19:] != item.catalogue_code
    ):
        yield I_3.at(
            ("catalogue_code",),
            Text(
                f"基本编码{item.catalogue_code}与事项编码的后12位{item.code[19:]}不一致",
                f"the catalogue code differs from the last 12 characters of the code, {item.code[19:]}",
            ),
            Text("对照国家基本目录，改正其中一个", "see the national catalogue and correct one of the two"),
        )


def _sphere(item: PowerItem) -> Iterator[Finding]:
    if item.sphere is Sphere.PARTY and item.type is not None:
        yield I_4.at(
            ("type",),
            Text(f"党务事项不设行政权力类型，现写“{item.type}”", "a party item has no administrative type"),
            Text(
                "删去 type 一行；若确属行政权力，把 sphere 改为 政务",
                "delete the line `type`, or set `sphere: 政务`",
            ),
        )
    if item.sphere is Sphere.GOVERNMENT and item.type is None:
        yield I_4.at(
            ("type",),
            Text("政务事项缺少权力类型", "a government item lacks its type"),
            Text(
                "写 type: " + "、".join(PowerType) + " 之一",
                "write one of them as `type:`: " + ", ".join(PowerType),
            ),
        )


def _limits(item: PowerItem) -> Iterator[Finding]:
    statutory, promised = item.statutory_limit, item.promised_limit
    if statutory and promised and longer(promised, statutory):
        yield I_5.at(
            ("promised_limit",),
            Text(
                f"承诺时限{promised}长于法定时限{statutory}",
                f"{promised} is promised, longer than the law's {statutory}",
            ),
            Text(
                f"承诺时限写成不长于{statutory}，单位与法定时限相同",
                f"promise no more than {statutory}, in the same unit",
            ),
        )
    elif statutory and promised and promised.count and statutory.unit is not promised.unit:
        yield I_5.at(
            ("promised_limit",),
            Text(
                f"承诺时限以{promised.unit}计，法定时限以{statutory.unit}计，无法比较",
                "the two limits are counted in different units and can't be compared",
            ),
            Text(f"两个时限都以{statutory.unit}计", f"count both in {statutory.unit}"),
        )
    permit = item.type is PowerType.PERMIT
    if permit and statutory and longer(statutory, Limit(20, LimitUnit.WORKING_DAY)) and not item.statutory_limit_basis:
        yield I_5.at(
            ("statutory_limit",),
            Text(
                f"行政许可法定时限{statutory}长于二十个工作日，没有写明依据",
                f"a permit's {statutory} is longer than twenty working days, and no law is cited for it",
            ),
            Text(
                "在 statutory_limit_basis 写明规定该时限的法律条文（许可法第四十二条）",
                "cite the law that sets it in `statutory_limit_basis` (许可法 art. 42)",
            ),
        )


def longer(one: Limit, other: Limit) -> bool:
    """Whether `one` surely is the longer limit. Unlike units are compared at their longest in calendar days."""
    if one.unit is other.unit:
        return one.count > other.count
    return one.most_calendar_days() > other.most_calendar_days()


def _status_and_chart(item: PowerItem) -> Iterator[Finding]:
    if item.status is not ItemStatus.ACTIVE and not item.status_reason:
        yield I_12.at(
            ("status_reason",),
            Text(f"事项{item.status}，没有写明理由", f"the item is {item.status}, and no reason is given"),
            Text(
                "在 status_reason 写明理由，让居民看得明白",
                "say why in `status_reason`, so that residents understand",
            ),
        )
    if item.status is ItemStatus.ACTIVE and not item.flowchart and not item.no_flowchart_reason:
        yield I_7.at(
            ("flowchart",),
            Text(
                "在用事项没有流程图，也没有写明理由",
                "an active item has neither a chart nor a reason for none",
            ),
            Text(
                "在 flowchart 写流程编号，或在 no_flowchart_reason 写明理由",
                "name its process in `flowchart`, or say why there is none in `no_flowchart_reason`",
            ),
        )
    if item.flowchart and item.no_flowchart_reason:
        yield I_7.at(
            ("no_flowchart_reason",),
            Text("已有流程图，又写了无流程图的理由", "it has a chart, and a reason for having none"),
            Text("删去 no_flowchart_reason", "delete `no_flowchart_reason`"),
        )


def _responsibility(item: PowerItem) -> Iterator[Finding]:
    if item.status is ItemStatus.ABOLISHED:
        return
    wanted = (
        (
            ("duties",),
            item.duties,
            "责任事项",
            "duties",
            "duties 至少写一条",
            "write at least one under `duties`",
        ),
        (
            ("liability",),
            item.liability,
            "追责情形",
            "liability",
            "liability 至少写一条",
            "write at least one under `liability`",
        ),
        (
            ("supervision", "telephone"),
            item.supervision.telephone,
            "监督电话",
            "supervision telephone",
            "在 supervision.telephone 写监督电话，如 12345",
            "write it under `supervision.telephone`, as 12345",
        ),
    )
    for path, value, zh, en, write_zh, write_en in wanted:
        if not value:
            yield I_8.at(path, Text(f"缺少{zh}", f"it lacks its {en}"), Text(write_zh, write_en))


def _changes(item: PowerItem) -> Iterator[Finding]:
    for position, change in enumerate(item.changes):
        if change.by == change.reviewed_by:
            yield I_10.at(
                ("changes", position, "reviewed_by"),
                Text("变更由申请单位自己审核", "a change was reviewed by the unit that asked for it"),
                Text("写明另一个单位审核，如司法局", "let another unit review it, as the justice bureau"),
            )


def card(item: PowerItem, sort_key: str) -> ItemCard:
    """The item as lists, facts and other pages see it."""
    last = max(item.changes, key=lambda change: change.on, default=None)
    return ItemCard(
        **item.card_head(item.name, f"items/{item.id}/", sort_key),
        code=item.code,
        code_scheme=item.code_scheme,
        sphere=item.sphere,
        type=item.type or "",
        unit=item.unit,
        status=item.status,
        status_reason=item.status_reason,
        status_from=item.status_from.isoformat() if item.status_from else "",
        legal_basis=item.legal_basis,
        flowchart=item.flowchart,
        no_flowchart_reason=item.no_flowchart_reason,
        statutory_limit=item.statutory_limit,
        promised_limit=item.promised_limit,
        fee_charged=item.fee.charged,
        fee_rates=rates_of(item.fee),
        changed_last=last.on.isoformat() if last else "",
        change_reason=f"{last.kind}：{last.reason}" if last else "",
        change_units=tuple((change.by, change.reviewed_by) for change in item.changes),
        delegate=item.delegation.unit if item.delegation else "",
        delegate_until=item.delegation.until.isoformat() if item.delegation and item.delegation.until else "",
        entrusted=item.power_source in ENTRUSTED,
        source_order=bool(item.source_order),
        review_by=item.review_by.isoformat() if item.review_by else "",
        complaints=item.supervision.telephone or "",
    )


def view(item: PowerItem) -> PlainData:
    """Everything the public page says of the item: its risk points stay in the intranet edition."""
    return item.model_dump(mode="json", exclude={"risk_points"})


def search_document(item: PowerItem) -> SearchDocument:
    """Found by name, by codes, and by its duties."""
    return SearchDocument(
        title=item.name,
        keys=tuple(key for key in (item.code, item.catalogue_code) if key),
        body="\n".join(item.duties),
    )


POWER_ITEM: Final = Kind(
    name="power_item",
    title=Text("权力事项", "power item"),
    about=Text(
        "一个单位的一项权力：依据、责任、时限、收费、流程。",
        "One power of one unit: basis, duties, limits, fee, process.",
    ),
    folder="powers/items",
    schema=PowerItem,
    checks=checks,
    card=card,
    card_type=ItemCard,
    view=view,
    search_document=search_document,
    # Only the intranet's edition shows points of risk. A public digest over them could be guessed, word by word.
    sealed_without=frozenset({"risk_points"}),
)
