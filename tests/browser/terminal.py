"""The demonstration as a terminal shows it: the shell's script on every page, and all requests remembered."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.pages.kiosk_shell import FOLDER, SCRIPTS, STYLE, AboutEdition, kiosk_shell
from tests.casebook import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PUBLIC: Final = "https://kiosk.example/510108/"
PARENT: Final = "https://liangquan.example/"
EDITION: Final = "assets/edition.js"
SCREEN: Final = {"width": 1080, "height": 1920}
"""Most terminals stand upright."""

ABOUT: Final = AboutEdition(
    node="qu-zhongduan", title="演示社区自助终端", tier="社区", address=PUBLIC,
    parent=PARENT, kiosk=True,
)  # fmt: skip


@cache
def edition_script() -> bytes:
    """The script of the terminal's edition."""
    folder = ROOT / "site_templates" / FOLDER
    return kiosk_shell({name: (folder / name).read_text("utf-8") for name in (*SCRIPTS, STYLE)}, ABOUT)


class TerminalFiles(Mapping[str, bytes]):
    """The files of a site as a terminal's edition holds them; `missing` are paths that it lacks, `asked` what was asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.missing: set[str] = set()
        self.asked: list[str] = []

    def __getitem__(self, path: str) -> bytes:
        self.asked.append(path)
        if path in self.missing:
            raise KeyError(path)
        if path == EDITION:
            return edition_script()
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def terminal_context(browser: "Browser", screen: Mapping[str, int] = SCREEN) -> "BrowserContext":
    """A fresh profile of a screen that is touched."""
    return browser.new_context(
        viewport={"width": screen["width"], "height": screen["height"]}, has_touch=True, reduced_motion="reduce"
    )


def listen(page: "Page", told: list[str]) -> None:
    """Write into `told` what the page's scripts complain of, from now on."""
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda fault: told.append(str(fault)))
