"""A rule in full, as `liangquan explain CODE` prints it."""

from difflib import get_close_matches
from textwrap import indent
from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules import RULES, Rule

_EFFECT: Final = {
    Severity.ERROR: Text("错误：不改正就不能生成网站", "error: the site is not built until it is mended"),
    Severity.WARNING: Text("警告：网站照常生成", "warning: the site is built all the same"),
}
_WHY: Final = Text("为什么", "Why")
_GROUND: Final = Text("依据", "Ground")
_BAD: Final = Text("不对", "Wrong")
_GOOD: Final = Text("正确", "Right")


def explained(rule: Rule, lang: str) -> str:
    """Code, title and effect; then why, the ground, a bad and a good record. Ends with a line end."""
    return "\n".join(
        [
            f"{rule.code}  {rule.title.in_language(lang)}",
            _EFFECT[rule.severity].in_language(lang),
            "",
            _WHY.in_language(lang),
            _indented(rule.why.in_language(lang)),
            _GROUND.in_language(lang),
            _indented(rule.ground.in_language(lang)),
            f"{_BAD.in_language(lang)} ({rule.kind})",
            _indented(rule.bad),
            f"{_GOOD.in_language(lang)} ({rule.kind})",
            _indented(rule.good),
        ]
    )


def rule_named(code: str) -> Rule | None:
    """The rule with this code, in capitals or not: `i-2b`, `I-2B` and `I-2b` are one."""
    return {known.upper(): rule for known, rule in RULES.items()}.get(code.strip().upper())


def nearest_code(code: str) -> str | None:
    """The code that was most likely meant, for a suggestion."""
    nearest = get_close_matches(code.strip().upper(), [known.upper() for known in RULES], n=1, cutoff=0.5)
    rule = rule_named(nearest[0]) if nearest else None
    return rule.code if rule else None


def _indented(text: str) -> str:
    return indent(text.rstrip("\n"), "    ") + "\n"
