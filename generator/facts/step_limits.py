"""Limits of the steps of an item's published process, as a case on it kept them.

Only entries that name their step are counted: from a stage alone it can be guessed which step an entry stands for, but a
guess is no ground for a red card. A step's limit runs from the day of the entry before it to the step's own last day;
pauses are taken off. What the law itself limits (送达) is counted by `case_limits.py`, not here a second time.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_course import Course
from generator.facts.case_limits import Clock, due_of
from generator.facts.register import CaseCard
from generator.kinds.process import PenaltyStage, StepFacts

_BY_LAW: Final = frozenset({PenaltyStage.DELIVERED})


def step_clocks(
    case: CaseCard, course: Course, steps: Mapping[str, StepFacts], process: str, calendar: WorkingCalendar
) -> Iterator[Clock]:
    """A clock for each step that was taken and has a limit; none where a year has no calendar (M-3 tells the editor).

    `steps`: those of the process, by id; `process`: its title.
    """
    days: dict[str, tuple[str, str]] = {}
    for (id_, on), position in zip(course.taken, course.entries, strict=True):
        if not case.stages[position].step:
            continue
        before = days[id_][0] if id_ in days else case.stages[position - 1].on if position else ""
        days[id_] = (before, on)
    for id_, (since, on) in days.items():
        step = steps[id_]
        if step.limit is None or step.stage in _BY_LAW or not since:
            continue
        began = date.fromisoformat(since)
        try:
            due = due_of(step.limit, began, case.pauses, calendar)
        except MissingYear:
            continue
        yield Clock(f"环节“{step.name}”", process, step.limit, began, due, date.fromisoformat(on))
