"""The register (权责清单 and all that hangs on it): every record's card, by kind and id."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.diagnostics.diagnostic import Finding
from generator.kinds.approvals import ApprovalsCard
from generator.kinds.calendar import CalendarCard
from generator.kinds.category import CategoryCard
from generator.kinds.community import CommunityCard
from generator.kinds.community_entry import EntryCard
from generator.kinds.discretion_standard import StandardCard
from generator.kinds.guide import GuideCard
from generator.kinds.law import LawCard
from generator.kinds.network import NetworkCard
from generator.kinds.penalty_case import PenaltyCaseCard
from generator.kinds.permit_case import PermitCaseCard
from generator.kinds.power_item import ItemCard
from generator.kinds.process import ProcessCard
from generator.kinds.provision import ProvisionCard
from generator.kinds.risk_post import RiskPostCard
from generator.kinds.supervision_order import OrderCard
from generator.kinds.synonyms import SynonymsCard
from generator.kinds.unit import UnitCard
from generator.model.kind import Card


class RecordFinding(NamedTuple):
    """A finding about one record, which is named by kind and id; whoever prints it knows the file."""

    kind: str
    id: str
    finding: Finding


CaseCard = PenaltyCaseCard | PermitCaseCard


@dataclass(frozen=True, slots=True)
class Register:
    """Cards by id, a mapping a kind; withdrawn records are among them. Order is that of the ids."""

    units: Mapping[str, UnitCard]
    laws: Mapping[str, LawCard]
    provisions: Mapping[str, ProvisionCard]
    items: Mapping[str, ItemCard]
    processes: Mapping[str, ProcessCard]
    guides: Mapping[str, GuideCard]
    standards: Mapping[str, StandardCard]
    penalty_cases: Mapping[str, PenaltyCaseCard]
    permit_cases: Mapping[str, PermitCaseCard]
    orders: Mapping[str, OrderCard]
    communities: Mapping[str, CommunityCard]
    entries: Mapping[str, EntryCard]
    categories: Mapping[str, CategoryCard]
    networks: Mapping[str, NetworkCard]
    calendars: Mapping[str, CalendarCard]
    synonyms: Mapping[str, SynonymsCard]
    risk_posts: Mapping[str, RiskPostCard]
    approvals: Mapping[str, ApprovalsCard]

    def of_kind(self, kind: str) -> Mapping[str, Card]:
        """The cards of the kind of that name."""
        found: Mapping[str, Card] = getattr(self, _FIELDS[kind])
        return found

    def cases(self) -> Iterator[CaseCard]:
        """Cases of both kinds, penalties first."""
        yield from self.penalty_cases.values()
        yield from self.permit_cases.values()

    def every_card(self) -> Iterable[Card]:
        """All cards, kind by kind, each in the order of ids."""
        for kind in _FIELDS:
            yield from self.of_kind(kind).values()


_FIELDS = {
    "unit": "units",
    "law": "laws",
    "provision": "provisions",
    "power_item": "items",
    "process": "processes",
    "guide": "guides",
    "discretion_standard": "standards",
    "penalty_case": "penalty_cases",
    "permit_case": "permit_cases",
    "supervision_order": "orders",
    "community": "communities",
    "community_entry": "entries",
    "category": "categories",
    "network": "networks",
    "calendar": "calendars",
    "synonyms": "synonyms",
    "risk_post": "risk_posts",
    "approvals": "approvals",
}


def register_of(cards: Iterable[Card]) -> Register:
    """The register of these cards. Of two with one kind and id the first stays; reading has told of it (K-6)."""
    by_kind: dict[str, dict[str, Card]] = {field: {} for field in _FIELDS.values()}
    for card in sorted(cards, key=lambda card: card.id):
        by_kind[_FIELDS[card.kind]].setdefault(card.id, card)
    return Register(**by_kind)  # type: ignore[arg-type]  # a card's class follows from its kind


def replaced(register: Register, cards: Collection[Card]) -> Register:
    """The register with these cards in place of those of the same kind and id."""
    fields = {field: dict(getattr(register, field)) for field in {_FIELDS[card.kind] for card in cards}}
    for card in cards:
        fields[_FIELDS[card.kind]][card.id] = card
    return replace(register, **fields)


def without(register: Register, cards: Collection[Card]) -> Register:
    """The register without these cards; kinds that lose none keep their mapping."""
    gone = {(card.kind, card.id) for card in cards}
    fields = {
        _FIELDS[kind]: {id_: card for id_, card in register.of_kind(kind).items() if (kind, id_) not in gone}
        for kind in {card.kind for card in cards}
    }
    return replace(register, **fields)  # type: ignore[arg-type]  # a card's class follows from its kind
