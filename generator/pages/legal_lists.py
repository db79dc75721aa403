"""Lists of laws by their level, of provisions by their law, and of discretion standards by unit and by law."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.discretion_standard import StandardCard
from generator.kinds.law import LawCard
from generator.kinds.provision import ProvisionCard
from generator.model.legal_level import LegalLevel
from generator.pages.listing import (
    Facet,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_name,
    by_short_name,
    index_of,
    link,
    pages_of,
    row_of,
)
from generator.pages.page import Crumb, Page
from generator.pages.paging import ROWS

LAWS: Final = Crumb("法律依据", "laws/")
STANDARDS: Final = Crumb("裁量标准", "standards/")
_LEVELS: Final = {str(level): place for place, level in enumerate(LegalLevel)}


def law_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Laws from the highest level down, and every provision in use under its law."""
    register = facts.register
    provisions = sorted(
        (card for card in register.provisions.values() if not card.withdrawn),
        key=lambda card: (_law_order(register.laws.get(card.law)), card.law, *provision_order(card)),
    )
    used = Counter(card.law for card in provisions)
    today = facts.today.isoformat()
    laws = sorted((card for card in register.laws.values() if not card.withdrawn), key=_law_order)
    yield from pages_of(
        Listing(
            address=LAWS.address,
            area="laws",
            title=LAWS.title,
            about="事项所依据的法律、法规、规章和文件，按效力级别排列。",
            crumbs=(),
            columns=("名称", "施行日期", "有效期至", "被引用条款"),
            rows=[
                row_of(
                    law,
                    law.effective_from,
                    law.effective_to,
                    f"{used[law.id]}条" if used[law.id] else "",
                    heading=Heading(law.level),
                    status=validity_of(law, today),
                )
                for law in laws
            ],
            unit="部",
            empty="目前没有公开的法律依据。",
            aside=link(f"全部{len(provisions)}条", "laws/provisions/", text="事项实际引用的具体条款，见"),
        ),
        gatherer,
    )
    yield from pages_of(
        Listing(
            address="laws/provisions/",
            area="laws",
            title="法律条款",
            about="作为权力依据的具体条款，按所在的法律和条号排列。",
            crumbs=(LAWS,),
            columns=("事由", "条款", "处罚种类"),
            rows=[
                row_of(
                    card,
                    card.label,
                    "、".join(card.penalty_kinds),
                    heading=_law_heading(register.laws.get(card.law), card.law),
                )
                for card in provisions
            ],
            unit="条",
            empty="目前没有公开的法律条款。",
        ),
        gatherer,
    )


def validity_of(law: LawCard, today: str) -> str:
    """未生效 or 已废止 on the ISO day `today`; "" for a law in force, which needs no badge."""
    if today < law.effective_from:
        return "未生效"
    return "已废止" if law.effective_to and law.effective_to < today else ""


def standard_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Discretion standards by the unit of their penalty item, and by the law that they measure."""
    register = facts.register
    cards = sorted((card for card in register.standards.values() if not card.withdrawn), key=by_name)
    by_unit: defaultdict[str, list[Row]] = defaultdict(list)
    by_law: defaultdict[str, list[Row]] = defaultdict(list)
    for card in cards:
        item = register.items.get(card.item)
        provision = register.provisions.get(card.provision)
        unit = register.units.get(item.unit) if item else None
        law = register.laws.get(provision.law) if provision else None
        named = f"{law.short_title}{provision.label}" if law and provision else ""
        measured: str | PlainLink = link(named, provision.address) if provision else ""
        tiers = _tiers_in_words(card)
        if unit:
            by_unit[unit.id].append(row_of(card, measured, tiers))
        if law:
            by_law[law.id].append(row_of(card, measured, tiers, unit.short_name if unit else ""))
    units = sorted((register.units[id_] for id_ in by_unit), key=by_short_name)
    laws = sorted((register.laws[id_] for id_ in by_law), key=_law_order)
    unit_choices = [
        link(unit.short_name, f"standards/by-unit/{unit.id}/", count=len(by_unit[unit.id])) for unit in units
    ]
    law_choices = [link(law.short_title, f"standards/by-law/{law.id}/", count=len(by_law[law.id])) for law in laws]
    columns = ("违法行为", "处罚条款", "裁量阶次")
    yield from pages_of(
        Listing(
            address=STANDARDS.address,
            area="standards",
            title=STANDARDS.title,
            about="同一种违法行为，什么情节受什么处罚：法定幅度之内的阶次，公布后才能使用。",
            crumbs=(),
            columns=columns,
            rows=[
                row.under(Heading(unit.short_name, f"standards/by-unit/{unit.id}/"))
                for unit in units
                for row in by_unit[unit.id]
            ],
            unit="项标准",
            empty="目前没有公开的裁量标准。",
            facets=(Facet("按单位", unit_choices[:ROWS]),),
            aside=link(f"{len(laws)}部法律、法规和规章", "standards/by-law/", text="也可以按所依据的法律查找：")
            if laws
            else {},
        ),
        gatherer,
    )
    yield from pages_of(index_of("standards/by-unit/", STANDARDS, ("单位", "标准"), unit_choices, cards), gatherer)
    for unit in units:
        yield from pages_of(
            Listing(
                address=f"standards/by-unit/{unit.id}/",
                area="standards",
                title=f"{unit.short_name}的裁量标准",
                about=f"{unit.short_name}实施处罚所用的裁量标准，按违法行为排列。",
                crumbs=(STANDARDS, Crumb("按单位", "standards/by-unit/")),
                columns=columns,
                rows=by_unit[unit.id],
                unit="项标准",
            ),
            gatherer,
        )
    yield from pages_of(index_of("standards/by-law/", STANDARDS, ("法律", "标准"), law_choices, cards), gatherer)
    for law in laws:
        yield from pages_of(
            Listing(
                address=f"standards/by-law/{law.id}/",
                area="standards",
                title=f"《{law.short_title}》的裁量标准",
                about=f"细化《{law.short_title}》处罚条款的裁量标准，按违法行为排列。",
                crumbs=(STANDARDS, Crumb("按法律", "standards/by-law/")),
                columns=(*columns, "单位"),
                rows=by_law[law.id],
                unit="项标准",
            ),
            gatherer,
        )


def _tiers_in_words(card: StandardCard) -> str:
    return f"{len(card.tiers)}阶：" + "、".join(tier.name for tier in card.tiers)


def _law_order(law: LawCard | None) -> tuple[int, str, str]:
    return (_LEVELS[law.level], *by_name(law)) if law else (len(_LEVELS), "", "")


def _law_heading(law: LawCard | None, id_: str) -> Heading:
    return Heading(law.short_title, law.address) if law else Heading(id_)


def provision_order(card: ProvisionCard) -> tuple[tuple[int, ...], int, str]:
    """Provisions of one law by article, 17-2 (第十七条之二) after 17 and before 18, then by paragraph."""
    return tuple(int(part) for part in card.article.split("-") if part.isdigit()), card.paragraph, card.id
