"""`python -m tests.browser.shots`: pictures of every page kind in every mode and width, and a sheet to look them through.

    --kind item-guide --kind home     these page kinds only
    --mode elder                      these modes only: light, dark, elder, contrast
    --width 360                       these widths only, in CSS pixels
    --folder shots                    where the pictures and index.html go; what was there of an earlier run goes

An existing folder is emptied only where it holds a sheet of this program.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser

from tests.browser.demonstration import FilesOf, ShownPage, built_demonstration
from tests.browser.modes import CONTRAST, DARK, ELDER, LIGHT, Mode, settings_of
from tests.browser.page_kinds import PAGE_KINDS, PageKind, examples
from tests.browser.site_server import chromium_on_this_machine, served, started_chromium

WIDTHS: Final = (360, 768, 1280, 1920)
_MODES: Final = {mode.name: mode for mode in (LIGHT, DARK, ELDER, CONTRAST)}
_KINDS: Final = {kind.name: kind for kind in PAGE_KINDS}
_SHEET: Final = "index.html"
_MARK: Final = "<!-- made by tests/browser/shots.py -->"


class Shot(NamedTuple):
    """A picture; `file` lies in the sheet's folder."""

    kind: str
    mode: str
    width: int
    file: str


class Wish(NamedTuple):
    """What the command was asked for."""

    kinds: Sequence[PageKind]
    modes: Sequence[Mode]
    widths: Sequence[int]
    folder: Path


def main(words: Sequence[str] | None = None) -> None:
    """Build the demonstration, take the pictures, write the sheet."""
    wish = wish_of(words)
    if chromium_on_this_machine() is None:
        _refuse(
            "这台机器没有 Chromium；先运行 make browser", "there is no Chromium on this machine: run make browser first"
        )
    _empty(wish.folder)
    with tempfile.TemporaryDirectory(prefix="liangquan-shots-") as folder:
        demonstration = built_demonstration(Path(folder))
        pages = examples(demonstration.pages)
        total = len(wish.kinds) * len(wish.modes) * len(wish.widths)
        shots = []
        with served(FilesOf(demonstration.folder)) as site, started_chromium() as browser:
            for shot in taken(browser, site, pages, wish):
                shots.append(shot)
                if sys.stdout.isatty():
                    _say(f"\r{len(shots)}/{total} {shot.file}\033[K")
    sheet = wish.folder / _SHEET
    sheet.write_text(sheet_of(wish.kinds, pages, shots), "utf-8")
    _say("\r\033[K" if sys.stdout.isatty() else "")
    _say(f"{len(shots)} 张图 / pictures: {sheet}\n")


def wish_of(words: Sequence[str] | None) -> Wish:
    """What the words ask for; leaves with 2 and says what may be written where one is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.shots", allow_abbrev=False)
    parser.add_argument("--kind", action="append", metavar="KIND", help="page kind (again for more)")
    parser.add_argument("--mode", action="append", metavar="MODE", help=", ".join(_MODES))
    parser.add_argument("--width", action="append", metavar="PIXELS", help=", ".join(map(str, WIDTHS)))
    parser.add_argument("--folder", type=Path, default=Path("shots"), help="default: shots")
    said = parser.parse_args(words)
    kinds = [_one_of("--kind", name, list(_KINDS)) for name in said.kind or _KINDS]
    modes = [_one_of("--mode", name, list(_MODES)) for name in said.mode or _MODES]
    widths = [_pixels(width) for width in said.width or map(str, WIDTHS)]
    return Wish([_KINDS[name] for name in kinds], [_MODES[name] for name in modes], widths, said.folder)


def taken(browser: Browser, site: str, pages: Mapping[str, ShownPage], wish: Wish) -> Iterator[Shot]:
    """Each picture as it is taken, the whole page high."""
    for mode in wish.modes:
        context = browser.new_context(**settings_of(mode, site))
        page = context.new_page()
        for kind in wish.kinds:
            page.goto(site + pages[kind.name].address, wait_until="load")
            for width in wish.widths:
                page.set_viewport_size({"width": width, "height": 800})
                file = f"{kind.name}-{mode.name}-{width}.png"
                page.screenshot(path=wish.folder / file, full_page=True)
                yield Shot(kind.name, mode.name, width, file)
        context.close()


def sheet_of(kinds: Sequence[PageKind], pages: Mapping[str, ShownPage], shots: Sequence[Shot]) -> str:
    """The contact sheet: a section a page kind, a row a mode; each thumbnail leads to the picture in full."""
    contents = "".join(f'<li><a href="#{kind.name}">{escape(kind.title)}</a></li>' for kind in kinds)
    sections = "".join(
        _section(kind, pages[kind.name], [shot for shot in shots if shot.kind == kind.name]) for kind in kinds
    )
    return (
        f'<!doctype html>{_MARK}<html lang="zh-CN"><meta charset="utf-8"><title>页面图样</title><style>{_STYLE}</style>'
        f"<h1>页面图样：{len(kinds)}种页面，{len(shots)}张</h1><nav><ol>{contents}</ol></nav>{sections}</html>\n"
    )


def _section(kind: PageKind, page: ShownPage, shots: Sequence[Shot]) -> str:
    rows = "".join(
        f'<div class="mode"><h3>{escape(mode.title)}</h3>'
        + "".join(_figure(shot, kind) for shot in shots if shot.mode == mode.name)
        + "</div>"
        for mode in _MODES.values()
        if any(shot.mode == mode.name for shot in shots)
    )
    return (
        f'<section id="{kind.name}"><h2>{escape(kind.title)} <code>--kind {kind.name}</code></h2>'
        f"<p><code>/{escape(page.address)}</code> · <code>{kind.template}</code></p>{rows}</section>"
    )


def _figure(shot: Shot, kind: PageKind) -> str:
    return (
        f'<figure class="w{shot.width}"><a href="{shot.file}"><img src="{shot.file}" loading="lazy" '
        f'alt="{escape(kind.title)}，{shot.mode}，{shot.width}像素"></a><figcaption>{shot.width}</figcaption></figure>'
    )


_STYLE: Final = """
body { margin: 1rem; font: 14px/1.5 sans-serif; background: #e9edf1; color: #1b2733 }
nav ol { columns: 14rem; margin: 0 0 1rem }
section { margin: 0 0 2rem; padding: .5rem 1rem 1rem; background: #fff; border-radius: 6px }
h2 { margin: 0; position: sticky; top: 0; background: #fff; z-index: 1 } h3 { width: 4rem; margin: 0; font-size: 14px }
.mode { display: flex; gap: .75rem; align-items: flex-start; margin-top: .75rem }
figure { margin: 0; flex: 3 } .w360 { flex: 1 } .w768 { flex: 2 } .w1920 { flex: 4 }
img { display: block; width: 100%; height: 22rem; object-fit: cover; object-position: top; border: 1px solid #99a }
figcaption { color: #4d5b69; font-size: 12px }
"""


def _one_of(option: str, name: str, names: Sequence[str]) -> str:
    if name not in names:
        near = get_close_matches(name, names, 1)
        _refuse(
            f"{option} {name}：没有这个名称{f'，是不是 {near[0]}' if near else ''}。可以写：{'、'.join(names)}",
            f"{option} {name}: no such name{f'; did you mean {near[0]}?' if near else ''}. Write one of: {', '.join(names)}",
        )
    return name


def _pixels(width: str) -> int:
    if not width.isascii() or not width.isdigit() or not 200 <= int(width) <= 4000:
        _refuse(f"--width {width}：写 200 到 4000 的整数像素", f"--width {width}: write whole pixels from 200 to 4000")
    return int(width)


def _empty(folder: Path) -> None:
    sheet = folder / _SHEET
    if folder.is_dir() and any(folder.iterdir()):
        if not sheet.is_file() or _MARK not in sheet.read_text("utf-8", "replace"):
            _refuse(
                f"--folder {folder}：里面有别的文件，不会清空；换一个空文件夹",
                f"--folder {folder}: it holds other files and is not emptied; name an empty folder",
            )
        shutil.rmtree(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        _refuse(
            f"--folder {folder}：不能建立（{fault.strerror}）", f"--folder {folder}: can't be made ({fault.strerror})"
        )
    sheet.write_text(_MARK, "utf-8")


def _refuse(chinese: str, english: str) -> None:
    sys.stderr.write(f"{chinese}\n{english}\n")
    sys.exit(2)


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
