"""The search index brought up to date: words cached by content, shards and packs made anew only where they differ.

The files follow from the documents alone: what an index was before only spares work (`tests/search` hold it to that).
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import msgspec

from generator.build.fingerprint import fingerprint
from generator.build.trace_store import TraceStore
from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.model.kind import SearchDocument
from generator.pages.law_pages import article_address
from generator.search import start
from generator.search.columns import days, facet_numbers, facet_words
from generator.search.deflate import deflated, inflated
from generator.search.document_words import CUTS, DocumentText, DocumentWords, words_of
from generator.search.documents import ARTICLE, Document, Owner, ProsePage, documents
from generator.search.packs import pack, packs_of
from generator.search.pinyin import sounds
from generator.search.postings import B, Change, inverted
from generator.search.sayings import sayings, synonyms
from generator.search.shards import Kept, Shard, changed_shards, read, shards
from generator.search.slots import PACK, Slots, slots_of
from generator.search.start import NAME_BYTES, Named, Start
from generator.search.typed_words import typed_words
from generator.search.vocabulary import vocabulary_parts
from generator.stages.sources import Progress

FOLDER: Final = "search/"
"""Where the index stands in the site."""
START: Final = f"{FOLDER}start.z"
HELD: Final = f"{FOLDER}held.json"
"""Which documents of the index a site holds: `{}` says all. An edition of a release has its own."""
TYPED: Final = f"{FOLDER}typing.z"
"""What a terminal's keyboard offers; the terminals' script asks for it by this name."""
RECORDS: Final = f"{FOLDER}records/"
"""What holds words that a reader is shown."""
WORDS: Final = "words"
"""The stage that keeps each record's own words."""
_OF_DOCUMENTS: Final = "words of documents"
_FILES: Final = "search files"
_NOTE: Final = "search"
_PART: Final = 400
_MANY: Final = 400
"""So many changed documents are as much work one by one as all together."""


class _Before(msgspec.Struct, frozen=True):
    """The index as it stands."""

    key: bytes
    slots: dict[str, tuple[int, str]]
    """`kind id` → slot, and the key of its words."""
    lengths: list[list[int]]
    shards: list[tuple[bytes, bytes, bool]]
    """First term, name, whether sealed."""
    packs: list[tuple[bytes, bytes]]
    """Key and name of each; b"" for one that holds nothing."""
    terms: bytes
    """All terms, a line each."""
    vocabulary: list[str]
    sounds: str
    typed: bytes
    """Key of what the keyboard's words were made from."""


class _Whose(NamedTuple):
    """What the start file tells besides the documents."""

    slots: Slots
    names: Mapping[Owner, str]
    telephone: str
    sayings: list[tuple[str, tuple[str, ...]]]
    """What residents say, and the register's words for it."""


class _Placed(NamedTuple):
    document: Document
    slot: int
    key: str
    """Of its words in the store."""


class Digested(NamedTuple):
    """Digests of every record."""

    records: Mapping[RecordName, str]
    words: Mapping[RecordName, str]
    """Of what search may find of it."""


class SearchIndex:
    """One build's work on the index."""

    def __init__(self, store: TraceStore, progress: Progress) -> None:
        self._store = store
        self._progress = progress

    def files(self, facts: Facts, digests: Digested, texts: Iterable[ProsePage], publisher: str) -> dict[str, bytes]:
        """Every file of the index by its path in the site. `publisher` is the unit that answers for the site."""
        found = list(documents(facts, texts, publisher, article_address))
        slots = slots_of(found)
        placed = {
            f"{document.kind} {document.id}": _Placed(
                document, slots.of[document.kind, document.id], _words_key(document, digests.words)
            )
            for document in found
        }
        whose = _Whose(slots, _names(facts, slots), facts.register.units[publisher].telephone, sayings(facts.register))
        told = [(name, one.slot, one.key, _shown(one.document)) for name, one in placed.items()]
        key = fingerprint(_encode((whose.telephone, whose.sayings, told, sorted(whose.names.items()))))
        held = self._store.note(_NOTE)
        before = msgspec.msgpack.decode(held, type=_Before) if held else None
        if before is None or before.key != key:
            self._keep_words(placed, digests.records)
            self._make(key, placed, whose, before)
        return self._store.made(_FILES) | {HELD: b"{}\n"}

    def _keep_words(self, placed: Mapping[str, _Placed], digests: Mapping[RecordName, str]) -> None:
        """Keep the words of documents that are new or changed."""
        known = self._store.made_keys(_OF_DOCUMENTS)
        wanted = list({one.key: one.document for one in placed.values() if one.key not in known}.items())
        for begin in range(0, len(wanted), _PART):
            part = wanted[begin : begin + _PART]
            records = {digests[record] for _, document in part for record in document.words_of}
            own = {digest: _decode_own(words) for digest, words in self._store.made_some(WORDS, records)}
            rows = [
                (key, _encode(words_of(document, [own[digests[record]] for record in document.words_of])))
                for key, document in part
            ]
            self._store.keep_made(_OF_DOCUMENTS, rows)
            self._progress("search", begin + len(part), len(wanted))

    def _make(self, key: bytes, placed: Mapping[str, _Placed], whose: _Whose, before: _Before | None) -> None:
        """The index of these documents in place of the one before."""
        slots = whose.slots
        changes = _changed(placed, before)
        made = self._patched(changes, placed, slots, before) if before and changes is not None else None
        shard_rows, terms, lengths = made or self._whole(placed, slots)
        pack_rows = self._packs(placed, slots, before)
        files = {f"{FOLDER}terms/{name.hex()}.z": data for _, name, _, data in shard_rows if data}
        files |= {f"{RECORDS}{name.hex()}.z": data for _, name, data in pack_rows if data}
        if before and terms == before.terms:
            vocabulary = before.vocabulary
        else:
            parts = {_name(part): deflated(part) for part in vocabulary_parts(terms)}
            vocabulary = [name.hex() for name in parts]
            files |= {f"{FOLDER}vocabulary/{name.hex()}.z": data for name, data in parts.items()}
        in_order = [one.document for one in sorted(placed.values(), key=lambda one: one.slot)]
        facets = facet_words(in_order)
        day_data = days(in_order)
        day_file = _name(day_data).hex()
        files[f"{FOLDER}days/{day_file}.z"] = deflated(day_data)
        characters = frozenset(terms.decode())
        if before and frozenset(before.terms.decode()) == characters:
            sounds_file = before.sounds
        else:
            sounds_data = sounds(characters).encode()
            sounds_file = _name(sounds_data).hex()
            files[f"{FOLDER}sounds/{sounds_file}.z"] = deflated(sounds_data)
        files[f"{FOLDER}synonyms.z"] = deflated(msgspec.json.encode(synonyms(whose.sayings)))
        titles = [document.title for document in in_order if document.kind != ARTICLE]
        said = {text for saying, means in whose.sayings for text in (saying, *means)}
        names = sorted(said.union(whose.names.values()))
        typed = fingerprint(_encode((sorted(titles), names, sorted(characters))))
        if before is None or before.typed != typed:
            files[TYPED] = deflated(typed_words(titles, names, characters))
        told = Start(
            documents=len(placed),
            slots=slots,
            owners=whose.names,
            lengths=lengths,
            shards=[Named(first, name) for first, name, _, _ in shard_rows],
            packs=[name for _, name, _ in pack_rows],
            vocabulary=vocabulary,
            facets=facets,
            facet_numbers=facet_numbers(in_order, facets),
            days=day_file,
            sounds=sounds_file,
            characters=characters,
            telephone=whose.telephone,
        )
        files[START] = deflated(start.written(told))
        now = _Before(
            key=key,
            slots={name: (one.slot, one.key) for name, one in placed.items()},
            lengths=lengths,
            shards=[(first, name, sealed) for first, name, sealed, _ in shard_rows],
            packs=[(pack_key, name) for pack_key, name, _ in pack_rows],
            terms=terms,
            vocabulary=vocabulary,
            sounds=sounds_file,
            typed=typed,
        )
        used = {START, TYPED, f"{FOLDER}days/{day_file}.z", f"{FOLDER}sounds/{sounds_file}.z", f"{FOLDER}synonyms.z"}
        used |= {*(f"{FOLDER}vocabulary/{name}.z" for name in vocabulary)}
        used |= {f"{FOLDER}terms/{name.hex()}.z" for _, name, _ in now.shards}
        used |= {f"{RECORDS}{name.hex()}.z" for _, name in now.packs}
        # The note first goes, so that a build killed in between makes all of it again.
        self._store.keep_note(_NOTE, b"")
        self._store.keep_made(_FILES, files.items())
        self._store.drop_made(_FILES, self._store.made_keys(_FILES) - used)
        self._store.drop_made(
            _OF_DOCUMENTS, self._store.made_keys(_OF_DOCUMENTS) - {one.key for one in placed.values()}
        )
        self._store.keep_note(_NOTE, _encode(now))

    def _whole(self, placed: Mapping[str, _Placed], slots: Slots) -> "_Shards":
        held = self._store.made(_OF_DOCUMENTS)
        in_order = sorted(placed.values(), key=lambda one: one.slot)
        pieces = ((one.slot, _decode_words(held[one.key]).pieces()) for one in in_order)
        postings, lengths = inverted(pieces, CUTS, slots.total)
        entries = sorted((term.encode(), found) for term, found in postings.items())
        rows = [_row(shard) for shard in shards(entries)]
        return rows, b"\n".join(term for term, _ in entries), lengths

    def _patched(self, changes: list[str], placed: Mapping[str, _Placed], slots: Slots, before: _Before) -> "_Shards":
        lengths = [
            [*field, *[0] * (slots.total - len(field))] if b else [] for field, b in zip(before.lengths, B, strict=True)
        ]
        by_term: dict[bytes, dict[int, tuple[int, ...]]] = {}
        for name in changes:
            slot = placed[name].slot if name in placed else before.slots[name][0]
            old = self._words(before.slots[name][1]) if name in before.slots else _NO_WORDS
            new = self._words(placed[name].key) if name in placed else _NO_WORDS
            # A title that stays is not spelt anew, which spares a build the dictionary.
            spelt = old.title != new.title
            were, are = old.fields(spelt=spelt), new.fields(spelt=spelt)
            for length, then, now in zip(lengths, were, are, strict=True):
                if length and then != now:
                    length[slot] = sum(now.values())
            for term in {term for counts in (*were, *are) for term in counts}:
                often = tuple(counts.get(term, 0) for counts in are)
                if often != tuple(counts.get(term, 0) for counts in were):
                    by_term.setdefault(term.encode(), {})[slot] = often
        rows: list[_ShardRow] = []
        for shard in changed_shards(
            [(first, sealed) for first, _, sealed in before.shards],
            lambda place: self._inflated(f"{FOLDER}terms/{before.shards[place][1].hex()}.z"),
            by_term,
        ):
            rows.append((*before.shards[shard.place], b"") if isinstance(shard, Kept) else _row(shard))
        return rows, self._terms_after(before, by_term, rows), lengths

    def _terms_after(self, before: _Before, changes: Mapping[bytes, Change], rows: "list[_ShardRow]") -> bytes:
        """All terms: those before, with what the shards made anew have gained and lost."""
        held = set(before.terms.split(b"\n"))
        touched = set(changes)
        there = {term for _, _, _, data in rows if data for term, _ in read(inflated(data)) if term in touched}
        if touched & held == there:
            return before.terms
        return b"\n".join(sorted((held - touched) | there))

    def _packs(self, placed: Mapping[str, _Placed], slots: Slots, before: _Before | None) -> "list[_PackRow]":
        by_pack: dict[int, list[_Placed]] = {}
        for one in placed.values():
            by_pack.setdefault(one.slot // PACK, []).append(one)
        known = dict(before.packs) if before else {}
        rows: list[_PackRow] = []
        for number in packs_of(slots):
            members = sorted(by_pack.get(number, ()), key=lambda one: one.slot)
            if not members:
                rows.append((b"", bytes(NAME_BYTES), b""))
                continue
            key = fingerprint(_encode([(one.slot % PACK, one.key, _shown(one.document)) for one in members]))
            if key in known:
                rows.append((key, known[key], b""))
                continue
            made = self._store.made_some(_OF_DOCUMENTS, {one.key for one in members})
            texts = {words_key: _decode_text(words).text for words_key, words in made}
            data = pack({one.slot: (one.document, texts[one.key]) for one in members}, number)
            rows.append((key, _name(data), deflated(data)))
        return rows

    def _words(self, key: str) -> DocumentWords:
        held = self._store.made_one(_OF_DOCUMENTS, key)
        if held is None:
            raise AssertionError(f"no words of {key}")
        return _decode_words(held)

    def _inflated(self, path: str) -> bytes:
        held = self._store.made_one(_FILES, path)
        if held is None:
            raise AssertionError(f"no file {path}")
        return inflated(held)


_ShardRow = tuple[bytes, bytes, bool, bytes]
"""First term, name, whether sealed, and the file's bytes, b"" for one that stays."""
_PackRow = tuple[bytes, bytes, bytes]
"""Key, name, and the file's bytes, b"" for one that stays or holds nothing."""
_Shards = tuple[list[_ShardRow], bytes, list[list[int]]]
"""Shards, all terms, lengths."""

_encode: Final = msgspec.msgpack.Encoder().encode
_decode_own: Final = msgspec.msgpack.Decoder(SearchDocument).decode
_decode_words: Final = msgspec.msgpack.Decoder(DocumentWords).decode
_decode_text: Final = msgspec.msgpack.Decoder(DocumentText).decode
_NO_WORDS: Final = DocumentWords("", "", (), "")


def _words_key(document: Document, digests: Mapping[RecordName, str]) -> str:
    own = [digests[name] for name in document.words_of]
    return fingerprint(_encode((document.title, document.text, document.part, document.keys, own))).hex()


def _shown(document: Document) -> tuple[str, ...]:
    return (
        document.address,
        document.note,
        document.day,
        document.street,
        document.category,
        document.status,
        document.tier,
    )


def _names(facts: Facts, slots: Slots) -> dict[Owner, str]:
    register = facts.register
    return {
        group.owner: register.units[group.owner.id].short_name
        if group.owner.kind == "unit"
        else register.communities[group.owner.id].title
        for group in slots.groups
    }


def _changed(placed: Mapping[str, _Placed], before: _Before | None) -> list[str] | None:
    """Names of documents that are new, gone or changed; None where slots have moved, or too many have changed."""
    if before is None:
        return None
    found = [name for name in before.slots if name not in placed]
    for name, one in placed.items():
        old = before.slots.get(name)
        if old is not None and old[0] != one.slot:
            return None
        if old is None or old[1] != one.key:
            found.append(name)
    # A slot that one document has left and another has taken is changed twice, in the order found: gone, then come.
    return found if len(found) <= _MANY else None


def _row(shard: Shard) -> _ShardRow:
    return shard.first, _name(shard.data), shard.sealed, deflated(shard.data)


def _name(data: bytes) -> bytes:
    return fingerprint(data)[:NAME_BYTES]
