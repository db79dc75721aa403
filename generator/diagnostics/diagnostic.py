"""A finding, its place and its words.

Checks return findings and never raise: an exception means a fault of this program.
"""

from enum import StrEnum

import msgspec

from generator.diagnostics.text import Text

__all__ = ["Diagnostic", "Finding", "Severity", "Text"]


class Severity(StrEnum):
    """What a finding does to the build."""

    ERROR = "error"
    """The build is refused."""
    WARNING = "warning"
    """The build goes on; the finding is told, and shown on the site where residents should know."""


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing wrong in one record; the file is not known here, only the path of keys in it.

    `path` is empty for the record as a whole; an int is a position in a list. `position` (line and column,
    from 1) is set only where there is no path yet, because the file could not be read as YAML.
    """

    path: tuple[str | int, ...]
    code: str
    message: Text
    help: Text
    position: tuple[int, int] | None = None


class Diagnostic(msgspec.Struct, frozen=True):
    """A finding in its file. `file` is relative to the district's folder, with forward slashes."""

    file: str
    severity: Severity
    finding: Finding
