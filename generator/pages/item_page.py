"""The page of a power item: what a resident wants first, then the whole of the power."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds.power_item import ItemCard
from generator.kinds.unit import UnitCard
from generator.model.article_text import cited
from generator.model.kind import PlainData
from generator.model.penalties import PenaltyKind, range_in_words
from generator.model.powers import ItemStatus, PowerType
from generator.pages.listing import by_name
from generator.pages.neighbours import NOTHING_BESIDE, beside, neighbours
from generator.pages.page import ARTICLE, CHART, Crumb, Page
from generator.pages.pending_pages import approved_digest, approved_in_words, bare_page, link_to_pending
from generator.pages.process_page import steps_in_order
from generator.pages.record_heads import Files, head_of, withdrawn_page
from generator.pages.record_links import Pointing, RecordLinks
from generator.pages.related_items import main_item, related_items
from generator.pages.standard_page import AGAINST_A_PENALTY

_AREA: Final = "items"
_STANDARDS_IN_FULL: Final = 3
"""The most discretion standards whose tiers stand on the item's own page; the others are links."""


def item_pages(facts: Facts, links: RecordLinks, files: Files) -> Iterator[Page]:
    """A page an item, and the whole lists of what points at it."""
    return _ItemPages(facts, links, files).pages()


class _ItemPages:
    def __init__(self, facts: Facts, links: RecordLinks, files: Files) -> None:
        self._facts = facts
        self._register = facts.register
        self._links = links
        self._files = files
        self._guides: dict[str, str] = {}
        for guide in facts.register.guides.values():
            if not guide.withdrawn:
                self._guides.setdefault(guide.item, guide.id)
        places = {place.code: place.name for network in facts.register.networks.values() for place in network.places}
        self._units = {unit.id: _unit(unit, places.get(unit.division, "")) for unit in facts.register.units.values()}
        self._crumbs = {
            unit.id: (Crumb("办事与权力", "items/"), Crumb(unit.short_name, unit.address))
            for unit in facts.register.units.values()
        }
        self._held = {
            (law.id, number) for law in facts.register.laws.values() if not law.withdrawn for number in law.articles
        }
        self._related = related_items(facts)
        self._beside = beside(_lists_of_units(facts))
        self._whole = {
            unit.id: {"title": f"{unit.short_name}的全部事项", "href": f"items/by-unit/{unit.id}/"}
            for unit in facts.register.units.values()
        }

    def pages(self) -> Iterator[Page]:
        for item in self._register.items.values():
            crumbs = self._crumbs[item.unit]
            if item.withdrawn:
                yield withdrawn_page(item, _AREA, crumbs, self._facts, self._files)
                continue
            if self._facts.is_bare(item.id):
                yield bare_page(item, self._units[item.unit], crumbs, self._facts, self._files)
                continue
            # Permit cases have lists of their own by unit; whoever applies looks for none of them here.
            pointing = [group for group in self._links.pointing_at(item) if group.kind != "permit_case"]
            yield self._page(item, crumbs, pointing)
            yield from self._links.whole_lists(item, _AREA, crumbs, pointing)

    def _page(self, item: ItemCard, crumbs: tuple[Crumb, ...], pointing: list[Pointing]) -> Page:
        status, reason, by_rule = self._facts.standing[item.id]
        unit = self._units[item.unit]
        type_ = item.type or f"{item.sphere}事项"
        one = {"item": RecordName("power_item", item.id)}
        if item.flowchart and not self._register.processes[item.flowchart].withdrawn:
            one["process"] = RecordName("process", item.flowchart)
            one["chart"] = RecordName(CHART, item.flowchart)
        # A power that is not in use is never offered: its page does not even name the guide.
        if status == ItemStatus.ACTIVE and item.id in self._guides:
            one["guide"] = RecordName("guide", self._guides[item.id])
        basis, articles = self._basis(item)
        main = main_item(item)
        parent = self._links.to("power_item", main) if main else None
        standards = next((group for group in pointing if group.kind == "discretion_standard"), None)
        parts = next((group for group in pointing if group.kind == "power_item"), None)
        return Page(
            **head_of(item, self._facts, self._files),
            area=_AREA,
            template="item.html",
            description=f"{item.title}：{unit['short_name']}，{type_}，{status}。依据、流程、时限、收费和监督电话。",
            crumbs=crumbs,
            data={
                "type": type_,
                "status": status,
                "reason": _sentence(reason),
                "by_rule": by_rule,
                "approved": approved_in_words(item, self._facts),
                "digest": approved_digest(item, self._facts),
                "pending": link_to_pending(item, self._facts),
                "unit": unit,
                "basis": basis,
                "penalties": self._penalties(item) if item.type == PowerType.PENALTY else [],
                "changed_by": [
                    [self._units[by]["title"], self._units[reviewed]["title"]] for by, reviewed in item.change_units
                ],
                "delegate": self._units[item.delegate] if item.delegate else None,
                "process_link": self._links.to("process", item.flowchart) if "process" in one else None,
                "standards_listed": standards.shown(item.address) if standards else None,
                "pointing": [
                    group.shown(item.address)
                    for group in pointing
                    if group.kind not in {"guide", "discretion_standard", "power_item"}
                ],
                "part_of": {"main": parent, "parts": parts.shown(item.address) if parts else None},
                "related": [
                    self._links.to("power_item", id_) | {"why": why} for id_, why in self._related.get(item.id, ())
                ],
                "neighbours": neighbours(
                    "power_item",
                    self._beside.get(item.id, NOTHING_BESIDE),
                    self._links,
                    f"{unit['short_name']}的前后事项",
                    self._whole[item.unit],
                ),
            },
            one=one,
            many={
                "articles": articles,
                "standards": tuple(
                    RecordName("discretion_standard", card.id) for card in standards.cards[:_STANDARDS_IN_FULL]
                )
                if standards
                else (),
            },
        )

    def _basis(self, item: ItemCard) -> tuple[list[dict[str, Any]], tuple[RecordName, ...]]:
        """The basis, and the articles whose text is held; `article` is a position among these, -1 for none."""
        basis: list[dict[str, Any]] = []
        articles: list[RecordName] = []
        for id_ in item.legal_basis:
            provision = self._register.provisions[id_]
            article = -1
            if (provision.law, provision.article) in self._held and not provision.withdrawn:
                article = len(articles)
                articles.append(RecordName(ARTICLE, f"{provision.law}/{provision.article}"))
            basis.append(
                {
                    "provision": self._links.to("provision", id_),
                    "article": article,
                    "paragraph": provision.paragraph,
                }
            )
        return basis, tuple(articles)

    def _penalties(self, item: ItemCard) -> list[str]:
        """What the law lays down, in words: its kinds of penalty, and the range of each fine (处罚法 art. 9)."""
        found: dict[str, None] = {}
        for id_ in item.legal_basis:
            provision = self._register.provisions[id_]
            fines = [range_in_words(fine) for fine in provision.fines]
            for kind in provision.penalty_kinds:
                if kind == PenaltyKind.FINE and fines:
                    found |= dict.fromkeys(f"罚款{fine}" for fine in fines)
                else:
                    found[kind] = None
        return list(found)


def _lists_of_units(facts: Facts) -> Iterable[list[ItemCard]]:
    """Each unit's items as its list has them: by name, without those that were abolished or withdrawn."""
    found: defaultdict[str, list[ItemCard]] = defaultdict(list)
    for item in sorted(facts.register.items.values(), key=by_name):
        if facts.is_bare(item.id):
            continue  # nothing leads on to what may not be relied on
        if not item.withdrawn and facts.standing[item.id].status != ItemStatus.ABOLISHED:
            found[item.unit].append(item)
    return found.values()


def _unit(unit: UnitCard, serves: str) -> dict[str, Any]:
    """`serves` is the name of its division."""
    return {
        "title": unit.title,
        "short_name": unit.short_name,
        "href": unit.address,
        "kind": unit.unit_kind,
        "address_line": unit.address_line,
        "hours": unit.hours,
        "telephone": unit.telephone,
        "serves": serves,
    }


def shown(views: PlainData) -> PlainData:
    """What the template shows beside its data, from the views that the page named."""
    item, guide = views["item"], views.get("guide")
    process = views.get("process")
    return {
        "guide": guide,
        # Steps lead back to the chart on the process's own page only.
        "picture": _ANCHORS.sub("", views["chart"]["svg"]) if process else "",
        "steps": steps_in_order(process, views["chart"]["order"]) if process else [],
        "facts": _key_facts(item, guide, views),
        "quotes": [
            cited(views["articles"][entry["article"]]["paragraphs"], entry["paragraph"])
            if entry["article"] >= 0
            else []
            for entry in views["basis"]
        ],
        "changes": sorted(
            (
                {
                    "on": change["on"],
                    "kind": change["kind"],
                    "text": change["reason"],
                    "note": f"{asked_by}申请，{reviewed_by}审核",
                }
                for change, (asked_by, reviewed_by) in zip(item["changes"], views["changed_by"], strict=True)
            ),
            key=lambda change: str(change["on"]),
            reverse=True,
        ),
        "remedies": _sentence(guide["remedies"]) if guide else "",
        "registered": [
            *_particulars(item, offered=views["status"] == ItemStatus.ACTIVE),
            _fact("审核确认", views["approved"]),
            *_entrusted(item, views["delegate"]),
        ],
    }


_ANCHORS: Final = re.compile(r' id="tu-\d+"')


def _key_facts(item: PlainData, guide: PlainData | None, views: PlainData) -> list[dict[str, str]]:
    """What people ask first, in the order in which they ask it: may I, where, with what, how long, how much, who."""
    unit, base = views["unit"], views["base"]
    in_charge = _fact("实施单位", unit["title"], href=base + unit["href"])
    if views["status"] != ItemStatus.ACTIVE:
        # Neither limits nor fees: they would read as if one could apply.
        facts = [in_charge, _fact("状态起始", item["status_from"] or ""), _telephone("单位电话", unit["telephone"])]
    elif guide:
        return [
            *_of_the_guide(guide),
            _limit(item),
            _fact("收不收费", _fee(item)),
            _telephone("咨询电话", guide["enquiry"] or unit["telephone"]),
            *_supervision(item),
            _fact("怎么办", "、".join(guide["channels"]), note=_visits(guide)),
            _fact("办理结果", guide["result"]["name"], note=guide["result"]["delivery"]),
            in_charge,
        ]
    else:
        facts = [in_charge, *_of_the_power(item, views), _limit(item)]
        # Of a fine or an inspection nobody asks what it costs to apply.
        if item["fee"]["charged"] == "是":
            facts.append(_fact("收不收费", _fee(item)))
        facts.append(_fact("单位地址", unit["address_line"], note=unit["hours"]))
        facts.append(_telephone("咨询电话", unit["telephone"]))
    return [*facts, *_supervision(item)]


def _of_the_guide(guide: PlainData) -> Iterator[dict[str, str]]:
    yield _fact(
        "谁能办",
        guide["audience"],
        note=f"要符合{len(guide['conditions'])}项条件" if guide["conditions"] else "",
        href="#tiaojian" if guide["conditions"] else "",
    )
    if guide["places"]:
        place = guide["places"][0]
        more = len(guide["places"]) - 1
        yield _fact(
            "去哪里办",
            place["name"],
            note="，".join(filter(None, (place["address"], place["hours"], f"另有{more}处" if more else ""))),
            href="#didian",
        )
    materials = guide["materials"]
    if materials:
        names = "、".join(material["name"] for material in materials[:_MATERIALS_NAMED])
        others = "等" if len(materials) > _MATERIALS_NAMED else ""
        yield _fact("要带什么", f"{len(materials)}件材料", note=names + others, href="#cailiao")
    else:
        yield _fact("要带什么", "不用材料")


_MATERIALS_NAMED: Final = 3
"""Materials that the first screen names; the list below has all."""


def _of_the_power(item: PlainData, views: PlainData) -> Iterator[dict[str, str]]:
    """Of a power that nobody applies for: what it may do to one, by which law, and what to do against it."""
    if views["penalties"]:
        listed = views["standards_listed"]
        yield _fact(
            "怎么处罚",
            "；".join(views["penalties"]),
            note=f"有{listed['count']}项裁量标准" if listed else "",
            href="#cailiang" if listed else "",
        )
    if views["basis"]:
        more = len(views["basis"]) - 1
        yield _fact(
            "凭什么",
            views["basis"][0]["provision"]["title"],
            note=f"另有{more}条" if more else "",
            href="#yiju",
        )
    if item["type"] == PowerType.PENALTY:
        yield _fact("不服怎么办", AGAINST_A_PENALTY[0], note=AGAINST_A_PENALTY[1])


def _visits(guide: PlainData) -> str:
    return f"到现场{guide['visits']}次" if guide["visits"] else "不用到现场"


def _limit(item: PlainData) -> dict[str, str]:
    promised, statutory = item["promised_limit"] or "", item["statutory_limit"] or ""
    if promised and statutory:
        return _fact("多久办完", promised, note=f"法定{statutory}")
    return _fact("多久办完", promised or statutory, note="法定时限" if statutory else "")


def _fee(item: PlainData) -> str:
    if item["fee"]["charged"] != "是":
        return "不收费"
    return "；".join(f"{fee['name']}：{fee['standard']}" for fee in item["fee"]["items"])


def _supervision(item: PlainData) -> Iterator[dict[str, str]]:
    held = item["supervision"]
    yield _telephone("不满意找谁", held["telephone"] or "", note=held["address"])


def _particulars(item: PlainData, *, offered: bool) -> list[dict[str, str]]:
    """The item as it is registered, field by field."""
    named = (
        ("事项编码", item["code"]),
        ("编码方案", item["code_scheme"]),
        ("基本编码", item["catalogue_code"]),
        ("领域", item["sphere"]),
        ("权力类型", item["type"] or ""),
        ("行使层级", item["level"]),
        ("权力来源", item["power_source"]),
        ("来源文件", item["source_order"]),
        ("法定时限", item["statutory_limit"] or ""),
        ("法定时限依据", item["statutory_limit_basis"]),
        ("承诺时限", (item["promised_limit"] or "") if offered else ""),
        ("复核期限", item["review_by"] or ""),
    )
    return [_fact(name, value) for name, value in named if value]


def _entrusted(item: PlainData, delegate: PlainData | None) -> Iterator[PlainData]:
    """The entrusted body with its letter (处罚法 art. 20: matter, authority and term are published)."""
    if delegate:
        letter = item["delegation"]
        told = (
            ("委托书", letter["letter"]),
            ("事项", letter["matter"]),
            ("权限", letter["authority"]),
            ("期限至", letter["until"]),
        )
        yield {
            "name": "受委托组织",
            "link": delegate,
            "note": "".join(f"；{name}：{words}" for name, words in told if words),
        }


def _sentence(words: str) -> str:
    return words + "。" if words and words[-1] not in "。！？" else words


def _telephone(name: str, number: str, *, note: str = "") -> dict[str, str]:
    return _fact(name, number, note=note, href=f"tel:{number}")


def _fact(name: str, value: str, *, note: str = "", href: str = "") -> dict[str, str]:
    return {"name": name, "value": value, "note": note, "href": href}
