"""The rule between a case and its item's published process (C-14)."""

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import C_14
from generator.facts.measured_cases import MeasuredCases
from generator.facts.register import RecordFinding, Register


def course_findings(register: Register, cases: MeasuredCases) -> Iterator[RecordFinding]:
    """What a case left out of its published process, or did out of turn, by the names of the steps."""
    for case in register.cases():
        item = register.items.get(case.item)
        process = register.processes.get(item.flowchart) if item else None
        course = None if case.withdrawn else cases.course(case)
        if process is None or course is None:
            continue
        steps = cases.ways_of(process).steps
        for position in course.unknown:
            step, known = case.stages[position].step, "、".join(steps)
            yield RecordFinding(
                case.kind,
                case.id,
                C_14.at(
                    ("stages", position, "step"),
                    Text(f"流程“{process.title}”没有步骤“{step}”", f"the process has no step {step}"),
                    Text(f"写其中之一：{known}", f"write one of: {known}"),
                ),
            )
        told = [f"跳过“{steps[id_].name}”" for id_ in course.missed] + [
            f"次序不对的“{steps[id_].name}”" for id_ in course.out_of_turn
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
