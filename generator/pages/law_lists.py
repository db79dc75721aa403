"""Lists of laws by level, by whether they are in force, and by letter; and of provisions by their law."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from generator.facts.facts import Facts
from generator.kinds.law import LawCard
from generator.kinds.provision import ProvisionCard
from generator.model.legal_level import LegalLevel
from generator.model.pinyin import sort_key
from generator.pages.facet_ways import finder
from generator.pages.letter_lists import LetterLists
from generator.pages.listing import (
    Facet,
    Gatherer,
    Heading,
    Listing,
    PlainLink,
    Row,
    by_name,
    index_of,
    letter_of,
    link,
    pages_of,
    row_of,
)
from generator.pages.page import Crumb, Page

AREA: Final = "laws"
LAWS: Final = Crumb("法律依据", "laws/")
LEVEL_SLUGS: Final = {
    LegalLevel.LAW: "law",
    LegalLevel.ADMINISTRATIVE_REGULATION: "regulation",
    LegalLevel.STATE_COUNCIL_DECISION: "decision",
    LegalLevel.LOCAL_REGULATION: "local-regulation",
    LegalLevel.DEPARTMENTAL_RULE: "rule",
    LegalLevel.LOCAL_RULE: "local-rule",
    LegalLevel.NORMATIVE_DOCUMENT: "document",
    LegalLevel.PARTY_RULE: "party-rule",
}
VALIDITY_SLUGS: Final = {"现行": "in-force", "未生效": "not-yet", "已废止": "ceased"}
_VALIDITY_TITLES: Final = {
    "现行": ("现行的法律依据", "已经施行、没有废止的法律、法规、规章和文件。"),
    "未生效": ("未生效的法律依据", "已经公布、还没有施行的法律、法规、规章和文件，不能作为权力依据。"),
    "已废止": ("已废止的法律依据", "已经废止或者失效的法律、法规、规章和文件，不能作为权力依据。"),
}
COLUMNS: Final = ("名称", "施行日期", "有效期至", "被引用条款")
_LEVELS: Final = {str(level): place for place, level in enumerate(LegalLevel)}


def law_lists(facts: Facts, gatherer: Gatherer) -> Iterator[Page]:
    """Laws from the highest level down, and every provision in use under its law."""
    provisions = _provisions(facts)
    lists = _LawLists(facts, Counter(card.law for card in provisions))
    for listing in lists.listings(len(provisions)):
        yield from pages_of(listing, gatherer)
    yield from pages_of(_provision_list(facts, provisions), gatherer)


class _LawLists:
    """The laws' rows, each made once, and the groups that they are found under."""

    def __init__(self, facts: Facts, used: Counter[str]) -> None:
        today = facts.today.isoformat()
        self._laws = sorted((card for card in facts.register.laws.values() if not card.withdrawn), key=law_order)
        rows = {law.id: law_row(law, used[law.id], today) for law in self._laws}
        self._rows = rows
        self._levels: defaultdict[str, list[Row]] = defaultdict(list)
        self._validities: defaultdict[str, list[Row]] = defaultdict(list)
        letters: defaultdict[str, list[Row]] = defaultdict(list)
        for law in self._laws:
            self._levels[law.level].append(rows[law.id])
            self._validities[validity_of(law, today)].append(rows[law.id])
        # Nobody looks for 食品安全法 under 中.
        short = {law.id: sort_key(law.short_title) for law in self._laws}
        for law in sorted(self._laws, key=lambda law: (short[law.id], law.id)):
            letters[letter_of(short[law.id])].append(rows[law.id])
        self._by_level = [
            link(str(level), f"laws/by-level/{LEVEL_SLUGS[level]}/", count=len(self._levels[level]))
            for level in LegalLevel
            if level in self._levels
        ]
        self._by_validity = [
            link(words, f"laws/by-status/{slug}/", count=len(self._validities[words]))
            for words, slug in VALIDITY_SLUGS.items()
            if words in self._validities
        ]
        self._panel = (Facet("按效力级别", self._by_level), Facet("按效力状态", self._by_validity))
        self._letters = LetterLists(
            root="laws/a-z/",
            area=LAWS,
            counted="法律依据",
            count_word="部",
            columns=COLUMNS,
            rows=letters,
            cards=self._laws,
            facets=self._panel,
        )

    def listings(self, provisions: int) -> Iterator[Listing]:
        """Every list, before it is cut into pages. `provisions` is how many there are."""
        headings = {choice["title"]: Heading(choice["title"], choice["href"]) for choice in self._by_level}
        yield Listing(
            address=LAWS.address,
            area=AREA,
            title=LAWS.title,
            about="事项所依据的法律、法规、规章和文件，按效力级别排列。",
            crumbs=(),
            columns=COLUMNS,
            rows=[self._rows[law.id].under(headings[law.level]) for law in self._laws],
            unit="部",
            empty="目前没有公开的法律依据。",
            facets=self._panel,
            finder=finder("laws"),
            letters=self._letters.bar(),
            aside=link(f"全部{provisions}条", "laws/provisions/", text="事项实际引用的具体条款，见"),
        )
        if not self._laws:
            return
        yield self._index("by-level", "效力级别", self._by_level)
        for choice in self._by_level:
            level = choice["title"]
            yield self._part(choice, level, f"效力级别为{level}的依据，按名称排列。", "by-level", self._levels[level])
        yield self._index("by-status", "效力状态", self._by_validity)
        for choice in self._by_validity:
            title, about = _VALIDITY_TITLES[choice["title"]]
            yield self._part(choice, title, about, "by-status", self._validities[choice["title"]])
        yield from self._letters.listings()

    def _index(self, way: str, column: str, choices: Sequence[PlainLink]) -> Listing:
        return index_of(f"laws/{way}/", LAWS, (column, "法律依据"), choices, self._laws)

    def _part(self, choice: PlainLink, title: str, about: str, way: str, rows: Sequence[Row]) -> Listing:
        words = "按效力级别" if way == "by-level" else "按效力状态"
        chosen = (choice["href"].split("/")[2], choice["title"])
        return Listing(
            address=choice["href"],
            area=AREA,
            title=title,
            about=about,
            crumbs=(LAWS, Crumb(words, f"laws/{way}/")),
            columns=COLUMNS,
            rows=rows,
            unit="部",
            facets=self._panel,
            finder=finder("laws", level=chosen) if way == "by-level" else finder("laws", status=chosen),
        )


def law_row(law: LawCard, used: int, today: str) -> Row:
    """A law in a list; `used` of its provisions are rested on. A law in force needs no badge."""
    validity = validity_of(law, today)
    return row_of(
        law,
        law.effective_from,
        law.effective_to,
        f"{used}条" if used else "",
        status="" if validity == "现行" else validity,
    )


def validity_of(law: LawCard, today: str) -> str:
    """现行, 未生效 or 已废止 on the ISO day `today`."""
    if today < law.effective_from:
        return "未生效"
    return "已废止" if law.effective_to and law.effective_to < today else "现行"


def law_order(law: LawCard | None) -> tuple[int, str, str]:
    """From the highest level down, by name."""
    return (_LEVELS[law.level], *by_name(law)) if law else (len(_LEVELS), "", "")


def provision_order(card: ProvisionCard) -> tuple[tuple[int, ...], int, str]:
    """Provisions of one law by article, 17-2 (第十七条之二) after 17 and before 18, then by paragraph."""
    return tuple(int(part) for part in card.article.split("-") if part.isdigit()), card.paragraph, card.id


def _provisions(facts: Facts) -> list[ProvisionCard]:
    laws = facts.register.laws
    return sorted(
        (card for card in facts.register.provisions.values() if not card.withdrawn),
        key=lambda card: (law_order(laws.get(card.law)), card.law, *provision_order(card)),
    )


def _provision_list(facts: Facts, provisions: Sequence[ProvisionCard]) -> Listing:
    laws = facts.register.laws
    return Listing(
        address="laws/provisions/",
        area=AREA,
        title="法律条款",
        about="作为权力依据的具体条款，按所在的法律和条号排列。",
        crumbs=(LAWS,),
        columns=("事由", "条款", "处罚种类"),
        rows=[
            row_of(
                card,
                card.label,
                "、".join(card.penalty_kinds),
                heading=_law_heading(laws.get(card.law), card.law),
            )
            for card in provisions
        ],
        unit="条",
        empty="目前没有公开的法律条款。",
    )


def _law_heading(law: LawCard | None, id_: str) -> Heading:
    return Heading(law.short_title, law.address) if law else Heading(id_)
