"""A day of touches anywhere: the terminal never leaves its site, shows no error, and needs no more memory at the end."""

import random
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error

from tests.browser.demonstration import FilesOf
from tests.browser.searching import until
from tests.browser.site_server import served
from tests.browser.terminal import SCREEN, TerminalFiles, listen, terminal_context

TOUCH = Path(__file__).with_name("touching.js").read_text("utf-8")
TOUCHES = 2000
"""Five thousand take four minutes, and were gone through by hand: they need as much memory, and stay as well."""
AT_A_TIME = 25
"""Touches between two looks."""
AWAY = 200
"""Touches after which nobody is there for a while."""
GROWN = 1.2


def test_a_day_of_touches_changes_nothing(chromium, demonstration):
    seed = random.Random(20261120)  # noqa: S311  # the same touches each time, no secret
    files = TerminalFiles(FilesOf(demonstration.folder))
    with served(files, assets_change=False) as address:
        context = terminal_context(chromium)
        page = context.new_page()
        told: list[str] = []
        asked: list[str] = []
        seen: set[str] = set()
        listen(page, told)
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script("window.print = () => {}")
        page.clock.install(time="2026-11-20T09:00:00")
        page.goto(address, wait_until="load")
        session = context.new_cdp_session(page)

        def heap():
            session.send("HeapProfiler.collectGarbage")
            return session.send("Runtime.getHeapUsage")["usedSize"]

        home = (
            f"location.href === {address!r} && document.readyState === 'complete' && !document.querySelector('dialog')"
        )

        def left_alone():
            """Nobody touches for 90 seconds after a last key, and for 20 more. A page that was on its way comes first."""
            for _ in range(60):
                page.keyboard.press("Shift")
                page.clock.fast_forward(91_000)
                page.clock.fast_forward(21_000)
                page.wait_for_timeout(500)
                with suppress(Error):  # the next page has come meanwhile
                    if page.evaluate(home):
                        return
            raise AssertionError(page.url)

        before = 0
        for number in range(1, TOUCHES + 1):
            # A finger goes to the bar and the keyboard more often than to the rest.
            low = SCREEN["height"] - (700 if seed.random() < 0.4 else SCREEN["height"])
            point = {"x": seed.randrange(SCREEN["width"]), "y": seed.randrange(low, SCREEN["height"])}
            with suppress(Error):  # the next page has come meanwhile
                page.evaluate(TOUCH, point)
            if number % AT_A_TIME == 0:
                until(page, "document.readyState === 'complete' && !!document.querySelector('.lq-kiosk')")
                assert page.url.startswith(address)
                assert len(context.pages) == 1
                seen.add(page.url)
            if number % AWAY == 0:
                left_alone()
                before = before or heap()
        after = heap()
        context.close()
    assert len(seen) > 10
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [line for line in told if "404" not in line] == []
    assert after <= GROWN * before
