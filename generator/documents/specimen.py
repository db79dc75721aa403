"""Made-up cases that have everything: templates are tried with them before a real case is printed."""

from collections.abc import Iterator
from typing import Any, Final

from generator.documents.contents import Around
from generator.documents.forms import PENALTY_FORMS, PERMIT_FORMS, Form
from generator.kinds.penalty_case import PenaltyCase
from generator.kinds.permit_case import PermitCase

_OFFICER: Final = {"post": "案件承办人员", "by": ["样例甲", "样例乙"]}
_HEAD: Final = {"publisher": "yangli", "published_on": "2026-03-02", "number": "样例罚〔2026〕1号"}
_PARTY: Final = {
    "kind": "单位",
    "name": "样例餐饮有限公司",
    "uscc": "91510108MA00000000",
    "address": "样例路9号附7号",
}


def _entry(stage: str, on: str, **more: Any) -> dict[str, Any]:
    return {"stage": stage, "on": on, **_OFFICER, "opinion": f"{stage}样例意见", "document": f"{stage}样例文书", **more}


WRITTEN: Final[dict[str, Any]] = {
    **_HEAD,
    "kind": "penalty_case",
    "id": "yangli",
    "cause": "样例案由",
    "item": "cf-yangli",
    "provisions": ["yangli"],
    "standard": "bz-yangli",
    "tier": "样例阶次",
    "circumstances": [{"parameter": "样例情节", "value": "3"}],
    "tier_reason": "样例阶次理由",
    "party": _PARTY,
    "facts": "样例事实若干。",
    "evidence": ["样例证据甲", "样例证据乙"],
    "committed_on": "2026-03-01",
    "procedure": "普通程序",
    "officers": [
        {"name": name, "certificate": "样例-01", "valid_until": "2028-12-31"} for name in ("样例甲", "样例乙")
    ],
    "stages": [
        _entry("立案", "2026-03-02"),
        _entry("调查取证", "2026-03-03"),
        _entry("调查终结", "2026-03-04"),
        _entry("法制审核", "2026-03-05"),
        _entry("告知", "2026-03-06", hearing_right="是", penalties=[{"kind": "罚款", "amount": "7654"}]),
        _entry("陈述申辩", "2026-03-07"),
        _entry("听证", "2026-03-18", asked_on="2026-03-08", announced_on="2026-03-09"),
        _entry("集体讨论", "2026-03-19"),
        _entry("决定", "2026-03-20", penalties=[{"kind": "罚款", "amount": "7654"}]),
        _entry("送达", "2026-03-21"),
        _entry("执行", "2026-03-22"),
        _entry("结案", "2026-03-23"),
    ],
    "outcome": "予以处罚",
    "payments": [{"on": "2026-03-22", "amount": "7654"}],
    "performance": "样例履行方式和期限",
    "remedies": "样例救济途径和期限",
}
"""A penalty case as a file says it."""
PENALTY: Final = PenaltyCase.model_validate(WRITTEN)
PERMIT: Final = PermitCase.model_validate(
    {
        **_HEAD,
        "kind": "permit_case",
        "id": "yangli",
        "item": "xk-yangli",
        "party": _PARTY,
        "materials": ["样例材料"],
        "summary": "样例摘要",
        "stages": [
            {
                "stage": stage,
                "on": f"2026-03-{day:02}",
                "post": "样例岗",
                "by": ["样例"],
                "opinion": "样例意见",
                "document": "样例文书",
            }
            for day, stage in enumerate(("申请", "补正告知", "受理", "不予受理", "审查", "决定", "送达", "办结"), 2)
        ],
        "extension": {"days": "5", "on": "2026-03-05", "reason": "样例理由"},
        "result": "准予许可",
        "reason": "样例理由",
    }
)
ABOUT: Final = Around(
    office="样例区样例局",
    address="样例路1号",
    telephone="样例电话",
    complaints="样例监督电话",
    item="样例事项",
    basis=("《样例法》第一百二十二条第一款",),
    standard="样例基准",
    limit="20个工作日",
    promised="10个工作日",
    demonstration=True,
)


def specimen_forms() -> Iterator[Form]:
    """Every form once."""
    yield from dict.fromkeys((*PENALTY_FORMS, *PERMIT_FORMS))
