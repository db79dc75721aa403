"""A category of community disclosure (公开类别): what a community must disclose, how often, and by when."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import V_1
from generator.model.fields import Count, Day, Label, Limit, TimeLimit, YesNo
from generator.model.kind import Card, Kind, PlainData, Record, SearchDocument
from generator.model.periods import Rhythm
from generator.model.words import Words


class Section(StrEnum):
    """The sections of a community's pages, as the source names what residents look for."""

    POLICY = "政策"
    SELF_GOVERNMENT = "民主管理"
    FINANCE = "财务"
    SERVICE = "服务"
    COVENANT = "村规民约"
    ASSETS = "土地与集体资产"
    EMPLOYMENT = "创业就业"
    ECONOMY = "经济"


class Category(Record):
    """村组法 art. 30 (village), 居组法 art. 16 (accounts promptly); a month or quarter is the local catalogue's."""

    name: Annotated[Words, Label("类别名称", "name", "财务收支")]
    section: Annotated[Section, Label("所属栏目", "section", "财务")]
    about: Annotated[str, Label("公开内容", "what is disclosed", "社区各项收入、支出和结余")] = ""
    rhythm: Annotated[Rhythm, Label("公开周期", "how often", "季")]
    due: Annotated[TimeLimit | None, Label("公开时限", "limit after the period's end", "15个自然日")] = None
    basis: Annotated[str, Label("公开依据", "basis", "城市居民委员会组织法第十六条")] = ""
    required: Annotated[YesNo, Label("必须公开", "whether every community must", "是")]
    since: Annotated[
        Day | None, Label("起算日期", "owed from the first period that begins on or after", "2026-01-01")
    ] = None
    statements: Annotated[YesNo, Label("含收支表", "whether its entries carry a finance statement", "否")] = False
    order: Annotated[Count, Label("排序", "place in the list of its section", "1")] = 1


class CategoryCard(Card, frozen=True, kw_only=True, tag="category"):
    """A category as communities' pages and the overdue list see it."""

    section: str
    about: str
    rhythm: str
    due: Limit | None
    basis: str
    required: bool
    since: str
    statements: bool
    order: int


def checks(category: Category) -> Iterator[Finding]:
    """A required periodic category says by when, and since when."""
    periodic = category.rhythm not in {Rhythm.AT_ONCE, Rhythm.LONG}
    if category.required and periodic:
        for field, zh, example in (("due", "公开时限", "15个自然日"), ("since", "起算日期", "2026-01-01")):
            if getattr(category, field) is None:
                yield V_1.at(
                    (field,),
                    Text(f"定期公开的必备类别没有写{zh}", f"a required periodic category lacks `{field}`"),
                    Text(f"写明{zh}，如 {field}: {example}", f"write it, as `{field}: {example}`"),
                )


def card(category: Category, sort_key: str) -> CategoryCard:
    """The category as other pages see it."""
    return CategoryCard(
        **category.card_head(category.name, f"categories/{category.id}/", sort_key),
        section=category.section,
        about=category.about,
        rhythm=category.rhythm,
        due=category.due,
        basis=category.basis,
        required=category.required,
        since=category.since.isoformat() if category.since else "",
        statements=category.statements,
        order=category.order,
    )


def view(category: Category) -> PlainData:
    """What the category's page says."""
    return category.model_dump(mode="json")


def search_document(category: Category) -> SearchDocument:
    """Found by its name and what it holds."""
    return SearchDocument(title=category.name, body=category.about)


CATEGORY: Final = Kind(
    name="category",
    title=Text("公开类别", "disclosure category"),
    about=Text("社区应当公开什么、多久一次、何时之前。", "What communities disclose, how often, by when."),
    folder="community/categories",
    schema=Category,
    checks=checks,
    card=card,
    card_type=CategoryCard,
    view=view,
    search_document=search_document,
)
