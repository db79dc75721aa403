"""Whether a process fits the items that run by it (rules F-2b and F-3): what no process can know of itself."""

from collections.abc import Iterator

from generator.facts.register import RecordFinding, Register
from generator.flowcharts.soundness import missing_stages, overrun, overrun_finding
from generator.kinds.power_item import ItemCard
from generator.kinds.process import ProcessCard
from generator.model.powers import ItemStatus, PowerType


def fit_findings(register: Register) -> Iterator[RecordFinding]:
    """F-3 told of each penalty's process once; F-2b of each item whose process takes longer than it may."""
    told: set[str] = set()
    for item in register.items.values():
        process = register.processes.get(item.flowchart)
        if process is None or item.withdrawn or process.withdrawn or item.status == ItemStatus.ABOLISHED:
            continue
        if item.type == PowerType.PENALTY and process.id not in told:
            told.add(process.id)
            for finding in missing_stages([step.stage for step in process.steps]):
                yield RecordFinding("process", process.id, finding)
        yield from _overrun(item, process)


def _overrun(item: ItemCard, process: ProcessCard) -> Iterator[RecordFinding]:
    field = "promised_limit" if item.promised_limit else "statutory_limit"
    limit = item.promised_limit or item.statutory_limit
    # An item that is done at once promises nothing of the ways that take longer.
    if limit is None or not limit.count:
        return
    all_steps = sum(step.limit.count for step in process.steps if step.limit and step.limit.unit is limit.unit)
    one_unit = all(step.limit is None or step.limit.unit is limit.unit for step in process.steps)
    if one_unit and all_steps <= limit.count:
        return
    found = overrun(process.steps, process.arrows, limit)
    if found:
        yield RecordFinding("power_item", item.id, overrun_finding((field,), found))
