"""How faults are told: to an editor, to a program, to a code review."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic, Text
from generator.diagnostics.place import Span
from generator.diagnostics.render import Format, render
from generator.diagnostics.rules import F_4, I_1, K_2, K_3, RULES
from generator.diagnostics.visible import cells, visible

DATE = K_3.at(("published_on",), Text("日期“2026年3月2日”不能识别", "not a date"), Text("写成 年-月-日", "write y-m-d"))
SPANS: dict[tuple[str | int, ...], Span] = {
    ("published_on",): Span(4, 15, 24, "published_on: 2026年3月2日 # 日期"),
    ("名称",): Span(2, 5, 7, "名称: 甲乙丙"),
    (): Span(1, 1, 9, "kind: unit"),
}


def span_of(diagnostic: Diagnostic) -> Span | None:
    return None if diagnostic.file == "powers/gone.yaml" else SPANS.get(diagnostic.finding.path)


def told(*diagnostics: Diagnostic, form: Format = Format.TEXT, lang: str = "zh", colour: bool = False) -> str:
    return render(diagnostics, span_of, form, lang, colour=colour)


def at(file: str, path: tuple[str | int, ...] = ()) -> Diagnostic:
    return K_2.in_file(file, K_2.at(path, Text("缺少字段", "missing"), Text("补上", "add it")))


def test_an_editor_sees_the_place_the_line_and_what_to_write() -> None:
    assert told(K_3.in_file("powers/a.yaml", DATE)) == (
        "错误[K-3] 日期“2026年3月2日”不能识别\n"
        "  --> powers/a.yaml:4:15\n"
        "   |\n"
        " 4 | published_on: 2026年3月2日 # 日期\n"
        "   |               ^^^^^^^^^^^^\n"
        "   = 改法：写成 年-月-日\n"
        "\n"
        "共 1 处错误，涉及 1 个文件。\n"
    )


def test_an_english_reader_is_told_in_english() -> None:
    text = told(K_3.in_file("a.yaml", DATE), I_1.in_file("b.yaml", I_1.at((), *[Text("甲", "x")] * 2)), lang="en")
    assert text.startswith("error[K-3] not a date\n")
    assert "   = help: write y-m-d\n" in text
    assert "warning[I-1] x\n" in text
    assert text.endswith("1 error and 1 warning in 2 files.\n")


def test_a_wide_character_moves_the_caret_by_two_cells() -> None:
    lines = told(at("a.yaml", ("名称",))).splitlines()
    assert lines[3] == " 2 | 名称: 甲乙丙"
    assert lines[4] == "   |       ^^^^"


def test_a_combining_character_takes_no_cell() -> None:
    assert cells("e\N{COMBINING ACUTE ACCENT}") == 1
    assert cells("食品ab") == 6
    assert cells("“”·") == 3


def test_a_long_line_is_cut_to_the_part_round_the_caret() -> None:
    span = Span(1, 501, 503, "长" * 500 + "错误" + "后" * 500)
    text = render([at("a.yaml")], lambda _: span, Format.TEXT, "zh")
    source, caret = text.splitlines()[3:5]
    assert "错误" in source
    assert cells(source) <= 110
    assert cells(source[: source.index("错")]) == caret.index("^")
    assert caret.count("^") == 4


@given(st.text(max_size=300), st.integers(1, 300), st.integers(0, 300))
def test_any_line_and_any_place_in_it_can_be_shown(line: str, column: int, width: int) -> None:
    column = min(column, len(line) + 1)
    span = Span(1, column, column + width + 1, line)
    text = render([at("a.yaml")], lambda _: span, Format.TEXT, "zh")
    assert visible(text.replace("\n", "")) == text.replace("\n", "")
    assert len(text.splitlines()) == 8


def test_nothing_in_a_record_can_move_the_cursor_or_turn_the_line_round() -> None:
    words = Text("字段 \033[2J\u202e 不认识\n", "a\rb")
    finding = K_3.at((), words, words)
    text = render(
        [K_3.in_file("a\033.yaml", finding)], lambda _: Span(1, 1, 3, "\033[31m\u202ea\tb"), Format.TEXT, "zh"
    )
    assert not re.search("[\033\u202e\t\r]", text)


def test_colours_come_only_when_asked_for() -> None:
    assert "\033" not in told(at("a.yaml"))
    coloured = told(at("a.yaml"), colour=True)
    assert re.sub("\033\\[[0-9;]*m", "", coloured) == told(at("a.yaml"))
    assert "\033[1;31m" in coloured


def test_faults_are_told_by_file_then_place_then_code_and_each_once() -> None:
    faults = [
        at("powers/b.yaml"),
        at("powers/a.yaml", ("published_on",)),
        at("powers/a.yaml", ("名称",)),
        at("powers/a.yaml", ("名称",)),
        F_4.in_file("powers/a.yaml", F_4.at(("名称",), *[Text("甲", "x")] * 2)),
        at("powers/gone.yaml"),
        at("powers/b.yaml", ("unknown", 0)),
        at("powers/b.yaml", ("unknown", "x")),
    ]
    forwards, backwards = told(*faults, form=Format.JSON), told(*reversed(faults), form=Format.JSON)
    assert forwards == backwards
    assert [(entry["file"], entry["line"], entry["code"]) for entry in json.loads(forwards)["diagnostics"]] == [
        ("powers/a.yaml", 2, "F-4"),
        ("powers/a.yaml", 2, "K-2"),
        ("powers/a.yaml", 4, "K-2"),
        ("powers/b.yaml", None, "K-2"),
        ("powers/b.yaml", None, "K-2"),
        ("powers/b.yaml", 1, "K-2"),
        ("powers/gone.yaml", None, "K-2"),
    ]


def test_no_fault_is_said_to_be_none() -> None:
    assert told() == "没有发现问题。\n"
    assert told(form=Format.GITHUB) == ""
    assert json.loads(told(form=Format.JSON)) == {
        "summary": {"errors": 0, "warnings": 0, "files": 0},
        "diagnostics": [],
    }


def test_a_program_reads_every_fact_in_both_languages() -> None:
    (entry,) = json.loads(told(K_3.in_file("powers/a.yaml", DATE), form=Format.JSON))["diagnostics"]
    assert entry == {
        "code": "K-3",
        "severity": "error",
        "file": "powers/a.yaml",
        "line": 4,
        "column": 15,
        "end_column": 24,
        "path": ["published_on"],
        "message": {"zh": "日期“2026年3月2日”不能识别", "en": "not a date"},
        "help": {"zh": "写成 年-月-日", "en": "write y-m-d"},
    }


def test_a_workflow_command_can_be_neither_ended_nor_forged_by_a_record() -> None:
    words = Text("100%\r\n::error::x", "x")
    text = told(K_3.in_file("powers/a,b:c%\n.yaml", K_3.at((), words, words)), form=Format.GITHUB)
    assert text == (
        "::error file=powers/a%2Cb%3Ac%25%0A.yaml,line=1,col=1,endColumn=9,title=K-3"
        "::100%25%0D%0A::error::x%0A100%25%0D%0A::error::x\n"
    )


def test_a_file_without_a_place_has_a_workflow_command_without_a_line() -> None:
    assert (
        told(at("powers/gone.yaml"), form=Format.GITHUB) == "::error file=powers/gone.yaml,title=K-2::缺少字段%0A补上\n"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_code_review_gets_sound_sarif(lang: str) -> None:
    faults = [K_3.in_file("powers/a 甲.yaml", DATE), at("powers/gone.yaml"), at("powers/a.yaml"), at("powers/b.yaml")]
    document = json.loads(told(*faults, form=Format.SARIF, lang=lang))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "liangquan"
    assert [rule["id"] for rule in driver["rules"]] == ["K-2", "K-3"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] == RULES[rule["id"]].title.in_language(lang)
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    assert len(run["results"]) == len(faults)
    for result in run["results"]:
        is_sound(result, driver["rules"])


def is_sound(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in {"error", "warning", "note", "none"}
    assert result["message"]["text"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert re.fullmatch(r"[A-Za-z0-9%/._-]+", place["artifactLocation"]["uri"])
    if "region" in place:
        region = place["region"]
        assert region["startLine"] >= 1
        assert 1 <= region["startColumn"] < region["endColumn"]
