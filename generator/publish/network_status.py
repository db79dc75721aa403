"""How the nodes of the network are, from the status files that they leave: at their targets, or gathered in a folder.

A file that a node leaves is only what the node says: it is read strictly, shown as plain text, and decides nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.model.nodes import NodeFacts
from generator.node.status import CURRENT, EXPIRED, OFFLINE, STALE, WRONG_CLOCK, Told, status_of, told_in
from generator.node.words import SAYS
from generator.publish.targets import Unreachable, target_of

LEFT_AT: Final = "status/{}.json"
"""Where a node leaves its file at its target, by its id."""

SILENT: Final = "silent"
"""The state of a node that has left nothing, or something else."""

_LITTLE: Final = 1_000_000_000
"""Bytes that a disk should have free: about three releases of a district."""

STATES: Final[Mapping[str, Text]] = {
    CURRENT: Text("正常", "current"),
    STALE: Text("未能更新", "stale"),
    EXPIRED: Text("签名已到期", "expired"),
    WRONG_CLOCK: Text("时钟不准", "wrong clock"),
    OFFLINE: Text("没有联系", "offline"),
    SILENT: Text("没有状态文件", "left no status"),
}


class NodeStanding(NamedTuple):
    """A node as the office knows it now. `behind` counts releases since the one it shows; None where it shows none."""

    node: NodeFacts
    state: str
    told: Told | None
    behind: int | None

    @property
    def alarms(self) -> list[Text]:
        """What needs somebody's hand."""
        found = [] if self.state == CURRENT else [STATES[self.state]]
        if self.told is not None:
            if self.told.free < _LITTLE:
                found.append(
                    Text(f"磁盘只剩{_megabytes(self.told.free)}", f"{_megabytes(self.told.free)} left on its disk")
                )
            if self.told.known.false_deltas:
                found.append(Text("取回处给出了假的差分", "what it pulls from hands out false deltas"))
            if self.told.known.fault:
                # A node of a later program may know of more.
                fault = self.told.known.fault
                what = SAYS.get(f"fault {fault}", Text(fault, fault))
                found.append(Text(f"上次取回没有成功（{what.zh}）", f"its last pull failed ({what.en})"))
            if rotten := self.told.known.rotten:
                found.append(Text(f"磁盘上坏了 {rotten} 个文件", f"{rotten} files have rotted on its disk"))
        return found


def standings(
    nodes: Iterable[NodeFacts], newest: int, now: dt.datetime, root: Path, gathered: Path | None
) -> Iterator[NodeStanding]:
    """How each node is, in the network's order. `gathered`: a folder of files `NODE.json`, which goes before the targets."""
    for node in nodes:
        told = _told(node, root, gathered)
        if told is None or told.known.node not in {"", node.id}:
            yield NodeStanding(node, SILENT, None, None)
            continue
        # A node that was switched off went on being what it was: it is judged by the office's clock, and by its last file.
        behind = newest - told.known.release if told.known.release else None
        yield NodeStanding(node, status_of(told.known, now).state, told, behind)


def _told(node: NodeFacts, root: Path, gathered: Path | None) -> Told | None:
    try:
        if gathered is not None:
            content = (gathered / f"{node.id}.json").read_bytes()
        elif node.target:
            with target_of(node.target, root) as target:
                content = target.read(LEFT_AT.format(node.id)) or b""
        else:
            return None
        return told_in(content)
    except (OSError, ValueError, Unreachable):
        return None


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"
