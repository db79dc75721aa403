"""The page of a discretion standard: which circumstances lead to which penalty, beside the range that the law leaves."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from generator.facts.discretion_sheet import Texts, sheet_of_standard
from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.discretion_standard import StandardCard
from generator.model.kind import PlainData
from generator.model.powers import ItemStatus
from generator.pages.calculator import calculator_of, sheet_as_json
from generator.pages.listing import by_name
from generator.pages.neighbours import beside, neighbours
from generator.pages.page import Crumb, Page
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import RecordLinks

_AREA: Final = "standards"
_CRUMBS: Final = (Crumb("裁量标准", "standards/"),)


def standard_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page a standard."""
    today = facts.today.isoformat()
    chains, shared = _chains(facts)
    texts = Texts(facts.register)
    beside_each = beside(chains)
    for standard in facts.register.standards.values():
        if standard.withdrawn:
            yield withdrawn_page(standard, _AREA, _CRUMBS, facts, files)
            continue
        pointing = links.pointing_at(standard)
        provision = links.to("provision", standard.provision)
        unit = facts.register.units[facts.register.items[standard.item].unit]
        yield Page(
            **head_of(standard, facts, files),
            area=_AREA,
            template="standard.html",
            description=f"{standard.violation}：{len(standard.tiers)}个裁量阶次，依据{provision['title']}。",
            crumbs=_CRUMBS,
            data={
                "item": links.to("power_item", standard.item),
                "basis": provision,
                "unit": {"title": unit.title, "href": unit.address, "telephone": unit.telephone},
                "maker": _maker(standard, links),
                # Of a power that is not approved nothing is offered, and so nothing is computed.
                "sheet": ""
                if facts.is_bare(standard.item)
                else sheet_as_json(sheet_of_standard(standard, texts, facts.parts)),
                "in_use": standard.effective_from <= today,
                "neighbours": neighbours(
                    "discretion_standard",
                    beside_each[standard.id],
                    links,
                    "同一事项的前后标准" if shared[standard.item] > 1 else "同一条款的前后标准",
                ),
                "pointing": [group.shown(standard.address) for group in pointing],
            },
            one={
                "standard": RecordName("discretion_standard", standard.id),
                "provision": RecordName("provision", standard.provision),
            },
        )
        yield from links.whole_lists(standard, _AREA, _CRUMBS, pointing)


def _chains(facts: Facts) -> tuple[Iterable[list[StandardCard]], Counter[str]]:
    """Lists whose standards lead on to each other, by name, and how many standards an item has.

    Those of one item stand together; an item's only standard stands with the others like it on the same provision.
    """
    standing = sorted((card for card in facts.register.standards.values() if not card.withdrawn), key=by_name)
    shared = Counter(card.item for card in standing)
    chains: defaultdict[tuple[str, str], list[StandardCard]] = defaultdict(list)
    for card in standing:
        chains[("item", card.item) if shared[card.item] > 1 else ("provision", card.provision)].append(card)
    return chains.values(), shared


def _maker(standard: StandardCard, links: RecordLinks) -> PlainData:
    for link in standard.links:
        if link.path == ("made_by",):
            return links.to("unit", link.id)
    return links.to("unit", standard.publisher)


def shown(views: PlainData) -> PlainData:
    """Who may punish this, how far the law goes, and by which of its words; then how the standard is registered."""
    standard, provision, base = views["standard"], views["provision"], views["base"]
    unit, item, basis, maker = views["unit"], views["item"], views["basis"], views["maker"]
    range_ = "；".join(provision["fines_in_words"]) or "、".join(provision["penalty_kinds"])
    return {
        "facts": [
            {"name": "谁能罚", "value": unit["title"], "href": base + unit["href"]},
            {"name": "法定幅度", "value": range_, "note": "、".join(provision["penalty_kinds"])},
            {"name": "凭什么", "value": basis["title"], "href": base + basis["href"]},
            {"name": "处罚事项", "value": item["title"], "href": base + item["href"], "note": _standing(item)},
            {"name": "不服怎么办", "value": AGAINST_A_PENALTY[0], "note": AGAINST_A_PENALTY[1]},
            {"name": "咨询电话", "value": unit["telephone"], "href": f"tel:{unit['telephone']}"},
        ],
        "registered": [
            {"name": "制定单位", "link": maker},
            {"name": "制定文件", "value": standard["document"]},
            {"name": "施行日期", "value": standard["effective_from"]},
        ],
        "calculator": calculator_of(views["sheet"]) if views["sheet"] else None,
    }


def _standing(item: PlainData) -> str:
    """The state of an item that isn't in use: a standard of a suspended power may not be used either."""
    return "" if item.get("status", ItemStatus.ACTIVE) == ItemStatus.ACTIVE else str(item["status"])


AGAINST_A_PENALTY: Final = ("60日内申请行政复议", "或者六个月内向人民法院起诉")
"""行政复议法 art. 20, 行政诉讼法 art. 46: what a party may do against a decision."""
