"""The limits and the way of each case, measured once for all that judge them: findings, alerts, supervision."""

from typing import NamedTuple

from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_course import Course, Ways, course_of
from generator.facts.case_limits import Clock, clocks_of
from generator.facts.register import CaseCard, Register
from generator.kinds.process import ProcessCard


class Limits(NamedTuple):
    """The limits of a case, up to the first that no calendar can tell."""

    clocks: tuple[Clock, ...]
    missing: MissingYear | None
    """What the calendars lack; rule M-3 tells the editor."""


class MeasuredCases:
    """Limits and ways of the cases of a register, on its calendar."""

    def __init__(self, register: Register) -> None:
        self.calendar = WorkingCalendar(register.calendars.values())
        self._register = register
        self._limits: dict[tuple[str, str], Limits] = {}
        self._courses: dict[tuple[str, str], Course | None] = {}
        self._ways: dict[str, Ways] = {}

    def limits(self, case: CaseCard) -> Limits:
        """The limits of the case, statutory and promised."""
        name = case.kind, case.id
        found = self._limits.get(name)
        if found is None:
            found = self._limits[name] = self._counted(case)
        return found

    def _counted(self, case: CaseCard) -> Limits:
        clocks: list[Clock] = []
        try:
            for clock in clocks_of(case, self._register.items.get(case.item), self.calendar):
                clocks.append(clock)
        except MissingYear as fault:
            return Limits(tuple(clocks), fault)
        return Limits(tuple(clocks), None)

    def course(self, case: CaseCard) -> Course | None:
        """The case on its item's process; None where there is no process."""
        name = case.kind, case.id
        if name not in self._courses:
            item = self._register.items.get(case.item)
            process = self._register.processes.get(item.flowchart) if item else None
            self._courses[name] = None if process is None else course_of(case, self.ways_of(process))
        return self._courses[name]

    def ways_of(self, process: ProcessCard) -> Ways:
        """The ways of a process: many cases go through one."""
        if process.id not in self._ways:
            self._ways[process.id] = Ways(process)
        return self._ways[process.id]
