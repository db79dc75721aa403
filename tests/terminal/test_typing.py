"""What the terminal's keyboard offers for letters, over the words of this repository's own titles."""

import json
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from generator.pages.kiosk_shell import FOLDER
from generator.search.pinyin import reading
from generator.search.typed_words import typed_words
from tests.casebook import ROOT

TITLE = re.compile(r"^(?:name|title|short_name): *[\"']?(.+?)[\"']?$", re.MULTILINE)
HAN = re.compile("[\u4e00-\u9fff]+")


@cache
def titles() -> list[str]:
    """Titles and names of all records."""
    files = [
        file for folder in ("powers", "flowcharts", "community") for file in sorted((ROOT / folder).rglob("*.yaml"))
    ]
    return [name for file in files for name in TITLE.findall(file.read_text("utf-8"))]


@cache
def vocabulary() -> str:
    return typed_words(titles(), [], "".join(titles())).decode()


@pytest.fixture(scope="module")
def offered(tmp_path_factory):
    """What stands on the first page for each of several letters."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is missing: make browser")
    folder = tmp_path_factory.mktemp("typing")
    (folder / "words").write_text(vocabulary(), "utf-8")

    def ask(letters):
        (folder / "letters").write_text(json.dumps(letters), "utf-8")
        script = ROOT / "site_templates" / FOLDER / "candidates.js"
        command = [node, Path(__file__).with_name("typing.js"), script, folder / "words", folder / "letters"]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stderr
        return [dict(page) for page in json.loads(said.stdout)]

    return ask


def words_of_titles() -> Counter[str]:
    """The words of two characters and more in all titles, as another cutter than the vocabulary's cuts them."""
    from pypinyin.phrases_dict import phrases_dict  # after generator.search.pinyin has read it

    reading("一")
    found: Counter[str] = Counter()
    for title in titles():
        for run in HAN.findall(title):
            at = 0
            while at < len(run):
                size = next(
                    (size for size in (4, 3, 2) if run[at : at + size] in phrases_dict and at + size <= len(run)), 1
                )
                found[run[at : at + size]] += 1
                at += size
    return found


def southern(syllable: str) -> str:
    """As somebody types it who hears no difference: zheng as zen, nian as lian."""
    plain = re.sub("^([zcs])h", r"\1", syllable)
    return re.sub("(?<=[aei])ng$", "n", re.sub("^n", "l", plain))


WAYS = {
    "full": "".join,
    "initials": lambda syllables: "".join(syllable[0] for syllable in syllables),
    "southern": lambda syllables: "".join(map(southern, syllables)),
    "mixed": lambda syllables: syllables[0] + "".join(syllable[0] for syllable in syllables[1:]),
}


@pytest.mark.parametrize("way", WAYS)
def test_words_of_titles_are_on_the_first_page(offered, way):
    wanted = {word: often for word, often in words_of_titles().items() if len(word) > 1}
    typed = {word: WAYS[way](reading(word)) for word in wanted}
    pages = dict(zip(typed, offered(list(typed.values())), strict=True))
    missed = [word for word, page in pages.items() if word not in page]
    share = 1 - sum(wanted[word] for word in missed) / sum(wanted.values())
    assert len(wanted) > 250
    assert share >= 0.95, (share, missed)


def test_characters_typed_in_full_are_on_the_first_two_pages_of_their_sound(offered):
    wanted = [
        (character, reading(character)[0])
        for character in sorted({c for title in titles() for c in "".join(HAN.findall(title))})
    ]
    pages = offered([syllable for _, syllable in wanted])
    found = sum(character in page for (character, _), page in zip(wanted, pages, strict=True))
    assert found / len(wanted) > 0.6


@pytest.mark.parametrize(
    ("letters", "words", "used"),
    [
        ("shipin", "食品", 6),
        ("sp", "食品", 2),
        ("sipin", "食品", 5),
        ("siping", "食品", 6),
        ("spjy", "食品经营", 4),
        ("shipjy", "食品经营", 6),
        ("shi'pin", "食品", 7),
        ("xuk", "许可", 3),
        ("shequ", "社区", 5),
        ("sequ", "社区", 4),
        ("niandu", "年度", 6),
        ("liandu", "年度", 6),
        ("naonian", "老年", 7),
        ("lvdi", "绿地", 4),
        ("ludi", "绿地", 4),
        ("niandushipin", "年度食品", 12),
    ],
)
def test_letters_offer(offered, letters, words, used):
    (page,) = offered([letters])
    assert page.get(words) == used


def test_what_is_left_over_begins_a_syllable(offered):
    (page,) = offered(["shipin"])
    for words, used in page.items():
        assert "shipin"[used : used + 1] not in {"i", "u", "v"}, words


def test_nothing_is_offered_for_nothing(offered):
    assert offered(["", "'", "iii", "vvv"]) == [{}, {}, {}, {}]


def test_the_vocabulary_does_not_depend_on_the_order_of_titles():
    given = titles()
    assert typed_words(reversed(given), [], sorted("".join(given), reverse=True)).decode() == vocabulary()


def test_a_name_is_offered_whole_and_each_line_is_read_once():
    lines = (
        typed_words(["对未取得许可的处罚"], ["望平街道", "演示很长的一个社区居民委员会名称"], "望平行")
        .decode()
        .splitlines()
    )
    assert "wang'ping'jie'dao 望平街道 1" in lines
    assert not any("演示很长的一个社区居民委员会名称" in line for line in lines)
    assert {line.rpartition(" ")[0] for line in lines if " 行 " in line} >= {"xing 行", "hang 行"}
    assert len({line.rpartition(" ")[0] for line in lines}) == len(lines)
