"""The district's records as they stand in its files: each compiled once for every state of its bytes."""

import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from generator.build.fingerprint import fingerprint
from generator.build.trace_store import TraceStore
from generator.diagnostics.diagnostic import Diagnostic, Finding, Severity, Text
from generator.diagnostics.rules import K_6, RULES
from generator.disclosure.records import Disclosed
from generator.facts.references import RecordName
from generator.records.source_files import Refused, Seen, SourceFile, UnreadableFile, digest_of, read, unchanged, walk
from generator.stages.compile_record import Compiled, Head, compile_record, head_decoder
from generator.stages.workers import Workers

Progress = Callable[[str, int, int], None]
"""(what is being done, done, of how many)."""

PIECES: Final = "pieces"
"""The stage that keeps the texts of records that are not for the public."""
_HEADS_ALONE: Final = "heads alone"
"""The note that some heads were compiled by a check: a build looks for what it lacks of them."""
_PART: Final = 250
_KEPT_AT_ONCE: Final = 4000
"""Records whose results go to the store together: each transaction writes the leaves of its index that it touched anew."""
_FEW: Final = 100


class Digests(NamedTuple):
    """What the district's folder holds now: the digest of each file by its path, and what may not be read."""

    of_files: Mapping[str, str]
    refused: tuple[Refused, ...]
    """What is no record, and files that can't be read."""

    def key(self) -> bytes:
        """Hash of all that the folder holds."""
        told = [(refused.path, repr(refused.finding)) for refused in self.refused]
        return fingerprint(msgspec.msgpack.encode([self.of_files, told]))


class Sources:
    """The files of one district and what they say, kept between builds by the store and between looks in memory."""

    def __init__(self, root: Path, store: TraceStore, workers: Workers) -> None:
        self._root = root
        self._store = store
        self._workers = workers
        self._heads: dict[str, Head] = {}
        self._heads_of_look: dict[str, Head] | None = None
        self._records_of_look: dict[RecordName, str] | None = None
        self._digests = Digests({}, ())

    def look(self, progress: Progress, *, whole: bool) -> Digests:
        """See what has changed since the last look, and compile what has; `whole`: with all that pages need, not heads alone."""
        files, refused = walk(self._root)
        lacking = whole and self._store.note(_HEADS_ALONE) == b"yes"
        known = self._store.made_keys("view") if lacking else None
        before = {row[0]: Seen(*row) for row in self._store.seen()}
        recorded_at = int(self._store.note("seen at") or b"0")
        now = time.time_ns()
        digests: dict[str, str] = {}
        changed: list[SourceFile] = []
        for file in files:
            seen = before.get(file.path)
            if seen is not None and unchanged(file, seen, recorded_at) and (known is None or seen.digest in known):
                digests[file.path] = seen.digest
            else:
                changed.append(file)
        if changed and not whole:
            self._store.keep_note(_HEADS_ALONE, b"yes")
        rows = self._compile(changed, digests, refused, progress, whole=whole)
        gone = before.keys() - digests.keys()
        if rows or gone:
            self._store.keep_seen(rows, gone)
            self._store.keep_note("seen at", str(now).encode())
            self._forget(set(digests.values()))
        if lacking:
            self._store.keep_note(_HEADS_ALONE, b"no")
        self._digests = Digests(dict(sorted(digests.items())), tuple(refused))
        self._heads_of_look = self._records_of_look = None
        return self._digests

    def _compile(
        self,
        changed: list[SourceFile],
        digests: dict[str, str],
        refused: list[Refused],
        progress: Progress,
        *,
        whole: bool,
    ) -> list[tuple[str, int, int, int, str]]:
        rows = []
        known = self._store.made_keys("view" if whole else "head") if 0 < len(changed) < _PART else frozenset()
        by_path = {file.path: file for file in changed}
        waiting: list[tuple[str, Compiled]] = []
        done = 0
        for count, results in self._workers.in_parts(_compile_files, by_path, _PART, str(self._root), known, whole):
            for path, digest, compiled in results:
                if isinstance(compiled, Finding):
                    refused.append(Refused(path, compiled))
                    continue
                digests[path] = digest
                rows.append((*by_path[path], digest))
                if compiled is not None:
                    waiting.append((digest, compiled))
            if len(waiting) >= _KEPT_AT_ONCE:
                self._keep(waiting, whole=whole)
                waiting.clear()
            done += count
            progress("reading", done, len(by_path))
        self._keep(waiting, whole=whole)
        return rows

    def _keep(self, made: list[tuple[str, Compiled]], *, whole: bool) -> None:
        """Keep what was compiled, the views last: whose view is kept is known."""
        self._store.keep_made("head", [(digest, compiled.head) for digest, compiled in made])
        if whole:
            self._store.keep_made("words", [(digest, compiled.words) for digest, compiled in made])
            self._store.keep_made(PIECES, [(digest, compiled.pieces) for digest, compiled in made if compiled.pieces])
            self._store.keep_made("view", [(digest, compiled.view) for digest, compiled in made])
        decode = head_decoder().decode
        self._heads |= {digest: decode(compiled.head) for digest, compiled in made}

    def _forget(self, used: set[str]) -> None:
        stale = self._store.made_keys("head") - used
        for stage in ("head", "view", "words", PIECES, "chart"):
            self._store.drop_made(stage, stale)

    def digests(self) -> Mapping[str, str]:
        """The digest of every readable file by its path, as of the last look."""
        return self._digests.of_files

    def heads(self) -> Mapping[str, Head]:
        """Every readable file's head by its path, in the order of paths, as of the last look."""
        if self._heads_of_look is None:
            self._decode(set(self._digests.of_files.values()))
            self._heads_of_look = {path: self._heads[digest] for path, digest in self._digests.of_files.items()}
        return self._heads_of_look

    def _decode(self, wanted: set[str]) -> None:
        decode = head_decoder().decode
        missing = wanted - self._heads.keys()
        if len(missing) > _FEW:
            self._heads |= {key: decode(value) for key, value in self._store.made("head").items() if key in missing}
        else:
            for key in missing:
                value = self._store.made_one("head", key)
                if value is not None:
                    self._heads[key] = decode(value)
        for key in self._heads.keys() - wanted:
            del self._heads[key]

    def records(self) -> Mapping[RecordName, str]:
        """The file of every record that can be read; of two with one name the first (K-6 tells of the other)."""
        if self._records_of_look is None:
            files: dict[RecordName, str] = {}
            for path, head in self.heads().items():
                if head.card is not None:
                    files.setdefault(RecordName(head.card.kind, head.card.id), path)
            self._records_of_look = files
        return self._records_of_look

    def words(self) -> Mapping[RecordName, str]:
        """The digest of what search may find of each record."""
        heads = self.heads()
        return {name: heads[path].words for name, path in self.records().items()}

    def disclosed(self) -> list[tuple[str, Disclosed]]:
        """What records for the public tell of persons, but for numbers that a record declares as an office's."""
        heads = self.heads()
        declared = {key for head in heads.values() if head.declared for key in head.declared}
        return [
            (path, each)
            for path, head in heads.items()
            if head.disclosed
            for each in head.disclosed
            if each.key not in declared
        ]

    def findings(self) -> list[Diagnostic]:
        """What is wrong with single files: unreadable, not YAML, outside the schema, against a kind's own rules."""
        found = [_diagnostic(refused.path, refused.finding) for refused in self._digests.refused]
        files = self.records()
        for path, head in self.heads().items():
            if head.findings:
                found += [_diagnostic(path, finding) for finding in head.findings]
        cards = sum(head.card is not None for head in self.heads().values())
        if len(files) < cards:
            for path, head in self.heads().items():
                if head.card is not None and files[name := RecordName(head.card.kind, head.card.id)] != path:
                    found.append(_diagnostic(path, _twice(name, files[name])))
        return found


def _compile_files(
    paths: list[str], root: str, known: Collection[str], whole: bool
) -> list[tuple[str, str, Compiled | Finding | None]]:
    """In a worker: path, digest, and what the file says; None where the store has it, a finding where it can't be read."""
    results: list[tuple[str, str, Compiled | Finding | None]] = []
    folder = Path(root)
    for path in paths:
        try:
            data = read(folder, path)
        except UnreadableFile as fault:
            results.append((path, "", fault.finding))
            continue
        digest = digest_of(data)
        results.append((path, digest, None if digest in known else compile_record(data, whole=whole)))
    return results


def _diagnostic(path: str, finding: Finding) -> Diagnostic:
    return Diagnostic(path, RULES[finding.code].severity, finding)


def _twice(name: RecordName, first: str) -> Finding:
    return K_6.at(
        ("id",),
        Text(f"编号“{name.id}”已用于 {first}", f"the id “{name.id}” stands in {first} already"),
        Text("改用未使用过的编号；编号一经公开不再改动", "write an id never used before; a published id never changes"),
    )


def refuses(diagnostics: list[Diagnostic]) -> bool:
    """Whether any of them refuses the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
