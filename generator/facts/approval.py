"""Approval of the register (清权确权, 审核确认): which items stand as the legal office confirmed them.

An approval holds the digest of an item with its process and its guides. It is by a unit other than the item's own (I-10),
and it is over as soon as a word of the three has changed. An item that may not be used needs none: it is not offered,
and that it may not be used is told at once, approved or not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec

from generator.diagnostics.diagnostic import Text
from generator.diagnostics.rules import A_1, A_2, A_3, I_10
from generator.facts.differences import Difference, in_words
from generator.facts.entrustment import department
from generator.facts.references import RecordName
from generator.facts.register import RecordFinding, Register, replaced, without
from generator.facts.standing import Standing
from generator.kinds.guide import GuideCard
from generator.kinds.power_item import ItemCard
from generator.model.powers import PENDING, ItemStatus
from generator.model.seal import Sealed, digest_of


class Approving(StrEnum):
    """How a district approves, by its setting `approval`."""

    UNSAID = ""
    """It has not said: nothing is asked for, and `check` tells how to begin (A-4)."""
    OFF = "off"
    NAMES = "names"
    """By name and date, as the office's record says."""
    KEYS = "keys"
    """By a commit that the legal office's head signed."""

    @property
    def asked_for(self) -> bool:
        """Whether items need an approval."""
        return self not in {Approving.UNSAID, Approving.OFF}


class Approved(NamedTuple):
    """An approval as it was given. `office` is the approving unit's id, `on` an ISO day."""

    digest: str
    on: str
    office: str
    by: str
    post: str


class Approvals(NamedTuple):
    """Items by how they stand; an item is in at most one of the two. Where none is asked for, both are empty."""

    confirmed: Mapping[str, Approved]
    """Items as they were approved."""
    pending: Mapping[str, Approved | None]
    """Items in use that wait for it: the approval of what they said before, None for one that was never approved."""
    hidden: frozenset[str]
    """Items of which the public sees no content: those that are pending, and unapproved ones that are not in use."""
    unsigned: Mapping[str, Text] = {}
    """Why an item's approval does not count, where it is not signed as it must be."""
    by_keys: bool = False
    """Whether approvals are signed."""


NONE_ASKED_FOR = Approvals({}, {}, frozenset())


class Reading(NamedTuple):
    """The approvals, and how pending items differ from what was approved."""

    approvals: Approvals = NONE_ASKED_FOR
    differences: Mapping[str, tuple[Difference, ...] | None] = {}
    """By item; None where the approved version was not found."""


NOT_READ = Reading()


def approvals_of(
    register: Register,
    standing: Mapping[str, Standing],
    approving: Approving,
    today: str,
    unsigned: Mapping[tuple[str, str], Text] = {},
) -> Approvals:
    """How each item stands on the day `today` (ISO text). `unsigned`: approvals by unit and item that don't count, and why."""
    if not approving.asked_for:
        return NONE_ASKED_FOR
    given = _given(register, today)
    guides = guides_by_item(register)
    confirmed: dict[str, Approved] = {}
    pending: dict[str, Approved | None] = {}
    hidden: set[str] = set()
    told: dict[str, Text] = {}
    for item in register.items.values():
        if item.withdrawn:
            continue
        approved = given.get(item.id)
        if approved is not None and (item.unit, item.id) in unsigned:
            told[item.id], approved = unsigned[item.unit, item.id], None
        if approved is not None and approved.digest == item_digest(item, register, guides):
            confirmed[item.id] = approved
            continue
        hidden.add(item.id)
        if standing[item.id].status == ItemStatus.ACTIVE:
            pending[item.id] = approved
    return Approvals(confirmed, pending, frozenset(hidden), told, approving is Approving.KEYS)


def _given(register: Register, today: str) -> dict[str, Approved]:
    found = {}
    for card in register.approvals.values():
        if card.withdrawn or department(card.publisher, register) == department(card.unit, register):
            continue
        for approval in card.approved:
            item = register.items.get(approval.item)
            if item and item.unit == card.unit and approval.on <= today:
                found[item.id] = Approved(approval.digest, approval.on, card.publisher, approval.by, approval.post)
    return found


def guides_by_item(register: Register) -> Mapping[str, list[GuideCard]]:
    """Standing guides by their item, in the order of ids."""
    found: defaultdict[str, list[GuideCard]] = defaultdict(list)
    for guide in register.guides.values():
        if not guide.withdrawn:
            found[guide.item].append(guide)
    return found


def sealed(item: ItemCard, register: Register, guides: Mapping[str, list[GuideCard]]) -> list[Sealed]:
    """What an approval of the item covers: the item, its process, its guides."""
    records = [Sealed(item.kind, item.id, item.seal)]
    process = register.processes.get(item.flowchart)
    if process and not process.withdrawn:
        records.append(Sealed(process.kind, process.id, process.seal))
    return records + [Sealed(guide.kind, guide.id, guide.seal) for guide in guides.get(item.id, ())]


def item_digest(item: ItemCard, register: Register, guides: Mapping[str, list[GuideCard]]) -> str:
    """The digest that an approval of the item holds."""
    return digest_of(sealed(item, register, guides))


def withheld(register: Register, approvals: Approvals) -> frozenset[RecordName]:
    """Records whose content the public's site must not hold: hidden items, their guides, and processes of theirs alone."""
    if not approvals.hidden:
        return frozenset()
    names = {RecordName("power_item", id_) for id_ in approvals.hidden}
    names |= {RecordName(guide.kind, guide.id) for guide in register.guides.values() if guide.item in approvals.hidden}
    unconfirmed = {register.items[id_].flowchart for id_ in approvals.hidden}
    confirmed = {register.items[id_].flowchart for id_ in approvals.confirmed}
    return frozenset(
        names | {RecordName("process", id_) for id_ in unconfirmed - confirmed if id_ in register.processes}
    )


def as_published(register: Register, standing: Mapping[str, Standing], names: Iterable[RecordName]) -> Register:
    """The register without what is withheld: of an item its bare card stays, of a process or a guide nothing."""
    withheld_items = [register.items[name.id] for name in names if name.kind == "power_item"]
    gone = [register.of_kind(name.kind)[name.id] for name in names if name.kind != "power_item"]
    if not withheld_items:
        return register
    return replaced(without(register, gone), [bare(item, standing[item.id]) for item in withheld_items])


def bare(item: ItemCard, standing: Standing) -> ItemCard:
    """Name, unit and dates; of an item that may not be used also that, why, and its code.

    That a power is suspended is a statement about it, and whoever has its number from a notice must find the statement.
    Where its basis does not hold, the reason does not name the basis, which nobody has confirmed.
    """
    in_use = standing.status == ItemStatus.ACTIVE
    reason = "依据不成立，依规定一律暂停实施" if standing.by_rule else standing.reason
    return msgspec.structs.replace(
        item,
        code="" if in_use else item.code,
        code_scheme="" if in_use else item.code_scheme,
        sphere=PENDING,
        type=PENDING,
        status=PENDING if in_use else standing.status,
        status_reason=reason,
        legal_basis=(),
        flowchart="",
        no_flowchart_reason="",
        statutory_limit=None,
        promised_limit=None,
        fee_charged=False,
        changed_last="",
        change_reason="",
        change_units=(),
        delegate="",
        delegate_until="",
        entrusted=False,
        source_order=False,
        review_by="",
        complaints="",
        seal=b"",
        links=tuple(link for link in item.links if link.path in {("unit",), ("publisher",)}),
    )


def approval_findings(register: Register, reading: Reading, today: str) -> Iterator[RecordFinding]:
    """A-1, A-2: items that wait for approval. I-10, A-3: approvals that don't count, and why."""
    for id_, before in reading.approvals.pending.items():
        if before is None:
            yield RecordFinding("power_item", id_, A_1.at(("id",), *_never(id_, reading.approvals.unsigned.get(id_))))
        else:
            yield RecordFinding(
                "power_item", id_, A_2.at(("id",), *_changed(id_, before, reading.differences.get(id_)))
            )
    for card in register.approvals.values():
        if card.publisher != card.unit and department(card.publisher, register) == department(card.unit, register):
            wrong = Text(
                f"审核单位“{card.publisher}”与实施单位“{card.unit}”同属一个部门",
                f"{card.publisher}, which approves, and {card.unit} belong to one department",
            )
            write = Text("由另一个部门审核，如司法局", "let another department approve, as the justice bureau")
            yield RecordFinding(card.kind, card.id, I_10.at(("publisher",), wrong, write))
        for position, approval in enumerate(card.approved):
            item = register.items.get(approval.item)
            if item and item.unit != card.unit:
                wrong = Text(f"“{item.title}”不是本单位的事项", f"“{item.id}” is not an item of this unit")
                write = Text(
                    f"删去这一条，由 liangquan approve {item.id} 写到新单位名下",
                    f"delete it, and run liangquan approve {item.id}, which writes it under the unit that has the item now",
                )
                yield RecordFinding(card.kind, card.id, A_3.at(("approved", position, "item"), wrong, write))
            if approval.on > today:
                wrong = Text(f"审核日期{approval.on}在将来", f"{approval.on} has not come")
                write = Text("写审核的那一天", "write the day on which it was approved")
                yield RecordFinding(card.kind, card.id, A_3.at(("approved", position, "on"), wrong, write))


def _never(id_: str, unsigned: Text | None) -> tuple[Text, Text]:
    if unsigned is not None:
        return (
            Text(
                "审核确认不算数，公众版按“待确认”公布",
                "its approval does not count: the public's site shows it as 待确认",
            ),
            unsigned,
        )
    return (
        Text(
            "事项没有审核确认，公众版按“待确认”公布", "nobody approved the item: the public's site shows it as 待确认"
        ),
        _how_to(id_),
    )


def _changed(id_: str, before: Approved, found: tuple[Difference, ...] | None) -> tuple[Text, Text]:
    told = in_words(found) if found is not None else _NOT_FOUND
    return (
        Text(f"{before.on}审核确认之后又有改动：{told.zh}", f"changed since it was approved on {before.on}: {told.en}"),
        _how_to(id_),
    )


_NOT_FOUND = Text(
    "git 历史中找不到审核确认时的版本，不能逐项对照",
    "the version that was approved is not in git's history, so it can't be compared field by field",
)


def _how_to(id_: str) -> Text:
    return Text(
        f"由法制机构审核后运行 liangquan approve {id_} --by 审核人",
        f"let the legal office review it, then run liangquan approve {id_} --by NAME",
    )
