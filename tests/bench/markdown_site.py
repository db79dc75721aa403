"""The same pages for MkDocs with Material: as Markdown outside the navigation, search on.

A page's Markdown is made from the page that we have built of the records: the same headings, paragraphs, lists, tables
and links, so that both sides are asked for the same. Only the chart is left out: drawing it is our cost alone. The
search plugin cuts Chinese with jieba, as it has to for anything to be found.
"""

from html.parser import HTMLParser
from pathlib import Path
from typing import Final

_SETTINGS: Final = """\
site_name: 对照
site_url: https://example.test/
theme: {name: material, language: zh, font: false}
plugins: [{search: {lang: zh}}]
markdown_extensions: [admonition, attr_list, tables]
nav: [index.md]
not_in_nav: "/*/"
validation:
  links: {not_found: ignore, anchors: ignore, unrecognized_links: ignore, absolute_links: ignore}
"""


def write_markdown_site(site: Path, folder: Path, at_most: int | None) -> int:
    """Write the MkDocs project of a site's pages, or of so many spread evenly; how many pages it has."""
    pages = sorted(path for path in site.rglob("*/index.html"))
    step = max(1, len(pages) / at_most) if at_most else 1
    chosen = [pages[int(number * step)] for number in range(int(len(pages) / step))]
    for page in chosen:
        _write(folder / "docs" / page.relative_to(site).with_suffix(".md"), markdown_of(page.read_text("utf-8")))
    _write(folder / "mkdocs.yml", _SETTINGS)
    _write(folder / "docs" / "index.md", "# 对照\n")
    return len(chosen) + 1


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def markdown_of(html: str) -> str:
    """What stands in the page's article, as Markdown."""
    reader = _Reader()
    reader.feed(html[html.index("<article") : html.index("</article>")])
    return "".join(reader.parts).strip() + "\n"


_HEADINGS: Final = {f"h{level}": f"\n\n{'#' * level} " for level in range(1, 7)}
_OPENS: Final = _HEADINGS | {
    "p": "\n\n",
    "dt": "\n- **",
    "ol": "\n",
    "ul": "\n",
    "tr": "\n|",
    "td": " ",
    "th": " ",
    "table": "\n",
}
_CLOSES: Final = {"dt": "**：", "td": " |", "th": " |", "p": "\n"}
_LEFT_OUT: Final = {"svg", "script", "form"}
_IN_A_CELL: Final = {"br": "；", "div": " "}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._lists: list[str] = []
        self._hrefs: list[str] = []
        self._left_out = 0
        self._cells = -1
        """Cells of a table's first row so far; -1 outside of a first row."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT or self._left_out:
            self._left_out += tag in _LEFT_OUT
            return
        if tag in {"ol", "ul"}:
            self._lists.append(tag)
        if tag == "li":
            self.parts.append(f"\n{'    ' * (len(self._lists) - 1)}{'1.' if self._lists[-1:] == ['ol'] else '-'} ")
        elif tag == "a":
            self._hrefs.append(_to_markdown(dict(attrs).get("href") or ""))
            self.parts.append("[")
        elif self._lists and (tag in _HEADINGS or tag == "p"):
            self.parts.append(" ")
        else:
            self.parts.append(_OPENS.get(tag) or _IN_A_CELL.get(tag, ""))
        if tag == "table":
            self._cells = 0
        self._cells += self._cells >= 0 and tag in {"td", "th"}

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= tag in _LEFT_OUT
            return
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if tag == "a":
            self.parts.append(f"]({self._hrefs.pop()})")
        elif not self._lists:
            self.parts.append(_CLOSES.get(tag, ""))
        if tag == "tr" and self._cells > 0:
            self.parts.append("\n|" + " --- |" * self._cells)
            self._cells = -1

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.parts.append(" ".join(data.split("\n")).replace("|", "\\|"))


def _to_markdown(address: str) -> str:
    path, mark, anchor = address.partition("#")
    if path.endswith("/") and "://" not in path:
        path += "index.md"
    return path + mark + anchor
