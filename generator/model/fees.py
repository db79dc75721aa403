"""Fees of an item: whether anything is charged, what, at which rate and on which basis (rule I-6)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import I_6
from generator.model.fields import Label, YesNo
from generator.model.kind import Part
from generator.model.words import Words


class FeeItem(Part):
    """One fee (公开条例 art. 20(8): its basis and its standard are published)."""

    name: Annotated[Words, Label("收费项目", "what is charged", "证照工本费")]
    standard: Annotated[str, Label("收费标准", "standard", "每本10元")] = ""
    basis: Annotated[str, Label("收费依据", "basis", "川价发〔2016〕1号（演示）")] = ""


class Fee(Part):
    """Whether anything is charged, and what."""

    charged: Annotated[YesNo, Label("是否收费", "whether a fee is charged", "否")]
    items: Annotated[tuple[FeeItem, ...], Label("收费项目", "the fees", "")] = ()


def rates_of(fee: Fee) -> tuple[Decimal, ...]:
    """Yuan of each rate (每证20元); none at all where one of the fees names none, since then no sum can be checked."""
    found = [_RATE.findall(each.standard) for each in fee.items]
    return tuple(Decimal(rate) for rates in found for rate in rates) if all(found) else ()


_RATE: Final = re.compile(r"每[证本件份次人副张个](\d{1,7}(?:\.\d{1,2})?)元")


def fee_findings(fee: Fee) -> Iterator[Finding]:
    """I-6, of the item whose `fee` this is."""
    if fee.charged and not fee.items:
        yield I_6.at(
            ("fee", "charged"),
            Text("写明收费，却没有列出收费项目", "a fee is charged, but none is listed"),
            Text(
                "在 fee.items 逐项写 name、standard、basis；不收费写 charged: 否",
                "list each under `fee.items`, or write `charged: 否`",
            ),
        )
    for position, each in enumerate(fee.items):
        for field, words in (("standard", "标准"), ("basis", "依据")):
            if not getattr(each, field):
                yield I_6.at(
                    ("fee", "items", position, field),
                    Text(f"收费项目“{each.name}”缺少{words}", f"the fee “{each.name}” lacks its {field}"),
                    Text(
                        f"写明收费{words}；没有{words}的，不得收费",
                        f"write its {field}; without one nothing may be charged",
                    ),
                )
    if not fee.charged and fee.items:
        yield I_6.at(
            ("fee", "charged"),
            Text("写明不收费，却列出了收费项目", "no fee is charged, yet fees are listed"),
            Text("收费写 charged: 是；不收费删去 items", "write `charged: 是`, or delete `items`"),
        )
