"""The page of rules: each as `liangquan explain` tells it."""

from collections.abc import Iterator
from typing import Final

from generator.diagnostics.diagnostic import Severity
from generator.diagnostics.rules import RULES, Rule
from generator.reference.tables import table

_HEAD: Final = """# 规则 · Rules

<!-- 由程序生成，请勿手改：python -m generator.reference docs/reference -->

错误使网站不能生成；警告照常生成，并在网站上写明。`liangquan explain <编号>` 显示同样的内容。编号不会改作他用。

An error refuses the build; a warning does not. `liangquan explain CODE` prints the same. A code is never given a
second meaning.
"""
_SEVERITY: Final = {Severity.ERROR: "错误 error", Severity.WARNING: "警告 warning"}


def rules_page() -> str:
    """The page as Markdown."""
    rows = (
        (f"[{rule.code}](#{rule.code.lower()})", _SEVERITY[rule.severity], rule.title.zh, rule.title.en)
        for rule in RULES.values()
    )
    lines = [_HEAD, *table(("编号 code", "程度 severity", "规则", "rule"), rows)]
    for rule in RULES.values():
        lines += _section(rule)
    return "\n".join(lines) + "\n"


def _section(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"## {rule.code}"
    yield ""
    yield f"**{rule.title.zh} · {rule.title.en}**（{_SEVERITY[rule.severity]}）"
    for zh, en, text in (("为什么", "Why", rule.why), ("依据", "Ground", rule.ground)):
        yield from ("", f"{zh}：{text.zh}", "", f"{en}: {text.en}")
    for words, excerpt in (("不对 Wrong", rule.bad), ("正确 Right", rule.good)):
        yield from ("", f"{words} ({rule.kind}):", "", "```yaml", excerpt.rstrip("\n"), "```")
