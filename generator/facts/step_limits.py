"""Limits of the steps of an item's published process, as a case on it kept them.

Only entries that name their step are counted: from a stage alone it can be guessed which step an entry stands for, but a
guess is no ground for a red card. A step's limit runs from the day of the entry before it to the step's own last day;
pauses are taken off. What the law itself limits (送达) is counted by `case_limits.py`, not here a second time.
"""

from collections.abc import Iterator
from datetime import date

from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_course import Course
from generator.facts.case_limits import Clock, due_of
from generator.facts.register import CaseCard


def step_clocks(case: CaseCard, course: Course, process: str, calendar: WorkingCalendar) -> Iterator[Clock]:
    """A clock for each step that was taken and has a limit; none where a year has no calendar (M-3 tells the editor).

    `process`: the title of the process.
    """
    for name, limit, after, until in course.limited:
        began = date.fromisoformat(case.stages[after].on)
        try:
            due = due_of(limit, began, case.pauses, calendar)
        except MissingYear:
            continue
        done = date.fromisoformat(case.stages[until].on)
        yield Clock(f"环节“{name}”", process, limit, began, due, done)
