"""Whether a procedure holds: rules F-1, F-2, F-2b and F-3 (处罚法 art. 39: the procedure is published, so it must hold).

Each fault is told once, at the step or arrow where it is mended: of steps that lead nowhere, only the last is told.
A procedure with an error is not drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, Protocol

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import F_1, F_2, F_3, F_2b
from generator.flowcharts.course import Pair, heaviest_path, ways_out
from generator.model.fields import Limit, LimitUnit

STAGES: Final = {
    "立案": "filing",
    "调查": "investigation",
    "审核": "review",
    "告知": "notice",
    "决定": "decision",
    "送达": "service",
}
"""The stages of a penalty, in order (处罚法 art. 54, 55, 58, 44, 57, 61)."""


class TimedStep(Protocol):
    """A step as far as its limit goes."""

    @property
    def id(self) -> str:
        """Its id, which arrows name."""

    @property
    def limit(self) -> Limit | None:
        """Its time limit."""


class Step(TimedStep, Protocol):
    """A step as the record gives it; the members of `shape` are START, ACTION, DECISION, DOCUMENT, END."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def shape(self) -> StrEnum:
        """Its shape."""

    @property
    def stage(self) -> StrEnum | None:
        """Its stage in a penalty's procedure."""


class Arrow(Protocol):
    """An arrow as the record gives it."""

    @property
    def source(self) -> str:
        """Id of the step it leaves."""

    @property
    def target(self) -> str:
        """Id of the step it leads to."""

    @property
    def label(self) -> str:
        """The outcome that takes it."""


@dataclass(frozen=True, slots=True)
class Overrun:
    """A way whose steps take longer than the whole may: `total` and `allowed` are in `unit`."""

    total: int
    allowed: int
    unit: LimitUnit
    way: tuple[str, ...]


def findings(steps: Sequence[Step], arrows: Sequence[Arrow], *, penalty: bool) -> Iterator[Finding]:
    """All that is wrong with a procedure by F-1, F-2 and, for a penalty, F-3. None: it may be drawn."""
    yield from _ends(steps)
    yield from _repeated_steps(steps)
    yield from _broken_arrows(steps, arrows)
    yield from _misplaced_arrows(steps, arrows)
    yield from _decisions(steps, arrows)
    yield from _ways_through(steps, arrows)
    if penalty:
        yield from missing_stages([str(step.stage or "") for step in steps])


def missing_stages(stages: Sequence[str]) -> Iterator[Finding]:
    """F-3: a penalty's procedure holds all six stages (处罚法 art. 44–61). `stages`: those its steps name."""
    missing = [stage for stage in STAGES if stage not in stages]
    if missing:
        yield F_3.at(
            ("steps",),
            Text(
                f"处罚流程缺少{'、'.join(missing)}",
                f"the penalty's process lacks {', '.join(STAGES[stage] for stage in missing)}",
            ),
            Text(
                "补上这些步骤，并在各步骤写明 stage，如 stage: " + missing[0],
                f"add the steps and mark each with its stage, as `stage: {missing[0]}`",
            ),
        )


def overrun(steps: Sequence[TimedStep], pairs: Sequence[Pair], limit: Limit) -> Overrun | None:
    """F-2b: the slowest way of a procedure, if it takes longer than `limit`; a loop counts once.

    Limits in the unit of `limit` are compared as they stand. Once another unit occurs, the steps count in calendar
    days at their shortest and the whole at its longest, so that only a certain overrun is told.
    """
    limits = {step.id: step.limit for step in steps if step.limit is not None and step.limit.count}
    ids = list(dict.fromkeys(step.id for step in steps))
    targets = {target for source, target in pairs if source != target}
    starts = [step for step in ids if step not in targets] or ids[:1]
    same = all(each.unit is limit.unit for each in limits.values())
    days = {step: each.count if same else _least_calendar_days(each) for step, each in limits.items()}
    # Every step may be the last here: a way that stops early is never slower than the way that goes on.
    total, way = heaviest_path(ids, pairs, starts, set(ids), lambda step, _: days.get(step, 0))
    allowed = limit.count if same else limit.most_calendar_days()
    if total <= allowed:
        return None
    return Overrun(int(total), allowed, limit.unit if same else LimitUnit.CALENDAR_DAY, way)


def overrun_finding(path: tuple[str | int, ...], found: Overrun) -> Finding:
    """Tell an overrun at `path`, the limit of the whole in the record that promises it."""
    total, allowed = Limit(found.total, found.unit), Limit(found.allowed, found.unit)
    return F_2b.at(
        path,
        Text(
            f"流程各步时限相加最长 {total}，超过总时限 {allowed}",
            f"the steps add up to {total} on the slowest way, the limit of the whole is {allowed}",
        ),
        Text(
            "缩短步骤时限，或改正总时限。最慢的路径：" + "→".join(found.way),
            "shorten steps or mend the limit of the whole; the slowest way: " + "→".join(found.way),
        ),
    )


def _is(step: Step, shape: str) -> bool:
    return step.shape.name == shape


def _ends(steps: Sequence[Step]) -> Iterator[Finding]:
    starts = [position for position, step in enumerate(steps) if _is(step, "START")]
    if not starts:
        yield F_1.at(
            ("steps",),
            Text("流程没有开始", "the process has no start"),
            Text("把第一步的 shape 写成 开始", "give the first step `shape: 开始`"),
        )
    for position in starts[1:]:
        yield F_1.at(
            ("steps", position, "shape"),
            Text(f"“{steps[position].name}”是第二个开始", f"“{steps[position].name}” is a second start"),
            Text("只留一个开始，其余改为 步骤", "keep one start, make the others `步骤`"),
        )
    if not any(_is(step, "END") for step in steps):
        yield F_1.at(
            ("steps",),
            Text("流程没有结束", "the process has no end"),
            Text("把最后一步的 shape 写成 结束", "give the last step `shape: 结束`"),
        )


def _repeated_steps(steps: Sequence[Step]) -> Iterator[Finding]:
    seen: set[str] = set()
    for position, step in enumerate(steps):
        if step.id in seen:
            yield F_1.at(
                ("steps", position, "id"),
                Text(f"步骤编号“{step.id}”重复", f"the step id “{step.id}” is used twice"),
                Text("给这一步另写一个编号", "give this step an id of its own"),
            )
        seen.add(step.id)


def _broken_arrows(steps: Sequence[Step], arrows: Sequence[Arrow]) -> Iterator[Finding]:
    ids = list(dict.fromkeys(step.id for step in steps))
    known = set(ids)
    seen: set[tuple[str, str, str]] = set()
    for position, arrow in enumerate(arrows):
        for key, end in (("from", arrow.source), ("to", arrow.target)):
            if end not in known:
                near = get_close_matches(end, ids, 1)
                meant = (f"是否指“{near[0]}”？", f"did you mean “{near[0]}”? ") if near else ("", "")
                yield F_1.at(
                    ("arrows", position, key),
                    Text(f"没有编号为“{end}”的步骤", f"there is no step “{end}”"),
                    Text(f"{meant[0]}写上面 steps 中的一个编号", f"{meant[1]}write the id of one of the steps"),
                )
        if arrow.source == arrow.target and arrow.source in known:
            yield F_1.at(
                ("arrows", position),
                Text(f"箭头从“{arrow.source}”指回自身", f"the arrow leads from “{arrow.source}” to itself"),
                Text("删去它，或指向要退回的步骤", "drop it, or lead it to the step that is taken again"),
            )
        way = (arrow.source, arrow.target, arrow.label)
        if way in seen:
            yield F_1.at(
                ("arrows", position),
                Text(
                    f"从“{arrow.source}”到“{arrow.target}”的箭头重复",
                    f"the arrow from “{arrow.source}” to “{arrow.target}” is there twice",
                ),
                Text("删去重复的箭头", "drop the second one"),
            )
        seen.add(way)


def _misplaced_arrows(steps: Sequence[Step], arrows: Sequence[Arrow]) -> Iterator[Finding]:
    by_id = {step.id: step for step in reversed(steps)}
    for position, arrow in enumerate(arrows):
        if arrow.source not in by_id or arrow.target not in by_id or arrow.source == arrow.target:
            continue
        source, target = by_id[arrow.source], by_id[arrow.target]
        if _is(source, "END"):
            yield F_1.at(
                ("arrows", position, "from"),
                Text(f"结束“{source.name}”之后还有箭头", f"an arrow leaves the end “{source.name}”"),
                Text("删去箭头，或把这一步改为 步骤", "drop the arrow, or make the step `步骤`"),
            )
        if _is(target, "START"):
            yield F_1.at(
                ("arrows", position, "to"),
                Text(f"箭头指回开始“{target.name}”", f"an arrow leads back to the start “{target.name}”"),
                Text("指向开始之后的第一步", "lead it to the first step after the start"),
            )


def _decisions(steps: Sequence[Step], arrows: Sequence[Arrow]) -> Iterator[Finding]:
    out: dict[str, dict[tuple[str, str], int]] = {step.id: {} for step in steps}
    for number, arrow in enumerate(arrows):
        if arrow.source in out and arrow.target in out and arrow.source != arrow.target:
            # An arrow that is there twice is told as such, and is one way.
            out[arrow.source].setdefault((arrow.target, arrow.label), number)
    for position, step in enumerate(steps):
        ways = list(out.pop(step.id, {}).values())
        if not _is(step, "DECISION"):
            continue
        if len(ways) == 1:
            yield F_1.at(
                ("steps", position),
                Text(f"判断“{step.name}”只有一条出路", f"the decision “{step.name}” has one way only"),
                Text("补上另一条出路，或把它改为 步骤", "add the other way, or make it `步骤`"),
            )
            continue
        labels: set[str] = set()
        for number in ways:
            label = arrows[number].label.strip()
            if not label:
                yield F_1.at(
                    ("arrows", number),
                    Text(f"判断“{step.name}”的一条出路没有写明条件", f"a way out of “{step.name}” has no label"),
                    Text("补写 label，如 label: 符合条件", "write its label, as `label: 符合条件`"),
                )
            elif label in labels:
                yield F_1.at(
                    ("arrows", number, "label"),
                    Text(
                        f"判断“{step.name}”的两条出路条件相同：{label}",
                        f"two ways out of “{step.name}” have the label “{label}”",
                    ),
                    Text("写出这条出路自己的条件", "write the condition of this way"),
                )
            labels.add(label)


def _ways_through(steps: Sequence[Step], arrows: Sequence[Arrow]) -> Iterator[Finding]:
    """Steps never reached, steps that stop, loops never left. Told of whole knots, so that each fault is told once."""
    at = {step.id: position for position, step in reversed(list(enumerate(steps)))}
    ids = [step for step, _ in sorted(at.items(), key=lambda each: each[1])]
    # An arrow out of an end or into the start is a fault told already: what it makes of the rest is not told again.
    pairs = [
        (arrow.source, arrow.target)
        for arrow in arrows
        if arrow.source != arrow.target
        and not (arrow.source in at and _is(steps[at[arrow.source]], "END"))
        and not (arrow.target in at and _is(steps[at[arrow.target]], "START"))
    ]
    ways = ways_out(ids, pairs)
    starts = [step for step in ids if _is(steps[at[step]], "START")]
    reached = _reached(ways, pairs, starts)
    knots = _knots(ids, ways, pairs)
    knot_of = {step: number for number, knot in enumerate(knots) for step in knot}
    between = [pairs[way] for step in ids for way in ways[step] if knot_of[step] != knot_of[pairs[way][1]]]
    led_to = {knot_of[target] for _, target in between}
    left = {knot_of[source] for source, _ in between}
    for number, first in sorted(
        ((number, min(knot, key=at.__getitem__)) for number, knot in enumerate(knots)),
        key=lambda each: at[each[1]],
    ):
        step = steps[at[first]]
        if starts and first not in reached and number not in led_to:
            yield F_1.at(
                ("steps", at[first]),
                Text(f"从开始走不到“{step.name}”", f"“{step.name}” is never reached from the start"),
                Text("补上通向它的箭头，或删去它", "add an arrow that leads to it, or drop it"),
            )
        if number in left:
            continue
        if len(knots[number]) > 1:
            loop = "→".join(steps[at[member]].name for member in sorted(knots[number], key=at.__getitem__))
            yield F_2.at(
                ("steps", at[first]),
                Text(f"循环没有出路：{loop}", f"a loop without an exit: {loop}"),
                Text("从循环中的一步引一个箭头到循环之外", "lead an arrow from one of its steps out of the loop"),
            )
        elif not _is(step, "END") and (number in led_to or first in reached or not starts):
            yield F_1.at(
                ("steps", at[first]),
                Text(f"流程停在“{step.name}”，而它不是结束", f"the process stops at “{step.name}”, which is no end"),
                Text("引一个箭头到下一步，或把它改为 结束", "lead an arrow to the next step, or make it `结束`"),
            )


def _reached(ways: dict[str, list[int]], pairs: Sequence[Pair], starts: Sequence[str]) -> set[str]:
    reached = set(starts)
    waiting = list(starts)
    while waiting:
        for way in ways[waiting.pop()]:
            target = pairs[way][1]
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _knots(ids: Sequence[str], ways: dict[str, list[int]], pairs: Sequence[Pair]) -> list[list[str]]:
    """Steps grouped so that those of one group reach each other (Tarjan's strongly connected components)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_steps: list[str] = []
    is_open: set[str] = set()
    knots: list[list[str]] = []
    for root in ids:
        if root in number:
            continue
        walk = [(root, iter(ways[root]))]
        number[root] = lowest[root] = len(number)
        open_steps.append(root)
        is_open.add(root)
        while walk:
            step, rest = walk[-1]
            for way in rest:
                target = pairs[way][1]
                if target not in number:
                    number[target] = lowest[target] = len(number)
                    open_steps.append(target)
                    is_open.add(target)
                    walk.append((target, iter(ways[target])))
                    break
                if target in is_open:
                    lowest[step] = min(lowest[step], number[target])
            else:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[step])
                if lowest[step] == number[step]:
                    knot: list[str] = []
                    while step in is_open:
                        knot.append(open_steps.pop())
                        is_open.remove(knot[-1])
                    knots.append(knot)
    return knots


def _least_calendar_days(limit: Limit) -> int:
    """A limit in calendar days at its shortest: a month may have 28 days, a year 365."""
    match limit.unit:
        case LimitUnit.MONTH:
            return limit.count * 28
        case LimitUnit.YEAR:
            return limit.count * 365
        case _:
            return limit.count
