"""The limits and the way of each case, measured once for all that judge them: findings, alerts, supervision."""

from typing import NamedTuple

from generator.facts.calendar import MissingYear, WorkingCalendar
from generator.facts.case_course import Course, Ways
from generator.facts.case_limits import Clock, clocks_of
from generator.facts.register import CaseCard, Register
from generator.kinds.process import ProcessCard


class Limits(NamedTuple):
    """The limits of a case, up to the first that no calendar can tell."""

    clocks: tuple[Clock, ...]
    unkept: tuple[Clock, ...]
    """Those of them that run, or were kept too late: of no other is anything told."""
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
        missing = None
        try:
            for clock in clocks_of(case, self._register.items.get(case.item), self.calendar):
                clocks.append(clock)
        except MissingYear as fault:
            missing = fault
        unkept = tuple([clock for clock in clocks if not clock.kept])
        return Limits(tuple(clocks), unkept, missing)

    def course(self, case: CaseCard) -> Course | None:
        """The case on its item's process; None where there is no process."""
        name = case.kind, case.id
        if name not in self._courses:
            item = self._register.items.get(case.item)
            process = self._register.processes.get(item.flowchart) if item else None
            self._courses[name] = None if process is None else self.ways_of(process).of(case)
        return self._courses[name]

    def ways_of(self, process: ProcessCard) -> Ways:
        """The ways of a process: many cases go through one."""
        if process.id not in self._ways:
            self._ways[process.id] = Ways(process)
        return self._ways[process.id]
