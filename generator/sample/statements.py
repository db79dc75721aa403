"""Finance statements that chain: each opens with what the last one closed with."""

from random import Random
from typing import Final

from generator.model.periods import span_of
from generator.records.yaml_writing import Plain
from generator.sample.chance import pick

_INCOME: Final = (
    ("社区保障资金拨付", 30000, 60000),
    ("办公经费拨付", 5000, 9000),
    ("活动室低偿使用收入", 800, 3500),
    ("场地租赁收入", 3000, 12000),
    ("文明院落创建奖励", 1000, 5000),
    ("爱心企业捐赠", 2000, 10000),
)
_EXPENSE: Final = (
    ("老年活动室设施更换", 600, 4000),
    ("困难家庭走访慰问品", 1500, 6000),
    ("院落照明维修", 900, 5200),
    ("志愿服务队保险和误餐", 700, 3900),
    ("文体活动物资", 1200, 7000),
    ("公示栏更新制作", 300, 1800),
    ("法律服务站服务费", 1500, 4000),
    ("助餐点运行补贴", 4000, 12000),
    ("绿化补种和修枝", 1000, 8000),
    ("办公用品", 200, 1500),
    ("水电费", 600, 2400),
)


class Purse:
    """What a community holds, in cents, as its statements follow each other."""

    def __init__(self, stream: Random) -> None:
        self.stream = stream
        self.cents = 800000 + int(stream.random() * 3000000)


def statement(purse: Purse, period: str) -> dict[str, Plain]:
    """The statement of a quarter; the purse then holds what it closes with. Periods are asked for in their order."""
    stream = purse.stream
    span = span_of(period)
    if span is None:
        raise ValueError(period)
    opening = purse.cents
    lines: list[Plain] = []
    vouchers: dict[int, int] = {}
    rows = [(*pick(stream, _INCOME), "income") for _ in range(2)] + [
        (*pick(stream, _EXPENSE), "expense") for _ in range(4 + int(stream.random() * 4))
    ]
    days = sorted(int(stream.random() * 85) for _ in rows)
    for (item, least, most, side), day in zip(rows, days, strict=True):
        on = span.first.fromordinal(span.first.toordinal() + day)
        cents = (least + int(stream.random() * (most - least))) * 100 + pick(stream, (0, 0, 0, 50, 80))
        if side == "expense" and cents > purse.cents:
            continue
        purse.cents += cents if side == "income" else -cents
        vouchers[on.month] = vouchers.get(on.month, 0) + 1
        lines.append(
            {
                "on": on.isoformat(),
                "item": item,
                side: in_yuan(cents),
                "voucher": f"记-{on.year}-{on.month:02d}-{vouchers[on.month]:03d}",
            }
        )
    return {"opening": in_yuan(opening), "lines": lines, "closing": in_yuan(purse.cents)}


def in_yuan(cents: int) -> str:
    """123456 as 1234.56."""
    return f"{cents // 100}.{cents % 100:02d}"
