"""A document's terms in each field, how long its fields are, and the piece of its text that a result shows."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from generator.model.kind import SearchDocument
from generator.search.documents import Document
from generator.search.normalising import normalised
from generator.search.pinyin import title_pinyin
from generator.search.postings import Fields
from generator.search.tokens import tokens

SHOWN: Final = 52
"""Characters of a document's text that a result may show."""


class DocumentWords(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the index needs of one document."""

    text: str
    """What a result shows of it: its record's summary, or how its body begins."""
    title: dict[str, int]
    keys: dict[str, int]
    body: dict[str, int]
    pinyin: dict[str, int]
    spelt: str
    """The normalised title, which is what `pinyin` spells."""

    def fields(self) -> Fields:
        """Term → how often, a mapping a field."""
        return self.title, self.keys, self.body, self.pinyin

    def lengths(self) -> tuple[int, int, int, int]:
        """Tokens of each field."""
        return sum(self.title.values()), sum(self.keys.values()), sum(self.body.values()), sum(self.pinyin.values())


class DocumentText(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The first of `DocumentWords`: what a result shows, without the terms behind it."""

    text: str


def words_of(document: Document, own: Sequence[SearchDocument], before: DocumentWords | None = None) -> DocumentWords:
    """The words of a document; `own` are those of its records, in the order of `document.words_of`.

    `before`: what they were: a title that stays is not spelt anew, which spares a build the dictionary.
    """
    keys: list[str] = []
    for key in (*(own[0].keys if own and not document.part else ()), *document.keys):
        keys += _tokens_of_key(key)
    bodies = [document.text] if document.text else []
    if document.part:
        bodies.append(own[0].parts[document.part])
    elif own:
        bodies += [own[0].body, *(text for other in own[1:] for text in (other.title, other.body))]
    body = "\n".join(text for text in bodies if text)
    title = normalised(document.title)
    return DocumentWords(
        title=Counter(tokens(title)),
        keys=Counter(keys),
        body=Counter(tokens(normalised(body))),
        pinyin=before.pinyin if before and before.spelt == title else Counter(title_pinyin(title)),
        spelt=title,
        text=_beginning((own[0].summary if own and not document.part else "") or body),
    )


def _beginning(text: str) -> str:
    plain = _SPACE.sub(" ", text).strip()
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1].rstrip()}…"


@lru_cache(maxsize=16384)
def _tokens_of_key(key: str) -> tuple[str, ...]:
    return tuple(tokens(normalised(key)))


_SPACE: Final = re.compile(r"\s+")
