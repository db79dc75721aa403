"""The ways that a penalty case of a sample goes, from its filing on: every state that a supervisor meets."""

from collections.abc import Callable
from datetime import timedelta
from decimal import ROUND_DOWN, Decimal
from random import Random
from typing import Final, NamedTuple

from generator.records.yaml_writing import Plain
from generator.sample.chance import pick
from generator.sample.charges import Charge
from generator.sample.penalty_file import PenaltyFile
from generator.sample.worked_days import worked_after, worked_from


class Making(NamedTuple):
    """A case that is being made: its file, what is given, and chance for the days between."""

    file: PenaltyFile
    penalties: list[dict[str, str]]
    charge: Charge
    remedies: str
    stream: Random

    def few(self, least: int, most: int) -> int:
        """A number of working days, both bounds included."""
        return least + int(self.stream.random() * (most - least + 1))

    @property
    def fine(self) -> Decimal:
        """The fine in yuan, 0 where there is none."""
        return next((Decimal(one["amount"]) for one in self.penalties if one["kind"] == "罚款"), Decimal(0))


class Way(NamedTuple):
    """How a case went. Of 60 cases `often` go so; it was filed `youngest` to `oldest` days before the sample's day."""

    often: int
    youngest: int
    oldest: int
    take: Callable[[Making], dict[str, Plain]]
    """Makes the entries; what it returns is put into the record, empty values take a field out of it."""
    fits: Callable[[Charge], bool] = lambda _: True
    spot: bool = False
    minor: bool = False
    another_tier: bool = False


_BARE: Final[dict[str, Plain]] = {"standard": "", "tier": "", "circumstances": ""}


def _investigated(making: Making) -> None:
    making.file.look(making.few(2, 4))
    making.file.report(making.few(2, 6))


def _reviewed(making: Making) -> None:
    _investigated(making)
    making.file.review(making.few(1, 3))


def _decided(making: Making) -> dict[str, Plain]:
    making.file.decide(making.few(4, 6), making.penalties)
    return _ended(making, making.few(0, 3))


def _ended(making: Making, served: int) -> dict[str, Plain]:
    """From the decision on: served so many working days later, paid, closed, public."""
    file = making.file
    decided = file.on
    file.deliver(served)
    told = _penalised(making)
    if making.fine:
        file.perform(making.few(2, 9))
        told["payments"] = [{"on": file.on.isoformat(), "amount": f"{making.fine:f}"}]
    file.close(making.few(1, 4))
    if any(one["kind"] != "警告" for one in making.penalties):
        told["publication"] = {"on": worked_after(decided, making.few(4, 9)).isoformat()}
    return told


def _penalised(making: Making) -> dict[str, Plain]:
    told: dict[str, Plain] = {"outcome": "予以处罚", "remedies": making.remedies}
    # How a fine is paid the law says (处罚法 art. 67); of what else there is, the decision does.
    if not {one["kind"] for one in making.penalties} <= {"罚款", "警告", "通报批评"}:
        told["performance"] = "自收到本决定书之日起十五日内缴清罚没款，并履行本决定书所列其他处罚"
    return told


def _closed(making: Making) -> dict[str, Plain]:
    _reviewed(making)
    making.file.notify(making.few(1, 2), making.penalties)
    return _decided(making)


def _heard(making: Making) -> dict[str, Plain]:
    making.file.look(making.few(2, 3))
    making.file.report(making.few(2, 4))
    making.file.review(1)
    making.file.notify(1, making.penalties)
    making.file.hear()
    making.file.discuss(1)
    making.file.decide(1, making.penalties)
    return _ended(making, making.few(0, 3))


def _defended(making: Making) -> dict[str, Plain]:
    _reviewed(making)
    making.file.notify(1, making.penalties)
    making.file.defend(making.few(1, 4))
    return _decided(making)


def _discussed(making: Making) -> dict[str, Plain]:
    _reviewed(making)
    making.file.notify(1, making.penalties)
    making.file.discuss(making.few(4, 5))
    making.file.decide(1, making.penalties)
    return _ended(making, making.few(0, 3))


def _sent_back(making: Making) -> dict[str, Plain]:
    making.file.look(making.few(2, 3))
    making.file.report(making.few(2, 4))
    making.file.review(1, passed=False)
    making.file.look(making.few(1, 3))
    making.file.report(1)
    making.file.review(making.few(1, 2))
    making.file.notify(1, making.penalties)
    return _decided(making)


def _on_the_spot(making: Making) -> dict[str, Plain]:
    file = making.file
    file.notify(0, making.penalties, "当场告知")
    file.decide(0, making.penalties)
    return _ended(making, 0)


def _excused(making: Making) -> dict[str, Plain]:
    _reviewed(making)
    making.file.notify(1, (), "不予处罚告知书")
    ground = "初次违法且危害后果轻微并及时改正（行政处罚法第三十三条第一款）"
    making.file.decide(making.few(2, 4), (), f"不予处罚：{ground}")
    making.file.deliver(making.few(0, 3))
    making.file.close(1)
    name, words = making.charge.slight
    led: dict[str, Plain] = {"tier": name, "circumstances": [{"parameter": words, "value": "是"}]}
    return {"outcome": "不予处罚"} | (led if name else _BARE)


def _without(outcome: str, paper: str, opinion: str) -> Callable[[Making], dict[str, Plain]]:
    def take(making: Making) -> dict[str, Plain]:
        _reviewed(making)
        making.file.notify(1, (), paper)
        making.file.discuss(making.few(1, 3), opinion)
        making.file.decide(1, (), opinion)
        making.file.deliver(making.few(0, 3))
        making.file.close(1)
        return {"outcome": outcome} | _BARE

    return take


def _dropped(making: Making) -> dict[str, Plain]:
    _investigated(making)
    making.file.close(making.few(1, 4), "当事人已注销，撤销案件")
    return {"outcome": "撤销案件"} | _BARE


def _paid_late(making: Making) -> dict[str, Plain]:
    """Paid some days after the fifteenth: three percent a day, the fine at most (处罚法 art. 67, 72)."""
    told = _closed(making)
    late = making.few(2, 12)
    file = making.file
    del file.stages[-2:]
    served = file.days["送达"]
    paid = served + timedelta(days=15 + late)
    file.on = worked_from(paid)
    late = (file.on - served).days - 15
    file.perform(0, f"逾期{late}日缴纳，加处罚款")
    file.close(2)
    surcharge = min(making.fine, making.fine * 3 * late / 100)
    told["payments"] = [
        {"on": file.days["执行"].isoformat(), "amount": f"{making.fine:f}", "surcharge": in_fen(surcharge)}
    ]
    return told


def in_fen(yuan: Decimal) -> str:
    """Rounded down, for nothing may lie above the most that is allowed."""
    return f"{yuan.quantize(Decimal('0.01'), ROUND_DOWN).normalize():f}"


def _enforced(making: Making) -> dict[str, Plain]:
    """Not paid, and brought before the court: the case stays open (处罚法 art. 72; 行政强制法 art. 53)."""
    told = _closed(making)
    del making.file.stages[-2:], told["payments"]
    making.file.on = making.file.days["送达"]
    making.file.perform(45, "催告十日后仍未履行，申请人民法院强制执行", "qiangzhi")
    return told


def _withdrawn(making: Making) -> dict[str, Plain]:
    told = _closed(making)
    annulled = worked_after(making.file.on, making.few(25, 40))
    told["annulled_on"] = annulled.isoformat()
    reason = pick(making.stream, ("处罚决定经行政复议撤销", "处罚决定经行政诉讼判决撤销"))
    return told | {"withdrawn": {"on": worked_after(annulled, making.few(0, 2)).isoformat(), "reason": reason}}


def _inside(making: Making) -> dict[str, Plain]:
    """Closed, and never public."""
    return _closed(making) | {"publication": ""}


def _withheld(making: Making) -> dict[str, Plain]:
    return _closed(making) | {"publication": {"withheld": "涉及商业秘密"}}


def _without_effect(making: Making) -> dict[str, Plain]:
    return _inside(making) | {"social_effect": "否"}


def _another_tier(making: Making) -> dict[str, Plain]:
    return _closed(making) | {"tier_reason": "当事人主动配合调查并采取补救措施，经集体讨论另选阶次"}


def _served_late(making: Making) -> dict[str, Plain]:
    _reviewed(making)
    making.file.notify(1, making.penalties)
    making.file.decide(making.few(4, 6), making.penalties)
    return _ended(making, making.few(9, 14))


def _decided_late(making: Making) -> dict[str, Plain]:
    making.file.look(making.few(5, 9))
    making.file.report(making.few(52, 56))
    making.file.review(making.few(4, 8))
    making.file.notify(2, making.penalties)
    return _decided(making)


def _investigating(making: Making) -> dict[str, Plain]:
    if making.few(0, 2):
        making.file.look(1, "现场检查笔录")
    return {}


def _reported(making: Making) -> dict[str, Plain]:
    making.file.look(making.few(1, 3))
    making.file.report(making.few(3, 5))
    if making.few(0, 1):
        making.file.review(2)
    return {}


def _paused(making: Making) -> dict[str, Plain]:
    file = making.file
    file.look(making.few(1, 3), "现场检查笔录、抽样单")
    since = worked_after(file.on, making.few(1, 3))
    return {"pauses": [{"from": since.isoformat(), "reason": pick(making.stream, ("委托检验", "委托鉴定"))}]}


def _resumed(making: Making) -> dict[str, Plain]:
    """Investigated again after an expert's opinion, whose days are not counted."""
    file = making.file
    file.look(making.few(1, 3), "现场检查笔录、抽样单")
    since = worked_after(file.on, 1)
    file.on = worked_after(since, making.few(10, 15))
    pause = {"from": since.isoformat(), "to": file.on.isoformat(), "reason": "委托检验"}
    file.report(1)
    file.review(making.few(1, 3))
    file.notify(1, making.penalties)
    return {"pauses": [pause]} | _decided(making)


def _just_decided(making: Making) -> dict[str, Plain]:
    """Decided in the last days, neither served nor published yet."""
    making.file.look(2)
    making.file.report(2)
    making.file.review(2)
    making.file.notify(1, making.penalties)
    making.file.decide(4, making.penalties)
    return _penalised(making)


def _fined(charge: Charge) -> bool:
    return all(tier.fine for tier in charge.tiers)


def _promises_80_days(charge: Charge) -> bool:
    """Eighty days before the day of the sample is a working day, and so is the day before."""
    return charge.promised == 80


def _several_tiers(charge: Charge) -> bool:
    return len(charge.tiers) > 1


WAYS: Final[dict[str, Way]] = {
    "办结": Way(19, 70, 280, _closed),
    "调查中": Way(3, 3, 25, _investigating),
    "简易程序": Way(4, 25, 280, _on_the_spot, lambda charge: charge.on_the_spot, spot=True),
    "逾期": Way(1, 100, 150, _investigating),
    "检验中止": Way(2, 20, 85, _paused),
    "听证": Way(4, 75, 280, _heard, _fined),
    "撤回公开": Way(2, 130, 280, _withdrawn, _fined),
    "不予处罚": Way(2, 50, 280, _excused),
    "移送司法": Way(1, 50, 280, _without("移送司法机关", "移送告知书", "涉嫌犯罪，移送司法机关")),
    "加处罚款": Way(2, 110, 280, _paid_late, _fined),
    "申请强制执行": Way(1, 120, 280, _enforced, _fined),
    "刚作决定": Way(1, 16, 20, _just_decided),
    "最后一日": Way(1, 80, 80, _reported, _promises_80_days),
    "超一日": Way(1, 81, 81, _reported, _promises_80_days),
    "送达逾期": Way(1, 90, 280, _served_late, _fined),
    "决定逾期": Way(1, 160, 280, _decided_late, _fined),
    "未公开": Way(1, 110, 200, _inside, _fined),
    "未成年人": Way(1, 70, 280, _inside, minor=True),
    "商业秘密": Way(1, 70, 280, _withheld),
    "没有社会影响": Way(1, 70, 280, _without_effect),
    "另选阶次": Way(1, 70, 280, _another_tier, _several_tiers, another_tier=True),
    "事实不成立": Way(1, 50, 280, _without("违法事实不成立", "调查结果告知书", "违法事实不能成立，不予处罚")),
    "撤销案件": Way(1, 40, 280, _dropped),
    "陈述申辩": Way(3, 75, 280, _defended),
    "集体讨论": Way(2, 75, 280, _discussed),
    "退回补充调查": Way(1, 75, 280, _sent_back),
    "恢复办理": Way(1, 95, 280, _resumed),
}
"""By what is special about them, those first that a small sample should have."""
