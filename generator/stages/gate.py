"""The gate before the public site: what was made is searched before any of it goes live.

Records and prose are searched where they are written (`disclosure/records.py`, `prose_disclosure.py`), which tells the
place. Here the bytes themselves are, every file that is about to be written: for numbers of persons that only came about
on the way, and for every piece of text that records of other editions hold and those for the public don't.
"""

import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from ahocorasick_rs import BytesAhoCorasick

from generator.build.fingerprint import fingerprint, joint_fingerprint
from generator.build.trace_store import TraceReader, TraceStore
from generator.diagnostics.diagnostic import Diagnostic, Severity, Text
from generator.diagnostics.rules import P_5, RULES
from generator.disclosure.decoding import decoded
from generator.disclosure.digit_runs import may_be_a_persons, numbers_in
from generator.disclosure.records import pieces_of, value_key
from generator.disclosure.sighting import value_hash
from generator.disclosure.texts import FoundText, texts_of
from generator.disclosure.told import words_of
from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.kinds import KINDS
from generator.model.edition import Edition
from generator.model.kind import Card
from generator.stages.exceptions import read_exceptions
from generator.stages.prose import template_folders
from generator.stages.sources import PIECES, Sources

STAGE: Final = "gate"
"""The stage that keeps the pieces, sorted, by their hash."""


class Gate(NamedTuple):
    """What a worker searches for. `pieces`: key of the pieces under `STAGE`; "" where there are none."""

    pieces: str


class Leak(NamedTuple):
    """Something that must not go live, in the file at `path`."""

    path: str
    piece: bytes
    """What other editions hold; b"" for a number of a person."""
    code: str = ""
    message: tuple[str, str] = ("", "")
    help: tuple[str, str] = ("", "")
    hash: str = ""
    key: str = ""


def leaks_in(path: str, data: bytes, gate: Gate, state: Path) -> Iterator[Leak]:
    """What the file at `path` of the public site gives away."""
    shown = zlib.decompress(data, -zlib.MAX_WBITS) if path.endswith(".z") else data
    if gate.pieces:
        search, pieces = _search(state, gate.pieces)
        found = {index for index, _, _ in search.find_matches_as_indexes(shown, overlapping=True)}
        yield from (Leak(path, pieces[index]) for index in sorted(found))
    if has_long_number(shown):
        texts = (text.text for text in texts_of(path, data) if isinstance(text, FoundText))
        for value in {sighting.value: sighting for text in texts for sighting in numbers_in(text)}.values():
            words = words_of(value)
            yield Leak(path, b"", words.rule.code, words.message, words.help, words.hash, value_key(value.value))


@lru_cache(maxsize=2)
def _search(state: Path, key: str) -> tuple[BytesAhoCorasick, list[bytes]]:
    reader = TraceReader(state)
    pieces = msgspec.msgpack.decode(dict(reader.made(STAGE, [key]))[key], type=list[bytes])
    reader.close()
    return BytesAhoCorasick(pieces), pieces


_DIGITS: Final = bytes(0x30 if 0x30 <= code <= 0x39 else 0x20 for code in range(256))
"""Any digit as 0."""
_SHORTEST: Final = b"0" * 11
_BLOCK: Final = re.compile(rb"(\d{11,19})(?:[xX]|\xef\xbc\xb8|\xef\xbd\x98)?(?!\d)|\d+")
"""Digits, and an X of either width behind them."""
_FULL_WIDTH: Final = re.compile(rb"\xef\xbc[\x90-\x99]")
"""A digit of full width, ０ to ９, in UTF-8."""


def has_long_number(data: bytes) -> bool:
    """Whether a person's number may stand in the bytes, in digits of either width. Quick: most pages have none."""
    zeros = data.translate(_DIGITS)
    at = zeros.find(_SHORTEST)
    while at >= 0:
        block = _BLOCK.match(data, at)
        if block is None:
            raise AssertionError("no digit where one was found")
        if digits := block[1]:
            value = digits.decode()
            if may_be_a_persons(value) or (len(block[0]) > len(digits) and may_be_a_persons(f"{value}X")):
                return True
        at = zeros.find(_SHORTEST, block.end())
    return _FULL_WIDTH.search(data) is not None


class Guard:
    """The gate of one build of the public site, and the judge of what it finds."""

    def __init__(
        self,
        store: TraceStore,
        sources: Sources,
        *,
        program_words: Callable[[], Iterable[bytes]],
        allows: Callable[[str], bool],
        facts: Facts,
    ) -> None:
        """Make the gate anew.

        `program_words`: what this program says itself; `allows`: whether the office excepts a value's hash. What `facts`
        withhold until it is approved, and cases that are not on show on their day, count as not public.
        """
        self._store = store
        store.drop_made(STAGE, store.made_keys(STAGE))
        self._allows = allows
        self._program_words = program_words
        on_show = {RecordName(case.kind, case.id) for case in facts.register.cases() if not case.withdrawn}
        self._public, self._files, self._declared = _parted(sources, on_show, facts.withheld)
        self._held = {key: held for key, held in store.made(PIECES).items() if key in self._files}
        digests, files = sources.digests(), sources.records()
        self._held |= {key: _pieces_of_view(store, key) for key in (digests[files[name]] for name in facts.withheld)}
        self._bare = [_encode(facts.register.items[name.id]) for name in facts.withheld if name.kind == "power_item"]
        decode = msgspec.msgpack.Decoder(list[str]).decode
        pieces = sorted({piece.encode() for held in self._held.values() for piece in decode(held)})
        # What is withheld may have been an echo while it was public.
        self._key = joint_fingerprint([*pieces, repr(sorted(facts.withheld)).encode()])
        known = store.note(_ECHOES) or b""
        if known[:16] == self._key:
            echoes = set(msgspec.msgpack.decode(known[16:], type=list[bytes]))
        else:
            echoes = self._echoes_of(pieces)
            self._keep(echoes)
        self._echoes = echoes
        self._pieces = [piece for piece in pieces if piece not in echoes]
        self.gate = self._gate(self._pieces)

    def gate_for_new(self, site: str) -> Gate | None:
        """A gate of those pieces only which the files of `site` have not been searched for; None where there are none."""
        searched = self._store.note(f"searched {site}") or b""
        known = {searched[at : at + 8] for at in range(0, len(searched), 8)}
        new = [piece for piece in self._pieces if fingerprint(piece)[:8] not in known]
        return self._gate(new) if new else None

    def passed(self, site: str) -> None:
        """Remember that `site` holds none of the pieces."""
        self._store.keep_note(f"searched {site}", b"".join(fingerprint(piece)[:8] for piece in self._pieces))

    def confirmed(self, leaks: Sequence[Leak]) -> list[Leak]:
        """Without what the office excepts, numbers that a record declares, and pieces that are the public's by now."""
        suspected = sorted({leak.piece for leak in leaks if leak.piece})
        echoes = self._echoes_of(suspected)
        if echoes:
            self._keep(self._echoes | echoes)
        allowed = {piece for piece in suspected if piece in echoes or self._allows(value_hash(piece.decode()))}
        return [
            leak
            for leak in leaks
            if (
                leak.piece not in allowed
                if leak.piece
                else leak.key not in self._declared and not self._allows(leak.hash)
            )
        ]

    def file_of(self, piece: bytes) -> str:
        """The file of a record that holds the piece."""
        words, decode = piece.decode(), msgspec.msgpack.Decoder(list[str]).decode
        return next(self._files[key] for key, held in self._held.items() if words in decode(held))

    def _echoes_of(self, pieces: list[bytes]) -> set[bytes]:
        """Those of the pieces that records for the public hold too, or this program says itself."""
        if not pieces:
            return set()
        search = BytesAhoCorasick(pieces)
        views = (view for key, view in self._store.made("view").items() if key in self._public)
        return {
            pieces[index]
            for text in chain(views, self._bare, self._program_words())
            for index, _, _ in search.find_matches_as_indexes(text, overlapping=True)
        }

    def _keep(self, echoes: set[bytes]) -> None:
        self._store.keep_note(_ECHOES, self._key + msgspec.msgpack.encode(sorted(echoes)))

    def _gate(self, pieces: list[bytes]) -> Gate:
        if not pieces:
            return Gate("")
        encoded = msgspec.msgpack.encode(pieces)
        key = fingerprint(encoded).hex()
        self._store.keep_made(STAGE, [(key, encoded)])
        return Gate(key)


_ECHOES: Final = "echoes"
"""The note of the pieces that are the public's too."""


_encode: Final = msgspec.msgpack.Encoder(decimal_format="string").encode


def _pieces_of_view(store: TraceStore, key: str) -> bytes:
    """The pieces of a record that is for the public but is withheld: what its view holds."""
    view = store.made_one("view", key)
    return _encode(sorted(set(pieces_of(msgspec.msgpack.decode(view))))) if view else _encode([])


def _parted(
    sources: Sources, on_show: Collection[RecordName], withheld: Collection[RecordName]
) -> tuple[set[str], dict[str, str], set[str]]:
    """Digests of records for the public; digest → file of the others; numbers that the former declare."""
    public: set[str] = set()
    others: dict[str, str] = {}
    declared: set[str] = set()
    digests = sources.digests()
    for path, head in sources.heads().items():
        card = head.card
        if card is not None and _is_public(card, on_show) and RecordName(card.kind, card.id) not in withheld:
            public.add(digests[path])
            declared.update(head.declared)
        else:
            others[digests[path]] = path
    return public, others, declared


def _is_public(card: Card, on_show: Collection[RecordName]) -> bool:
    by_day = KINDS[card.kind].held_back is not None
    return card.edition is Edition.PUBLIC and (not by_day or RecordName(card.kind, card.id) in on_show)


def told(leak: Leak, guard: Guard, root: Path, source: str) -> Diagnostic:
    """What is wrong, at its place in the sources. `source`: the file that the page is made from."""
    if not leak.piece:
        where = Text(leak.message[0] + f"（网页 {leak.path}）", leak.message[1] + f" (on {leak.path})")
        return Diagnostic(source, Severity.ERROR, RULES[leak.code].at((), where, Text(*leak.help)))
    file, words = guard.file_of(leak.piece), leak.piece.decode()
    masked = f"{words[:2]}…"
    message = Text(
        f"这里的文字“{masked}”只属于其他版本，却出现在公众版的 {leak.path}",
        f"the words “{masked}” stand in no record for the public, but on its site in {leak.path}",
    )
    instead = Text(
        f"改模板或正文；确可公开的，在 disclosure.yaml 写一条例外，value: {value_hash(words)}",
        "mend the template or the prose; where they may be public, write an exception into disclosure.yaml with "
        f"`value: {value_hash(words)}`",
    )
    text = decoded((root / file).read_bytes())
    at = max(text.find(words), 0)
    finding = P_5.at_position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message, instead)
    return P_5.in_file(file, finding)


def guard_of(root: Path, store: TraceStore, sources: Sources, facts: Facts) -> Guard:
    """The guard of the public site of the district in `root`, on the day of these facts."""
    exceptions = read_exceptions(root)
    return Guard(
        store,
        sources,
        program_words=lambda: words_of_program(root, Path(__file__).parents[1]),
        allows=lambda hash_: exceptions.allow(hash_, facts.today),
        facts=facts,
    )


def words_of_program(root: Path, program: Path) -> Iterator[bytes]:
    """The bytes of this program's own templates and sources: what they say is no office's.

    A district's own prose and templates are not among them: a sentence that is pasted into one is a leak.
    """
    for file in (*template_folders(root)[-1].rglob("*"), *program.rglob("*.py")):
        # What the sample of a district says is an office's, so to speak.
        if file.is_file() and not file.is_relative_to(program / "sample"):
            yield file.read_bytes()
