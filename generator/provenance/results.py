"""The last verification as the build sees it: of each record that still reads as it was verified."""

from collections.abc import Mapping
from pathlib import Path

from generator.facts.references import RecordName
from generator.facts.verification import Verification
from generator.provenance.git import Git, GitFault
from generator.provenance.verified import all_records, verified_key


def results_key(root: Path) -> bytes:
    """What `results` hangs on besides the records: b"" where nothing was verified."""
    try:
        return verified_key(Git(root))
    except GitFault:
        return b""


def results(root: Path, digests: Mapping[RecordName, str]) -> dict[RecordName, Verification]:
    """What was verified of the records with these digests; nothing where git can't be asked, for then nothing is proved."""
    try:
        kept = all_records(Git(root))
    except GitFault:
        return {}
    found = {}
    for kind, id_ in kept:
        record, name = kept[kind, id_], RecordName(kind, id_)
        if digests.get(name) == record.digest:
            found[name] = Verification(record.through, len(record.brought), record.entries, record.duties)
    return found
