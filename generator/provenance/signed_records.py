"""Records whose entries are signed, as any commit holds them: read from plain text, for old ones may fit no schema of today."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.kinds.penalty_procedure import APART, DUTIES
from generator.kinds.permit_case import PermitStage
from generator.model.cases import Post
from generator.model.fields import RECORD_ID
from generator.records.source_files import digest_of
from generator.records.yaml_text import read_yaml
from generator.stages.compile_record import without_blanks

_CASE: Final = Text("案件", "case")


@dataclass(frozen=True, slots=True)
class SignedKind:
    """What of a kind of record is signed."""

    entries: str
    """Field of the list whose entries are signed, each by its post."""
    entry_name: str
    """Field by which people name an entry."""
    duties: Mapping[str, str]
    """Name of an entry → its duty, where it is one that is separated from others."""
    apart: frozenset[frozenset[str]]
    """Pairs of duties that nobody takes together in one record."""
    grounds: frozenset[str]
    """Fields that a decision rests on."""
    decision: str = "决定"
    """The duty that seals the grounds."""
    title: Text = _CASE
    course: bool = True
    """Whether the entries are a course, which is closed by whoever signs the next; else each stands by itself."""
    post: str = ""
    """The post of entries that name none."""


KINDS_SIGNED: Final = {
    "penalty_case": SignedKind(
        "stages",
        "stage",
        {str(stage): duty for stage, duty in DUTIES.items()},
        APART,
        frozenset(
            {
                "number", "cause", "item", "provisions", "standard", "tier", "circumstances", "tier_reason", "party", "facts",
                "evidence", "committed_on", "procedure", "officers",
            }
        ),
    ),
    "permit_case": SignedKind(
        "stages",
        "stage",
        {str(PermitStage.EXAMINED): "审查", str(PermitStage.DECIDED): "决定"},
        frozenset({frozenset({"审查", "决定"})}),
        frozenset({"number", "item", "party", "materials", "summary"}),
    ),
    # Approvals are signed in the office that publishes them, never by one of the unit whose items they are (I-10).
    "approvals": SignedKind(
        "approved",
        "item",
        {},
        frozenset(),
        frozenset(),
        title=Text("审核确认", "approvals"),
        course=False,
        post=str(Post.LEGAL),
    ),
}  # fmt: skip
"""Kinds whose records are signed, entry by entry."""


class Entry(NamedTuple):
    """An entry of a record. `digest` stands for all that it says."""

    digest: str
    name: str
    on: str
    post: str

    @property
    def day(self) -> date | None:
        """Its day; None where none can be read."""
        try:
            return date.fromisoformat(self.on)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one commit holds it."""

    kind: str
    id: str
    entries: tuple[Entry, ...]
    fields: Mapping[str, str]
    """Every other field, each as one text."""
    lists: Mapping[str, tuple[str, ...]]
    """Of those fields the lists, each item as one text."""
    number: str
    item: str
    """The item whose unit it is; "" where `office` is that unit."""
    office: str = ""
    """The unit in which it is signed, where the record says so itself."""
    approved_unit: str = ""
    """The unit whose items it approves: nobody of it may sign."""

    @property
    def signed(self) -> SignedKind:
        """What of it is signed."""
        return KINDS_SIGNED[self.kind]

    def duty(self, entry: Entry) -> str:
        """The duty that the entry is, "" where it is none that is separated."""
        return self.signed.duties.get(entry.name, "")

    def place(self, entry: Entry) -> tuple[str | int, ...]:
        """Where the entry stands."""
        return (self.signed.entries, self.entries.index(entry)) if entry in self.entries else (self.signed.entries,)


Name = tuple[str, str]
"""Kind and id of a record."""


def may_be_signed(data: bytes) -> bool:
    """Whether the bytes may hold a record of a kind that is signed: most don't, which is told without reading them."""
    return b"\\" in data or any(kind.encode() in data for kind in KINDS_SIGNED)


def version_of(data: bytes) -> Version | None:
    """The record in the bytes; None where they hold none that is signed, or can't be read."""
    tree, _ = read_yaml(data) if may_be_signed(data) else (None, [])
    if tree is None:
        return None
    tree = without_blanks(tree)
    kind, id_ = tree.get("kind"), tree.get("id")
    if not isinstance(kind, str) or kind not in KINDS_SIGNED:
        return None
    # What has another id is no record, and its id would go into names of git's.
    if not isinstance(id_, str) or not RECORD_ID.fullmatch(id_):
        return None
    signed = KINDS_SIGNED[kind]
    listed = tree.pop(signed.entries, [])
    entries = listed if isinstance(listed, list) else [listed]
    return Version(
        kind,
        id_,
        tuple(_entry(entry, signed) for entry in entries),
        {key: _text(value) for key, value in tree.items()},
        {key: tuple(map(_text, value)) for key, value in tree.items() if isinstance(value, list)},
        str(tree.get("number", id_)),
        str(tree.get("item", "")) if signed.course else "",
        "" if signed.course else str(tree.get("publisher", "")),
        "" if signed.course else str(tree.get("unit", "")),
    )


def _entry(tree: Any, signed: SignedKind) -> Entry:
    def field(name: str) -> str:
        value = tree.get(name, "") if isinstance(tree, dict) else ""
        return value if isinstance(value, str) else ""

    return Entry(digest_of(_text(tree).encode()), field(signed.entry_name), field("on"), field("post") or signed.post)


def _text(tree: Any) -> str:
    return json.dumps(tree, ensure_ascii=False, sort_keys=True)
