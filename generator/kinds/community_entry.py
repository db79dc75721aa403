"""A community entry (社区信息): one thing a community disclosed, in its category, for its period."""

from collections.abc import Iterator
from typing import Annotated, Final

import msgspec

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import V_3
from generator.kinds.finance_statement import (
    Balance,
    FinanceStatement,
    balance_of,
    statement_findings,
    statement_view,
)
from generator.model.fields import Count, Label, Reference
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.periods import Period, period_in_words
from generator.model.words import Words
from generator.records.markdown import forbidden_links, links_in


class Attachment(Part):
    """A document kept with the entry: its title, and where it can be asked for."""

    title: Annotated[Words, Label("附件名称", "title", "居民会议签到表（隐去个人信息）")]
    available_at: Annotated[str, Label("查阅处", "where it can be read", "社区公示栏")] = ""


class Votes(Part):
    """How a resolution was taken."""

    present: Annotated[Count, Label("到会人数", "present", "42")]
    agreed: Annotated[Count, Label("赞成", "for", "39")]
    opposed: Annotated[Count, Label("反对", "against", "1")]
    abstained: Annotated[Count, Label("弃权", "abstained", "2")]


class CommunityEntry(Record):
    """村组法 art. 30; 居组法 art. 16. The body is Markdown without HTML."""

    community: Annotated[str, Reference("community"), Label("社区", "community", "510108002005")]
    category: Annotated[str, Reference("category"), Label("类别", "category", "caiwu-shouzhi")]
    title: Annotated[Words, Label("标题", "title", "望平街社区2026年第三季度财务收支")]
    period: Annotated[Period, Label("期间", "period", "2026-Q3")]
    body: Annotated[str, Label("正文", "body, Markdown", "")] = ""
    decided_by: Annotated[str, Label("决定方式", "who decided", "居民代表会议")] = ""
    votes: Annotated[Votes | None, Label("表决情况", "votes", "")] = None
    attachments: Annotated[tuple[Attachment, ...], Label("附件", "attachments", "")] = ()
    statement: Annotated[FinanceStatement | None, Label("收支表", "finance statement", "")] = None


class VoteCount(msgspec.Struct, frozen=True, gc=False):
    """How many were for, against and neither, as other pages see it."""

    present: int
    agreed: int
    opposed: int
    abstained: int


class EntryCard(Card, frozen=True, kw_only=True, tag="community_entry"):
    """An entry as lists, the overdue list and the chain of statements see it."""

    community: str
    category: str
    period: str
    period_words: str
    balance: Balance | None
    decided_by: str = ""
    votes: VoteCount | None = None
    body_links: tuple[str, ...]
    """Addresses that the body links to, as they stand there, each once."""


def checks(entry: CommunityEntry) -> Iterator[Finding]:
    """V-3: nothing is disclosed by an empty entry. V-2: statements close. Votes add up."""
    if not entry.body and entry.statement is None:
        yield V_3.at(
            (),
            Text(
                "没有正文，也没有收支表：空栏目不得发布",
                "neither body nor statement: nothing blank is published",
            ),
            Text("在 body 写明公开内容，或填 statement", "write `body`, or fill in `statement`"),
        )
    yield from forbidden_links(entry.body, ("body",))
    if entry.statement:
        yield from statement_findings(entry.statement, ("statement",))
    votes = entry.votes
    if votes and votes.agreed + votes.opposed + votes.abstained != votes.present:
        yield V_3.at(
            ("votes", "present"),
            Text(
                f"赞成{votes.agreed}、反对{votes.opposed}、弃权{votes.abstained}之和不等于到会{votes.present}人",
                "for, against and abstained do not add up to those present",
            ),
            Text("核对表决票数", "check the count of votes"),
        )


def card(entry: CommunityEntry, sort_key: str) -> EntryCard:
    """The entry as other pages and checks see it."""
    votes = entry.votes
    return EntryCard(
        **entry.card_head(entry.title, f"entries/{entry.id}/", sort_key),
        community=entry.community,
        category=entry.category,
        period=entry.period,
        period_words=period_in_words(entry.period),
        balance=balance_of(entry.statement) if entry.statement else None,
        decided_by=entry.decided_by,
        votes=VoteCount(votes.present, votes.agreed, votes.opposed, votes.abstained) if votes else None,
        body_links=links_in(entry.body),
    )


def view(entry: CommunityEntry) -> PlainData:
    """What the entry's page says; `body` is Markdown still, rendered only where the page is drawn."""
    shown = entry.model_dump(mode="json", exclude={"statement"})
    shown["period_words"] = period_in_words(entry.period)
    shown["statement"] = statement_view(entry.statement) if entry.statement else None
    return shown


def search_document(entry: CommunityEntry) -> SearchDocument:
    """Found by its title and its body."""
    return SearchDocument(title=entry.title, keys=(entry.period,), body=entry.body)


COMMUNITY_ENTRY: Final = Kind(
    name="community_entry",
    title=Text("社区信息", "community entry"),
    about=Text("社区公开的一条信息：类别、期间、正文、收支表。", "One thing a community disclosed."),
    folder="community/entries",
    schema=CommunityEntry,
    checks=checks,
    card=card,
    card_type=EntryCard,
    view=view,
    search_document=search_document,
)
