"""From a record's bytes to all that can be known of it alone: its card, its view, its findings.

A function of the bytes and of this program: its results are kept by the hash of the bytes.
"""

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Union

import msgspec
from pydantic import ValidationError

from generator.build.fingerprint import fingerprint
from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import K_5
from generator.disclosure.records import Disclosed, Told, pieces_of, told_in
from generator.flowcharts import soundness
from generator.kinds import KINDS
from generator.kinds.process import Process
from generator.model.addresses import reserved_id
from generator.model.edition import Edition
from generator.model.fields import RECORD_ID
from generator.model.kind import Card, Kind, Record, SearchDocument
from generator.model.links import links_of
from generator.model.record_dates import date_findings
from generator.model.schema_faults import schema_findings
from generator.model.seal import seal_of
from generator.records.yaml_text import read_yaml

if TYPE_CHECKING:
    CardOfAnyKind = Card
else:
    # From the list of kinds, so that a new kind is named in one place.
    CardOfAnyKind = Union[tuple(kind.card_type for kind in KINDS.values())]  # noqa: UP007


class Head(msgspec.Struct, frozen=True):
    """What every build needs of a record: its card (None where it has too many faults) and its findings."""

    card: CardOfAnyKind | None
    findings: tuple[Finding, ...]
    says_it_is: tuple[str, str] = ("", "")
    """Kind and id that a record without a card gives itself, each "" where that can't be told."""
    disclosed: tuple[Disclosed, ...] = ()
    """What it tells of persons, where it is for the public."""
    declared: tuple[str, ...] = ()
    """Mobile numbers that it declares as an office's."""
    words: str = ""
    """Digest of what search may find of it: most edits leave that as it is. "" where the head alone was compiled."""


class Compiled(msgspec.Struct, frozen=True):
    """A record's head, view and words, encoded for the state; the head alone where nobody builds."""

    head: bytes
    view: bytes = b""
    words: bytes = b""
    """What search may find of it."""
    pieces: bytes = b""
    """Texts that the public's site must not hold: always, or while the day keeps the record from it; b"" where there is none."""


_encode = msgspec.msgpack.Encoder(decimal_format="string").encode


@cache
def head_decoder() -> msgspec.msgpack.Decoder[Head]:
    """Reads `Compiled.head` back."""
    return msgspec.msgpack.Decoder(Head)


def compile_record(data: bytes, *, whole: bool = True) -> Compiled:
    """What the bytes of one file say: everything, or what a check needs."""
    tree, findings = read_yaml(data)
    says_it_is = _name_given(tree, data)
    card, record, findings = _read(tree, findings)
    told = told_in(tree) if isinstance(tree, dict) and _is_public(card) else Told()
    head = Head(
        card,
        tuple(findings),
        ("", "") if card else says_it_is,
        disclosed=told.disclosed,
        declared=told.declared,
    )
    if not whole:
        return Compiled(_encode(head))
    kind = KINDS[record.kind] if record else None
    words = _encode(kind.search_document(record) if kind else _NOTHING)
    return Compiled(
        _encode(msgspec.structs.replace(head, words=fingerprint(words).hex())),
        _encode(kind.view(record) if kind else {}),
        words,
        _pieces(record, card) if record else b"",
    )


def _pieces(record: Record, card: Card | None) -> bytes:
    held_back = KINDS[record.kind].held_back
    if not _is_public(card):
        held = record.model_dump()
    elif held_back is not None:
        held = held_back(record)
    else:
        return b""
    return _encode(sorted(set(pieces_of(held))))


def _is_public(card: Card | None) -> bool:
    return card is not None and card.edition is Edition.PUBLIC


def record_in(data: bytes) -> Record:
    """The record of a file that was compiled before without a fault of reading or of its schema."""
    tree, _ = read_yaml(data)
    if not isinstance(tree, dict):
        raise AssertionError("a file that was compiled holds a record")
    record: Record = KINDS[str(tree["kind"])].schema.model_validate(without_blanks(tree))
    return record


_NAME: Final = re.compile(rb"^(kind|id): *([a-z0-9_-]+) *\r?$", re.MULTILINE)


def _name_given(tree: Any, data: bytes) -> tuple[str, str]:
    """From the tree; where there is none, from lines of the file that give kind or id once and plainly."""
    if not isinstance(tree, dict):
        lines = [(key.decode(), value.decode()) for key, value in _NAME.findall(data)]
        tree = {key: value for key, value in lines if [other for other, _ in lines].count(key) == 1}
    kind, id_ = tree.get("kind"), tree.get("id")
    return (
        kind if isinstance(kind, str) and kind in KINDS else "",
        id_ if isinstance(id_, str) and RECORD_ID.fullmatch(id_) else "",
    )


def _read(tree: Any, findings: list[Finding]) -> tuple[Card | None, Record | None, list[Finding]]:
    if not isinstance(tree, dict):
        return None, None, findings
    name = tree.get("kind")
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        return None, None, [*findings, _unknown_kind(name)]
    try:
        record = kind.schema.model_validate(without_blanks(tree))
    except ValidationError as fault:
        return None, None, [*findings, *schema_findings(fault, kind.schema)]
    findings.extend(date_findings(record))
    reserved = reserved_id(kind.name, record.id)
    findings.extend([reserved] if reserved else [])
    findings.extend(kind.checks(record))
    if isinstance(record, Process):
        findings.extend(soundness.findings(record.steps, record.arrows, penalty=False))
    card = kind.card(record, _pinyin_of(kind, record))
    seal = b"" if kind.sealed_without is None else seal_of(tree, kind.sealed_without)
    linked = msgspec.structs.replace(card, links=links_of(record), edition=record.edition or kind.edition, seal=seal)
    return linked, record, findings


_NOTHING: Final = SearchDocument(title="")


def without_blanks(tree: Any) -> Any:
    """The tree without the keys that have no value: an empty value is a field not given. Changes `tree` itself."""
    if type(tree) is dict:
        if not all(tree.values()):
            for key in [key for key, value in tree.items() if not value]:
                del tree[key]
        for value in tree.values():
            if type(value) is not str:
                without_blanks(value)
    elif type(tree) is list:
        for value in tree:
            if type(value) is not str:
                without_blanks(value)
    return tree


def _unknown_kind(name: object) -> Finding:
    known = "、".join(KINDS)
    if not name:
        return K_5.at(
            ("kind",),
            Text("没有写 kind（记录类型）", "there is no `kind`"),
            Text(f"第一行写 kind: 加上类型之一：{known}", f"write `kind:` and one of {', '.join(KINDS)}"),
        )
    return K_5.at(
        ("kind",),
        Text(f"没有“{name}”这种记录", f"there is no kind of record “{name}”"),
        Text(f"可用的类型：{known}", f"the kinds are {', '.join(KINDS)}"),
    )


_WITHOUT_ORDER_BY_NAME = frozenset(
    {
        "community_entry",
        "guide",
        "calendar",
        "network",
        "synonyms",
        "penalty_case",
        "permit_case",
        "supervision_order",
        "approvals",
    }
)


def _pinyin_of(kind: Kind[Any], record: Any) -> str:
    if kind.name in _WITHOUT_ORDER_BY_NAME:
        return ""
    # Loading the dictionary takes 0.1 s, which a build without a new record does not spend; that of phrases, which a
    # character by itself doesn't need, would take a third of a second more.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from generator.model.pinyin import sort_key  # noqa: PLC0415

    for field in ("name", "title", "violation", "subject"):
        if title := getattr(record, field, ""):
            return sort_key(title)
    return ""
