"""The register, the standards, the laws and what communities disclosed, as rows that facets combine over."""

from collections import Counter
from collections.abc import Callable, Iterable

from generator.facts.facts import Facts
from generator.model.legal_level import LegalLevel
from generator.model.powers import PENDING, ItemStatus, PowerType, Sphere
from generator.pages.community_pages import category_order
from generator.pages.entry_lists import year_in_words
from generator.pages.facet_shards import Column, Dimension, FacetList, FacetRow, Value, facet_files
from generator.pages.facet_ways import NONE_SLUG, WAYS
from generator.pages.law_lists import LEVEL_SLUGS, VALIDITY_SLUGS, law_order, validity_of
from generator.pages.listed import Listed
from generator.pages.listed_entries import LONG_SLUG, PARTS
from generator.pages.listed_items import SPHERE_SLUGS, STATUS_SLUGS, TYPE_SLUGS
from generator.pages.listing import by_name, by_short_name


def facets_of(listed: Listed) -> dict[str, bytes]:
    """Every file that the facets load, by its path in the site."""
    found: dict[str, bytes] = {}
    for make in (_items, _standards, _laws, _entries):
        made, rows = make(listed)
        if rows:
            found |= facet_files(made, rows)
    return found


Made = tuple[FacetList, list[FacetRow]]


class _Places:
    """Values of a dimension in their order, and the number of each by its key."""

    def __init__(self, values: Iterable[tuple[str, Value]]) -> None:
        pairs = list(values)
        self.values = [value for _, value in pairs]
        self.of = {key: number for number, (key, _) in enumerate(pairs)}


def _dimensions(name: str, *places: _Places) -> tuple[Dimension, ...]:
    return tuple(Dimension(way, title, of.values) for (way, title), of in zip(WAYS[name].items(), places, strict=True))


def _items(listed: Listed) -> Made:
    cards = [item.card for item in listed.items]
    units = _units(listed.facts, {card.unit for card in cards})
    held = {card.type for card in cards}
    types = _Places(
        [(str(type_), Value(TYPE_SLUGS[type_], str(type_))) for type_ in PowerType if type_ in held]
        + ([("", Value(NONE_SLUG, "不分类型"))] if "" in held else [])
        + (unconfirmed := [(PENDING, Value(STATUS_SLUGS[PENDING], PENDING))] if PENDING in held else [])
    )
    spheres = _Places([(str(sphere), Value(SPHERE_SLUGS[sphere], str(sphere))) for sphere in Sphere] + unconfirmed)
    looks = {
        ItemStatus.ACTIVE: "",
        ItemStatus.SUSPENDED: "suspended",
        ItemStatus.ABOLISHED: "repealed",
        PENDING: "suspended",
    }
    standing = _Places(
        (str(status), Value(STATUS_SLUGS[status], str(status), looks[status], status == ItemStatus.ABOLISHED))
        for status in (
            *ItemStatus,
            *(status for status in (PENDING,) if status in {item.status for item in listed.items}),
        )
    )
    rows: list[FacetRow] = []
    for item in listed.items:
        card = item.card
        places = (units.of[card.unit], types.of[card.type], spheres.of[card.sphere], standing.of[item.status])
        rows.append((places, (card.title, card.id, item.full.shown["cells"][-1])))
    made = FacetList(
        name="items",
        title="权力事项",
        count_word="项",
        root="items/",
        heading="事项",
        columns=(Column("实施单位", 0, "units/"), Column("类型", 1), Column("时限")),
        dimensions=_dimensions("items", units, types, spheres, standing),
        apart_by=(3, 2),
    )
    return made, rows


def _standards(listed: Listed) -> Made:
    register = listed.facts.register
    units = _units(listed.facts, {standard.unit for standard in listed.standards if standard.unit})
    held = {standard.law for standard in listed.standards if standard.law}
    laws = _Places(
        (law.id, Value(law.id, law.short_title)) for law in sorted((register.laws[id_] for id_ in held), key=law_order)
    )
    rows: list[FacetRow] = [
        (
            (units.of[standard.unit], laws.of[standard.law]),
            (standard.card.title, standard.card.id, standard.measured, standard.tiers),
        )
        for standard in listed.standards
        if standard.unit and standard.law
    ]
    made = FacetList(
        name="standards",
        title="裁量标准",
        count_word="项标准",
        root="standards/",
        heading="违法行为",
        columns=(Column("处罚条款"), Column("裁量阶次"), Column("单位", 0, "units/")),
        dimensions=_dimensions("standards", units, laws),
        apart_by=(0,),
    )
    return made, rows


def _laws(listed: Listed) -> Made:
    facts = listed.facts
    today = facts.today.isoformat()
    laws = sorted((card for card in facts.register.laws.values() if not card.withdrawn), key=law_order)
    used = Counter(card.law for card in facts.register.provisions.values() if not card.withdrawn)
    levels = _Places((str(level), Value(LEVEL_SLUGS[level], str(level))) for level in LegalLevel)
    looks = {"未生效": "suspended", "已废止": "repealed"}
    validities = _Places((words, Value(slug, words, looks.get(words, ""))) for words, slug in VALIDITY_SLUGS.items())
    rows: list[FacetRow] = [
        (
            (levels.of[law.level], validities.of[validity_of(law, today)]),
            (
                law.title,
                law.id,
                law.effective_from,
                law.effective_to,
                f"{used[law.id]}条" if used[law.id] else "",
            ),
        )
        for law in laws
    ]
    made = FacetList(
        name="laws",
        title="法律依据",
        count_word="部",
        root="laws/",
        heading="名称",
        columns=(Column("施行日期"), Column("有效期至"), Column("被引用条款")),
        dimensions=_dimensions("laws", levels, validities),
        apart_by=(),
    )
    return made, rows


def _entries(listed: Listed) -> Made:
    register = listed.facts.register
    streets = _units(listed.facts, {entry.street for entry in listed.entries}, by_name)
    held = {entry.card.category for entry in listed.entries}
    categories = _Places(
        (category.id, Value(category.id, category.title))
        for category in sorted((register.categories[id_] for id_ in held), key=category_order)
    )
    years = _Places(
        (year, Value(year, year_in_words(year)))
        for year in sorted(
            {entry.place.year for entry in listed.entries}, key=lambda year: (year != LONG_SLUG, year), reverse=True
        )
    )
    parts = _Places((part, Value(part, words)) for part, words in PARTS.items())
    rows: list[FacetRow] = []
    for entry in listed.entries:
        card, (year, part) = entry.card, entry.place
        places = (streets.of[entry.street], categories.of[card.category], years.of[year], parts.of[part])
        rows.append((places, (card.title, card.id, entry.community, card.period_words)))
    made = FacetList(
        name="entries",
        title="社区公开内容",
        count_word="条",
        root="entries/",
        heading="标题",
        columns=(Column("社区"), Column("类别", 1, "categories/"), Column("期间")),
        dimensions=_dimensions("entries", streets, categories, years, parts),
        apart_by=(0, 2, 3),
    )
    return made, rows


def _units(facts: Facts, ids: set[str], order: Callable[..., tuple[str, str]] = by_short_name) -> _Places:
    units = sorted((facts.register.units[id_] for id_ in ids), key=order)
    return _Places((unit.id, Value(unit.id, unit.short_name)) for unit in units)
