"""Texts of laws are read whole or not at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.law_json import read_law_json
from generator.model.law_markdown import read_law_markdown
from generator.model.law_text import LawFault, LawText
from generator.model.numerals import article_label

_LAW = """# 演示管理条例

2019年3月1日 国务院令第700号公布

2023年7月20日 第一次修订

<!-- INFO
END -->

## 第一章　总则

第一条 为了演示，制定本条例。

第二条　演示分两种：

（一）甲；

（二）乙。

### 第一节 一般规定

第二条之一 第三条规定的事项另行公布。
第三条规定以外的，不公布。

## 第二章 附则

第三条 本条例自2023年10月1日起施行。
"""


def _law(text: str) -> LawText:
    law, faults = read_law_markdown(text.encode())
    assert faults == []
    assert law is not None
    return law


def _faults(text: str) -> list[LawFault]:
    law, faults = read_law_markdown(text.encode())
    assert law is None
    return faults


def test_articles_hold_their_paragraphs_and_where_they_stand() -> None:
    articles = _law(_LAW).articles
    assert [article.number for article in articles] == ["1", "2", "2-1", "3"]
    assert articles[1].text == "演示分两种：\n（一）甲；\n（二）乙。"
    assert articles[1].chapter == ("第一章 总则",)
    assert articles[2].chapter == ("第一章 总则", "第一节 一般规定")
    assert articles[3].chapter == ("第二章 附则",)


def test_a_paragraph_that_begins_by_citing_an_article_is_no_article() -> None:
    assert _law(_LAW).articles[2].text == "第三条规定的事项另行公布。\n第三条规定以外的，不公布。"


def test_days_are_read_from_the_history_and_the_last_article() -> None:
    law = _law(_LAW)
    assert (law.issued, law.version, law.effective_from) == ("2019-03-01", "2023-07-20", "2023-10-01")
    assert law.level == "行政法规"


def test_a_law_in_force_on_its_publication_takes_that_day() -> None:
    text = _LAW.replace("自2023年10月1日起施行", "自公布之日起施行")
    assert _law(text).effective_from == "2023-07-20"


def test_a_history_on_one_line_is_read_whole() -> None:
    told = "（1996年3月17日通过 根据2009年8月27日的决定修正 2021年1月22日修订 自2021年7月15日起施行）"
    text = _LAW.replace("2019年3月1日 国务院令第700号公布\n\n2023年7月20日 第一次修订", told + "国务院令第1号")
    law = _law(text.replace("自2023年10月1日起施行", "的解释权属于国务院"))
    assert (law.issued, law.version, law.effective_from) == ("1996-03-17", "2021-01-22", "2021-07-15")


def test_the_files_name_may_tell_the_day_of_the_text() -> None:
    law, _ = read_law_markdown(_LAW.encode(), name="演示管理条例(2024-05-06)")
    assert law is not None
    assert (law.version, law.effective_from) == ("2024-05-06", "2023-10-01")
    law, _ = read_law_markdown(_LAW.encode(), name="演示管理条例(2024-15-06)")
    assert law is not None
    assert law.version == "2023-07-20"


def test_the_office_may_say_what_the_text_does_not() -> None:
    told = "编号：yanshi-tiaoli\n效力级别：地方性法规\n施行日期：2024年1月1日\n文号：演示〔2023〕1号\n"
    law = _law(_LAW.replace("2023年7月20日", told + "2023年7月20日"))
    assert (law.id, law.level, law.effective_from) == ("yanshi-tiaoli", "地方性法规", "2024-01-01")
    assert law.document_number == "演示〔2023〕1号"


@pytest.mark.parametrize(
    ("was", "typed", "line", "words"),
    [
        ("第二条　演示", "第三条　演示", 14, "缺少第二条"),
        ("第三条 本", "第二条 本", 27, "出现两次"),
        ("第三条 本条例自2023年10月1日起施行。", "第三条 ", 27, "没有条文"),
        ("# 演示管理条例", "演示管理条例", 1, "没有名称"),
        ("2019年3月1日", "效力级别：条例\n2019年3月1日", 3, "不是效力级别"),
        ("2019年3月1日", "施行日期：2019-02-30\n2019年3月1日", 3, "2021-01-22"),
    ],
)
def test_a_fault_is_told_with_its_line(was: str, typed: str, line: int, words: str) -> None:
    fault = _faults(_LAW.replace(was, typed, 1))[0]
    assert fault.line == line
    assert words in fault.message.zh


def test_a_text_without_articles_is_no_law() -> None:
    assert any("没有条文" in fault.message.zh for fault in _faults("# 说明\n\n本文件夹收录法律。\n"))


def test_a_text_that_is_not_utf8_is_told_with_its_line() -> None:
    law, faults = read_law_markdown("# 演示条例\n\n第一条 总则\n".encode() + "第二条".encode("gbk"))
    assert law is None
    assert faults[0].line == 4


def _json(**changes: Any) -> bytes:
    tree: dict[str, Any] = {
        "slug": "yanshi-tiaoli",
        "title": "演示管理条例",
        "level": "administrative_regulation",
        "effective": "2023-10-01",
        "articles": [{"number": str(n), "chapter": [], "text": f"第{n}款"} for n in (1, 2, 3)],
    }
    return json.dumps(tree | changes).encode()


def test_a_law_in_json_is_read() -> None:
    law, faults = read_law_json(_json())
    assert faults == []
    assert law is not None
    assert (law.level, law.effective_from, len(law.articles)) == ("行政法规", "2023-10-01", 3)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "不是合格的 JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[1]", "一个对象"),
        (b"\xff", "UTF-8"),
        (b"1" * 5000, "数字过长"),
        (_json(title=""), "缺少 title"),
        (_json(title=7), "title 应是文字"),
        (_json(level="directive"), "效力级别"),
        (_json(effective="2023-13-01"), "effective"),
        (_json(articles=[]), "缺少 articles"),
        (_json(articles=[{"number": 1, "text": "x"}]), "第 1 项"),
        (_json(articles=[{"number": "1", "text": " \n "}]), "第 1 项"),
        (_json(articles=[{"number": "2", "text": "x"}]), "缺少第一条"),
        (_json(article_count=4), "不完整"),
    ],
)
def test_a_faulty_file_of_json_is_told(data: bytes, words: str) -> None:
    law, faults = read_law_json(data)
    assert law is None
    assert any(words in fault.message.zh for fault in faults)
    assert all(fault.message.en for fault in faults)


@given(st.one_of(st.binary(max_size=200), st.text('# 第一二条之\n{}[]":,1编号：　', max_size=60).map(str.encode)))
def test_no_bytes_are_too_strange_to_be_told_of(data: bytes) -> None:
    for read in (read_law_json, read_law_markdown):
        law, faults = read(data)
        assert (law is None) == bool(faults)


@given(st.lists(st.sampled_from(["甲。", "（一）乙；", "第九条规定的，从其规定。"]), min_size=1), st.integers(1, 30))
def test_what_is_written_as_markdown_is_read_back(lines: list[str], count: int) -> None:
    text = "# 演示条例\n\n" + "\n\n".join(f"{article_label(str(n))} " + "\n\n".join(lines) for n in range(1, count + 1))
    articles = _law(text).articles
    assert [article.number for article in articles] == [str(n) for n in range(1, count + 1)]
    assert all(article.text == "\n".join(lines) for article in articles)
