"""The site's folder brought up to date: what is stale is made again, what is no longer produced is removed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.build.engine import Target, is_stale, put, remove, sweep
from generator.build.explain import differences
from generator.build.fingerprint import fingerprint
from generator.build.trace_store import TraceStore, Written
from generator.pages.page import CHART, Page
from generator.stages import site_frame
from generator.stages.draw_charts import draw_charts
from generator.stages.site_folder import MARK, MARK_BYTES, claim
from generator.stages.site_frame import FrameIndex
from generator.stages.sources import Progress
from generator.stages.stamp_pages import PART, Bench, Drawn, Job, Keys, Trace, encode_page, stamp
from generator.stages.workers import Workers


class Updated(NamedTuple):
    """Paths of the files that were written, and how many were removed."""

    written: list[str]
    removed: int


class SiteUpdate:
    """One build's work on one site. `bench` says where it is and what it is drawn with."""

    def __init__(
        self, store: TraceStore, workers: Workers, bench: Bench, index: FrameIndex, progress: Progress
    ) -> None:
        self._store = store
        self._workers = workers
        self._bench = bench
        self._index = index
        self._progress = progress
        self._site = Path(bench.site_folder)
        self._recorded = store.written(bench.site_folder)
        self._unfinished = f"unfinished {bench.site_folder}"

    def run(self, pages: Iterable[Page], keys: Keys, texts: Mapping[str, str]) -> Updated:
        """Bring the site up to date with its pages, the files of MkDocs, and `texts` (path → text)."""
        claim(self._site)
        files = {MARK: MARK_BYTES} | {path: text.encode() for path, text in texts.items()}
        wanted: set[str] = set()
        stale, charts = self._stale_pages(pages, keys, wanted)
        plain = {path: fingerprint(data) for path, data in files.items()}
        plain |= {path: digest for path, digest in self._index.files.items() if path not in wanted}
        wanted |= plain.keys()
        stale_files = [
            target for target in (Target(path, key) for path, key in plain.items()) if self._is_stale(target)
        ]
        gone = sorted(self._recorded.keys() - wanted)
        # A build that was killed may have left half-written files beside any page.
        swept = not self._recorded or self._store.note(self._unfinished) == b"yes"
        if stale or stale_files or gone or swept:
            self._store.keep_note(self._unfinished, b"yes")
        paths = [job.path for job in stale] + [target.path for target in stale_files]
        before = self._traces(paths)
        self._store.forget_written(self._bench.site_folder, [*paths, *gone])
        draw_charts(charts, self._store, self._bench.state, self._workers, self._progress)
        written = self._stamp(stale, before) + self._put(stale_files, files, before)
        for path in gone:
            remove(self._site, path)
        removed = len(gone) + (sweep(self._site, wanted) if swept else 0)
        self._store.keep_note(self._unfinished, b"no")
        return Updated(written, removed)

    def _stale_pages(self, pages: Iterable[Page], keys: Keys, wanted: set[str]) -> tuple[list[Job], set[str]]:
        """Jobs for the pages that have to be drawn, and the digests of the processes whose charts they show."""
        jobs: list[Job] = []
        charts: set[str] = set()
        for page in pages:
            encoded = encode_page(page)
            views = keys.views(page)
            target = keys.target(page, encoded, views)
            if target.path in wanted:
                raise AssertionError(f"two pages at {target.path}")
            wanted.add(target.path)
            if self._is_stale(target):
                jobs.append(Job(target.path, encoded, target.key, views))
                charts.update(view for name, view in zip(page.needs(), views, strict=True) if name.kind == CHART)
        return jobs, charts

    def _is_stale(self, target: Target) -> bool:
        return is_stale(target, self._recorded, self._bench.site_folder)

    def _traces(self, paths: Iterable[str]) -> dict[str, Trace]:
        """Traces of the files that will be made again, from when they were last written."""
        found = {}
        for path in paths:
            held = self._store.written_inputs(self._bench.site_folder, path) if path in self._recorded else None
            if held is not None:
                found[path] = msgspec.msgpack.decode(held, type=Trace)
        return found

    def _stamp(self, stale: list[Job], before: Mapping[str, Trace]) -> list[str]:
        written: list[str] = []
        done = 0
        for count, drawn in self._workers.in_parts(stamp, stale, PART, self._bench):
            self._store.keep_written(self._bench.site_folder, [_row(page, before.get(page.path)) for page in drawn])
            written += [page.path for page in drawn if page.written]
            done += count
            self._progress("stamping", done, len(stale))
        return written

    def _put(self, stale: list[Target], files: Mapping[str, bytes], before: Mapping[str, Trace]) -> list[str]:
        """Put files in their places that are no stamped pages."""
        of_mkdocs: Mapping[str, bytes] = {}
        if any(target.path not in files for target in stale):
            of_mkdocs = site_frame.prose_files(self._bench.state, self._index.key)
        written, rows = [], []
        for target in stale:
            data = files[target.path] if target.path in files else of_mkdocs[target.path]
            if put(self._bench.site_folder, target.path, data):
                written.append(target.path)
            inputs = bytes_alone(target.key)
            trace = Trace(inputs, differences(before[target.path].inputs, inputs) if target.path in before else ())
            rows.append((target.path, target.key, len(data), msgspec.msgpack.encode(trace)))
        self._store.keep_written(self._bench.site_folder, rows)
        return written


def bytes_alone(digest: bytes) -> dict[str, bytes]:
    """The inputs of a file that is no stamped page: nothing is known of it but its bytes."""
    return {"bytes": digest}


def _row(page: Drawn, before: Trace | None) -> tuple[str, bytes, int, bytes]:
    trace = Trace(page.inputs, differences(before.inputs, page.inputs) if before else ())
    return page.path, page.key, page.size, msgspec.msgpack.encode(trace)


def as_written(recorded: Mapping[str, Written], site: str) -> bool:
    """Whether every file that was recorded is still there with its size."""
    return bool(recorded) and not any(
        is_stale(Target(path, written.key), recorded, site) for path, written in recorded.items()
    )
