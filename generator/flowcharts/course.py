"""The course of a procedure: which arrows lead back, which steps are its main line, in what order to read it.

Every function takes step ids and pairs of them; an arrow that names no step is left out. None recurses, so that
no length of procedure exhausts the stack.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

Pair = tuple[str, str]


def ways_out(ids: Sequence[str], pairs: Sequence[Pair]) -> dict[str, list[int]]:
    """Positions in `pairs` of the arrows that leave each step, in the order given."""
    ways: dict[str, list[int]] = {step: [] for step in ids}
    for position, (source, target) in enumerate(pairs):
        if source in ways and target in ways:
            ways[source].append(position)
    return ways


def returning(ids: Sequence[str], pairs: Sequence[Pair], starts: Sequence[str]) -> frozenset[int]:
    """Positions of the arrows that lead back to a step already passed (corrections, a second hearing).

    Found by walking depth first from the starts, then from any step not reached; without these arrows the
    procedure has no loop.
    """
    ways = ways_out(ids, pairs)
    back: set[int] = set()
    on_the_way: set[str] = set()
    done: set[str] = set()
    for first in (*starts, *ids):
        if first in done or first not in ways:
            continue
        walk = [(first, iter(ways[first]))]
        on_the_way.add(first)
        while walk:
            step, rest = walk[-1]
            for position in rest:
                target = pairs[position][1]
                if target in on_the_way:
                    back.add(position)
                elif target not in done:
                    on_the_way.add(target)
                    walk.append((target, iter(ways[target])))
                    break
            else:
                on_the_way.remove(step)
                done.add(step)
                walk.pop()
    return frozenset(back)


def downstream(ids: Sequence[str], pairs: Sequence[Pair], back: frozenset[int]) -> list[str]:
    """The steps so that every arrow outside `back` leads from an earlier to a later one."""
    waiting = dict.fromkeys(ids, 0)
    ways = ways_out(ids, pairs)
    for step in ways:
        for position in ways[step]:
            if position not in back:
                waiting[pairs[position][1]] += 1
    ready = [step for step in waiting if not waiting[step]]
    order: list[str] = []
    for step in ready:  # grows while it is read
        order.append(step)
        for position in ways[step]:
            if position not in back:
                target = pairs[position][1]
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
    return order


def heaviest_path(
    ids: Sequence[str],
    pairs: Sequence[Pair],
    starts: Sequence[str],
    ends: Collection[str],
    weight: Callable[[str, int | None], float],
) -> tuple[float, tuple[str, ...]]:
    """The path from a start to an end with the greatest sum of `weight(step, arrow taken to leave it)`.

    A loop counts once: arrows that lead back are not taken. Of equal paths the one declared first, and the longer one. No path: (0, ()).
    """
    back = returning(ids, pairs, starts)
    ways = ways_out(ids, pairs)
    best: dict[str, tuple[float, int | None]] = {}
    for step in reversed(downstream(ids, pairs, back)):
        found: tuple[float, int | None] | None = (weight(step, None), None) if step in ends else None
        for position in ways[step]:
            onward = best.get(pairs[position][1])
            if position in back or onward is None:
                continue
            total = weight(step, position) + onward[0]
            if found is None or total > found[0] or (found[1] is None and total == found[0]):
                found = (total, position)
        if found is not None:
            best[step] = found
    reachable = [start for start in starts if start in best]
    if not reachable:
        return 0, ()
    step = max(reachable, key=lambda start: best[start][0])
    total = best[step][0]
    path = [step]
    while (taken := best[step][1]) is not None:
        step = pairs[taken][1]
        path.append(step)
    return total, tuple(path)


def rows(ids: Sequence[str], pairs: Sequence[Pair], back: frozenset[int]) -> Mapping[str, int]:
    """The row of each step, from 0: one below the lowest step that leads to it."""
    row = dict.fromkeys(ids, 0)
    ways = ways_out(ids, pairs)
    for step in downstream(ids, pairs, back):
        for position in ways[step]:
            if position not in back:
                target = pairs[position][1]
                row[target] = max(row[target], row[step] + 1)
    return row


def read_through(
    ids: Sequence[str], pairs: Sequence[Pair], main: Sequence[str], starts: Sequence[str]
) -> tuple[str, ...]:
    """All steps: the main line, then each branch in the order in which the main line opens it, then the rest."""
    ways = ways_out(ids, pairs)
    read = dict.fromkeys(main)
    for opener in (*main, *starts, *ids):
        if opener not in ways:
            continue
        branch = [opener]
        while branch:
            step = branch.pop()
            if step in read and step is not opener:
                continue
            read.setdefault(step)
            branch.extend(pairs[position][1] for position in reversed(ways[step]) if pairs[position][1] not in read)
    return tuple(read)
