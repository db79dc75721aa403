"""The way that a case really took, laid on its item's published process.

Each entry of the case stands for a step of the process: the one it names, or the next that has its stage. From one step
to the next leads a way of the process; steps of action that the shortest such way passes by were left out, and a step
to which no way leads was taken out of turn. Optional steps, which a way goes around, are never missed.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.facts.register import CaseCard
from generator.kinds.penalty_procedure import Stage
from generator.kinds.process import PenaltyStage, ProcessCard, StepShape
from generator.model.fields import Limit


class LimitedStep(NamedTuple):
    """A step with a limit of its own: it ran from the day of the entry `after` to that of the entry `until`."""

    name: str
    limit: Limit
    after: int
    until: int


class Course(NamedTuple):
    """The way of a case through its process, by the ids of steps and the places of the case's entries.

    It knows no days: all cases with the same entries share it.
    """

    taken: tuple[tuple[str, int], ...]
    """Each step with its entry, in the order of the case."""
    missed: tuple[str, ...]
    """Steps that were passed by."""
    out_of_turn: tuple[str, ...]
    """Steps to which no way leads from the one before."""
    unknown: tuple[int, ...]
    """Entries that name a step which the process doesn't have."""
    limited: tuple[LimitedStep, ...]
    """Of the steps that entries name those with a limit of their own."""


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
_BY_LAW: Final = frozenset({PenaltyStage.DELIVERED})
"""Stages whose limit is the law's, and counted as such."""


class Ways:
    """Steps and arrows of one process, laid out for the cases that go through it; each way is sought once."""

    def __init__(self, process: ProcessCard) -> None:
        self.steps = {step.id: step for step in process.steps}
        self._next: dict[str, list[str]] = {step.id: [] for step in process.steps}
        for source, target in process.arrows:
            if source in self._next and target in self._next:
                self._next[source].append(target)
        self._of_stage: dict[str, list[str]] = {}
        for step in process.steps:
            self._of_stage.setdefault(step.stage, []).append(step.id)
        self._found: dict[tuple[tuple[str, str], ...], Course] = {}

    def of(self, case: CaseCard) -> Course:
        """The way of the case."""
        entries = tuple([(entry.step, entry.stage) for entry in case.stages])
        found = self._found.get(entries)
        if found is None:
            found = self._found[entries] = self._sought(entries)
        return found

    def _sought(self, entries: tuple[tuple[str, str], ...]) -> Course:
        taken: list[tuple[str, int]] = []
        missed: dict[str, None] = {}
        out_of_turn: dict[str, None] = {}
        here = ""
        for place, (named, stage) in enumerate(entries):
            reached = self._to(named, _STAGES.get(stage, ""), here)
            if reached is None:
                continue
            here, passed = reached
            if passed is None:
                out_of_turn[here] = None
            else:
                missed |= dict.fromkeys(passed)
            taken.append((here, place))
        seen = {step for step, _ in taken}
        return Course(
            taken=tuple(taken),
            missed=tuple(id_ for id_ in missed if id_ not in seen),
            out_of_turn=tuple(out_of_turn),
            unknown=tuple(place for place, (named, _) in enumerate(entries) if named and named not in self.steps),
            limited=tuple(self._limited([(step, place) for step, place in taken if entries[place][0]])),
        )

    def _limited(self, named: Sequence[tuple[str, int]]) -> Iterator[LimitedStep]:
        """`named`: what entries say themselves; from a stage alone a step is guessed, and a guess is no ground for a red card."""
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for id_, place in named:
            first.setdefault(id_, place)
            last[id_] = place
        for id_, place in first.items():
            step = self.steps[id_]
            if step.limit is not None and step.stage not in _BY_LAW and place:
                yield LimitedStep(step.name, step.limit, place - 1, last[id_])

    def _to(self, named: str, stage: str, here: str) -> "_Reached | None":
        """The step that an entry stands for, by the id it names or else by its stage; None where there is no such step.

        `here`: the step before it, "" where the case begins.
        """
        wanted = [named] if named in self._next else [] if named or not stage else self._of_stage.get(stage, [])
        return self._reached(wanted, here) if wanted else None

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
                    return _Reached(target, tuple(id_ for id_ in passed if self.steps[id_].shape not in _PASSED_UNSEEN))
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
