"""The documents of a district and their words, for every engine of the search bench the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from generator.facts.facts import facts_of
from generator.facts.references import RecordName
from generator.facts.register import register_of
from generator.kinds import KINDS
from generator.model.kind import Card, SearchDocument
from generator.pages.law_pages import article_address
from generator.records.source_files import read, walk
from generator.records.yaml_text import read_yaml
from generator.search.documents import documents
from generator.stages.compile_record import without_blanks
from generator.stages.prose import build_prose
from generator.stages.prose_texts import prose_texts
from tests.bench.search_queries import Found

TODAY: Final = date(2026, 11, 20)


class Worded(NamedTuple):
    """A document with the words by which it may be found: those that our own index has too."""

    found: Found
    keys: tuple[str, ...]
    body: str


def worded_documents(district: Path) -> Iterator[Worded]:
    """Every document of the district's folder: of its records, and of its pages of prose."""
    cards: list[Card] = []
    words: dict[RecordName, SearchDocument] = {}
    files, _ = walk(district)
    for file in files:
        tree, _ = read_yaml(read(district, file.path))
        kind = KINDS[str(tree["kind"])]  # type: ignore[index]  # the sample has no fault
        record = kind.schema.model_validate(without_blanks(tree))
        cards.append(kind.card(record, ""))
        words[RecordName(kind.name, record.id)] = kind.search_document(record)
    register = register_of(cards)
    prose = prose_texts(build_prose(district).pages)
    for document in documents(facts_of(register, TODAY), prose, min(register.units), article_address):
        own = [words[name] for name in document.words_of]
        further = (text for other in own[1:] for text in (other.title, other.body))
        yield Worded(
            Found(document.kind, document.id, document.owner.id, document.title, document.note, document.address),
            (*(own[0].keys if own else ()), *document.keys),
            own[0].parts[document.part]
            if document.part
            else "\n".join(text for text in (own[0].body if own else document.text, *further) if text),
        )
