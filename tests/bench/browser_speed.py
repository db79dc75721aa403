"""How fast a page stands in a real browser: layout shift, and on a slow device the largest paint and the longest task.

On a processor four times slower than this one; each figure is the best of several loads from nothing, for what else a
machine does only adds to a time. The figures are noted beside those of a plain page with the same words and no sheet or
script, loaded in turns with it, so that runs on unlike machines compare; only past a generous limit is one missed.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from playwright.sync_api import Browser

from tests.bench.figures import Figure
from tests.browser.demonstration import Demonstration, FilesOf
from tests.browser.page_kinds import examples
from tests.browser.site_server import served, started_chromium

KINDS: Final = ("item-guide", "community", "register", "home")
_LOADS: Final = 5
_SLOWER: Final = 4
SHIFT: Final = 0.02
PAINT: Final = 1.5
TASK: Final = 100
_GENEROUS: Final = 3
"""A busy machine may need so many times the figure before it counts as missed; layout shift knows no hurry."""
_PLAIN: Final = "plain/"
_SHEETS_AND_SCRIPTS: Final = re.compile(r'<link rel="stylesheet"[^>]*>|<script[^>]*></script>')
_WIDTHS: Final = (360, 1280)


class Load(NamedTuple):
    """One load of a page: layout shift, largest paint in seconds, longest task in milliseconds."""

    shift: float
    paint: float
    task: float


def browser_speed(demonstration: Demonstration) -> Iterator[Figure]:
    """Figures of each page, with what is demanded: 1.5 s, 100 ms, 0.02."""
    shown = examples(demonstration.pages)
    plain = {
        f"{_PLAIN}{shown[kind].address}index.html": _SHEETS_AND_SCRIPTS.sub("", shown[kind].html).encode()
        for kind in KINDS
    }
    with served({**FilesOf(demonstration.folder), **plain}) as site, started_chromium() as browser:
        for kind in KINDS:
            address = shown[kind].address
            found, bare = _measured(browser, site + address, f"{site}{_PLAIN}{address}")
            yield Figure(f"browser, {kind}, layout shift", found.shift, "", SHIFT)
            yield Figure(f"browser, {kind}, largest paint (aim {PAINT:g})", found.paint, "s", PAINT * _GENEROUS)
            yield Figure(f"browser, {kind}, the same without looks and scripts", bare.paint, "s")
            yield Figure(f"browser, {kind}, longest task (aim {TASK})", found.task, "ms", TASK * _GENEROUS)
            yield Figure(f"browser, {kind}, the same without looks and scripts", bare.task, "ms")


def _measured(browser: Browser, *addresses: str) -> list[Load]:
    """The best load of each address, part by part; of the two widths the worse. Layout shift is the worst of all."""
    worst = [Load(0, 0, 0) for _ in addresses]
    for width in _WIDTHS:
        rounds = [[_load(browser, address, width) for address in addresses] for _ in range(_LOADS)]
        for place, loads in enumerate(zip(*rounds, strict=True)):
            best = Load(max(load.shift for load in loads), *(min(load[part] for load in loads) for part in (1, 2)))
            worst[place] = Load(*map(max, worst[place], best))
    return worst


def _load(browser: Browser, address: str, width: int) -> Load:
    context = browser.new_context(viewport={"width": width, "height": 800})
    try:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        page.add_init_script(_WATCH)
        page.goto(address, wait_until="load", timeout=120_000)
        page.wait_for_timeout(300)
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(300)
        told = page.evaluate("watched")
        return Load(told["shift"], told["paint"] / 1000, told["task"])
    finally:
        context.close()


_WATCH: Final = """
window.watched = {shift: 0, paint: Infinity, task: 0};
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true});
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) watched.shift += entry.value; });
watch("largest-contentful-paint", (entry) => { watched.paint = entry.startTime; });
watch("longtask", (entry) => { watched.task = Math.max(watched.task, entry.duration); });
"""
