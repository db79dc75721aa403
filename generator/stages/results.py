"""What comes of checking a district, of building its site, and of asking why a page is made again."""

from dataclasses import dataclass, field

from generator.build.explain import Difference
from generator.diagnostics.diagnostic import Diagnostic
from generator.facts.facts import Facts


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `facts` is None where the records are too faulty, or nothing has changed since they were told."""

    diagnostics: tuple[Diagnostic, ...]
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. Refused: nothing was written, and the site is as it was."""

    diagnostics: tuple[Diagnostic, ...]
    refused: bool = False
    pages: int = 0
    written: int = 0
    removed: int = 0
    changed: tuple[str, ...] = field(default=())
    """Paths of the files that were written, when there are few."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What differs between a page's inputs now and when it was written (`now`), and why it was written then (`last`)."""

    faults: tuple[Diagnostic, ...] = ()
    """Faults that keep the pages from being known; then there is nothing else."""
    never_built: bool = False
    now: tuple[Difference, ...] = ()
    last: tuple[Difference, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    """Input name of a record → its file."""
