"""A document's words as they are written: the pieces of its fields, and the piece of its text that a result shows."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from generator.model.kind import SearchDocument
from generator.search.documents import Document
from generator.search.normalising import normalised
from generator.search.pinyin import runs_of_characters, spelt
from generator.search.postings import Cut, Fields, Pieces
from generator.search.tokens import runs, tokens_of_run

SHOWN: Final = 52
"""Characters of a document's text that a result may show."""


class DocumentWords(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the index needs of one document."""

    text: str
    """What a result shows of it: its record's summary, or how its body begins."""
    title: str
    keys: tuple[str, ...]
    body: str

    def pieces(self) -> Pieces:
        """A title, each key, each line of the body, and the title again, which pinyin spells.

        Documents of one office say the same lines and keys over and over: an index cuts each of them once.
        """
        return (self.title,), self.keys, self.body.split("\n"), (self.title,)

    def fields(self, *, spelt: bool) -> Fields:
        """Term → how often, a mapping a field. Not `spelt`: without pinyin, which takes a dictionary to read."""
        title, keys, body, pinyin = (
            Counter([term for piece in pieces for run in cut.runs(piece) for term in cut.terms(run)])
            if spelt or cut is not _SPELT
            else {}
            for cut, pieces in zip(CUTS, self.pieces(), strict=True)
        )
        return title, keys, body, pinyin


class DocumentText(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The first of `DocumentWords`: what a result shows, without the words behind it."""

    text: str


def words_of(document: Document, own: Sequence[SearchDocument]) -> DocumentWords:
    """The words of a document; `own` are those of its records, in the order of `document.words_of`."""
    bodies = [document.text]
    if document.part:
        bodies.append(own[0].parts[document.part])
    elif own:
        bodies += [own[0].body, *(text for other in own[1:] for text in (other.title, other.body))]
    body = "\n".join(text for text in bodies if text)
    whole = own[0] if own and not document.part else None
    return DocumentWords(
        title=document.title,
        keys=(*(whole.keys if whole else ()), *document.keys),
        body=body,
        text=_beginning((whole.summary if whole else "") or body),
    )


def _beginning(text: str) -> str:
    plain = _SPACE.sub(" ", text).strip()
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1].rstrip()}…"


_SPACE: Final = re.compile(r"\s+")


_CUT: Final = Cut(lambda piece: runs(normalised(piece)), tokens_of_run)
_SPELT: Final = Cut(lambda piece: runs_of_characters(normalised(piece)), spelt)
CUTS: Final = (_CUT, _CUT, _CUT, _SPELT)
"""What cuts the pieces of each field into terms. No other field has terms as those of pinyin."""
