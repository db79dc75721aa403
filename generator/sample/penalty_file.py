"""The file of a penalty case as it is kept up: one entry after another, each some working days after the last."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Final

from generator.facts.hearing import USUAL_SUMS
from generator.model.cases import PartyKind, Post
from generator.records.yaml_writing import Plain
from generator.sample.charges import Charge
from generator.sample.worked_days import worked_after

_POSTS: Final = {
    "": Post.OFFICER.value,
    "ks": Post.UNIT_HEAD.value,
    "fz": Post.LEGAL.value,
    "tz": Post.LEGAL.value,
    "jz": Post.AGENCY_HEAD.value,
}
"""Sign of a person in the unit → post; "" are the officers of the case, tz chairs the hearing."""


class PenaltyFile:
    """Entries of one case, by people of one unit."""

    def __init__(self, charge: Charge, filed: date, number: str, stream: Random, party: PartyKind) -> None:
        self.stages: list[dict[str, Plain]] = []
        self.on = filed
        """The day of the last entry."""
        self.days: dict[str, date] = {}
        """Stage → day of its last entry."""
        key = charge.item.key
        self._office = f"jd{key[-3:]}" if key[0] == "5" else key
        self._charge = charge
        self._number = number
        self._party = party
        pair = 1 + 2 * int(stream.random() * 4)
        self.officers = [f"{self._office}-{pair:02}", f"{self._office}-{pair + 1:02}"]

    def file(self) -> None:
        """立案, on the day that it was opened with."""
        self._enter("立案", "ks", 0, {"document": "立案审批表"})

    def look(self, after: int, papers: str = "现场检查笔录、询问笔录") -> None:
        """调查取证, by two officers."""
        self._enter("调查取证", "", after, {"document": papers})

    def report(self, after: int) -> None:
        """调查终结."""
        self._enter("调查终结", "", after, {"document": "调查终结报告"}, step="baogao")

    def review(self, after: int, *, passed: bool = True) -> None:
        """法制审核."""
        agreed = {"opinion": "事实清楚，证据充分，程序合法"}
        sent_back = {"opinion": "违法所得的证据不足，退回补充调查", "passed": "否"}
        self._enter("法制审核", "fz", after, agreed if passed else sent_back)

    def notify(self, after: int, penalties: Sequence[dict[str, str]], paper: str = "行政处罚告知书") -> None:
        """告知, with the right to a hearing where art. 63 gives it."""
        told: dict[str, Plain] = {"document": paper}
        large = USUAL_SUMS.of(person=self._party is PartyKind.PERSON)
        if any(Decimal(one.get("amount", "0")) >= large for one in penalties):
            told["hearing_right"] = "是"
        if penalties:
            told["penalties"] = penalties
        self._enter("告知", "", after, told)

    def defend(self, after: int) -> None:
        """陈述申辩."""
        self._enter("陈述申辩", "", after, {"opinion": "当事人请求从轻处罚，已复核，不予采纳"}, step="tingqu")

    def hear(self) -> None:
        """听证: asked for three working days after the notice, announced the next day, held eight working days later."""
        asked = worked_after(self.on, 3)
        told = {
            "opinion": "当事人到场陈述，原拟处罚适当",
            "asked_on": asked.isoformat(),
            "announced_on": worked_after(asked, 1).isoformat(),
        }
        self._enter("听证", "tz", 12, told, step="tingqu")

    def discuss(self, after: int, opinion: str = "同意拟处罚意见") -> None:
        """集体讨论."""
        self._enter("集体讨论", "jz", after, {"opinion": opinion}, step="taolun")

    def decide(self, after: int, penalties: Sequence[dict[str, str]], opinion: str = "") -> None:
        """决定; a process that has everything discussed has it discussed first."""
        if "taolun" in self._charge.steps and "集体讨论" not in self.days:
            self.discuss(max(0, after - 1))
            after = min(after, 1)
        decided: dict[str, Plain] = {"document": self._number}
        if opinion:
            decided["opinion"] = opinion
        if penalties:
            decided["penalties"] = penalties
        self._enter("决定", "jz", after, decided)

    def deliver(self, after: int) -> None:
        """送达."""
        self._enter("送达", "", after, {"document": "送达回证"})

    def perform(self, after: int, opinion: str = "", step: str = "zhixing") -> None:
        """执行."""
        self._enter("执行", "", after, {"opinion": opinion} if opinion else {}, step=step)

    def close(self, after: int, opinion: str = "") -> None:
        """结案."""
        self._enter("结案", "ks", after, {"opinion": opinion} if opinion else {})

    def _enter(self, stage: str, who: str, after: int, rest: Mapping[str, Plain], step: str = "") -> None:
        """An entry `after` working days later; `step` is named where the case's process has it."""
        self.on = worked_after(self.on, after)
        self.days[stage] = self.on
        officers = self.officers if stage == "调查取证" else self.officers[:1]
        entry: dict[str, Plain] = {
            "stage": stage,
            "on": self.on.isoformat(),
            "post": _POSTS[who],
            "by": [f"{self._office}-{who}"] if who else officers,
        }
        if step in self._charge.steps:
            entry["step"] = step
        self.stages.append(entry | dict(rest))
