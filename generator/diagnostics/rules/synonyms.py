"""T: the words that residents use, for search."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_SEARCH: Final = Text(
    "《政府网站发展指引》（国办发〔2017〕47号）：网站要有好用的站内搜索。",
    "Guidelines for government websites (2017, no. 47): a site has a search that serves its readers.",
)

T_1: Final = Rule(
    "T-1",
    Severity.ERROR,
    Text("同一说法写了两次", "A saying stands twice"),
    Text(
        "一种说法只在一处写明它指什么，否则改了一处，另一处仍按旧的意思查找。",
        "What a saying means is written in one place: were one of two changed, search would go on by the other.",
    ),
    _SEARCH,
    "synonyms",
    "words:\n- {said: 开餐馆, means: [食品经营许可]}\n- {said: 开餐馆, means: [公共场所卫生许可]}\n",
    "words:\n- {said: 开餐馆, means: [食品经营许可, 公共场所卫生许可]}\n",
)

T_2: Final = Rule(
    "T-2",
    Severity.WARNING,
    Text("办事用语没有添出新的字词", "A meaning adds no word"),
    Text(
        "同义词是为了多找到清单里的用语；与说法相同、包含在说法或者另一个用语里的，不多找到什么。",
        "Synonyms are there to find the register's own words; one that stands in the saying, or in another meaning, "
        "finds nothing more.",
    ),
    _SEARCH,
    "synonyms",
    "words:\n- {said: 申请低保, means: [低保]}\n",
    "words:\n- {said: 申请低保, means: [最低生活保障]}\n",
)

T_3: Final = Rule(
    "T-3",
    Severity.ERROR,
    Text("说法或办事用语的长短、写法不合", "A saying or a meaning of the wrong length or form"),
    Text(
        "搜索按字词对照：单个字会牵出不相干的结果，整句话和夹有标点的写法对不上居民输入的字。",
        "Search compares words: a lone character brings what has nothing to do with it, and a whole sentence, or one "
        "with punctuation, is never typed the same way again.",
    ),
    _SEARCH,
    "synonyms",
    "words:\n- {said: 我想开个小餐馆，需要什么手续？, means: [食品经营许可]}\n",
    "words:\n- {said: 小餐馆, means: [食品经营许可]}\n",
)

RULES: Final = (T_1, T_2, T_3)
