"""What `liangquan explain CODE` prints."""

import pytest

from generator.diagnostics.explain import explained, nearest_code, rule_named
from generator.diagnostics.rules import I_1, RULES, I_2b


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained_whole(code: str, lang: str) -> None:
    rule = RULES[code]
    text = explained(rule, lang)
    assert text.startswith(code + "  ")
    for part in (rule.title, rule.why, rule.ground):
        assert part.in_language(lang) in text
    for line in (rule.bad + rule.good).splitlines():
        assert line in text


def test_an_explanation_says_what_becomes_of_the_build() -> None:
    assert "the site is built all the same" in explained(I_1, "en")
    assert "不改正就不能生成网站" in explained(I_2b, "zh")


def test_a_code_may_be_typed_in_small_letters() -> None:
    assert rule_named("i-2B") is I_2b
    assert rule_named(" i-1 ") is I_1
    assert rule_named("Z-9") is None


def test_a_mistyped_code_is_answered_with_the_nearest() -> None:
    assert nearest_code("I-1b") in {"I-1", "I-2b"}
    assert nearest_code("Y10") in {"Y-1", "I-10"}
    assert nearest_code("???") is None
