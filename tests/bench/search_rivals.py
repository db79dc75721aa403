"""The same documents in Pagefind's index and in that of Material for MkDocs, each made by its own program."""

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from mkdocs.config import load_config

from tests.bench.search_documents import Worded
from tests.bench.search_queries import Found

_PAGE: Final = """\
<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main data-pagefind-body><h1>{title}</h1><p data-pagefind-weight="2">{keys}</p>{body}</main></body></html>
"""
_SETTINGS: Final = """\
site_name: 对照
site_url: https://example.test/
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
"""
MATERIAL: Final = Path(str(find_spec("material").origin)).parent / "templates/assets/javascripts"  # type: ignore[union-attr]
"""Where its worker and the scripts of lunr's languages stand."""


def write_pages(documents: Iterable[Worded], site: Path) -> int:
    """A page a document, at its address: what Pagefind's own program reads. How many there are."""
    count = 0
    for document in documents:
        page = site / document.found.address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        keys = " ".join(document.keys)
        text = _PAGE.format(title=escape(document.found.title), keys=escape(keys), body=_paragraphs(document.body))
        page.write_text(text, "utf-8")
        count += 1
    return count


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)


def write_material_index(documents: Iterable[Worded], folder: Path) -> Path:
    """`search_index.json`, as the plugin writes it of pages that hold these documents: jieba cuts their Chinese."""
    settings = folder / "mkdocs.yml"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "docs").mkdir(exist_ok=True)
    settings.write_text(_SETTINGS, "utf-8")
    config = load_config(str(settings))
    plugin: Any = config.plugins["material/search"]
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)
    for document in documents:
        title = escape(document.found.title)
        content = f"<h1>{title}</h1><p>{escape(' '.join(document.keys))}</p>{_paragraphs(document.body)}"
        page = SimpleNamespace(meta={}, content=content, toc=[], url=document.found.address, title=document.found.title)
        plugin.search_index.add_entry_from_context(page)
    index = folder / "search_index.json"
    index.write_text(plugin.search_index.generate_search_index(None), "utf-8")
    shutil.rmtree(folder / "docs")
    return index


def read_documents(file: Path) -> list[Worded]:
    """What `write_documents` has written."""
    return [Worded(Found(*found), tuple(keys), body) for found, keys, body in json.loads(file.read_text("utf-8"))]


def write_documents(documents: Sequence[Worded], file: Path) -> None:
    """For a process of its own, whose cost is then that of the index alone."""
    file.write_text(json.dumps(documents, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    _folder = Path(sys.argv[1])
    write_material_index(read_documents(_folder / "documents.json"), _folder)
