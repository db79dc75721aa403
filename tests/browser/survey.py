"""What Chromium finds on the example of each page kind in every mode, gathered once; the tests ask for what they judge.

Loading a page and running axe-core cost most of the time: each page is loaded once with and once without script. The modes
are changed in place, by the site's own script.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.modes import CONTRAST, DARK, ELDER, KEY, LIGHT, NO_SCRIPT, Mode, settings_of

WIDTHS: Final = (360, 1280)
PAPER: Final = 718
"""CSS pixels between the margins of a sheet of A4."""
ZOOMED: Final = 320
"""A window of 1280 at 400 % (WCAG 2.2, 1.4.10)."""
TEXT_OF_ELDERS: Final = 24
TARGET_OF_ELDERS: Final = 60

_HERE: Final = Path(__file__).parent
AXE: Final = _HERE / "node_modules" / "axe-core" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""Those of axe-core's rules under these tags that look at colours (its category `cat.color`)."""
_COLOURED_ANEW: Final = (DARK, CONTRAST)
"""Modes that change colours and lines of the light page, whose structure, names and targets axe-core has judged already."""
_NOT_ON_PAPER: Final = ("target-size", "heading-order")
"""Nobody touches paper, nor goes from heading to heading on it; it leaves out sections that a screen shows."""
_IN_ORDER: Final = (LIGHT, DARK, CONTRAST, ELDER)
_PATIENCE: Final = 120_000


@dataclass
class Found:
    """What was found wrong on one page in one mode, a line each; the keys are widths, `print` and `zoomed`."""

    told: list[str] = field(default_factory=list)
    """What the browser reports: refused by the policy, failed, an error of a script."""
    foreign: list[str] = field(default_factory=list)
    """Requests to another host."""
    axe: dict[str, list[str]] = field(default_factory=dict)
    sideways: dict[str, list[str]] = field(default_factory=dict)
    small: dict[str, list[str]] = field(default_factory=dict)
    """In elder mode: text and targets that are too small, parts side by side."""

    def lines(self) -> list[str]:
        """All of it."""
        by_width = [found for held in (self.axe, self.sideways, self.small) for found in held.values()]
        return [line for lines in (self.told, self.foreign, *by_width) for line in lines]


class Surveyor:
    """Looks at pages of the site served at `site`, with the site's scripts and without them."""

    def __init__(self, browser: Browser, site: str) -> None:
        self._readers = [_Reader(browser, site, mode) for mode in (LIGHT, NO_SCRIPT)]

    def look(self, address: str) -> dict[str, Found]:
        """All that is wrong with the page at `address`, by the name of each mode."""
        return {mode: seen for reader in self._readers for mode, seen in reader.look(address).items()}

    def close(self) -> None:
        """Close its pages; the browser stays."""
        for reader in self._readers:
            reader.close()


class _Reader:
    """A reader with one page open."""

    def __init__(self, browser: Browser, site: str, mode: Mode) -> None:
        self._site = site
        self._mode = mode
        context = browser.new_context(**settings_of(mode, site))
        context.set_default_timeout(_PATIENCE)
        self._context = context
        self._page = context.new_page()
        self._protocol = context.new_cdp_session(self._page)
        self._found = Found()
        self._listen()

    def _listen(self) -> None:
        page = self._page
        page.on("console", lambda message: self._found.told.append(message.text))
        page.on("pageerror", lambda error: self._found.told.append(str(error)))
        page.on("requestfailed", lambda request: self._found.told.append(f"failed: {request.url}"))
        page.on("request", lambda request: self._requested(request.url))

    def _requested(self, address: str) -> None:
        if not address.startswith((self._site, "data:")):
            self._found.foreign.append(address)

    def close(self) -> None:
        self._context.close()

    def look(self, address: str) -> dict[str, Found]:
        """All that is wrong with the page at `address`, by the name of each mode that this reader can choose."""
        page = self._page
        self._found = Found()
        self._widen(WIDTHS[-1])
        with without_script(self._protocol, off=not self._mode.script):
            page.goto(self._site + address, wait_until="load")
            page.wait_for_timeout(50)  # what a deferred script reports
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate((_HERE / "measures.js").read_text("utf-8"))
        if not self._mode.script:
            for width in reversed(WIDTHS):
                self._widen(width)
                self._look_at_width(width)
            return {self._mode.name: self._found}
        looked = {mode.name: Found(told=[*self._found.told], foreign=[*self._found.foreign]) for mode in _IN_ORDER}
        for width in reversed(WIDTHS):
            self._widen(width)
            for mode in _IN_ORDER:
                self._found = looked[mode.name]
                self._choose(mode)
                self._look_at_width(width, changes_colours=mode in _COLOURED_ANEW)
                if mode == ELDER:
                    self._look_as_an_elder(width)
        self._found = looked[LIGHT.name]
        self._choose(LIGHT)
        self._look_at_paper()
        self._look_zoomed()
        return looked

    def _choose(self, mode: Mode) -> None:
        """As if the reader had chosen it in another window: the site's own script shows it."""
        shown = self._page.evaluate(
            """([key, value]) => {
                localStorage.setItem(key, value);
                dispatchEvent(new StorageEvent("storage", {key}));
                return [document.documentElement.dataset.lqSize ?? "", document.documentElement.dataset.lqContrast ?? "",
                    document.body.dataset.mdColorScheme];
            }""",
            [KEY, json.dumps(dict(mode.display))],
        )
        wanted = [
            "elder" if mode == ELDER else "",
            "more" if mode == CONTRAST else "",
            "slate" if mode == DARK else "default",
        ]
        assert shown == wanted, f"{mode.name} is chosen, and the page shows {shown}"

    def _widen(self, width: int) -> None:
        self._page.set_viewport_size({"width": width, "height": 800})

    def _look_at_width(self, width: int, *, changes_colours: bool = False) -> None:
        self._found.axe[str(width)] = self._violations(OF_COLOURS if changes_colours else ())
        self._found.sideways[str(width)] = self._measure("wide()")

    def _look_as_an_elder(self, width: int) -> None:
        self._measure("fold(true)")
        self._found.small[str(width)] = [
            *self._measure(f"smallTexts({TEXT_OF_ELDERS})"),
            *self._measure(f"smallTargets({TARGET_OF_ELDERS})"),
            *self._measure("sideBySide()"),
        ]
        self._measure("fold(false)")

    def _look_at_paper(self) -> None:
        self._page.set_viewport_size({"width": PAPER, "height": 1000})
        self._page.emulate_media(media="print")
        self._found.axe["print"] = [line for line in self._violations() if not line.startswith(_NOT_ON_PAPER)]
        self._page.emulate_media(media="screen")

    def _look_zoomed(self) -> None:
        self._page.set_viewport_size({"width": ZOOMED, "height": 256})
        self._measure("spaceOut()")
        self._found.sideways["zoomed"] = [
            *self._measure("wide()"),
            *self._measure("cutOff()"),
            *self._measure("overlaps()"),
        ]
        self._measure("fold(true)")
        self._found.sideways["zoomed"] += self._measure("wide()")

    def _violations(self, rules: Sequence[str] = ()) -> list[str]:
        """As `violations`. Of parts alike, a list's rows above all, some stand for all."""
        self._measure("thin()")
        found = violations(self._page, rules)
        self._measure("whole()")
        return found

    def _measure(self, call: str) -> Any:
        return self._page.evaluate(f"measures.{call}")


@contextmanager
def without_script(protocol: CDPSession, *, off: bool = True) -> Iterator[None]:
    """The page that is loaded within runs no script, and what stands in `noscript` is read.

    Playwright's `java_script_enabled=False` stays for good, and axe-core waits for a timer that never comes. Here
    scripts are let in again once the page is loaded: its own don't run then any more, axe-core does.
    """
    if off:
        protocol.send("Emulation.setScriptExecutionDisabled", {"value": True})
    yield
    if off:
        protocol.send("Emulation.setScriptExecutionDisabled", {"value": False})


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong with the page as it is shown now, and where; by these rules alone, if any are named.

    Its reporter of violations alone names no parts that pass: a third of a whole run's time.
    """
    found = page.evaluate(
        """(runOnly) => axe.run(document, {reporter: "no-passes", preload: false, runOnly})
        .then(({violations}) => violations.map((rule) => [rule.id, rule.help, rule.nodes.map((node) =>
            `${node.target.join(" ")} (${node.any[0]?.message ?? ""})`)]))""",
        {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)},
    )
    return [f"{rule}: {help_}\n      {where}" for rule, help_, nodes in found for where in nodes[:4]]
