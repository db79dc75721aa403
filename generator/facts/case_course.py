"""The way that a case really took, laid on its item's published process.

Each entry of the case stands for a step of the process: the one it names, or the next that has its stage. From one step
to the next leads a way of the process; steps of action that the shortest such way passes by were left out, and a step
to which no way leads was taken out of turn. Optional steps, which a way goes around, are never missed.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import C_14
from generator.facts.register import CaseCard, RecordFinding, Register
from generator.kinds.penalty_procedure import Stage
from generator.kinds.process import PenaltyStage, ProcessCard, StepShape


class Course(NamedTuple):
    """A case on its process, by the ids of steps."""

    taken: tuple[tuple[str, str], ...]
    """(step, ISO day) in the order of the case."""
    entries: tuple[int, ...]
    """Position of each of them among the case's entries."""
    missed: tuple[str, ...]
    """Steps that were passed by."""
    out_of_turn: tuple[str, ...]
    """Steps to which no way leads from the one before."""


_STAGES: Final[dict[str, str]] = {
    Stage.FILED: PenaltyStage.FILED,
    Stage.INVESTIGATED: PenaltyStage.INVESTIGATED,
    Stage.REVIEWED: PenaltyStage.REVIEWED,
    Stage.NOTIFIED: PenaltyStage.NOTIFIED,
    Stage.DECIDED: PenaltyStage.DECIDED,
    Stage.DELIVERED: PenaltyStage.DELIVERED,
}
"""Stage of a case → stage that a step of a penalty's process has (F-3)."""
_PASSED_UNSEEN: Final = frozenset({StepShape.START, StepShape.DECISION, StepShape.END})
"""Shapes of steps that leave no entry of their own."""


class Ways:
    """Steps and arrows of one process, laid out for the cases that go through it; each way is sought once."""

    def __init__(self, process: ProcessCard) -> None:
        self._next: dict[str, list[str]] = {step.id: [] for step in process.steps}
        for source, target in process.arrows:
            if source in self._next and target in self._next:
                self._next[source].append(target)
        self._shapes = {step.id: step.shape for step in process.steps}
        self._of_stage: dict[str, list[str]] = {}
        for step in process.steps:
            self._of_stage.setdefault(step.stage, []).append(step.id)
        self._found: dict[tuple[str, str, str], _Reached | None] = {}

    def to(self, named: str, stage: str, here: str) -> "_Reached | None":
        """The step that an entry stands for, by the id it names or else by its stage; None where there is no such step.

        `here`: the step before it, "" where the case begins.
        """
        asked = (named, stage, here)
        if asked not in self._found:
            wanted = [named] if named in self._next else [] if named or not stage else self._of_stage.get(stage, [])
            self._found[asked] = self._reached(wanted, here) if wanted else None
        return self._found[asked]

    def _reached(self, wanted: Sequence[str], here: str) -> "_Reached":
        if not here or here in wanted:
            # Where a case begins, nothing was passed by.
            return _Reached(here or wanted[0], ())
        before: dict[str, str] = {here: ""}
        waiting = deque([here])
        while waiting:
            at = waiting.popleft()
            for target in self._next[at]:
                if target in before:
                    continue
                before[target] = at
                if target in wanted:
                    passed = _back(before, at, here)
                    return _Reached(target, tuple(id_ for id_ in passed if self._shapes[id_] not in _PASSED_UNSEEN))
                waiting.append(target)
        return _Reached(wanted[0], None)


class _Reached(NamedTuple):
    """A step, and the steps of action passed by on the way to it; None where no way leads there."""

    step: str
    missed: tuple[str, ...] | None


def _back(before: Mapping[str, str], at: str, here: str) -> Iterator[str]:
    while at != here:
        yield at
        at = before[at]


def course_of(case: CaseCard, ways: Ways) -> Course:
    """The case on the process that these are the ways of."""
    taken: list[tuple[str, str]] = []
    entries: list[int] = []
    missed: dict[str, None] = {}
    out_of_turn: dict[str, None] = {}
    here = ""
    for position, entry in enumerate(case.stages):
        reached = ways.to(entry.step, _STAGES.get(entry.stage, ""), here)
        if reached is None:
            continue
        step, passed = reached
        if passed is None:
            out_of_turn[step] = None
        elif passed:
            missed |= dict.fromkeys(passed)
        taken.append((step, entry.on))
        entries.append(position)
        here = step
    seen = {step for step, _ in taken}
    return Course(tuple(taken), tuple(entries), tuple(id_ for id_ in missed if id_ not in seen), tuple(out_of_turn))


def course_findings(register: Register, way_of: Callable[[CaseCard], Course | None]) -> Iterator[RecordFinding]:
    """C-14: what a case left out of its published process, or did out of turn, by the names of the steps.

    `way_of`: the way of a case on its item's process.
    """
    for case in register.cases():
        item = register.items.get(case.item)
        process = register.processes.get(item.flowchart) if item else None
        course = None if case.withdrawn else way_of(case)
        if process is None or course is None:
            continue
        names = {step.id: step.name for step in process.steps}
        for position, entry in enumerate(case.stages):
            if entry.step and entry.step not in names:
                known = "、".join(names)
                yield RecordFinding(
                    case.kind,
                    case.id,
                    C_14.at(
                        ("stages", position, "step"),
                        Text(f"流程“{process.title}”没有步骤“{entry.step}”", f"the process has no step {entry.step}"),
                        Text(f"写其中之一：{known}", f"write one of: {known}"),
                    ),
                )
        told = [f"跳过“{names[id_]}”" for id_ in course.missed] + [
            f"次序不对的“{names[id_]}”" for id_ in course.out_of_turn
        ]
        if told:
            yield RecordFinding(
                case.kind,
                case.id,
                C_14.at(
                    ("stages",),
                    Text(
                        f"没有按公布的流程“{process.title}”办理：{'；'.join(told)}",
                        f"the case left its published process: {', '.join((*course.missed, *course.out_of_turn))}",
                    ),
                    Text(
                        "补写漏记的环节；流程已变的，先修改并公布流程",
                        "write what was left out; where the process has changed, change and publish it first",
                    ),
                ),
            )
