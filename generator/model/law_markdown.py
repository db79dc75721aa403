"""Laws as Markdown, in the form that public collections of laws use.

`# ` and the title; lines that tell its history, each with its day; `## 第一章 …` headings, one level a `#`; paragraphs
that begin with 第…条 and a space, each followed by the further paragraphs of that article. Before the first article a
line may tell what the text does not: `效力级别：行政法规`, `施行日期：2021-07-15`, `编号：anquan-shengchan-fa`.
"""

import re
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.model.law_text import (
    ArticleText,
    LawFault,
    LawText,
    day_in_force,
    day_named,
    history_days,
    level_named,
    one_spaced,
    order_faults,
    paragraphs,
)
from generator.model.legal_level import LegalLevel
from generator.model.numerals import number_of

_NUMERALS: Final = "零〇一二三四五六七八九十百千两"
_ARTICLE: Final = re.compile(rf"\**第([{_NUMERALS}]+)条(?:之([{_NUMERALS}]+))?\**(?:\s+|$)(.*)")
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_TOLD: Final = re.compile(r"(编号|简称|效力级别|文号|制定机关|公布日期|文本日期|施行日期)\s*[：:]\s*(.+)")
_DATED: Final = re.compile(r"[(（](\d{4}-\d{2}-\d{2})[)）]$")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


class _Article(NamedTuple):
    number: str
    line: int
    chapter: tuple[str, ...]
    lines: list[str]


class _Reading:
    """What has been read so far of one text."""

    def __init__(self) -> None:
        self.title = ""
        self.headings: dict[int, str] = {}
        self.history: list[str] = []
        self.told: dict[str, tuple[int, str]] = {}
        self.articles: list[_Article] = []
        self.faults: list[LawFault] = []


def read_law_markdown(data: bytes, level: str = "", name: str = "") -> tuple[LawText | None, list[LawFault]]:
    """The law in the file, or None and every reason why there is none.

    `level` holds where the text tells none. `name` is the file's: a day in brackets at its end, as collections write
    it, is the day of this text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        place = data.count(b"\n", 0, fault.start) + 1
        return None, [LawFault(place, Text("文件不是 UTF-8 文本，另存为 UTF-8", "not UTF-8 text: save it as UTF-8"))]
    reading = _Reading()
    # A comment gives way to as many line ends, so that the lines after it keep their numbers.
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text.replace("\r\n", "\n"))
    for number, line in enumerate(bare.split("\n"), 1):
        if line.strip():
            _take(reading, number, line.strip())
    dated = _DATED.search(name)
    return _law(reading, level, day_named(dated[1]) if dated else "")


def _take(reading: _Reading, number: int, line: str) -> None:
    if heading := _HEADING.fullmatch(line):
        _take_heading(reading, len(heading[1]), one_spaced(heading[2]))
    elif article := _ARTICLE.fullmatch(line):
        _take_article(reading, number, article)
    elif reading.articles:
        reading.articles[-1].lines.append(line)
    elif told := _TOLD.fullmatch(line):
        reading.told[told[1]] = (number, one_spaced(told[2]))
    else:
        reading.history.append(line)


def _take_heading(reading: _Reading, depth: int, words: str) -> None:
    if depth == 1 and not reading.title:
        reading.title = words
        return
    reading.headings = {above: kept for above, kept in reading.headings.items() if above < depth}
    if words:
        reading.headings[depth] = words


def _take_article(reading: _Reading, number: int, found: re.Match[str]) -> None:
    main, inserted = number_of(found[1]), number_of(found[2]) if found[2] else None
    label = f"{main}-{inserted}" if inserted else f"{main}"
    chapter = tuple(words for _, words in sorted(reading.headings.items()))
    reading.articles.append(_Article(label, number, chapter, [found[3]]))


def _law(reading: _Reading, level: str, dated: str) -> tuple[LawText | None, list[LawFault]]:
    faults = reading.faults
    if not reading.title:
        faults.append(
            LawFault(1, Text("没有名称：第一行写“# ”加法律的全称", "no title: begin with `# ` and the title"))
        )
    if not reading.articles:
        told = Text("没有条文：每条以“第…条”加空格开头", "no articles: each begins with 第…条 and a space")
        faults.append(LawFault(None, told))
    articles = tuple(ArticleText(a.number, a.chapter, paragraphs("\n".join(a.lines))) for a in reading.articles)
    for article, read in zip(articles, reading.articles, strict=True):
        if not article.text:
            faults.append(LawFault(read.line, Text("这一条没有条文", "this article has no text")))
    faults.extend(order_faults((article.number, article.line) for article in reading.articles))
    issued, version, effective = (_told_day(reading, name) for name in ("公布日期", "文本日期", "施行日期"))
    level = _told_level(reading) or level or _level_of(reading)
    if faults:
        return None, sorted(faults, key=lambda fault: fault.line or 0)
    history = history_days(reading.history)
    issued = issued or (history[0] if history else "")
    version = version or dated or (history[-1] if history else "")
    return (
        LawText(
            title=reading.title,
            articles=articles,
            id=_told(reading, "编号"),
            short_title=_told(reading, "简称"),
            level=level,
            document_number=_told(reading, "文号"),
            issuer=_told(reading, "制定机关"),
            issued=issued,
            version=version,
            effective_from=effective or day_in_force([*reading.history, *(a.text for a in articles)], version),
        ),
        [],
    )


def _told(reading: _Reading, name: str) -> str:
    return reading.told.get(name, (0, ""))[1]


def _told_day(reading: _Reading, name: str) -> str:
    line, text = reading.told.get(name, (0, ""))
    day = day_named(text)
    if text and not day:
        reading.faults.append(LawFault(line, Text(f"日期“{text}”写成 2021-01-22", f"write “{text}” as 2021-01-22")))
    return day


def _told_level(reading: _Reading) -> str:
    line, text = reading.told.get("效力级别", (0, ""))
    level = level_named(text)
    if text and not level:
        choices = "、".join(LegalLevel)
        told = Text(f"“{text}”不是效力级别，可选：{choices}", f"“{text}” is no legal level: one of {choices}")
        reading.faults.append(LawFault(line, told))
    return level


def _level_of(reading: _Reading) -> str:
    """A law is called 法 and passed by the people's congress; a regulation issued by 国务院令 is administrative."""
    history = "".join(reading.history)
    if reading.title.endswith("法") and "全国人民代表大会" in history:
        return str(LegalLevel.LAW)
    if re.search(r"国务院(令|第)", history):
        return str(LegalLevel.ADMINISTRATIVE_REGULATION)
    return ""
