"""A provision (法律条款): the article, paragraph or item of a law that a power rests on."""

from collections.abc import Iterator
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import I_2
from generator.model.article import ArticleNumber
from generator.model.fields import Count, Day, Label, Reference
from generator.model.kind import Card, Kind, PlainData, Record, SearchDocument
from generator.model.numerals import article_label
from generator.model.penalties import PenaltyKind, PenaltyRange, Range, disordered, range_in_words, range_of
from generator.model.words import Words


class Provision(Record):
    """The bound unit of the register: a penalty names its provision, not only its law (处罚法 art. 38)."""

    law: Annotated[str, Reference("law"), Label("所属法律", "law it stands in", "shipin-anquan-fa")]
    article: Annotated[ArticleNumber, Label("条", "article", "122")]
    paragraph: Annotated[Count | None, Label("款", "paragraph, counted from 1", "1")] = None
    item: Annotated[Count | None, Label("项", "item: 3 for （三）", "")] = None
    subject: Annotated[Words, Label("规定事项", "what it is about, in a few words", "未经许可从事食品生产经营活动")]
    effective_from: Annotated[Day | None, Label("施行日期", "in force from, where not the law's own day", "")] = None
    effective_to: Annotated[Day | None, Label("失效日期", "last day in force, where it was repealed", "")] = None
    replaces: Annotated[str, Reference("provision"), Label("取代的条款", "provision it replaces", "")] = ""
    penalty_kinds: Annotated[tuple[PenaltyKind, ...], Label("处罚种类", "kinds of penalty it sets", "罚款")] = ()
    fines: Annotated[tuple[PenaltyRange, ...], Label("罚款幅度", "ranges of the fines it sets", "")] = ()


class ProvisionCard(Card, frozen=True, kw_only=True, tag="provision"):
    """A provision as items, standards and checks see it. Days are ISO text; "" takes the law's own day."""

    law: str
    article: str
    label: str
    subject: str
    paragraph: int = 0
    """Counted from 1; 0 for the whole article."""
    effective_from: str
    effective_to: str
    replaces: str = ""
    penalty_kinds: tuple[str, ...]
    fines: tuple[Range, ...]


def checks(provision: Provision) -> Iterator[Finding]:
    """Dates in order, ranges in order."""
    if provision.effective_from and provision.effective_to and provision.effective_to < provision.effective_from:
        yield I_2.at(
            ("effective_to",),
            Text("失效日期早于施行日期", "it ceases before it begins"),
            Text("核对两个日期", "check the two dates"),
        )
    for position in disordered(provision.fines):
        yield I_2.at(
            ("fines", position),
            Text("罚款下限高于上限", "the least fine is above the most"),
            Text("对照条文，min 写下限，max 写上限", "follow the article: min is the least, max the most"),
        )


def label_of(provision: Provision) -> str:
    """第一百二十二条第一款第（三）项."""
    return article_label(provision.article, provision.paragraph, provision.item)


def card(provision: Provision, sort_key: str) -> ProvisionCard:
    """The provision as other pages show it."""
    return ProvisionCard(
        **provision.card_head(provision.subject, f"provisions/{provision.id}/", sort_key),
        law=provision.law,
        article=provision.article,
        paragraph=provision.paragraph or 0,
        label=label_of(provision),
        subject=provision.subject,
        effective_from=provision.effective_from.isoformat() if provision.effective_from else "",
        effective_to=provision.effective_to.isoformat() if provision.effective_to else "",
        replaces=provision.replaces,
        penalty_kinds=tuple(str(kind) for kind in provision.penalty_kinds),
        fines=tuple(range_of(fine) for fine in provision.fines),
    )


def view(provision: Provision) -> PlainData:
    """The provision with its label and its ranges in words."""
    shown = provision.model_dump(mode="json")
    shown["label"] = label_of(provision)
    shown["fines_in_words"] = [range_in_words(range_of(fine)) for fine in provision.fines]
    return shown


def search_document(provision: Provision) -> SearchDocument:
    """Found by what it is about and by its number."""
    kinds = "、".join(provision.penalty_kinds)
    fines = "、".join(range_in_words(range_of(fine)) for fine in provision.fines)
    summary = f"处罚种类：{kinds}" if kinds else "这一规定没有设定处罚"
    return SearchDocument(
        title=provision.subject,
        keys=(label_of(provision),),
        body=kinds,
        summary=f"{summary}。罚款幅度：{fines}" if fines else summary,
    )


PROVISION: Final = Kind(
    name="provision",
    title=Text("法律条款", "provision"),
    about=Text("权力所依据的条、款、项，带处罚种类和幅度。", "The article, paragraph or item a power rests on."),
    folder="powers/provisions",
    schema=Provision,
    checks=checks,
    card=card,
    card_type=ProvisionCard,
    view=view,
    search_document=search_document,
)
