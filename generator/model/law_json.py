"""Laws as JSON: `title`, `level`, `effective` and `articles`, each with `number`, `chapter` and `text`."""

import json
from typing import Any, Final, TypeGuard

from generator.diagnostics.diagnostic import Text
from generator.model.law_text import (
    ArticleText,
    LawFault,
    LawText,
    day_named,
    level_named,
    one_spaced,
    order_faults,
    paragraphs,
)

_DAYS: Final = {"issued": "issued", "version": "version", "effective": "effective_from"}
"""Keys of the days in the file, and where they go."""


def read_law_json(data: bytes) -> tuple[LawText | None, list[LawFault]]:
    """The law in the file, or None and every reason why there is none."""
    try:
        tree = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, [LawFault(None, Text("文件不是 UTF-8 文本，另存为 UTF-8", "not UTF-8 text: save it as UTF-8"))]
    except json.JSONDecodeError as fault:
        told = Text(f"不是合格的 JSON（第 {fault.colno} 列）", f"not well-formed JSON (column {fault.colno})")
        return None, [LawFault(fault.lineno, told)]
    except (RecursionError, ValueError):
        return None, [LawFault(None, Text("JSON 嵌套过深或数字过长", "nested too deeply, or a number too long"))]
    if not isinstance(tree, dict):
        return None, [LawFault(None, Text("最外层应是一个对象：{…}", "an object {…} is expected"))]
    faults: list[LawFault] = []
    words = {key: _words(tree, key, faults) for key in ("slug", "title", "short_title", "document_number", "issuer")}
    if not words["title"]:
        faults.append(_missing("title", "名称"))
    level = level_named(_words(tree, "level", faults))
    if tree.get("level") and not level:
        faults.append(LawFault(None, Text(f"level 的“{tree['level']}”不是效力级别", "`level` names no legal level")))
    days = {where: _day(tree, key, faults) for key, where in _DAYS.items()}
    articles = _articles(tree, faults)
    if faults:
        return None, faults
    return (
        LawText(
            title=words["title"],
            articles=articles,
            id=words["slug"],
            short_title=words["short_title"],
            level=level,
            document_number=words["document_number"],
            issuer=words["issuer"],
            **days,
        ),
        [],
    )


def _words(tree: dict[str, Any], key: str, faults: list[LawFault]) -> str:
    value = tree.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        faults.append(LawFault(None, Text(f"{key} 应是文字", f"`{key}` must be text")))
        return ""
    return one_spaced(value)


def _day(tree: dict[str, Any], key: str, faults: list[LawFault]) -> str:
    text = _words(tree, key, faults)
    day = day_named(text)
    if text and not day:
        told = Text(f"{key} 的日期“{text}”写成 2021-01-22", f"`{key}`: write “{text}” as 2021-01-22")
        faults.append(LawFault(None, told))
    return day


def _articles(tree: dict[str, Any], faults: list[LawFault]) -> tuple[ArticleText, ...]:
    given = tree.get("articles")
    if not isinstance(given, list) or not given:
        faults.append(_missing("articles", "条文列表"))
        return ()
    found = []
    for position, article in enumerate(given, 1):
        entry = article if isinstance(article, dict) else {}
        number, text, chapter = entry.get("number"), entry.get("text"), entry.get("chapter", [])
        if not isinstance(number, str) or not isinstance(text, str) or not _is_texts(chapter) or not paragraphs(text):
            told = Text(
                f"第 {position} 项条文不合格：number、text 写文字且不能为空，chapter 写文字列表",
                f"entry {position} of `articles`: `number` and `text` are text, not empty; `chapter` a list of text",
            )
            faults.append(LawFault(None, told))
        else:
            headings = tuple(one_spaced(heading) for heading in chapter if one_spaced(heading))
            found.append(ArticleText(number, headings, paragraphs(text)))
    if len(found) == len(given):
        faults.extend(order_faults((article.number, None) for article in found))
    count = tree.get("article_count")
    if isinstance(count, int) and count != len(given):
        told = Text(
            f"article_count 写 {count} 条，实有 {len(given)} 条：文件不完整",
            f"`article_count` says {count}, there are {len(given)}: the file is not whole",
        )
        faults.append(LawFault(None, told))
    return tuple(found)


def _is_texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _missing(key: str, name: str) -> LawFault:
    return LawFault(None, Text(f"缺少 {key}（{name}）", f"`{key}` is missing"))
