"""Writes the kinds' JSON Schemas, one file a kind."""

import json
from pathlib import Path

from generator.kinds import KINDS
from generator.model.json_schema import json_schema


def schema_texts() -> dict[str, str]:
    """Each schema file's text by its name, as `unit.json`; the same bytes for the same program."""
    return {
        f"{kind.name}.json": json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in KINDS.values()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write every kind's schema into `folder`, made where it is missing; the files' paths. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_texts().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written
