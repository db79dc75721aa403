"""A rule: what is held against a record, why, and on which ground.

Codes are never given a second meaning and never used again once they are dropped.
"""

from dataclasses import dataclass

from generator.diagnostics.diagnostic import Diagnostic, Finding, Severity, Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the office.

    `kind` names the kind of record that the two examples are taken from. `bad` and `good` are YAML excerpts
    of such a record; where a fault can't be typed (bytes, size), a YAML comment tells it.
    """

    code: str
    severity: Severity
    title: Text
    why: Text
    ground: Text
    kind: str
    bad: str
    good: str
    hides: bool = False
    """Whether what breaks it is told without the line it stands on: a report is read in more places than the record."""

    def at(self, path: tuple[str | int, ...], message: Text, help: Text) -> Finding:  # noqa: A002  # as the field
        """Tell that a record breaks the rule at `path`, keys to the value; `help`: what to write instead."""
        return Finding(path, self.code, message, help)

    def at_position(self, line: int, column: int, message: Text, help: Text) -> Finding:  # noqa: A002  # as the field
        """Tell it of a text that can't be read as YAML; `line` and `column` count characters from 1."""
        return Finding((), self.code, message, help, (line, column))

    def in_file(self, file: str, finding: Finding) -> Diagnostic:
        """Tell `finding` of `file`, a path relative to the district's folder with forward slashes."""
        return Diagnostic(file, self.severity, finding)
