"""What a kind of record must say of itself.

A kind is one file under `generator/kinds/`. Its schema is a frozen pydantic model whose every field reads text, for
scalars are text until a field reads them. From a record, and from nothing else, a kind makes three things:

- findings, by its checks;
- a card: what other records' pages, the checks between records and the lists may know of it;
- a view: plain data (str, bool, int, None, list, dict) that the templates show.

All three are functions of the record alone, so they can be kept with the hash of the record's bytes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypedDict, TypeVar

import msgspec
from pydantic import BaseModel, ConfigDict

from generator.diagnostics.diagnostic import Finding, Text
from generator.model.edition import Edition
from generator.model.fields import Day, Label, RecordId, Reference

PlainData = dict[str, Any]


class Part(BaseModel):
    """A mapping inside a record. Frozen; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Withdrawal(Part):
    """Why a published record was taken back (处罚法 art. 48; the page stays and says so)."""

    on: Annotated[Day, Label("撤回日期", "day of withdrawal", "2026-05-08")]
    reason: Annotated[str, Label("撤回理由", "why it was withdrawn", "登记有误")]


class Record(Part):
    """The fields that every record has (公开条例 art. 10: who made it publishes it; art. 26: when)."""

    kind: Annotated[str, Label("记录类型", "kind of record", "")]
    id: Annotated[RecordId, Label("永久编号", "permanent id, never reused", "")]
    publisher: Annotated[str, Reference("unit"), Label("公开主体", "unit that publishes it", "qu-sifaju")]
    published_on: Annotated[Day, Label("公开日期", "day of first publication", "2026-03-02")]
    changed_on: Annotated[Day | None, Label("更新日期", "day of the last change", "2026-06-18")] = None
    withdrawn: Annotated[Withdrawal | None, Label("撤回", "withdrawal, where it was taken back", "")] = None
    edition: Annotated[
        Edition | None,
        Label("公开范围", "whom it is for: public, supervisor or intranet; its kind's own if left out", ""),
    ] = None

    def card_head(self, title: str, address: str, sort_key: str) -> "CardHead":
        """The fields that every card has, for a kind to add its own to."""
        return {
            "kind": self.kind,
            "id": self.id,
            "title": title,
            "address": address,
            "publisher": self.publisher,
            "published_on": self.published_on.isoformat(),
            "changed_on": self.changed_on.isoformat() if self.changed_on else "",
            "withdrawn": self.withdrawn.reason if self.withdrawn else "",
            "sort_key": sort_key,
        }


class CardHead(TypedDict):
    """The fields that every card has."""

    kind: str
    id: str
    title: str
    address: str
    publisher: str
    published_on: str
    changed_on: str
    withdrawn: str
    sort_key: str


class Link(msgspec.Struct, frozen=True, gc=False):
    """A reference as it stands in a record: field path, kind and id of the record it names."""

    path: tuple[str | int, ...]
    kind: str
    id: str


class Card(msgspec.Struct, frozen=True, kw_only=True, tag_field="card"):
    """What others may know of a record. Kinds add fields of their own; dates are ISO text ("" where there is none)."""

    kind: str
    id: str
    title: str
    address: str
    """Path of its page from the site's root, as `items/xk-shipin/`; kinds shown on another's page add `#…`."""
    publisher: str
    published_on: str
    changed_on: str = ""
    withdrawn: str = ""
    """Reason of the withdrawal; empty for a record that stands."""
    sort_key: str = ""
    """Pinyin of the title, for A–Z and for every list by name."""
    links: tuple[Link, ...] = ()
    edition: Edition = Edition.PUBLIC
    """The widest edition that its readers use: the record's own, or its kind's."""
    seal: bytes = b""
    """What an approval holds on to (`model/seal.py`); b"" for a kind that no approval covers."""

    @property
    def disclosed_on(self) -> str:
        """The day from which readers have it (ISO)."""
        return self.published_on

    @property
    def latest_on(self) -> str:
        """The day of its last change, or else that from which readers have it (ISO)."""
        return max(self.changed_on, self.disclosed_on)


class SearchDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What search may find of a record: its title, its keys (codes, numbers) and its words."""

    title: str
    keys: tuple[str, ...] = ()
    body: str = ""
    summary: str = ""
    """What a result shows of a record that has no body, or one that says less; it is not found by this."""
    parts: dict[str, str] = {}
    """Texts that are found by themselves, as the articles of a law by their numbers."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """A kind of record. `folder` is where `liangquan new` writes one; the reader takes `kind:` from the file."""

    name: str
    title: Text
    about: Text
    folder: str
    schema: type[R]
    checks: Callable[[R], Iterable[Finding]]
    card: Callable[[R, str], Card]
    """(record, pinyin of its title) → card; the links are added by whoever reads the record."""
    card_type: type[Card]
    view: Callable[[R], PlainData]
    search_document: Callable[[R], SearchDocument]
    edition: Edition = Edition.PUBLIC
    """Of records that don't say theirs."""
    held_back: Callable[[R], PlainData] | None = None
    """What no public page may say before the record's day and after its term; None where the edition alone decides who
    sees records of the kind."""
    sealed_without: frozenset[str] | None = None
    """Fields that an approval does not cover; None for a kind that no approval covers."""
