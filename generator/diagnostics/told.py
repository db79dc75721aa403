"""Diagnostics as they are told: placed, in the order of the files, each fault once."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.diagnostics.diagnostic import Diagnostic, Severity, Text
from generator.diagnostics.place import Span, SpanOf


class Told(NamedTuple):
    """A diagnostic with its place; `span` is None where the file as a whole is meant."""

    file: str
    span: Span | None
    code: str
    severity: Severity
    path: tuple[str | int, ...]
    message: Text
    help: Text


class Count(NamedTuple):
    """How many faults there are, and in how many files."""

    errors: int
    warnings: int
    files: int


def told(diagnostics: Iterable[Diagnostic], span_of: SpanOf) -> list[Told]:
    """The diagnostics sorted by file, position and code, each once."""
    placed = {_placed(diagnostic, span_of) for diagnostic in diagnostics}
    return sorted(placed, key=_order)


def count(faults: Iterable[Told]) -> Count:
    """Count errors, warnings and files."""
    faults = list(faults)
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    return Count(errors, len(faults) - errors, len({fault.file for fault in faults}))


def _placed(diagnostic: Diagnostic, span_of: SpanOf) -> Told:
    finding = diagnostic.finding
    return Told(
        diagnostic.file,
        span_of(diagnostic),
        finding.code,
        diagnostic.severity,
        finding.path,
        finding.message,
        finding.help,
    )


def _order(fault: Told) -> tuple[str, int, int, str, tuple[str, ...], Text]:
    line, column = fault.span[:2] if fault.span else (0, 0)
    # A key and a position in a list don't compare, so a path is ordered by what is printed of it.
    return fault.file, line, column, fault.code, tuple(map(str, fault.path)), fault.message
