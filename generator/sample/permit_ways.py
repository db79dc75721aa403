"""The ways that a permit case of a sample goes, from the application on."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Final, NamedTuple

from generator.records.yaml_writing import Plain
from generator.sample.item import Item
from generator.sample.worked_days import worked_after


class Permit(NamedTuple):
    """A permit item in use, as cases of it need it."""

    item: Item
    steps: Mapping[str, int]
    """Steps of the process, with the working days that each is given, 0 where none are."""
    promised: int
    """Working days."""
    ready: date
    """The first day on which it may be applied for."""


class PermitFile:
    """Entries of one application, each some working days after the last."""

    def __init__(self, permit: Permit, applied: date, stream: Random) -> None:
        self.stages: list[dict[str, Plain]] = []
        self.permit = permit
        self.stream = stream
        self.on = applied
        """The day of the last entry."""
        self.decided = applied
        self._step = ""
        self.enter("申请", "窗口受理岗", 0, "shoujian")

    def few(self, least: int, most: int) -> int:
        """A number of working days, both bounds included."""
        return least + int(self.stream.random() * (most - least + 1))

    def enter(self, stage: str, post: str, after: int, step: str = "", **rest: Plain) -> None:
        """An entry `after` working days later; `step` is named where the item's process has it."""
        self.on = worked_after(self.on, after)
        entry: dict[str, Plain] = {"stage": stage, "on": self.on.isoformat(), "post": post}
        if step in self.permit.steps:
            entry["step"] = step
        self.stages.append(entry | rest)

    def accept(self, most: int = 5) -> None:
        """受理, on one of the days that the step is given, `most` of them at the most."""
        after = self.few(0, min(most, self.permit.steps.get("shouli", most)))
        self.enter("受理", "窗口受理岗", after, "shouli", document="受理通知书")

    def correct(self) -> None:
        """补正告知, once, and what the applicant then hands in."""
        missing = "缺少场所使用证明"
        self.enter("补正告知", "窗口受理岗", self.few(0, 2), "buzheng", document="补正通知书", opinion=missing)
        self.enter("申请", "窗口受理岗", self.few(2, 8), "shoujian", opinion="补正后提交")

    def examine(self) -> None:
        """审查, with the visit, the experts and the hearing that the process has."""
        self.enter("审查", "审查岗", min(1, self.permit.promised), "shencha")
        self.visit()

    def visit(self) -> None:
        """What follows the examination of the papers, on the same day."""
        for stage, post, step in (
            ("审查", "现场核查组", "hecha"),
            ("审查", "评审专家组", "pingshen"),
            ("听证", "法制机构", "tingzheng"),
        ):
            if step in self.permit.steps:
                self.enter(stage, post, 0, step)

    def decide(self, after: int, step: str = "zhunyu") -> None:
        """决定, so many working days after the last entry; a refusal is the step buyu."""
        paper = "不予行政许可决定书" if step == "buyu" else "准予行政许可决定书"
        self.enter("决定", "审批岗", after, step, document=paper)
        self.decided = self.on
        self._step = step

    def end(self) -> dict[str, Plain]:
        """送达 and 办结, and the day of publication, within seven working days (许可法 art. 40)."""
        # A process may publish first, or end a refusal apart: then the entry stands for no step of its own.
        named = self._step == "zhunyu" and "gongshi" not in self.permit.steps
        most = self.permit.steps.get("songda", 0) if named else 4
        self.enter("送达", "窗口发证岗", self.few(0, most), "songda" if named else "")
        self.enter("办结", "窗口发证岗", 0)
        return {"publication": {"on": worked_after(self.decided, self.few(1, 6)).isoformat()}}

    def within(self) -> int:
        """Working days to the decision, such that the step's limit and the promise are kept."""
        return self.few(0, min(self.permit.steps.get("zhunyu", 0), max(0, self.permit.promised - 2)))


class PermitWay(NamedTuple):
    """How an application went. Of 40 `often` go so; it came in `youngest` to `oldest` days before the sample's day."""

    often: int
    youngest: int
    oldest: int
    take: Callable[[PermitFile], dict[str, Plain]]


def _granted(file: PermitFile) -> dict[str, Plain]:
    file.accept()
    file.examine()
    file.decide(file.within())
    return {"result": "准予许可", "rating": str(min(5, file.few(3, 7)))} | file.end()


def _denied(file: PermitFile) -> dict[str, Plain]:
    file.accept()
    file.examine()
    file.decide(file.within(), "buyu")
    reason = "不符合法定条件；可以申请行政复议或者提起行政诉讼"
    return {"result": "不予许可", "reason": reason} | file.end()


def _refused(file: PermitFile) -> dict[str, Plain]:
    file.enter("不予受理", "窗口受理岗", file.few(0, 3), document="不予受理通知书")
    return {"result": "不予受理", "reason": "不属于本机关职权范围，已告知向有权机关申请"}


def _corrected(file: PermitFile) -> dict[str, Plain]:
    file.correct()
    return _granted(file)


def _taken_back(file: PermitFile) -> dict[str, Plain]:
    file.accept()
    file.enter("办结", "窗口受理岗", file.few(0, 1), opinion="申请人书面撤回申请")
    return {"result": "申请人撤回"}


def _reviewed_by_experts(file: PermitFile) -> dict[str, Plain]:
    """Days of the experts' review are not counted (许可法 art. 45)."""
    file.accept()
    file.enter("审查", "审查岗", 1, "shencha")
    since = worked_after(file.on, 1)
    file.on = worked_after(since, file.few(5, 12))
    pause: Plain = {"from": since.isoformat(), "to": file.on.isoformat(), "reason": "专家评审"}
    file.visit()
    file.decide(0)
    told: dict[str, Plain] = {"pauses": [pause], "result": "准予许可", "rating": "5"}
    return told | file.end()


def _extended(file: PermitFile) -> dict[str, Plain]:
    file.accept()
    file.examine()
    allowed = file.on
    # Extended is the whole limit, no step's own.
    file.decide(file.permit.promised + file.few(0, 3), "")
    extension: Plain = {"days": "10", "on": allowed.isoformat(), "reason": "需要现场核验，已告知申请人"}
    told: dict[str, Plain] = {"extension": extension, "result": "准予许可", "rating": "4"}
    return told | file.end()


def _late(file: PermitFile) -> dict[str, Plain]:
    file.accept()
    file.examine()
    file.decide(file.permit.promised + file.few(1, 3))
    return {"result": "准予许可", "rating": "2"} | file.end()


def _open(file: PermitFile) -> dict[str, Plain]:
    if file.few(0, 3):
        file.accept(0)
    return {}


def _overdue(file: PermitFile) -> dict[str, Plain]:
    file.accept(0)
    return {}


def _paused(file: PermitFile) -> dict[str, Plain]:
    file.accept(0)
    return {"pauses": [{"from": worked_after(file.on, 1).isoformat(), "reason": "专家评审"}]}


PERMIT_WAYS: Final[dict[str, PermitWay]] = {
    "准予": PermitWay(22, 80, 300, _granted),
    "在办": PermitWay(4, 0, 2, _open),
    "补正": PermitWay(3, 95, 300, _corrected),
    "不予许可": PermitWay(2, 80, 300, _denied),
    "不予受理": PermitWay(2, 10, 300, _refused),
    "逾期": PermitWay(1, 75, 90, _overdue),
    "评审中": PermitWay(1, 4, 40, _paused),
    "延长": PermitWay(1, 95, 300, _extended),
    "专家评审": PermitWay(1, 95, 300, _reviewed_by_experts),
    "逾期办结": PermitWay(2, 95, 300, _late),
    "撤回申请": PermitWay(1, 10, 300, _taken_back),
}
"""By what is special about them, those first that a small sample should have."""
