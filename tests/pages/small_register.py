"""A register of a dozen records, written by hand: one of each kind that has a page, and the odd cases of an office."""

import copy
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from generator.facts.facts import Facts, facts_of
from generator.facts.references import RecordName
from generator.facts.register import register_of
from generator.kinds import KINDS
from generator.model.kind import PlainData
from generator.model.links import links_of
from generator.pages.page import ARTICLE, CHART, Page
from generator.pages.record_pages import record_pages
from generator.pages.shell import StampedPage
from generator.pages.stamping import Site, stamped
from generator.pages.templates import Templates
from tests.pages.specimen import TEMPLATES

TODAY = date(2026, 7, 1)
_HEAD = {"publisher": "qu-shichang", "published_on": "2026-03-02"}
_PLACE = {
    "name": "区政务服务中心",
    "address": "演示路1号二楼8号窗口",
    "hours": "周一至周五 9:00—17:00",
    "telephone": "028-80000001",
}


def unit(id_: str, name: str, **more: Any) -> PlainData:
    return {
        "kind": "unit", "id": id_, **_HEAD, "name": name, "short_name": name, "unit_kind": "部门", "division": "510108",
        "address": "演示路3号", "hours": "周一至周五 9:00—17:00", "telephone": "028-80000002", "duties": ["市场监督"], **more,
    }  # fmt: skip


def item(id_: str = "xk-shipin", **more: Any) -> PlainData:
    return {
        "kind": "power_item", "id": id_, **_HEAD, "name": "食品经营许可", "code": "510108-XK-0001", "code_scheme": "本区编码",
        "sphere": "政务", "type": "行政许可", "unit": "qu-shichang", "level": "区级", "power_source": "法定本级行使",
        "legal_basis": ["shipin-35-1"], "duties": ["受理：一次性告知补正。"], "liability": ["对符合条件的申请不予受理的"],
        "status": "在用", "flowchart": "lc-shipin", "statutory_limit": "20个工作日", "promised_limit": "10个工作日",
        "fee": {"charged": "否"}, "supervision": {"telephone": "12345"}, "risk_points": ["内部风险点甲"],
        "changes": [{"on": "2026-03-02", "kind": "新增", "reason": "首次公开", "by": "qu-shichang", "reviewed_by": "qu-sifa"}],
        **more,
    }  # fmt: skip


def guide(**more: Any) -> PlainData:
    return {
        "kind": "guide", "id": "zn-shipin", **_HEAD, "item": "xk-shipin", "audience": "自然人、法人或其他组织",
        "case_kind": "承诺件", "conditions": ["有固定的经营场所"], "channels": ["窗口办理", "网上办理"], "visits": "0",
        "materials": [
            {"name": "食品经营许可申请书", "need": "必要", "form": "纸质或电子", "copies": "1", "source": "申请人自备"},
            {"name": "场所布局图", "need": "容缺", "form": "电子", "copies": "1", "source": "申请人自备"},
        ],
        "places": [_PLACE], "result": {"name": "食品经营许可证", "delivery": "窗口领取或邮寄"}, "enquiry": "028-80000003",
        "questions": [{"question": "小餐饮也要办吗？", "answer": "要办。"}],
        **more,
    }  # fmt: skip


def law(articles: int = 3, **more: Any) -> PlainData:
    return {
        "kind": "law", "id": "shipin-fa", **_HEAD, "title": "中华人民共和国示例食品法", "short_title": "示例食品法",
        "level": "法律", "effective_from": "2015-10-01",
        "articles": [
            {"number": str(34 + n), "chapter": ["第四章 示例"], "text": f"示例第{n}条第一款：\n（一）示例项；\n示例第{n}条第二款。"}
            for n in range(articles)
        ],
        **more,
    }  # fmt: skip


def provision(id_: str, article: str, **more: Any) -> PlainData:
    return {
        "kind": "provision",
        "id": id_,
        **_HEAD,
        "law": "shipin-fa",
        "article": article,
        "subject": f"示例规定{article}",
        **more,
    }


def process(**more: Any) -> PlainData:
    return {
        "kind": "process", "id": "lc-shipin", **_HEAD, "title": "食品经营许可办理流程",
        "steps": [
            {"id": "a", "name": "提出申请", "shape": "开始"},
            {"id": "b", "name": "材料是否齐全", "shape": "判断", "role": "窗口", "post": "受理岗", "does": "当场核对", "limit": "1个工作日"},
            {"id": "c", "name": "一次性告知补正", "shape": "文书", "role": "窗口", "does": "出具补正告知书", "documents": ["补正告知书"]},
            {"id": "d", "name": "审查", "shape": "步骤", "role": "许可科", "does": "书面审查", "limit": "8个工作日"},
            {"id": "e", "name": "发证", "shape": "结束"},
        ],
        "arrows": [
            {"from": "a", "to": "b"}, {"from": "b", "to": "d", "label": "齐全"}, {"from": "b", "to": "c", "label": "不齐全"},
            {"from": "c", "to": "b"}, {"from": "d", "to": "e"},
        ],
        **more,
    }  # fmt: skip


def standard(id_: str = "cg-1", **more: Any) -> PlainData:
    return {
        "kind": "discretion_standard", "id": id_, **_HEAD, "code": "CG-0001", "item": "cf-shipin", "provision": "shipin-122",
        "violation": "未经许可经营食品", "made_by": "qu-sifa", "effective_from": "2026-04-01",
        "tiers": [
            {"name": "轻微", "measure": "不予处罚", "circumstances": [{"text": "初次违法且及时改正"}], "ground": "处罚法第三十三条第一款"},
            {
                "name": "一般", "measure": "一般处罚", "default": "是",
                "circumstances": [{"parameter": "经营面积", "unit": "平方米", "below": "50"}],
                "penalties": [{"kind": "罚款", "range": {"mode": "金额", "min": "50000", "max": "100000"}}],
            },
        ],
        **more,
    }  # fmt: skip


def penalty(**more: Any) -> PlainData:
    return item(
        "cf-shipin", name="对未经许可经营食品的处罚", code="510108-CF-0001", type="行政处罚", legal_basis=["shipin-122"],
        flowchart="", no_flowchart_reason="流程图正在修订", statutory_limit="90个自然日", promised_limit="", **more,
    )  # fmt: skip


def entry(id_: str, period: str, **more: Any) -> PlainData:
    return {
        "kind": "community_entry", "id": id_, **_HEAD, "community": "510108002005", "category": "caiwu", "title": f"示例社区{period}收支",
        "period": period, "body": "本期收支如下。",
        "statement": {
            "opening": "100.00", "closing": "160.50",
            "lines": [
                {"item": "拨款", "income": "1000.50", "voucher": "记-001"}, {"item": "办公用品", "expense": "940.00", "voucher": "记-002"},
            ],
        },
        **more,
    }  # fmt: skip


def records() -> list[PlainData]:
    """All of them, as the files say them."""
    return [
        unit("qu-shichang", "示例区市场监管局", places=[_PLACE]), unit("qu-sifa", "示例区司法局"),
        law(), provision("shipin-35-1", "35", paragraph="1"),
        provision("shipin-122", "122", penalty_kinds=["罚款"], fines=[{"mode": "金额", "min": "50000", "max": "100000"}]),
        item(), guide(), process(), penalty(), standard(),
        {"kind": "community", "id": "510108002005", **_HEAD, "name": "示例社区", "street": "qu-shichang", "profile": "概况",
         "address": "演示路5号", "hours": "9:00—17:00", "telephone": "028-80000004"},
        {"kind": "category", "id": "caiwu", **_HEAD, "name": "财务收支", "section": "财务", "rhythm": "季", "required": "否", "statements": "是"},
        entry("sz-2026-q1", "2026-Q1"), entry("sz-2026-q2", "2026-Q2"),
    ]  # fmt: skip


class Office:
    """The register of these records on a day, its pages, and what they look like."""

    def __init__(self, records: Iterable[PlainData], today: date = TODAY) -> None:
        self.views: dict[RecordName, PlainData] = {}
        cards = []
        for plain in records:
            kind = KINDS[plain["kind"]]
            record = kind.schema.model_validate(_without_blanks(plain))
            cards.append(msgspec.structs.replace(kind.card(record, plain["id"]), links=links_of(record)))
            self._keep(kind.name, record.id, kind.view(record))
        self.facts: Facts = facts_of(register_of(cards), today)
        files = {RecordName(card.kind, card.id): f"powers/{card.id}.yaml" for card in cards}
        self.pages: dict[str, Page] = {page.address: page for page in record_pages(self.facts, files)}

    def _keep(self, kind: str, id_: str, view: PlainData) -> None:
        self.views[RecordName(kind, id_)] = view
        if kind == "process":
            order = [step["id"] for step in view["steps"]]
            self.views[RecordName(CHART, id_)] = {"svg": '<svg class="flowchart"></svg>', "lanes": "", "order": order}
        if kind == "law":
            for article in view["articles"]:
                self.views[RecordName(ARTICLE, f"{id_}/{article['number']}")] = article

    def html(self, address: str) -> str:
        """The page at `address`, in a frame that holds nothing else."""
        return draw(self.pages[address], self.views)


def draw(page: Page, views: dict[RecordName, PlainData]) -> str:
    return stamped(page, views, templates(), _Bare(), Site("亮权", "https://example.test/", False))  # type: ignore[arg-type]  # a frame of three slots


def changed(records: list[PlainData], id_: str, **fields: Any) -> list[PlainData]:
    """The records, with some fields of one of them changed."""
    found = copy.deepcopy(records)
    next(record for record in found if record["id"] == id_).update(fields)
    return found


def templates() -> Templates:
    if not _TEMPLATES:
        sources = {
            path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
            for path in TEMPLATES.rglob("*.html")
        }
        _TEMPLATES.append(Templates(sources))
    return _TEMPLATES[0]


_TEMPLATES: list[Templates] = []


class _Bare:
    def stamp(self, page: StampedPage) -> str:
        return page.breadcrumbs + page.content + page.foot


def _without_blanks(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _without_blanks(value) for key, value in tree.items() if value not in ("", {}, [])}
    return [_without_blanks(value) for value in tree] if isinstance(tree, list) else tree
