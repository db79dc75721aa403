"""The report in SARIF 2.1.0, the form in which code review tools keep findings."""

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from generator.diagnostics.rules import RULES, Rule
from generator.diagnostics.told import Told

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(faults: Sequence[Told], lang: str) -> str:
    """One run; its rules are those that were broken. Columns count characters, as the run says."""
    codes = sorted({fault.code for fault in faults})
    document = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "liangquan", "rules": [_rule(RULES[code], lang) for code in codes]}},
                "language": "zh-CN" if lang == "zh" else "en",
                "columnKind": "unicodeCodePoints",
                "results": [_result(fault, codes.index(fault.code), lang) for fault in faults],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.in_language(lang)},
        "fullDescription": {"text": rule.why.in_language(lang)},
        "help": {"text": rule.ground.in_language(lang)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(fault: Told, rule_index: int, lang: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(fault.file), "uriBaseId": "%SRCROOT%"}}
    if fault.span:
        line, column, end_column, _ = fault.span
        place["region"] = {"startLine": line, "startColumn": column, "endColumn": end_column}
    return {
        "ruleId": fault.code,
        "ruleIndex": rule_index,
        "level": fault.severity.value,
        "message": {"text": f"{fault.message.in_language(lang)}\n{fault.help.in_language(lang)}"},
        "locations": [{"physicalLocation": place}],
    }
