"""Synonyms (同义词): what residents say, and the words of the register that search looks for besides."""

import re
from collections.abc import Iterator
from typing import Annotated, Final
from unicodedata import normalize

from generator.diagnostics.diagnostic import Finding, Text
from generator.diagnostics.rules import T_1, T_2, T_3
from generator.model.fields import Label
from generator.model.kind import Card, Kind, Part, PlainData, Record, SearchDocument
from generator.model.words import Words

LONGEST_SAYING: Final = 12
LONGEST_MEANING: Final = 20
MOST_MEANINGS: Final = 6
_FORM: Final = re.compile(r"[^\W_]+")
"""Letters, digits and characters: search cuts a text at anything else, so the whole would never be met."""


class Saying(Part):
    """One saying and what it means in the register."""

    said: Annotated[Words, Label("说法", "what residents say", "办酒席")]
    means: Annotated[tuple[Words, ...], Label("办事用语", "the register's words for it", "食品经营")]


class Synonyms(Record):
    """国办发〔2017〕47号 asks that a site's search serve those who don't know its terms. A file a subject, as editors like."""

    title: Annotated[Words, Label("名称", "subject of these sayings", "开店经营的说法")]
    words: Annotated[tuple[Saying, ...], Label("词条", "sayings and their meanings", "")]


class SynonymsCard(Card, frozen=True, kw_only=True, tag="synonyms"):
    """The pairs as the index takes them: (saying, its meanings), in the record's order, as they were written."""

    words: tuple[tuple[str, tuple[str, ...]], ...]


def compared(words: str) -> str:
    """How sayings are told apart: full-width as half-width, capitals as small letters."""
    return normalize("NFKC", words).lower()


def checks(synonyms: Synonyms) -> Iterator[Finding]:
    """Each saying stands once, can be met in a query, and leads to words that search would not look for anyway."""
    first: dict[str, str] = {}
    for position, word in enumerate(synonyms.words):
        path = ("words", position)
        yield from _form_of(word.said, (*path, "said"), LONGEST_SAYING, Text("说法", "saying"))
        if (known := compared(word.said)) in first:
            yield said_twice((*path, "said"), word.said, Text(f"“{first[known]}”一条", f"the entry “{first[known]}”"))
        first.setdefault(known, word.said)
        yield from _meanings(word, path)


def said_twice(path: tuple[str | int, ...], said: str, where: Text) -> Finding:
    """T-1 of a saying that stands in another place too."""
    return T_1.at(
        path,
        Text(f"说法“{said}”已经写过（{where.zh}）", f"the saying “{said}” stands already ({where.en})"),
        Text("把办事用语合并到一条，删去另一条", "put all its meanings into one entry, and delete the other"),
    )


def _meanings(word: Saying, path: tuple[str | int, ...]) -> Iterator[Finding]:
    said = compared(word.said)
    means = [compared(meaning) for meaning in word.means]
    if not means:
        yield T_2.at(
            (*path, "means"),
            Text(f"“{word.said}”没有写办事用语", f"“{word.said}” leads to no words"),
            Text(
                "至少写一个清单里的用语，如 - 食品经营", "write one of the register's own words at least, as - 食品经营"
            ),
        )
    if len(means) > MOST_MEANINGS:
        yield T_3.at(
            (*path, "means"),
            Text(f"“{word.said}”的办事用语有{len(means)}个", f"“{word.said}” leads to {len(means)} terms"),
            Text(f"只留最贴近的，至多{MOST_MEANINGS}个", f"keep the nearest, {MOST_MEANINGS} at most"),
        )
    for place, meaning in enumerate(word.means):
        here = (*path, "means", place)
        yield from _form_of(meaning, here, LONGEST_MEANING, Text("办事用语", "term"))
        if means[place] in said:
            yield T_2.at(
                here,
                Text(f"“{meaning}”就在说法“{word.said}”里", f"“{meaning}” stands in the saying “{word.said}” itself"),
                Text(
                    "搜索本来就找这几个字：换成清单里不同的用语，或删去",
                    "search looks for it anyway: write other words of the register, or delete it",
                ),
            )
        elif repeated := _repeated(means, place):
            yield T_2.at(
                here,
                Text(
                    f"“{meaning}”已经包含在“{word.means[repeated - 1]}”里",
                    f"“{meaning}” is part of “{word.means[repeated - 1]}”",
                ),
                Text("两个只留一个", "keep one of the two"),
            )


def _repeated(means: list[str], place: int) -> int:
    """Place, from 1, of another meaning that holds the one at `place`; of two equal ones the later repeats. Else 0."""
    for other, words in enumerate(means):
        if other != place and means[place] in words and (words != means[place] or other < place):
            return other + 1
    return 0


def _form_of(words: str, path: tuple[str | int, ...], longest: int, name: Text) -> Iterator[Finding]:
    if not _FORM.fullmatch(words):
        yield T_3.at(
            path,
            Text(f"{name.zh}“{words}”夹有标点、空格或符号", f"the {name.en} “{words}” holds punctuation or a space"),
            Text(
                "只写汉字、字母和数字；几个意思分成几条",
                "write characters, letters and digits; part several into entries",
            ),
        )
    if not 2 <= len(words) <= longest:
        yield T_3.at(
            path,
            Text(f"{name.zh}“{words}”有{len(words)}个字", f"the {name.en} “{words}” has {len(words)} characters"),
            Text(
                f"写2至{longest}个字：一个字到处都是，一句话没有人原样再打一遍",
                f"write 2 to {longest}: one character stands everywhere, a sentence is never typed again",
            ),
        )


def card(synonyms: Synonyms, sort_key: str) -> SynonymsCard:
    """The pairs. They are shown nowhere but in what search finds."""
    return SynonymsCard(
        **synonyms.card_head(synonyms.title, f"search/#{synonyms.id}", sort_key),
        words=tuple((word.said, word.means) for word in synonyms.words),
    )


def view(synonyms: Synonyms) -> PlainData:
    """The pairs as an editor wrote them; no page shows them."""
    return synonyms.model_dump(mode="json")


def search_document(_synonyms: Synonyms) -> SearchDocument:
    """Never found itself: it helps to find the others."""
    return SearchDocument(title="")


SYNONYMS: Final = Kind(
    name="synonyms",
    title=Text("同义词", "synonyms"),
    about=Text(
        "居民的说法和清单用语的对照，搜索用。", "What residents say and what the register calls it, for search."
    ),
    folder="powers/synonyms",
    schema=Synonyms,
    checks=checks,
    card=card,
    card_type=SynonymsCard,
    view=view,
    search_document=search_document,
)
