"""A: approval of the register (清权确权, 审核确认)."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_SEPARATED: Final = Text(
    "清权确权：权力事项经法制机构审核确认后方可公布；申请和审核由不同单位承担（规则 I-10）。",
    "Clearing and confirming powers: they are published once the legal office has confirmed them; who asks and who reviews "
    "differ (rule I-10).",
)
_DIGEST: Final = "0" * 64

A_1: Final = Rule(
    "A-1",
    Severity.WARNING,
    Text("事项没有审核确认", "An item that nobody approved"),
    Text(
        "没有审核确认的在用事项，公众版只公布名称、单位和日期，标为“待确认”，不提供办理。",
        "Of an item in use that was never approved, the public's site tells name, unit and date, marks it as awaiting "
        "approval, and offers no way to apply.",
    ),
    _SEPARATED,
    "approvals",
    "approved: []\n",
    f"approved:  # 由 liangquan approve 写入 (written by liangquan approve)\n- item: xk-shipin\n  digest: {_DIGEST}\n"
    "  on: 2026-05-08\n  by: 周明\n",
)

A_2: Final = Rule(
    "A-2",
    Severity.WARNING,
    Text("审核确认之后又有改动", "Changed since it was approved"),
    Text(
        "事项、它的流程或办事指南改动后，原来的审核确认不再有效，公众版按“待确认”公布，直到重新审核。",
        "When an item, its process or its guide has changed, the approval holds no longer: the public's site shows it as "
        "awaiting approval until it is approved again.",
    ),
    _SEPARATED,
    "power_item",
    "promised_limit: 3个工作日  # 确认时是10个工作日 (10 working days were approved)\n",
    "promised_limit: 10个工作日\n",
)

A_3: Final = Rule(
    "A-3",
    Severity.ERROR,
    Text("审核确认记录不成立", "An approvals record that can't stand"),
    Text(
        "一个单位一份，一个事项一条，只能写本单位的事项，审核日期不在将来。",
        "One record a unit, one approval an item, only the unit's own items, no day that has not come.",
    ),
    _SEPARATED,
    "approvals",
    f"approved:\n- item: xk-shipin\n  digest: {_DIGEST}\n  on: 2062-05-08\n  by: 周明\n",
    f"approved:\n- item: xk-shipin\n  digest: {_DIGEST}\n  on: 2026-05-08\n  by: 周明\n",
)

A_4: Final = Rule(
    "A-4",
    Severity.WARNING,
    Text("还没有开始审核确认", "Approval has not begun"),
    Text(
        "mkdocs.yml 没有写明事项怎样审核确认。在写明之前，全部事项照常公布，不要求审核确认。",
        "mkdocs.yml does not say how items are approved. Until it does, all are published as before, approved or not.",
    ),
    _SEPARATED,
    "approvals",
    "# mkdocs.yml 的 extra.liangquan 中没有 approval (mkdocs.yml says nothing of approval)\n",
    "# mkdocs.yml: approval: names\n",
)

RULES: Final = (A_1, A_2, A_3, A_4)
