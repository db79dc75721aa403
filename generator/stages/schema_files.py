"""Writes the kinds' JSON Schemas, one file a kind."""

import json
from pathlib import Path

from generator.diagnostics.diagnostic import Text
from generator.kinds import KINDS
from generator.model.json_schema import json_schema
from generator.stages.outcome import Outcome


def schema_texts() -> dict[str, str]:
    """Each schema file's text by its name, as `unit.json`; the same bytes for the same program."""
    return {
        f"{kind.name}.json": json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in KINDS.values()
    }


def write_schemas(folder: Path) -> Outcome:
    """Write every kind's schema into `folder`, made where it is missing."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schema_texts().items():
            path = folder / name
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(Text(str(path), str(path)))
    except OSError as fault:
        said = f"{folder}: {fault.strerror}"
        return Outcome(tuple(written), (Text(f"不能写入 {said}", f"can't write {said}"),), 2)
    return Outcome(tuple(written))
