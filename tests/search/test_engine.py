"""What residents type finds what they mean, in the script that runs in their browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.search.node import LUNR, run_node

SYNONYMS = {"餐馆": ["食品经营"], "摆摊": ["占道经营"]}
ITEM = "食品经营许可"
CODE = "510108-XK-0028"
OF_CODE = "大型户外广告设置审批"
PENALTY = "对未取得食品经营许可从事食品经营活动的处罚"


@pytest.fixture(scope="module")
def ask(index_folder: Path, tmp_path_factory: pytest.TempPathFactory):
    """Several questions to one engine, one after the other."""

    def asked(*questions: str | dict[str, Any]) -> list[Any]:
        path = tmp_path_factory.mktemp("questions") / "questions.json"
        given = [{"text": question} if isinstance(question, str) else question for question in questions]
        path.write_text(json.dumps({"questions": given, "synonyms": SYNONYMS}), "utf-8")
        answers: list[Any] = json.loads(run_node("asking.js", LUNR, index_folder, path))
        return answers

    return asked


FIRST = {
    "as it is called": (ITEM, ITEM),
    "traditional": ("食品經營許可", ITEM),
    "spaces between all characters": ("食 品 经 营 许 可", ITEM),
    "pinyin": ("shipinjingyingxuke", ITEM),
    "pinyin, apart": ("shi pin jing ying xu ke", ITEM),
    "pinyin, with tones": ("shi2pin3jing1ying2xu3ke3", ITEM),
    "pinyin, with marks": ("shípǐn jīngyíng xǔkě", ITEM),
    "pinyin, as southerners say it": ("sipin jinyin xuke", ITEM),
    "pinyin, unfinished": ("shipinjingyingx", ITEM),
    "initials": ("spjyxk", ITEM),
    "code": (CODE, OF_CODE),
    "code, small": (CODE.lower(), OF_CODE),
    "code without hyphens": (CODE.replace("-", ""), OF_CODE),
    "code with spaces": (CODE.replace("-", " "), OF_CODE),
    "code with long dashes": (CODE.replace("-", "—"), OF_CODE),
    "code, full width": ("５１０１０８－ＸＫ－００２８", OF_CODE),
    "end of a code": ("xk0028", OF_CODE),
    "one wrong character": ("食品经荣许可", ITEM),
    "a missing character": ("食品营许可", ITEM),
    "a sentence": ("我想开个小餐馆需要什么手续", ITEM),
    "a sentence that names it": ("请问食品经营许可怎么办理呀", ITEM),
    "a long title": (PENALTY, PENALTY),
    "a long title, pasted into a sentence": (f"请问{PENALTY}是怎么规定的，去哪里可以投诉呢", PENALTY),
    "unit and what it does": ("市场监管局 食品经营许可", ITEM),
    "a single character": ("烟", "烟草专卖零售许可"),
}


def test_what_is_meant_comes_first(ask):
    answers = ask(*(text for text, _ in FIRST.values()))
    found = {
        how: answer["results"][0]["title"] if answer["results"] else None
        for how, answer in zip(FIRST, answers, strict=True)
    }
    assert found == {how: title for how, (_, title) in FIRST.items()}


def test_an_article_is_found_by_either_numeral(ask):
    chinese, arabic, wide, bare = ask("第三十三条", "第33条", "第３３条", "33条")
    assert chinese["total"] > 5
    assert "第33条" in chinese["results"][0]["title"]
    assert [result["address"] for result in chinese["results"]] == [result["address"] for result in bare["results"]]
    assert chinese["total"] == arabic["total"] == wide["total"] == bare["total"]


def test_what_is_found_is_marked_as_it_is_written(ask):
    (answer,) = ask("食品經營許可")
    assert answer["results"][0]["titleParts"] == [[ITEM, True]]
    for result in answer["results"]:
        assert "".join(part for part, _ in result["titleParts"]) == result["title"]
    assert any(marked for _, marked in answer["results"][0]["excerpt"])


def test_what_is_found_by_its_sounds_is_marked_so(ask):
    for text in ("shipinjingyingxuke", "sipin jinyin", "spjyxk", "pinjing"):
        (answer,) = ask(text)
        first = answer["results"][0]
        assert "".join(part for part, _ in first["titleParts"]) == first["title"]
        assert any(marked and part in "食品经营许可" and len(part) > 1 for part, marked in first["titleParts"]), text
    whole, syllables = ask("shipinjingyingxuke", "jingying")
    assert whole["results"][0]["titleParts"] == [[ITEM, True]]
    assert {part for result in syllables["results"] for part, marked in result["titleParts"] if marked} >= {"经营"}


def test_marks_of_sounds_are_missed_and_no_result(ask):
    (answer,) = ask({"text": "shipinjingyingxuke", "lost": ["sounds/"], "fresh": True})
    assert answer["results"][0]["titleParts"] == [[ITEM, False]]


def test_a_typing_error_is_named(ask):
    exchanged, missing, turned, right = ask("食品经荣许可", "食经营许可", "食经品营许可", ITEM)
    assert exchanged["meant"] == missing["meant"] == turned["meant"] == ITEM
    assert "meant" not in right


def test_the_first_character_may_be_wrong(ask):
    assert [answer["meant"] for answer in ask("目品经营许可", "石品经营", "掩草专卖")] == [ITEM, "食品经营", "烟草专卖"]


def test_two_characters_may_be_written_for_what_they_sound_like(ask):
    for text, meant in {"时品": "食品", "拾品": "食品", "餐官": "餐馆", "百摊": "摆摊"}.items():
        (answer,) = ask(text)
        assert answer["meant"] == meant, text
        assert answer["results"], text


def test_what_residents_say_is_named_with_what_it_is_called(ask):
    (answer,) = ask("我想开个小餐馆需要什么手续")
    assert answer["synonyms"] == [["餐馆", "食品经营"]]


def test_a_unit_that_is_named_says_whose(ask):
    short, apart = ask("市场监管局管食品经营", "市场监管局 食品经营")
    for answer in (short, apart):
        assert answer["results"][0]["owner"] == "qu-shichang-jianguan"
        assert "食品经营" in answer["results"][0]["title"]


def test_a_title_of_just_what_was_typed_is_first(ask):
    for community in ("望平街社区", "双林社区", "电子科大社区"):
        assert ask(community)[0]["results"][0]["title"] == community


def test_no_question_asks_for_many_files(ask):
    long = [PENALTY, "我想开个小餐馆需要什么手续", "shipinjingyingxuke", "食品经营许可办理流程需要哪些材料和条件"]
    answers = ask(*({"text": text, "fresh": True} for text in long))
    # The start file and the synonyms come once.
    assert max(answer["measured"]["requests"] for answer in answers) <= 18 + 2


def test_counts_of_a_facet_hold_when_it_is_chosen(ask):
    (whole,) = ask("食品")
    kinds = [{"text": "食品", "filters": {"kind": kind}} for kind, _, _ in whole["facets"]["kind"]]
    owners = [{"text": "食品", "filters": {"owner": owner}} for owner, _, _ in whole["facets"]["owner"]]
    of_kinds = ask(*kinds)
    assert [answer["total"] for answer in of_kinds] == [count for _, _, count in whole["facets"]["kind"]]
    assert [answer["total"] for answer in ask(*owners)] == [count for _, _, count in whole["facets"]["owner"]]
    assert sum(answer["total"] for answer in of_kinds) == whole["total"]
    assert all(answer["facets"]["kind"] == whole["facets"]["kind"] for answer in of_kinds)
    assert {result["kind"] for result in of_kinds[0]["results"]} == {whole["facets"]["kind"][0][0]}


def test_pages_follow_one_another(ask):
    pages = ask(
        *({"text": "登记", "from": start, "count": 10} for start in range(0, 80, 10)), {"text": "登记", "count": 80}
    )
    *pages, whole = pages
    together = [result["address"] for page in pages for result in page["results"]]
    assert together == [result["address"] for result in whole["results"]]
    assert len(set(together)) == 80


def test_by_day_the_latest_come_first(ask):
    (answer,) = ask({"text": "登记", "sort": "day", "count": 50})
    days = [result["day"] for result in answer["results"]]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 5


def test_nothing_is_no_fault(ask):
    for answer in ask("", "   ", "！？", "龘䶮龘䶮龘䶮龘", "怎么办", "qqqqqqqq", "*", "+-:^~", "的", "字" * 5000):
        assert "failed" not in answer
        assert answer["results"] == [] or answer["total"] > 0


def test_a_lost_file_is_said_and_asked_for_again(ask):
    lost, again = ask({"text": ITEM, "lost": ["terms/"], "fresh": True}, {"text": ITEM})
    assert "检索" in lost["failed"]
    assert lost["results"] == []
    assert "failed" not in again
    assert again["results"][0]["title"] == ITEM
    (never,) = ask({"text": ITEM, "lost": ["start.z"], "fresh": True})
    assert never["failed"]
    without_synonyms = ask({"text": ITEM, "lost": ["synonyms.z"], "fresh": True})
    assert without_synonyms[0]["results"][0]["title"] == ITEM


def test_only_the_last_of_several_questions_is_answered(ask):
    (answers,) = ask({"together": ["食", "食品", "食品经", ITEM]})
    assert answers[:3] == [None, None, None]
    assert answers[3]["results"][0]["title"] == ITEM


def test_the_box_gets_what_it_knows_to_show(ask):
    found, empty, failed = ask(
        {"box": "食品经营"}, {"box": " "}, {"box": "许可", "lost": ["start", "terms", "records"], "fresh": True}
    )
    first = found["items"][0][0]
    assert first["title"] == "<mark>食品经营</mark>许可"
    assert "<mark>" in first["text"]
    assert first["terms"] == {"食品经营": True}
    assert first["score"] > found["items"][1][0]["score"] > 0
    assert found["suggest"] == [ITEM]
    assert empty == {"items": [], "suggest": []}
    assert "检索" in failed["items"][0][0]["title"]
    assert failed["items"][0][0]["location"].startswith("search/?q=")
