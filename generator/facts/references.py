"""References, both ways: what a record names must stand, and every record knows what names it."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import R_1, R_2
from generator.facts.register import RecordFinding, Register
from generator.kinds import KINDS
from generator.kinds.network import Place
from generator.kinds.unit import UnitCard
from generator.model.kind import Card


class RecordName(NamedTuple):
    """A record by kind and id."""

    kind: str
    id: str


Backlinks = Mapping[RecordName, tuple[RecordName, ...]]


def backlinks(register: Register) -> Backlinks:
    """For every record that is named by others, those others; each once, ordered by kind and id.

    Publishing is no reference in this sense: a unit's page lists what it publishes from other facts. Nor is approving:
    an item's page tells it in words of its own.
    """
    found: dict[tuple[str, str], list[RecordName]] = {}
    for card in register.every_card():
        if card.kind == "approvals":
            continue
        source = RecordName(card.kind, card.id)
        for link in card.links:
            if link.path == ("publisher",):
                continue
            pointing = found.setdefault((link.kind, link.id), [])
            if not pointing or pointing[-1] != source:
                pointing.append(source)
    return {RecordName(*name): tuple(dict.fromkeys(pointing)) for name, pointing in found.items()}


def reference_findings(register: Register) -> Iterator[RecordFinding]:
    """R-1: a reference to nothing. R-2: a standing record leans on one that was withdrawn."""
    known = {kind: register.of_kind(kind) for kind in KINDS}
    for card in register.every_card():
        for link in card.links:
            target = known[link.kind].get(link.id)
            if target is None:
                yield RecordFinding(card.kind, card.id, _to_nothing(link.kind, link.id, link.path, register))
            elif target is card and link.path != ("publisher",):
                yield RecordFinding(card.kind, card.id, _to_itself(link.path))
            elif target.withdrawn and not card.withdrawn:
                yield RecordFinding(card.kind, card.id, _to_withdrawn(target, link.path))
    yield from _divisions(register)


def _to_nothing(kind: str, id_: str, path: tuple[str | int, ...], register: Register) -> Finding:
    known = register.of_kind(kind)
    title = KINDS[kind].title
    near = nearest(id_, known)
    return R_1.at(
        path,
        Text(f"没有编号为“{id_}”的{title.zh}", f"there is no {title.en} “{id_}”"),
        Text(
            (f"是不是“{near}”？" if near else "") + f"改正编号，或在 {KINDS[kind].folder}/ 新建这一{title.zh}",
            (f"did you mean “{near}”? " if near else "")
            + f"correct it, or write that {title.en} in {KINDS[kind].folder}/",
        ),
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or ""."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else ""


def _to_itself(path: tuple[str | int, ...]) -> Finding:
    return R_1.at(
        path,
        Text("引用了自己", "the record names itself"),
        Text("写另一条记录的编号，或删去这一行", "name another record, or delete the line"),
    )


def _to_withdrawn(target: Card, path: tuple[str | int, ...]) -> Finding:
    title = KINDS[target.kind].title
    return R_2.at(
        path,
        Text(f"所引{title.zh}“{target.title}”已撤回", f"the {title.en} “{target.title}” was withdrawn"),
        Text("改引有效的记录，或同时撤回本记录", "name one that stands, or withdraw this record too"),
    )


def _divisions(register: Register) -> Iterator[RecordFinding]:
    """Codes of divisions are places of the network, not records of their own."""
    known = {place.code: place for network in register.networks.values() for place in network.places}
    if not known:
        return
    for unit in register.units.values():
        if unit.division not in known:
            yield RecordFinding("unit", unit.id, _no_division(unit.division, ("division",), known))
    for community in register.communities.values():
        street = register.units.get(community.street)
        if community.id not in known:
            yield RecordFinding("community", community.id, _no_division(community.id, ("id",), known))
        elif street and known[community.id].parent != street.division:
            yield RecordFinding("community", community.id, _elsewhere(known[community.id], street, known))


def _elsewhere(place: Place, street: UnitCard, known: Mapping[str, Place]) -> Finding:
    right = known.get(place.parent)
    return R_1.at(
        ("street",),
        Text(
            f"“{street.title}”不是{place.name}所属的街道",
            f"{place.name} does not belong to {street.id}",
        ),
        Text(
            f"按四级网络写{right.name if right else place.parent}的编号",
            f"write the street of division {place.parent}, as the network has it",
        ),
    )


def _no_division(code: str, path: tuple[str | int, ...], known: Iterable[str]) -> Finding:
    near = nearest(code, known)
    return R_1.at(
        path,
        Text(f"四级网络中没有区划代码{code}", f"the network has no division {code}"),
        Text(
            (f"是不是 {near}？" if near else "") + "改正代码，或在 community/network.yaml 加上这一区划",
            (f"did you mean {near}? " if near else "") + "correct it, or add the division to community/network.yaml",
        ),
    )
