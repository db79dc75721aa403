"""This repository's own records, read once for the tests of its content."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from generator.kinds import KINDS
from generator.model.kind import Record
from generator.records.source_files import read, walk
from generator.records.yaml_text import read_yaml

ROOT: Final = Path(__file__).parents[2]
R = TypeVar("R", bound=Record)


class Held(NamedTuple):
    """A record, its file, and the words of the file."""

    path: str
    words: str
    record: Record


@cache
def held() -> tuple[Held, ...]:
    """Every record in the order of the files; the file must be free of findings."""
    found = []
    files, refused = walk(ROOT)
    assert not refused, refused
    for file in files:
        data = read(ROOT, file.path)
        tree, findings = read_yaml(data)
        assert tree is not None, (file.path, findings)
        assert not findings, (file.path, findings)
        given = {key: value for key, value in tree.items() if value != ""}
        record = KINDS[str(tree["kind"])].schema.model_validate(given)
        found.append(Held(file.path, data.decode("utf-8"), record))
    return tuple(found)


def all_of(schema: type[R]) -> list[R]:
    """The records of one schema that stand; those withdrawn are left out."""
    return [each.record for each in held() if isinstance(each.record, schema) and each.record.withdrawn is None]
