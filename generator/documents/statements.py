"""The seven statements of a decision (处罚法 art. 59; on the spot those of art. 52), looked for in the page itself: whatever a template calls them.

A template of an office may put them as it likes. What counts is that the words of the case stand there.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Final, NamedTuple

from generator.diagnostics.diagnostic import Text
from generator.documents.forms import DECISION, ON_THE_SPOT, Form
from generator.kinds.penalty_case import AUTHORITY, FACTS, PARTY, PENALTY, PERFORMANCE, REMEDIES
from generator.kinds.penalty_case import SEAL as BEARS_SEAL
from generator.model.kind import PlainData


class Lack(NamedTuple):
    """A statement that a decision lacks, and what to write into its template."""

    statement: str
    write: Text


_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    PARTY: ("party.name", "party.address"),
    FACTS: ("facts", "evidence"),
    PENALTY: ("penalties", "basis"),
    PERFORMANCE: ("performance",),
    REMEDIES: ("remedies",),
    AUTHORITY: ("office.name", "decision.on"),
    BEARS_SEAL: ("seal",),
}
"""Statement → the names of what it says."""
_ON_THE_SPOT: Final[dict[str, tuple[str, ...]]] = {
    statement: names for statement, names in _NEEDED.items() if statement not in {FACTS, PERFORMANCE}
} | {FACTS: ("facts",)}
"""What art. 52 asks of a decision on the spot: the unlawful act, of which it need not name the evidence."""


def lacking_statements(form: Form, html: str, data: PlainData) -> list[Lack]:
    """The statements that the page of a decision lacks; of other documents none is asked."""
    if form not in {DECISION, ON_THE_SPOT}:
        return []
    words = _words_of(html)
    return [
        Lack(statement, _write(names))
        for statement, names in (_NEEDED if form == DECISION else _ON_THE_SPOT).items()
        if not all(_stands(name, data, words) for name in names)
    ]


def _write(names: Iterable[str]) -> Text:
    marks = "、".join(f"{{{{ {name}{' | joined' if name in _LISTS else ''} }}}}" for name in names)
    return Text(f"在模板中写 {marks}，并在案件记录中写明", f"write {marks} in the template, and the values in the case")


_LISTS: Final = frozenset({"evidence", "penalties", "basis"})


def _stands(name: str, data: PlainData, words: str) -> bool:
    value: object = data
    for key in name.split("."):
        value = value[key] if isinstance(value, dict) else ""
    pieces = value if isinstance(value, list) else [value]
    return bool(pieces) and all(piece and _bare(str(piece)) in words for piece in pieces)


_HIDDEN: Final = re.compile(r"<!--.*?-->|<(script|style|title|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")


def _words_of(html: str) -> str:
    return _bare(unescape(_TAG.sub("", _HIDDEN.sub("", html))))


def _bare(text: str) -> str:
    return "".join(text.split())
