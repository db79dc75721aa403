"""A place in a file, and how it is found: whoever knows the files passes the finder in."""

from collections.abc import Callable
from typing import NamedTuple

from generator.diagnostics.diagnostic import Diagnostic


class Span(NamedTuple):
    """A place in a file. Line and columns count characters from 1; `end_column` is one past the last character."""

    line: int
    column: int
    end_column: int
    text: str
    """The whole line, without its line end."""


SpanOf = Callable[[Diagnostic], Span | None]
"""Where a diagnostic points to; None where it means the file as a whole, or the file is gone."""
