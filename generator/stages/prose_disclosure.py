"""Personal data in `content/` and `mkdocs.yml`, attachments included; looked for again only when a file of prose changes."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from generator.build.trace_store import TraceStore
from generator.diagnostics.diagnostic import Diagnostic, Finding, Text
from generator.diagnostics.rules import P_6, RULES
from generator.disclosure.decoding import decoded
from generator.disclosure.personal_data import personal_data
from generator.disclosure.records import Disclosed, value_key
from generator.disclosure.sighting import Sighting
from generator.disclosure.texts import Closed, FoundText, texts_of
from generator.disclosure.told import words_of

_STAGE: Final = "disclosed prose"
_MOST: Final = 20

Found = list[tuple[str, Disclosed]]
"""File, and what it discloses."""


def disclosed_prose(root: Path, store: TraceStore, frame_key: bytes) -> Found:
    """What the district's prose and its attachments disclose. `frame_key`: the hash of all of it."""
    held = store.made_one(_STAGE, frame_key.hex())
    if held is not None:
        return msgspec.msgpack.decode(held, type=Found)
    files = [root / "mkdocs.yml", *(path for path in sorted((root / "content").rglob("*")) if path.is_file())]
    found = [(path.relative_to(root).as_posix(), disclosed) for path in files for disclosed in _of_file(path)]
    store.drop_made(_STAGE, store.made_keys(_STAGE))
    store.keep_made(_STAGE, [(frame_key.hex(), msgspec.msgpack.encode(found))])
    return found


def _of_file(path: Path) -> Iterator[Disclosed]:
    data = path.read_bytes()
    # A file's name is published too.
    yield from _of_text(FoundText("", path.stem), data)
    told = 0
    for text in texts_of(path.name, data):
        if isinstance(text, Closed):
            yield _closed(text)
        elif told < _MOST:
            for disclosed in _of_text(text, data):
                told += 1
                yield disclosed


def _of_text(text: FoundText, data: bytes) -> Iterator[Disclosed]:
    for sighting in islice(personal_data(text.text), _MOST):
        words = words_of(sighting)
        where = Text(f"（{text.part}）", f" ({text.part})") if text.part else Text("", "")
        message = Text(words.message.zh + where.zh, words.message.en + where.en)
        finding = words.rule.at_position(*_position(text.text, sighting, data), message, words.help)
        yield Disclosed(finding, words.hash, value_key(sighting.value))


def _position(text: str, sighting: Sighting, data: bytes) -> tuple[int, int]:
    """Line and column in the file, as far as the value stands there as it was read; else its beginning."""
    seen = text[sighting.start : sighting.end]
    source = decoded(data)
    at = source.find(seen)
    if at < 0:
        return 1, 1
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)


def _closed(closed: Closed) -> Disclosed:
    part = Text(f"（{closed.part}）", f" ({closed.part})") if closed.part else Text("", "")
    finding: Finding = P_6.at(
        (),
        Text(f"无法检查{part.zh}：{closed.why.zh}", f"it can't be searched{part.en}: {closed.why.en}"),
        Text("换成没有密码、完好的文件，或删去", "put a sound file without a password in its place, or delete it"),
    )
    return Disclosed(finding, "", "")


def diagnostics_of(found: Found) -> list[Diagnostic]:
    """As they are told."""
    return [Diagnostic(file, RULES[one.finding.code].severity, one.finding) for file, one in found]
