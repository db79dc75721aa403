"""What is wrong with typed text once all pages are known: links that lead nowhere, prose without its day (W-2, W-1c)."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import msgspec

from generator.diagnostics.diagnostic import Diagnostic, Finding, Text
from generator.diagnostics.rules import W_2, W_1c
from generator.facts.references import RecordName
from generator.facts.register import Register
from generator.pages.areas import AREAS
from generator.pages.inner_links import Ground, anchors_of, prose_findings, record_findings
from generator.stages.site_frame import FrameIndex, prose_pages


def broken_links(
    root: Path,
    site_url: str,
    register: Register,
    files_of: Mapping[RecordName, str],
    *,
    index: FrameIndex,
    stamped: Collection[str],
) -> list[Diagnostic]:
    """Broken links in records and in content/; `stamped`: the files of the pages that are drawn of records."""
    prose = {_file_of(source): (source, page.html) for source, page in prose_pages(index).items()}
    known = {file: anchors_of(body) for file, (_, body) in prose.items() if file not in stamped}
    ground = Ground(site_url, {*stamped, *index.files}, known)
    found = []
    for (kind, id_, finding), href in record_findings(register, ground):
        file = files_of[RecordName(kind, id_)]
        found.append(W_2.in_file(file, _placed(finding, href, root / file)))
    for file, (source, body) in prose.items():
        for href, finding in prose_findings(body, file.removesuffix("index.html"), ground):
            path = f"content/{source}"
            found.append(W_2.in_file(path, _placed(finding, href, root / path)))
    return found


def sure_files(register: Register) -> set[str]:
    """Files that the site has whatever its lists are: the pages of records, and the first page of each area."""
    records = {card.address for card in register.every_card() if "#" not in card.address}
    return {f"{address}index.html" for address in (*records, *(area.address for area in AREAS))}


def undated_prose(index: FrameIndex) -> list[Diagnostic]:
    """Pages of content/ that don't say who published them, or when. The front page has the days of what it gathers."""
    return [
        W_1c.in_file(f"content/{source}", W_1c.at_position(1, 1, *_UNDATED))
        for source, page in prose_pages(index).items()
        if source != "index.md" and not (page.publisher and page.published_on)
    ]


_UNDATED: Final = (
    Text("没有写公开单位或公开日期", "it does not say who published it, or when"),
    Text(
        "在文件开头的 --- 之间写 publisher: 单位名称 和 published_on: 2026-03-02",
        "write `publisher: …` and `published_on: 2026-03-02` between the --- at its head",
    ),
)


def _file_of(source: str) -> str:
    """guide.md → guide/index.html, index.md → index.html, as MkDocs names them."""
    stem = source.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def _placed(finding: Finding, href: str, file: Path) -> Finding:
    """The finding with the line on which the address is typed, as far as it can be found."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return finding
    # MkDocs turns `guide.md#part` into an address: its part is still as it was typed.
    fragment = href[href.index("#") :] if "#" in href else href
    for typed in (f"({href})", href, unquote(href), fragment, unquote(fragment)):
        for number, line in enumerate(lines, start=1):
            if typed in line:
                column = line.index(typed) + 1 + typed.startswith("(")
                return msgspec.structs.replace(finding, position=(number, column))
    return finding
