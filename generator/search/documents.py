"""What can be found: one document for each page that says something, and one for each article of a law that is held.

A document has its own words, from its record alone, and words of the records it hangs on: its unit, its law, its
community. So a resident finds an item by "市场监管局 罚款" though the item's record holds the unit's id alone.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, Required, TypedDict

import msgspec

from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.facts.register import CaseCard
from generator.kinds import KINDS
from generator.kinds.law import LawCard
from generator.kinds.power_item import ItemCard
from generator.kinds.unit import UnitCard, UnitKind
from generator.model.kind import Card
from generator.model.numerals import article_label
from generator.model.powers import ItemStatus

FOUND_KINDS: Final = (
    "power_item", "process", "discretion_standard", "provision", "law", "article", "unit", "community",
    "community_entry", "category", "penalty_case", "permit_case",
)  # fmt: skip
"""Kinds of documents from records, in the order in which a reader meets them; an article is a part of its law's."""
ARTICLE: Final = "article"
PROSE: Final = "prose"
"""The kind, so to speak, of pages that MkDocs makes whole."""


class Owner(NamedTuple):
    """Who a document belongs to: a unit or a community."""

    kind: str
    id: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be found. Its words are those of `words_of` and of `keys`."""

    kind: str
    """One of FOUND_KINDS, or PROSE."""
    id: str
    """Of the record; of prose its address."""
    owner: Owner
    title: str
    address: str
    note: str
    """Small print below the title in a result."""
    since: str
    """Day of first publication: new documents come after old ones."""
    day: str
    """Day of the last change."""
    keys: tuple[str, ...] = ()
    """Words of the records that it hangs on."""
    words_of: tuple[RecordName, ...] = ()
    """Records whose own words are the document's; the first gives keys and body, the others title and body as body."""
    part: str = ""
    """Which part of the first record's words it is, as an article of a law; "" for those of the whole."""
    text: str = ""
    """Words that no record has: those of prose."""
    street: str = ""
    category: str = ""
    status: str = ""
    tier: str = ""
    """Of the four-tier network: 区, 街道 or 社区."""


class ProsePage(NamedTuple):
    """A page of content/: its address, title, publisher's id, day of publication, and its words."""

    address: str
    title: str
    publisher: str
    published_on: str
    text: str


ArticleAddress = Callable[[LawCard, str], str]
"""(law, number of an article) → where its text stands, from the site's root."""


def documents(
    facts: Facts, prose: Iterable[ProsePage], publisher: str, address_of_article: ArticleAddress
) -> Iterator[Document]:
    """Every document, those of one kind together. Withdrawn records are not found, and pages that stand for none."""
    gathered = _Gathered(facts)
    for kind in FOUND_KINDS:
        if kind == ARTICLE:
            yield from gathered.articles(address_of_article)
            continue
        for card in facts.register.of_kind(kind).values():
            if not card.withdrawn:
                yield gathered.document(card)
    for page in prose:
        yield Document(
            kind=PROSE,
            id=page.address,
            owner=Owner("unit", page.publisher if page.publisher in facts.register.units else publisher),
            title=page.title,
            address=page.address,
            note="",
            since=page.published_on,
            day=page.published_on,
            text=page.text,
        )


class _About(TypedDict, total=False):
    owner: Required[Owner]
    note: Required[str]
    keys: Required[tuple[str, ...]]
    words_of: Required[tuple[RecordName, ...]]
    street: str
    category: str
    status: str
    text: str


class _Gathered:
    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._register = facts.register
        self._guides = {guide.item: guide.id for guide in facts.register.guides.values() if not guide.withdrawn}
        self._users: dict[str, ItemCard] = {}
        """Process → the first item that runs by it."""
        for item in facts.register.items.values():
            if item.flowchart and not item.withdrawn:
                self._users.setdefault(item.flowchart, item)
        self._names = {
            unit.id: tuple(dict.fromkeys(name for name in (unit.title, unit.short_name) if name))
            for unit in facts.register.units.values()
        }

    def document(self, card: Card) -> Document:
        about = _ABOUT[card.kind](self, card)
        return Document(
            kind=card.kind,
            id=card.id,
            title=card.title,
            address=card.address,
            since=card.disclosed_on,
            day=card.latest_on,
            tier=self._tier(card, about["owner"]),
            **about,
        )

    def _tier(self, card: Card, owner: Owner) -> str:
        if owner.kind == "community" or card.kind == "community":
            return "社区"
        unit = self._unit(card.id if card.kind == "unit" else owner.id)
        return "街道" if unit.unit_kind == UnitKind.STREET else "区"

    def item(self, card: Card) -> _About:
        item = self._register.items[card.id]
        status = self._facts.standing[item.id].status
        if self._facts.is_bare(item.id):
            # Found by its name and its unit, and by its code where it is told to be suspended.
            return {
                "owner": Owner("unit", item.unit),
                "note": self._unit(item.unit).short_name,
                "keys": (item.code, *self._names[item.unit]) if item.code else self._names[item.unit],
                "words_of": (),
                "text": f"{status}：{item.status_reason or '内容由法制机构审核确认后公布'}",
                "status": str(status),
            }
        type_ = item.type or f"{item.sphere}事项"
        own = (RecordName(item.kind, item.id),)
        # A power that is not in use is never offered, and so not found by what its guide says.
        guide = self._guides.get(item.id) if status == ItemStatus.ACTIVE else None
        return {
            "owner": Owner("unit", item.unit),
            "note": f"{self._unit(item.unit).short_name} · {type_}",
            "keys": (*self._names[item.unit], type_, *self._basis(item)),
            "words_of": (*own, RecordName("guide", guide)) if guide else own,
            "status": "" if status == ItemStatus.ACTIVE else str(status),
        }

    def process(self, card: Card) -> _About:
        user = self._users.get(card.id)
        unit = user.unit if user else card.publisher
        return {
            "owner": Owner("unit", unit),
            "note": f"{self._unit(unit).short_name} · 流程图",
            "keys": (*self._names[unit], "流程图"),
            "words_of": (RecordName(card.kind, card.id),),
        }

    def standard(self, card: Card) -> _About:
        standard = self._register.standards[card.id]
        unit = self._register.items[standard.item].unit
        return {
            "owner": Owner("unit", unit),
            "note": f"{self._unit(unit).short_name} · 裁量标准",
            "keys": (*self._names[unit], "裁量标准", *self._cited(standard.provision)),
            "words_of": (RecordName(card.kind, card.id),),
        }

    def provision(self, card: Card) -> _About:
        law, label = self._cited(card.id)
        return {
            "owner": Owner("unit", card.publisher),
            "note": f"《{law}》{label}",
            "keys": (law, label, "法律条款"),
            "words_of": (RecordName(card.kind, card.id),),
        }

    def law(self, card: Card) -> _About:
        law = self._register.laws[card.id]
        return {
            "owner": Owner("unit", card.publisher),
            "note": str(law.level),
            "keys": (str(law.level), "法律法规"),
            "words_of": (RecordName(card.kind, card.id),),
        }

    def unit(self, card: Card) -> _About:
        unit = self._unit(card.id)
        return {
            "owner": Owner("unit", card.publisher),
            "note": str(unit.unit_kind),
            "keys": (str(unit.unit_kind), "单位"),
            "words_of": (RecordName(card.kind, card.id),),
        }

    def community(self, card: Card) -> _About:
        street = self._unit(self._register.communities[card.id].street)
        return {
            "owner": Owner("unit", street.id),
            "note": street.title,
            "keys": (street.title, "社区公开"),
            "words_of": (RecordName(card.kind, card.id),),
            "street": street.short_name,
        }

    def entry(self, card: Card) -> _About:
        entry = self._register.entries[card.id]
        community = self._register.communities[entry.community]
        category = self._register.categories[entry.category]
        street = self._unit(community.street)
        return {
            "owner": Owner("community", entry.community),
            "note": f"{community.title} · {category.title}",
            "keys": (community.title, category.title, street.short_name, entry.period_words),
            "words_of": (RecordName(card.kind, card.id),),
            "street": street.short_name,
            "category": category.title,
        }

    def category(self, card: Card) -> _About:
        return {
            "owner": Owner("unit", card.publisher),
            "note": "公开类别",
            "keys": ("公开类别", "社区公开"),
            "words_of": (RecordName(card.kind, card.id),),
            "category": card.title,
        }

    def penalty_case(self, card: Card) -> _About:
        case = self._register.penalty_cases[card.id]
        basis = [word for id_ in case.provisions for word in self._cited(id_)]
        return self._case(case, "处罚结果", (*dict.fromkeys(one.kind for one in case.sanctions), *basis))

    def permit_case(self, card: Card) -> _About:
        case = self._register.permit_cases[card.id]
        return self._case(case, "许可结果", (case.result,))

    def _case(self, case: CaseCard, about: str, words: tuple[str, ...]) -> _About:
        """What a case's own page shows: of a person the surname, and nothing of one that isn't public."""
        item = self._register.items[case.item]
        return {
            "owner": Owner("unit", item.unit),
            "note": f"{self._unit(item.unit).short_name} · {about}",
            "keys": (*self._names[item.unit], about, item.title, *words),
            "words_of": (RecordName(case.kind, case.id),),
        }

    def articles(self, address_of: ArticleAddress) -> Iterator[Document]:
        """Articles of the laws whose text is held; that an article is found needs no record of its own."""
        for law in self._register.laws.values():
            if law.withdrawn:
                continue
            for number in law.articles:
                label = article_label(number)
                yield Document(
                    kind=ARTICLE,
                    id=f"{law.id}/{number}",
                    owner=Owner("unit", law.publisher),
                    title=f"《{law.short_title}》{label}",
                    address=address_of(law, number),
                    note=law.title,
                    since=law.disclosed_on,
                    day=law.latest_on,
                    keys=(law.title, "法律条文"),
                    words_of=(RecordName("law", law.id),),
                    part=number,
                    tier="区",
                )

    def _unit(self, id_: str) -> UnitCard:
        return self._register.units[id_]

    def _basis(self, item: ItemCard) -> Iterator[str]:
        for provision in item.legal_basis:
            yield from self._cited(provision)

    def _cited(self, provision: str) -> tuple[str, str]:
        card = self._register.provisions[provision]
        return self._register.laws[card.law].short_title, card.label


_ABOUT: Final = {
    "power_item": _Gathered.item,
    "process": _Gathered.process,
    "discretion_standard": _Gathered.standard,
    "provision": _Gathered.provision,
    "law": _Gathered.law,
    "unit": _Gathered.unit,
    "community": _Gathered.community,
    "community_entry": _Gathered.entry,
    "category": _Gathered.category,
    "penalty_case": _Gathered.penalty_case,
    "permit_case": _Gathered.permit_case,
}


def kind_title(kind: str) -> str:
    """What documents of a kind are called in a list of kinds."""
    return _OTHER_TITLES.get(kind) or KINDS[kind].title.zh


_OTHER_TITLES: Final = {PROSE: "网站说明", ARTICLE: "法律条文", "penalty_case": "处罚结果", "permit_case": "许可结果"}
