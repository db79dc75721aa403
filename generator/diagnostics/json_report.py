"""The report for programs: one JSON document, both languages, the same bytes for the same faults."""

import json
from collections.abc import Sequence
from typing import Any

from generator.diagnostics.told import Told, count


def json_report(faults: Sequence[Told]) -> str:
    """`{"summary": {errors, warnings, files}, "diagnostics": [...]}`; line and columns count from 1, or are null."""
    document = {
        "summary": count(faults)._asdict(),
        "diagnostics": [_entry(fault) for fault in faults],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry(fault: Told) -> dict[str, Any]:
    line, column, end_column = fault.span[:3] if fault.span else (None, None, None)
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "file": fault.file,
        "line": line,
        "column": column,
        "end_column": end_column,
        "path": list(fault.path),
        "message": fault.message._asdict(),
        "help": fault.help._asdict(),
    }
