"""Where a power comes from, and whom its holder entrusts with it (处罚法 art. 20, 24; rules I-2b and I-2c)."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import I_2b, I_2c
from generator.model.fields import Day, Label, Reference
from generator.model.kind import Part


class PowerSource(StrEnum):
    """权力来源: the six values of the national list (C0109)."""

    OWN = "法定本级行使"
    HANDED_DOWN = "上级下放"
    AUTHORISED_ABOVE = "上级授权"
    AUTHORISED_PEER = "同级授权"
    ENTRUSTED_ABOVE = "上级委托"
    ENTRUSTED_PEER = "同级委托"


ENTRUSTED: Final = frozenset({PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER})
"""Sources of a power that another body keeps (处罚法 art. 20)."""


class Delegation(Part):
    """Entrustment (处罚法 art. 20): a published letter that states the matter, the authority and the term."""

    unit: Annotated[str, Reference("unit"), Label("受委托组织", "the body entrusted", "jd-mengzhuiwan")]
    letter: Annotated[str, Label("委托书", "title or number of the letter", "成住建委托〔2026〕1号（演示）")] = ""
    matter: Annotated[str, Label("委托事项", "the matter", "")] = ""
    authority: Annotated[str, Label("委托权限", "the authority", "")] = ""
    until: Annotated[Day | None, Label("委托期限", "the last day of its term", "2027-12-31")] = None


def source_findings(source: PowerSource, order: str, delegation: Delegation | None) -> Iterator[Finding]:
    """I-2b and I-2c, of the item that came by `source` under `order`; whom it entrusts is checked between records."""
    if delegation and source in ENTRUSTED:
        yield I_2b.at(
            ("delegation",),
            Text("受委托行使的权力不得再委托", "an entrusted power may not be entrusted again"),
            Text(
                "删去 delegation，由受委托组织自己实施（处罚法第二十条）",
                "delete `delegation`: the entrusted body acts itself (处罚法 art. 20)",
            ),
        )
    if delegation:
        for field, zh, en in (
            ("letter", "委托书", "the letter"),
            ("matter", "委托事项", "the matter"),
            ("authority", "委托权限", "the authority"),
            ("until", "委托期限", "the term"),
        ):
            if not getattr(delegation, field):
                yield I_2b.at(
                    ("delegation", field),
                    Text(f"委托缺少{zh}", f"the entrustment lacks {en}"),
                    Text(f"照公布的委托书写明{zh}", f"state {en} as in the published letter"),
                )
    if source is not PowerSource.OWN and not order:
        yield I_2c.at(
            ("source_order",),
            Text(
                f"权力来源为{source}，没有写明文件",
                f"the power came by {source}, and no order is named",
            ),
            Text("在 source_order 写明下放、授权或委托的文件", "name the order or letter in `source_order`"),
        )
