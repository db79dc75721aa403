"""Our search in a real Chromium over a server on this machine: what it loads for a query, and the processor's time.

What is loaded is counted by the server, for a worker freshly started. Chromium slows down the thread of a page but no
worker's, so the processor's time is taken of the same scripts on a page's own thread, once as fast as this machine is and
once six times slower. Two times are told: of the thread, whatever else the machine does meanwhile, with all that Chromium
and the tools that watch it do there for each file; and of the search's own reckoning, as its answers tell it. Slowed down,
the second is the one to go by: Chromium's brake holds up each short task as if the wait before it had been work.
"""

import json
import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Page

from tests.browser.demonstration import FilesOf
from tests.browser.site_server import served, started_chromium

SLOWER: Final = 6
_SCRIPTS: Final = "assets/search/"
_EMPTY: Final = "search/bench/"
_AT_START: Final = ("search/start.z", "search/synonyms.z")


class InChromium(NamedTuple):
    """Bytes and requests of each query besides those at the start; the processor's time at two speeds."""

    start_bytes: int
    bytes: tuple[int, ...]
    requests: tuple[int, ...]
    fast: tuple["Spent", ...]
    slow: tuple["Spent", ...]


class Spent(NamedTuple):
    """Milliseconds that a query takes: of the thread, and of the search's own reckoning."""

    thread: float
    own: float


class _Counted(Mapping[str, bytes]):
    """The site's files; notes how long each was that the search has loaded."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.loaded: list[tuple[str, int]] = []

    def __getitem__(self, path: str) -> bytes:
        data = self._files[path]
        if path.startswith("search/") and path.endswith(".z"):
            self.loaded.append((path, len(data)))
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def measured_in_chromium(site: Path, questions: Sequence[str]) -> InChromium:
    """Ask every question twice and thrice: of a fresh worker, and of an engine that stays open, at either speed."""
    names = re.search(r"const names = (\[.*?\]);", (site / _SCRIPTS / "worker.js").read_text("utf-8"))
    if names is None:
        raise ValueError("worker.js no longer names its scripts")
    tags = "".join(f'<script src="../../{_SCRIPTS}{name}.js"></script>' for name in json.loads(names[1]))
    empty = {f"{_EMPTY}index.html": f"<!doctype html><title>empty</title>{tags}".encode()}
    files = _Counted(ChainMap(empty, FilesOf(site)))  # type: ignore[arg-type]  # it is read alone
    with served(files) as address, started_chromium() as browser:
        page = browser.new_page()
        page.goto(address + _EMPTY)
        start, queries = 0, []
        for text in questions:
            files.loaded.clear()
            if failed := page.evaluate(_OF_A_WORKER, text):
                raise ValueError(f"{text}: {failed}")
            sizes = [size for path, size in files.loaded if path not in _AT_START]
            start = max(start, sum(size for path, size in files.loaded if path in _AT_START))
            queries.append((sum(sizes), len(sizes)))
        loaded, requests = zip(*queries, strict=True)
        return InChromium(start, loaded, requests, _spent(page, questions, 1), _spent(page, questions, SLOWER))


_OF_A_WORKER: Final = """async (text) => {
  const worker = new Worker("/assets/search/worker.js");
  const heard = new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.addEventListener("error", reject);
  });
  worker.postMessage({ id: 1, kind: "search", text });
  const { failed } = await heard;
  worker.terminate();
  return failed;
}"""


def _spent(page: Page, questions: Sequence[str], slower: int) -> tuple[Spent, ...]:
    page.evaluate(
        """() => (globalThis.engine = new SearchEngine.Engine(new SearchShards.Files(`${location.origin}/search/`))).open()"""
    )
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})

    def ticks() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    found = []
    for text in questions:
        before = ticks()
        own = page.evaluate("async (text) => (await engine.search({ text })).measured.milliseconds", text)
        found.append(Spent(ticks() - before, own))
    session.detach()
    return tuple(found)
