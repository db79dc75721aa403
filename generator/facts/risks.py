"""Risks of posts against the items in which they arise, and the steps of items that no risk point covers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import Q_1
from generator.facts.register import RecordFinding, Register
from generator.kinds.process import StepFacts, StepShape
from generator.kinds.risk_post import RiskPostCard
from generator.model.powers import ItemStatus


def risk_findings(register: Register) -> Iterator[RecordFinding]:
    """Q-1: a risk lies in an item of the post's own unit, and in a step of that item's process."""
    for post in register.risk_posts.values():
        for position, risk in enumerate(post.risks):
            path = ("risks", position)
            item = register.items.get(risk.item)
            if risk.item and item and item.unit != post.unit:
                yield RecordFinding("risk_post", post.id, _elsewhere((*path, "item"), item.title))
            if not risk.step:
                continue
            process = register.processes.get(item.flowchart) if item else None
            if process is None:
                yield RecordFinding("risk_post", post.id, _no_process((*path, "step")))
            elif risk.step not in {step.id for step in process.steps}:
                yield RecordFinding("risk_post", post.id, _no_step((*path, "step"), risk.step, process.steps))


def _elsewhere(path: tuple[str | int, ...], title: str) -> Finding:
    return Q_1.at(
        path,
        Text(f"“{title}”不是本岗位所在单位的事项", f"“{title}” is an item of another unit"),
        Text("写本单位的事项，或改正 unit", "name an item of the post's own unit, or correct `unit`"),
    )


def _no_process(path: tuple[str | int, ...]) -> Finding:
    return Q_1.at(
        path,
        Text("写了环节，却没有事项或事项没有流程图", "a step without an item, or of an item without a process"),
        Text("写 item，或删去 step", "name the `item`, or delete `step`"),
    )


def _no_step(path: tuple[str | int, ...], step: str, steps: tuple[StepFacts, ...]) -> Finding:
    known = "、".join(each.id for each in steps)
    return Q_1.at(
        path,
        Text(f"事项的流程里没有环节“{step}”", f"the item's process has no step “{step}”"),
        Text(f"写流程中的一个：{known}", f"write one of its steps: {known.replace('、', ', ')}"),
    )


class Uncovered(NamedTuple):
    """An item in use, and those of its steps at which no post names a risk."""

    item: str
    steps: tuple[str, ...]
    """Names, in the process's order."""
    of: int
    """How many steps it has in which somebody decides or acts."""


def uncovered(register: Register) -> list[Uncovered]:
    """Items whose steps lack a risk point, by id. Where it begins and where it ends nobody has anything to decide."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for post in _standing(register.risk_posts).values():
        for risk in post.risks:
            if risk.step:
                named[risk.item].add(risk.step)
    found = []
    for item in register.items.values():
        process = register.processes.get(item.flowchart)
        if item.withdrawn or item.status != ItemStatus.ACTIVE or process is None:
            continue
        steps = [step for step in process.steps if step.shape not in {StepShape.START, StepShape.END}]
        missing = tuple(step.name for step in steps if step.id not in named[item.id])
        if missing:
            found.append(Uncovered(item.id, missing, len(steps)))
    return found


def _standing(posts: Mapping[str, RiskPostCard]) -> Mapping[str, RiskPostCard]:
    return {id_: post for id_, post in posts.items() if not post.withdrawn}
