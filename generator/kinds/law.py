"""A law (法律依据): a law, regulation, rule or normative document, with its articles where the office holds their text."""

from collections.abc import Iterator
from typing import Annotated, Final

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import I_2, K_6
from generator.model.article import ArticleNumber
from generator.model.fields import Day, Label
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.legal_level import LegalLevel
from generator.model.numerals import article_label
from generator.model.words import Words


class Article(Part):
    """One article; paragraphs are parted by line breaks, as in the official text."""

    number: Annotated[ArticleNumber, Label("条号", "number of the article: 54, or 17-2 for 第十七条之二", "54")]
    chapter: Annotated[
        tuple[Words, ...],
        Label("所在编章节", "part, chapter and section it stands in", "第五章 行政处罚的决定"),
    ] = ()
    text: Annotated[Words, Label("条文", "text, a paragraph a line", "")]


class Law(Record):
    """处罚法 art. 5 and 37: which text was in force on which day decides."""

    title: Annotated[Words, Label("名称", "full title", "中华人民共和国行政处罚法")]
    short_title: Annotated[str, Label("简称", "short title", "行政处罚法")] = ""
    level: Annotated[LegalLevel, Label("效力级别", "level", "法律")]
    document_number: Annotated[str, Label("文号", "document number", "主席令第七十号")] = ""
    issuer: Annotated[str, Label("制定机关", "issued by", "全国人民代表大会常务委员会")] = ""
    issued: Annotated[Day | None, Label("公布日期", "first issued on", "1996-03-17")] = None
    version: Annotated[Day | None, Label("文本日期", "date of this text (last amendment)", "2021-01-22")] = None
    effective_from: Annotated[Day, Label("施行日期", "in force from", "2021-07-15")]
    effective_to: Annotated[Day | None, Label("失效日期", "last day in force, where it was repealed", "")] = None
    articles: Annotated[tuple[Article, ...], Label("条文", "articles, where the office holds the text", "")] = ()


class LawCard(Card, frozen=True, kw_only=True, tag="law"):
    """A law as its provisions' pages show it. Days are ISO text; "" has no end."""

    short_title: str
    level: str
    effective_from: str
    effective_to: str
    articles: tuple[str, ...]
    """Numbers of the articles whose text is held, in their order."""
    fining: dict[str, str]
    """Text of the articles that speak of fines, by number: what a finding quotes."""


def checks(law: Law) -> Iterator[Finding]:
    """Dates in order; every article once."""
    if law.effective_to and law.effective_to < law.effective_from:
        yield I_2.at(
            ("effective_to",),
            Text("失效日期早于施行日期", "it ceases before it begins"),
            Text("核对两个日期", "check the two dates"),
        )
    seen: set[str] = set()
    for position, article in enumerate(law.articles):
        if article.number in seen:
            yield K_6.at(
                ("articles", position, "number"),
                Text(f"{article_label(article.number)}出现两次", f"article {article.number} stands twice"),
                Text("删去重复的一条，或改正条号", "delete one of them, or correct its number"),
            )
        seen.add(article.number)


def card(law: Law, sort_key: str) -> LawCard:
    """The law as other pages show it."""
    return LawCard(
        **law.card_head(law.title, f"laws/{law.id}/", sort_key),
        short_title=law.short_title or law.title.removeprefix("中华人民共和国"),
        level=law.level,
        effective_from=law.effective_from.isoformat(),
        effective_to=law.effective_to.isoformat() if law.effective_to else "",
        articles=tuple(article.number for article in law.articles),
        fining={article.number: article.text for article in law.articles if "罚款" in article.text},
    )


def view(law: Law) -> PlainData:
    """The law's head, and its articles with their labels and paragraphs."""
    shown = law.model_dump(mode="json", exclude={"articles"})
    shown["short_title"] = law.short_title or law.title.removeprefix("中华人民共和国")
    shown["articles"] = [
        {
            "number": article.number,
            "label": article_label(article.number),
            "chapter": list(article.chapter),
            "paragraphs": article.text.split("\n"),
        }
        for article in law.articles
    ]
    return shown


def search_document(law: Law) -> SearchDocument:
    """Found by its titles and its document number; its articles by their own words."""
    return SearchDocument(
        title=law.title,
        keys=tuple(key for key in (law.short_title, law.document_number) if key),
        summary=_summary(law),
        parts={article.number: article.text for article in law.articles},
    )


def _summary(law: Law) -> str:
    """Who issued it, and when it holds."""
    issued = " ".join(words for words in (law.issuer, law.document_number) if words)
    holds = f"自{law.effective_from}起施行" + (f"，{law.effective_to}失效" if law.effective_to else "")
    return f"{issued}，{holds}" if issued else holds


LAW: Final = Kind(
    name="law",
    title=Text("法律法规", "law"),
    about=Text(
        "法律、法规、规章或规范性文件，可带条文全文。",
        "A law, regulation, rule or document, with its text where held.",
    ),
    folder="powers/laws",
    schema=Law,
    checks=checks,
    card=card,
    card_type=LawCard,
    view=view,
    search_document=search_document,
)
