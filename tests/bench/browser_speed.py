"""How fast a page stands in a real browser: layout shift, and on a slow device the largest paint and the longest task.

On a processor four times slower than this one; each figure is the median of several loads from nothing. The figures are
noted beside those of an empty page, so that runs on unlike machines compare; only past a generous limit is one missed.
"""

from collections.abc import Iterator
from statistics import median
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
_EMPTY: Final = "empty/index.html"
_WIDTHS: Final = (360, 1280)


class Load(NamedTuple):
    """One load of a page: layout shift, largest paint in seconds, longest task in milliseconds."""

    shift: float
    paint: float
    task: float


def browser_speed(demonstration: Demonstration) -> Iterator[Figure]:
    """Figures of each page, with what is demanded: 1.5 s, 100 ms, 0.02."""
    pages = examples(demonstration.pages)
    empty = b"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>-</title><p>-</p></html>"
    files = {**FilesOf(demonstration.folder), _EMPTY: empty}
    with served(files) as site, started_chromium() as browser:
        nothing = _measured(browser, f"{site}{_EMPTY}")
        yield Figure("browser, empty page, largest paint", nothing.paint, "s")
        for kind in KINDS:
            found = _measured(browser, site + pages[kind].address)
            yield Figure(f"browser, {kind}, layout shift", found.shift, "", SHIFT)
            yield Figure(f"browser, {kind}, largest paint (aim {PAINT:g})", found.paint, "s", PAINT * _GENEROUS)
            yield Figure(f"browser, {kind}, times the empty page's paint", found.paint / max(nothing.paint, 0.001), "")
            yield Figure(f"browser, {kind}, longest task (aim {TASK})", found.task, "ms", TASK * _GENEROUS)


def _measured(browser: Browser, address: str) -> Load:
    """Medians; of the two widths the worse."""
    worst = Load(0, 0, 0)
    for width in _WIDTHS:
        loads = [_load(browser, address, width) for _ in range(_LOADS)]
        medians = [median(values) for values in zip(*loads, strict=True)]
        worst = Load(*map(max, worst, medians))
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
window.watched = {shift: 0, paint: 0, task: 0};
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true});
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) watched.shift += entry.value; });
watch("largest-contentful-paint", (entry) => { watched.paint = entry.startTime; });
watch("longtask", (entry) => { watched.task = Math.max(watched.task, entry.duration); });
"""
