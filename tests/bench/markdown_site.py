"""The same records for MkDocs with Material: a Markdown page a record, outside the navigation, search on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.records.source_files import read, walk
from generator.records.yaml_text import read_yaml

_SETTINGS: Final = """\
site_name: 对照
site_url: https://example.test/
theme: {name: material, language: zh, font: false}
plugins: [search]
markdown_extensions: [admonition, attr_list, tables]
nav: [index.md]
not_in_nav: "records/"
"""
_TITLES: Final = ("name", "title", "violation", "subject", "id")


def write_markdown_site(district: Path, folder: Path, at_most: int | None) -> int:
    """Write the MkDocs project of the district's records, or of so many spread evenly; how many pages it has."""
    files, _ = walk(district)
    step = max(1, len(files) / at_most) if at_most else 1
    chosen = [files[int(number * step)] for number in range(int(len(files) / step))]
    (folder / "docs" / "records").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    (folder / "docs" / "index.md").write_text("# 对照\n", "utf-8")
    for number, file in enumerate(chosen):
        record, _ = read_yaml(read(district, file.path))
        text = "\n".join(_page(record)) if isinstance(record, dict) else ""
        (folder / "docs" / "records" / f"{number}.md").write_text(text + "\n", "utf-8")
    return len(chosen) + 1


def _page(record: dict[str, Any]) -> Iterator[str]:
    title = next(record[name] for name in _TITLES if record.get(name))
    yield f"# {title}\n"
    yield "| 项目 | 内容 |\n| --- | --- |"
    for name, value in record.items():
        if isinstance(value, str) and "\n" not in value:
            yield f"| {name} | {_cell(value)} |"
    for name, value in record.items():
        if not isinstance(value, str):
            yield f"\n## {name}\n"
            yield from _section(value)
        elif "\n" in value:
            yield f"\n## {name}\n\n{value}\n"


def _section(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"- {name}：{_inline(inner)}" for name, inner in value.items())
    elif all(isinstance(row, dict) for row in value):
        names = list(dict.fromkeys(name for row in value for name in row))
        yield f"| {' | '.join(names)} |\n|{' --- |' * len(names)}"
        for row in value:
            yield f"| {' | '.join(_cell(_inline(row.get(name, ''))) for name in names)} |"
    else:
        yield from (f"1. {_inline(row)}" for row in value)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{name} {_inline(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return "、".join(_inline(inner) for inner in value)
    return str(value)


def _cell(text: str) -> str:
    return text.replace("\n", "<br>").replace("|", "\\|")
