"""The text of a law as it is handed to the office, before it is a record: its head, its articles, and what is wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.model.legal_level import LegalLevel
from generator.model.numerals import article_label


class LawFault(NamedTuple):
    """What keeps a text from being imported; `line` counts from 1, None where the file as a whole is meant."""

    line: int | None
    message: Text


class ArticleText(NamedTuple):
    """One article: its number in digits (`17-2` is 第十七条之二), where it stands, its paragraphs a line each."""

    number: str
    chapter: tuple[str, ...]
    text: str


class LawText(NamedTuple):
    """A law. Dates are ISO text; a field that the source doesn't tell is ""."""

    title: str
    articles: tuple[ArticleText, ...]
    id: str = ""
    short_title: str = ""
    level: str = ""
    document_number: str = ""
    issuer: str = ""
    issued: str = ""
    version: str = ""
    effective_from: str = ""


_NUMBER: Final = re.compile(r"([1-9]\d{0,3})(?:-([1-9]\d?))?")
_CHINESE_DAY: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_IN_FORCE: Final = re.compile(r"自\s*(\d{4}年\d{1,2}月\d{1,2}日)\s*起(?:施行|实施|执行)")
_AT_ONCE: Final = re.compile(r"自(?:公布|发布)之日起(?:施行|实施|执行)")
_LEVELS: Final = {
    "law": LegalLevel.LAW,
    "administrative_regulation": LegalLevel.ADMINISTRATIVE_REGULATION,
    "state_council_decision": LegalLevel.STATE_COUNCIL_DECISION,
    "local_regulation": LegalLevel.LOCAL_REGULATION,
    "departmental_rule": LegalLevel.DEPARTMENTAL_RULE,
    "local_rule": LegalLevel.LOCAL_RULE,
    "normative_document": LegalLevel.NORMATIVE_DOCUMENT,
    "party_rule": LegalLevel.PARTY_RULE,
}


def level_named(text: str) -> str:
    """The level in Chinese, from its Chinese or its English name; "" where it is neither."""
    if text in _LEVELS:
        return str(_LEVELS[text])
    return text if text in set(LegalLevel) else ""


def days_in(text: str) -> list[str]:
    """Every day that a text names in Chinese (2021年1月22日), as ISO text; what is no day is left out."""
    return [day for found in _CHINESE_DAY.finditer(text) if (day := _iso(*found.groups()))]


def day_named(text: str) -> str:
    """A day given as 2021-01-22 or 2021年1月22日, as ISO text; "" where it is neither."""
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return _iso(*found.groups())
    return days_in(text)[0] if _CHINESE_DAY.fullmatch(text) and days_in(text) else ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def day_in_force(texts: Sequence[str], published: str) -> str:
    """The day that the last text to speak of it names; `published` where it says 自公布之日起; "" where none does."""
    for text in reversed(texts):
        if found := list(_IN_FORCE.finditer(text)):
            return day_named(found[-1][1])
        if _AT_ONCE.search(text):
            return published
    return ""


def history_days(lines: Iterable[str]) -> list[str]:
    """The days of a law's history in their order; the day from which it is in force is none of them."""
    return [day for line in lines for day in days_in(_IN_FORCE.sub("", line))]


def order_faults(numbered: Iterable[tuple[str, int | None]]) -> Iterator[LawFault]:
    """Articles that are missing or stand twice: each is the next after the one before, or inserted after it (之一)."""
    last = (0, 0)
    seen = set()
    for number, line in numbered:
        found = _NUMBER.fullmatch(number)
        if not found:
            yield LawFault(line, Text(f"条号“{number}”不能识别", f"“{number}” is not the number of an article"))
            continue
        here = (int(found[1]), int(found[2] or 0))
        if here in seen:
            label = article_label(number)
            yield LawFault(line, Text(f"{label}出现两次，删去重复的一条", f"article {number} stands twice: delete one"))
        elif here not in {(last[0] + 1, 0), (last[0], last[1] + 1)}:
            expected = article_label(str(last[0] + 1))
            yield LawFault(
                line,
                Text(
                    f"{article_label(number)}之前缺少{expected}，补上缺失的条文",
                    f"article {number} comes where {last[0] + 1} is expected: add what is missing",
                ),
            )
        seen.add(here)
        last = here


def one_spaced(text: str) -> str:
    """The text on one line: every run of spaces, full-width ones and tabs too, is one space."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """The paragraphs of an article, a line each, without empty lines and without spaces at their edges."""
    lines = (line.strip().replace("\t", " ") for line in text.splitlines())
    return "\n".join(line for line in lines if line)
