"""What of the register is approved, read from its records, from the settings and from git's history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from generator.build.fingerprint import joint_fingerprint
from generator.build.trace_store import TraceStore
from generator.diagnostics.diagnostic import Diagnostic, Text
from generator.diagnostics.rules import A_4
from generator.facts.approval import Approving, Reading, approvals_of
from generator.facts.references import RecordName
from generator.facts.register import Register, register_of
from generator.facts.standing import standings
from generator.provenance.approvals import Unsigned, unsigned
from generator.provenance.git import GitFault
from generator.settings import Settings, SettingsFault
from generator.stages.approved_versions import found_differences, head_of
from generator.stages.results import Checked
from generator.stages.sources import Sources


@dataclass(frozen=True, slots=True)
class Looked:
    """The register as far as it can be read, what is wrong with it, and where its records stand."""

    register: Register
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[RecordName, str]
    unread: Mapping[RecordName, str]
    """Records that can't be read, by what they say they are."""
    unsigned: Mapping[str, Text]
    """Why an item's approval does not count, where it is not signed as it must be; known where all records can be read."""


def looked(sources: Sources, checked: Checked) -> Looked:
    """The register of these sources, also where some of its records can't be read."""
    heads = sources.heads()
    return Looked(
        register_of(head.card for head in heads.values() if head.card is not None),
        checked.diagnostics,
        sources.records(),
        {RecordName(*head.says_it_is): path for path, head in heads.items() if head.card is None},
        checked.facts.approval.approvals.unsigned if checked.facts else {},
    )


def approving_by(settings: Settings) -> Approving:
    """How the district approves."""
    return Approving(settings.approval)


def history_key(root: Path, settings: Settings) -> bytes:
    """What of git's history the reading follows from; b"" where nothing has to be approved."""
    return head_of(root) if approving_by(settings).asked_for else b""


def reading_of(
    root: Path,
    store: TraceStore,
    files: Mapping[RecordName, str],
    register: Register,
    *,
    settings: Settings,
    today: date,
) -> Reading:
    """Which items are approved on the day `today`, and how the others differ from what was."""
    day = today.isoformat()
    approving = approving_by(settings)
    unsigned_ = _unsigned(root, store, files, register) if approving is Approving.KEYS else {}
    approvals = approvals_of(register, standings(register, day), approving, day, unsigned_)
    return Reading(approvals, found_differences(root, store, register, approvals, files))


def _unsigned(root: Path, store: TraceStore, files: Mapping[RecordName, str], register: Register) -> Unsigned:
    """Approvals whose signatures don't count, kept until history or an approval changes. Raises SettingsFault."""
    cards = [card for card in register.approvals.values() if not card.withdrawn]
    key = joint_fingerprint([head_of(root), repr(cards).encode()])
    held = store.note(_SIGNED)
    if held is not None and held[:16] == key:
        return {
            (unit, item): why for unit, item, why in msgspec.msgpack.decode(held[16:], type=list[tuple[str, str, Text]])
        }
    try:
        found = unsigned(root, cards, {card.id: files[RecordName(card.kind, card.id)] for card in cards})
    except GitFault as fault:
        raise SettingsFault(fault.message) from None
    store.keep_note(_SIGNED, key + msgspec.msgpack.encode([(*name, why) for name, why in found.items()]))
    return found


_SIGNED: Final = "unsigned approvals"


def how_to_begin(settings: Settings) -> Iterator[Diagnostic]:
    """A-4: a district that has not said how items are approved."""
    if approving_by(settings) is Approving.UNSAID:
        yield A_4.in_file("mkdocs.yml", A_4.at(("extra", "liangquan"), *_HOW_TO_BEGIN))


_HOW_TO_BEGIN: Final = (
    Text(
        "没有写明权力事项怎样审核确认，全部照常公布",
        "it does not say how items are approved, so all are published as before",
    ),
    Text(
        "先运行 liangquan approve --all --by 审核人，再写 approval: names；不审核确认的写 approval: off",
        "run liangquan approve --all --by NAME first, then write `approval: names`; where nothing is to be approved, "
        "`approval: off`",
    ),
)
