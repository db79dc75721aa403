"""The page of kinds: every field of every kind, however deep."""

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from generator.diagnostics.diagnostic import Text
from generator.kinds import KINDS
from generator.model.article import ArticleNumber
from generator.model.fields import Amount, Count, Day, RecordId, Sum, Telephone, TimeLimit
from generator.model.kind import Kind, Record
from generator.model.periods import Period
from generator.model.schema_fields import SchemaField, fields_of
from generator.reference.tables import code, table

_HEAD: Final = """# 记录类型 · Kinds of record

<!-- 由程序生成，请勿手改：python -m generator.reference docs/reference -->

一条记录是一个 YAML 文件，第一个字段 `kind` 写记录类型。每个值按文字读取，写法以“写法”一栏为准；空值等于没有写。
`a.b` 指 `a` 下一层的 `b`；`a[].b` 指列表 `a` 每一项中的 `b`。新建一条：`liangquan new <类型>`。

A record is a YAML file; its field `kind` names one of the kinds below. Every value is read as text; an empty value is
a field not given. `a.b` is `b` below `a`; `a[].b` is `b` in each entry of the list `a`. To begin one:
`liangquan new KIND`.
"""
_FORMS: Final = (
    (Day, Text("日期 2026-03-02", "day")),
    (TimeLimit, Text("时限 20个工作日", "time limit")),
    (Amount, Text("数字，至多两位小数", "number, two decimals at most")),
    (Sum, Text("金额，大于零，至多两位小数", "yuan above nothing, two decimals at most")),
    (Count, Text("非负整数", "whole number")),
    (Telephone, Text("电话 028-80000000", "telephone")),
    (Period, Text("期间 2026-09、2026-Q3、2026-H1、2026、长期", "period")),
    (ArticleNumber, Text("条号 54、17-2", "number of an article")),
    (RecordId, Text("编号：小写字母、数字、连字符", "id: lower-case letters, digits, hyphens")),
)


def kinds_page() -> str:
    """The page as Markdown."""
    lines = [_HEAD, "## 所有记录都有的字段 · Fields of every record", ""]
    lines += fields_table(Record)
    for kind in KINDS.values():
        lines += ["", *_section(kind)]
    return "\n".join(lines) + "\n"


def _section(kind: Kind[Any]) -> Iterator[str]:
    yield f"## {kind.name}"
    yield ""
    yield f"**{kind.title.zh} · {kind.title.en}**：{kind.about.zh} {kind.about.en}"
    yield ""
    yield f"放在 · kept in `{kind.folder}/`。编辑器用 · for editors: [`schemas/{kind.name}.json`](../../schemas/{kind.name}.json)"
    yield ""
    common = {field.key for field in fields_of(Record)}
    yield from fields_table(kind.schema, without=common)


def fields_table(schema: type[BaseModel], without: set[str] | frozenset[str] = frozenset()) -> list[str]:
    """Lines of the table of a schema's fields, however deep."""
    heads = ("字段 field", "名称", "meaning", "必填 required", "写法 form", "示例 example")
    return table(heads, _rows(schema, "", without))


def _rows(schema: type[BaseModel], above: str, without: set[str] | frozenset[str]) -> Iterator[tuple[str, ...]]:
    for field in fields_of(schema):
        if field.key in without:
            continue
        path = f"{above}{field.key}{'[]' if field.many else ''}"
        required = "是 yes" if field.required else ""
        yield code(path), field.label.zh, field.label.en, required, _form(field), code(field.label.example)
        if field.part:
            yield from _rows(field.part, f"{path}.", frozenset())


def _form(field: SchemaField) -> str:
    if field.part:
        return "列表 list" if field.many else "下一层 mapping"
    if field.reference:
        return f"[{field.reference}](#{field.reference}) 的编号 its id"
    if field.choices:
        return " / ".join(field.choices)
    form = field.text_schema()
    for type_, words in _FORMS:
        known = TypeAdapter[Any](type_).json_schema()
        if form.get("pattern") == known.get("pattern") and form.get("format") == known.get("format"):
            return f"{words.zh} {words.en}"
    return "文字 text"
