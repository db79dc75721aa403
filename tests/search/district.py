"""The index of a whole district, made by the build's own parts of records that are never written to a disk."""

from pathlib import Path
from typing import Final, NamedTuple

from generator.build.fingerprint import fingerprint
from generator.build.trace_store import TraceStore
from generator.facts.facts import facts_of
from generator.facts.references import RecordName
from generator.facts.register import Register, register_of
from generator.model.kind import Card
from generator.pages.law_pages import article_address
from generator.sample.district import sample_files
from generator.search.documents import Document, documents
from generator.stages.compile_record import compile_record, head_decoder
from generator.stages.search_index import WORDS, Digested, SearchIndex
from tests.bench.search_documents import TODAY

SEED: Final = 2009
"""That of `liangquan sample`."""


class Indexed(NamedTuple):
    """An index, and what can be found in it."""

    folder: Path
    """Of its files: search/ of a site."""
    documents: tuple[Document, ...]
    register: Register


def indexed(scale: str, folder: Path) -> Indexed:
    """The index of a sample's records, written below `folder`; without pages of prose, which MkDocs would have to make."""
    cards: list[Card] = []
    records: dict[RecordName, str] = {}
    words: dict[RecordName, str] = {}
    kept: list[tuple[str, bytes]] = []
    decode = head_decoder().decode
    for path, text in sample_files(scale, SEED):
        if not path.endswith(".yaml"):
            continue
        data = text.encode()
        compiled = compile_record(data)
        head = decode(compiled.head)
        if head.card is None:
            raise ValueError(f"{path}: {head.findings}")
        name = RecordName(head.card.kind, head.card.id)
        cards.append(head.card)
        records[name] = fingerprint(data).hex()
        words[name] = head.words
        kept.append((records[name], compiled.words))
    facts = facts_of(register_of(cards), TODAY)
    publisher = min(facts.register.units)
    with TraceStore(folder / "state.sqlite", b"") as store:
        store.keep_made(WORDS, kept)
        index = SearchIndex(store, lambda *_: None)
        for path, content in index.files(facts, Digested(records, words), (), publisher).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    found = tuple(documents(facts, (), publisher, article_address))
    return Indexed(folder / "search", found, facts.register)
