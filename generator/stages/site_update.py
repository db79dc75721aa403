"""The site's folder brought up to date: what is stale is made again, what is no longer produced is removed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.build.engine import Target, drop_laid, is_stale, lay, remove, settle, sweep
from generator.build.explain import differences
from generator.build.fingerprint import fingerprint, joint_fingerprint
from generator.build.trace_store import NowWritten, TraceStore, Written
from generator.model.edition import Edition
from generator.pages.page import CHART, Page
from generator.stages import site_frame
from generator.stages.draw_charts import draw_charts
from generator.stages.gate import Guard, Leak
from generator.stages.site_folder import MARK, claim, mark_bytes
from generator.stages.site_frame import FrameIndex
from generator.stages.sources import Progress
from generator.stages.stamp_pages import (
    PART,
    Bench,
    Drawn,
    Job,
    Keys,
    Trace,
    encode_page,
    lay_with_copies,
    leaks_in_files,
    stamp,
)
from generator.stages.workers import Workers


class Updated(NamedTuple):
    """Paths of the files that were written, and how many were removed; where there are leaks, neither."""

    written: list[str]
    removed: int
    leaks: tuple[Leak, ...] = ()


class SiteUpdate:
    """One build's work on one site. `bench` says where it is and what it is drawn with."""

    def __init__(
        self,
        store: TraceStore,
        workers: Workers,
        bench: Bench,
        index: FrameIndex,
        progress: Progress,
        *,
        edition: Edition,
    ) -> None:
        self._store = store
        self._workers = workers
        self._bench = bench
        self._index = index
        self._progress = progress
        self._edition = edition
        self._site = Path(bench.site_folder)
        self._recorded = store.written(bench.site_folder)
        self._unfinished = f"unfinished {bench.site_folder}"
        self._rows: list[NowWritten] = []
        self._laid: list[str] = []
        self._leaks: list[Leak] = []
        self._withheld: list[tuple[str, bytes]] = []
        self._beside: set[str] = set()
        """Files that were written beside others by this build."""

    def run(self, pages: Iterable[Page], keys: Keys, others: Mapping[str, bytes], guard: Guard | None) -> Updated:
        """Bring the site up to date with its pages, the files of MkDocs, and `others` (path → bytes).

        All is laid aside first. Where `guard` finds that something must not go live, the site stays as it was.
        """
        claim(self._site, self._edition)
        files = {MARK: mark_bytes(self._edition), **others}
        wanted: set[str] = set()
        stale, charts = self._stale_pages(pages, keys, wanted)
        plain = {path: fingerprint(data) for path, data in files.items()}
        plain |= {path: digest for path, digest in self._index.files.items() if path not in wanted}
        wanted |= plain.keys()
        inputs = {path: file_inputs(digest, self._bench) for path, digest in plain.items()}
        stale_files = [
            target
            for target in (Target(path, joint_fingerprint(given.values())) for path, given in inputs.items())
            if self._is_stale(target)
        ]
        gone = sorted(self._recorded.keys() - wanted)
        # A build that was killed may have left half-written files beside any page.
        swept = not self._recorded or self._store.note(self._unfinished) == b"yes"
        if stale or stale_files or gone or swept:
            self._store.keep_note(self._unfinished, b"yes")
        paths = [job.path for job in stale] + [target.path for target in stale_files]
        before = self._traces(paths)
        draw_charts(charts, self._store, self._bench.state, self._workers, self._progress)
        self._stamp(stale, before)
        self._lay(stale_files, files, inputs, before)
        if guard is not None:
            unchanged = wanted.difference(paths)
            if leaks := guard.confirmed([*self._leaks, *self._leaks_in_site(unchanged, guard)]):
                drop_laid(self._bench.site_folder)
                return Updated([], 0, tuple(leaks))
        self._laid += [path for path, data in self._withheld if lay(self._bench.site_folder, path, data)]
        self._store.forget_written(self._bench.site_folder, [*paths, *gone])
        for path in self._laid:
            settle(self._bench.site_folder, path)
        drop_laid(self._bench.site_folder)
        self._store.keep_written(self._bench.site_folder, self._rows)
        if guard is not None:
            guard.passed(self._bench.site_folder)
        lost = {beside for path in (*paths, *gone) for beside in self._were_beside(path)} - self._beside - wanted
        for path in (*gone, *sorted(lost)):
            remove(self._site, path)
        removed = len(gone) + len(lost)
        if swept:
            fresh = {beside for path in wanted.difference(paths) for beside in self._were_beside(path)}
            removed += sweep(self._site, wanted | fresh | self._beside)
        self._store.keep_note(self._unfinished, b"no")
        return Updated(self._laid, removed)

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

    def _stamp(self, stale: list[Job], before: Mapping[str, Trace]) -> None:
        done = 0
        for count, drawn in self._workers.in_parts(stamp, stale, PART, self._bench):
            self._take(drawn, before)
            done += count
            self._progress("stamping", done, len(stale))

    def _lay(
        self,
        stale: list[Target],
        files: Mapping[str, bytes],
        inputs: Mapping[str, dict[str, bytes]],
        before: Mapping[str, Trace],
    ) -> None:
        """Lay files aside that are no stamped pages."""
        of_mkdocs: Mapping[str, bytes] = {}
        if any(target.path not in files for target in stale):
            of_mkdocs = site_frame.prose_files(self._bench.state, self._index.key)
        drawn = []
        for path, key in stale:
            data = files[path] if path in files else of_mkdocs[path]
            drawn.append(lay_with_copies(self._bench, path, data, key, inputs[path]))
        self._take(drawn, before)

    def _take(self, drawn: Iterable[Drawn], before: Mapping[str, Trace]) -> None:
        """Take note of files that are ready to be put in their places."""
        for file in drawn:
            self._rows.append(_row(file, before.get(file.path)))
            self._laid += file.written
            self._leaks += file.leaks
            self._withheld += file.withheld
            self._beside.update(path for path, _ in file.beside)

    def _leaks_in_site(self, unchanged: set[str], guard: Guard) -> Iterator[Leak]:
        """Pieces that other editions have come to hold since, in files that stay as they are."""
        gate = guard.gate_for_new(self._bench.site_folder)
        if gate is not None:
            files = sorted(path for path in unchanged if path in self._recorded)
            for _, leaks in self._workers.in_parts(leaks_in_files, files, PART, self._bench, gate):
                yield from leaks

    def _were_beside(self, path: str) -> Iterator[str]:
        """The files beside one, as they were recorded before this build."""
        if path in self._recorded:
            yield from (beside for beside, _ in self._recorded[path].beside)


def file_inputs(digest: bytes, bench: Bench) -> dict[str, bytes]:
    """The inputs of a file that is no stamped page: nothing is known of it but its bytes, and which copies it has."""
    return {"bytes": digest} | ({"settings": fingerprint(repr(bench.copies).encode())} if any(bench.copies) else {})


def _row(file: Drawn, before: Trace | None) -> NowWritten:
    trace = Trace(file.inputs, differences(before.inputs, file.inputs) if before else ())
    return NowWritten(file.path, file.key, file.size, file.beside, msgspec.msgpack.encode(trace))


def as_written(recorded: Mapping[str, Written], site: str) -> bool:
    """Whether every file that was recorded is still there with its size."""
    return bool(recorded) and not any(
        is_stale(Target(path, written.key), recorded, site) for path, written in recorded.items()
    )
