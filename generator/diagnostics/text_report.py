"""The report that an editor reads: the fault, its line with a caret under it, and how to mend it."""

from collections.abc import Sequence
from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.place import Span
from generator.diagnostics.rules import RULES
from generator.diagnostics.told import Told, count
from generator.diagnostics.visible import cells, visible

_SEVERITY: Final = {Severity.ERROR: Text("错误", "error"), Severity.WARNING: Text("警告", "warning")}
_COLOUR: Final = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m"}
_BOLD: Final = "\033[1m"
_DIM: Final = "\033[2m"
_PLAIN: Final = "\033[0m"
_HELP: Final = Text("改法", "help")
_NOTHING: Final = Text("没有发现问题。", "Nothing wrong.")
_WIDEST: Final = 100
"""Cells of a source line that are shown; a longer line is cut to the part round the caret."""


def text_report(faults: Sequence[Told], lang: str, *, colour: bool = False) -> str:
    """The faults in `lang`, one paragraph each, and a line that counts them. Ends with a line end."""
    if not faults:
        return _NOTHING.in_language(lang) + "\n"
    paragraphs = [_paragraph(fault, lang, colour) for fault in faults]
    return "\n".join([*paragraphs, _summary(faults, lang)]) + "\n"


def _paragraph(fault: Told, lang: str, colour: bool) -> str:
    severity = _painted(f"{_SEVERITY[fault.severity].in_language(lang)}[{fault.code}]", _COLOUR[fault.severity], colour)
    message = _painted(visible(fault.message.in_language(lang)), _BOLD, colour)
    lines = [f"{severity} {message}"]
    file = visible(fault.file)
    if fault.span is None:
        lines.append(f"  --> {file}")
    else:
        lines.append(f"  --> {file}:{fault.span.line}:{fault.span.column}")
        if not RULES[fault.code].hides:
            lines += _excerpt(fault.span, _COLOUR[fault.severity], colour)
    joint = "：" if lang == "zh" else ": "
    lines.append(f"   = {_HELP.in_language(lang)}{joint}{visible(fault.help.in_language(lang))}")
    return "\n".join(lines) + "\n"


def _excerpt(span: Span, severity_colour: str, colour: bool) -> list[str]:
    before, marked, after = _window(
        visible(span.text[: span.column - 1]),
        visible(span.text[span.column - 1 : span.end_column - 1]),
        visible(span.text[span.end_column - 1 :]),
    )
    number = str(span.line)
    margin = " " * len(number)
    caret = " " * cells(before) + _painted("^" * max(cells(marked), 1), severity_colour, colour)
    return [
        _painted(f" {margin} |", _DIM, colour),
        _painted(f" {number} |", _DIM, colour) + f" {before}{marked}{after}".rstrip(),
        _painted(f" {margin} |", _DIM, colour) + f" {caret}",
    ]


def _window(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line, cut so that they take about `_WIDEST` cells and the marked part begins within."""
    if cells(before + marked + after) <= _WIDEST:
        return before, marked, after
    while cells(before) > _WIDEST // 2:
        before = before[-(len(before) * 3 // 4) :] if len(before) > 8 else ""
        before = "…" + before.lstrip("…")
    marked = _first_cells(marked, _WIDEST - cells(before))
    return before, marked, _first_cells(after, _WIDEST - cells(before + marked))


def _first_cells(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += cells(character)
        if taken >= room:
            return text[:index] + "…"
    return text


def _summary(faults: Sequence[Told], lang: str) -> str:
    errors, warnings, files = count(faults)
    if lang == "zh":
        kinds = [f"{number} 处{name}" for number, name in ((errors, "错误"), (warnings, "警告")) if number]
        return f"共 {'、'.join(kinds)}，涉及 {files} 个文件。"
    kinds = [
        f"{number} {name}{'s' * (number > 1)}" for number, name in ((errors, "error"), (warnings, "warning")) if number
    ]
    return f"{' and '.join(kinds)} in {files} file{'s' * (files > 1)}."


def _painted(text: str, paint: str, colour: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if colour else text
