"""`liangquan penalty suggest`, as an officer types it."""

import json
from pathlib import Path

import pytest

from tests.casebook import Folder
from tests.stages.office_commands import Terminal

ITEM = ("penalty", "suggest", "--item", "cf-wuzheng-jingying", "--on", "2026-06-01")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    Folder(folder)
    return folder


@pytest.fixture
def terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(root, capsys)


def test_the_facts_lead_to_tier_range_law_and_reasons(terminal: Terminal) -> None:
    left = terminal.types(*ITEM, "--set", "经营面积=35平方米", lang="zh")
    assert left.code == 0
    for said in (
        "阶次：较轻（从轻处罚）",
        "罚款：5万元以上7万元以下",
        "第一百二十二条第一款",
        "情节“经营面积不足50平方米”",
    ):
        assert said in left.out


def test_the_same_as_json_with_exact_sums(terminal: Terminal) -> None:
    left = terminal.types(*ITEM, "--set", "经营面积=50", "--format", "json")
    told = json.loads(left.out)
    assert told["measure"] == "从重处罚"
    assert [(fine["least"], fine["most"]) for fine in told["suggestion"]["penalties"]] == [("70000", "100000")]
    assert told["refusals"] == []


def test_a_part_of_the_words_names_a_circumstance(terminal: Terminal) -> None:
    left = terminal.types(*ITEM, "--set", "后果轻微并及时=是", lang="zh")
    assert "建议：不予处罚" in left.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_penalty_outside_is_refused_with_what_to_write(terminal: Terminal, lang: str) -> None:
    left = terminal.types(*ITEM, "--set", "经营面积=35", "--propose", "罚款=120000", lang=lang)
    assert left.code == 1
    assert "[D-6]" in left.out
    assert ("不超过100000元" if lang == "zh" else "write 100000 at most") in left.out
    assert terminal.types(*ITEM, "--set", "经营面积=35", "--propose", "罚款=60000元", lang=lang).code == 0


WRONG = {
    "an item that there isn't": (["--item", "cf-wuzheng"], "没有“cf-wuzheng”这个事项", "是不是 cf-wuzheng-jingying"),
    "an item that is no penalty": (["--item", "xk-shipin"], "不是行政处罚", ""),
    "a fact that nobody asks": (["--set", "面积=35"], "没有“面积”这个情节", "经营面积=0平方米"),
    "a fact without a value": (["--set", "经营面积"], "名称=值", "面积=35"),
    "another unit": (["--set", "经营面积=35亩"], "单位是“平方米”，写的是“35亩”", "只写数字"),
    "no number": (["--set", "经营面积=三十五"], "要写数字", "经营面积=35"),
    "a kind of penalty that there isn't": (["--propose", "罚金=5"], "没有“罚金”这种处罚", "罚款"),
    "a sum that is none": (["--propose", "罚款=五千"], "数额“五千”不能识别", "罚款=5000"),
}


@pytest.mark.parametrize("words", WRONG)
def test_what_was_typed_wrong_is_told_with_what_to_write(terminal: Terminal, words: str) -> None:
    options, wrong, write = WRONG[words]
    item = [] if "--item" in options else ["--item", "cf-wuzheng-jingying"]
    left = terminal.types("penalty", "suggest", *item, *options, "--on", "2026-06-01", lang="zh")
    assert left.code == 2
    assert wrong in left.err
    assert write in left.err
    english = terminal.types("penalty", "suggest", *item, *options, "--on", "2026-06-01", lang="en")
    assert english.code == 2
    assert english.err != left.err


def test_a_value_that_is_no_choice_is_refused_with_the_choices(terminal: Terminal) -> None:
    left = terminal.types(*ITEM, "--set", "危害后果=很大", lang="zh")
    assert left.code == 1
    assert "写其中之一：没有、轻微、较重、严重" in left.out
