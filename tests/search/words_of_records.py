"""This repository's own records as documents, without a build."""

from functools import cache

import msgspec

from generator.kinds import KINDS
from generator.model.kind import SearchDocument
from generator.search.document_words import DocumentWords, words_of
from generator.search.documents import Document, Owner
from generator.stages.compile_record import compile_record, head_decoder
from tests.casebook import ROOT


@cache
def corpus(most: int) -> list[DocumentWords]:
    """The words of up to `most` documents of this repository, of every kind in turns."""
    found: list[list[DocumentWords]] = []
    decode = msgspec.msgpack.Decoder(SearchDocument).decode
    for kind in KINDS.values():
        of_kind = []
        for file in sorted((ROOT / kind.folder).rglob("*.yaml"))[:most]:
            compiled = compile_record(file.read_bytes())
            card = head_decoder().decode(compiled.head).card
            if card is None or card.kind != kind.name:
                continue
            document = Document(
                kind=card.kind, id=card.id, owner=Owner("unit", card.publisher), title=card.title, address=card.address,
                note="", since=card.published_on, day=card.changed_on, keys=(kind.title.zh, card.publisher),
            )  # fmt: skip
            of_kind.append(words_of(document, [decode(compiled.words)]))
        found.append(of_kind)
    longest = max(map(len, found))
    in_turns = [
        words
        for place in range(longest)
        for of_kind in found
        if place < len(of_kind)
        for words in of_kind[place : place + 1]
    ]
    return in_turns[:most]
