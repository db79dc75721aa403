"""Which stage feeds which.

    files ─ sources ─→ heads ─ facts ─→ pages ─ keys ─→ stale pages ─→ charts, views ─→ site
    content/, templates ─ site_frame (MkDocs) ─→ frames, prose ────────┘

`check` stops after the facts. Whatever is wrong is told at once, and refuses the build before anything is written.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final

import msgspec

from generator.build.engine import UNFINISHED, Plan, Target, plan, put, remove, sweep
from generator.build.explain import Difference, differences
from generator.build.fingerprint import fingerprint, joint_fingerprint, program_fingerprint
from generator.build.trace_store import TraceStore
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.rules import RULES
from generator.facts.facts import Facts, facts_of
from generator.facts.references import RecordName
from generator.facts.register import RecordFinding, register_of
from generator.flowcharts.fit import fit_findings
from generator.pages.front_page import front_page
from generator.pages.listing import gatherer_of
from generator.pages.listing_pages import listing_pages
from generator.pages.page import CHART, Page
from generator.pages.record_pages import record_pages
from generator.pages.sitemap import sitemap
from generator.pages.stamping import Site
from generator.pages.templates import Templates
from generator.settings import Settings, read_settings
from generator.stages import site_frame
from generator.stages.draw_charts import draw_charts
from generator.stages.prose import template_folders
from generator.stages.sources import Progress, Sources, refuses
from generator.stages.stamp_pages import PART, Bench, Drawn, Job, Keys, Trace, encode_page, stamp
from generator.stages.workers import Workers

MARK: Final = ".liangquan"
"""The file that says a folder is a site of ours: only such a folder, or an empty one, is built into."""


class ForeignFolder(Exception):  # told to the user as a wrong argument
    """The site's folder holds files that no build of ours made."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `facts` is None where the records are too faulty, or nothing has changed since they were told."""

    diagnostics: tuple[Diagnostic, ...]
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. Refused: nothing was written, and the site is as it was."""

    diagnostics: tuple[Diagnostic, ...]
    refused: bool = False
    pages: int = 0
    written: int = 0
    removed: int = 0
    changed: tuple[str, ...] = field(default=())
    """Paths of the files that were written, when there are few."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What differs between a page's inputs now and when it was written (`now`), and why it was written then (`last`)."""

    never_built: bool = False
    now: tuple[Difference, ...] = ()
    last: tuple[Difference, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    """Input name of a record → its file."""


def state_folder(root: Path) -> Path:
    """Where the district's state lies; it may be deleted at any time."""
    return root / ".liangquan"


class District:
    """One district's folder, open for checking and building. Use as a context manager; hold its lock while it is open."""

    def __init__(self, root: Path, jobs: int | None = None, progress: Progress = lambda *_: None) -> None:
        self.root = root.resolve()
        self.settings: Settings = read_settings(self.root)
        self._progress = progress
        self._state = state_folder(self.root) / "state.sqlite"
        self._program = program_fingerprint(Path(__file__).parent)
        self._store = TraceStore(self._state, self._program)
        self._workers = Workers(jobs)
        self._sources = Sources(self.root, self._store, self._workers)

    def __enter__(self) -> "District":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.__exit__(kind, fault, trace)
        self._store.__exit__(kind, fault, trace)

    def check(self, today: date) -> Checked:
        """Everything that is wrong on the day `today`."""
        digests = self._sources.look(self._progress)
        key = joint_fingerprint([self._whole(today), _digest_of_all(digests.of_files), repr(digests.refused).encode()])
        held = self._store.note("checked")
        if held is not None and held[:16] == key:
            return Checked(msgspec.msgpack.decode(held[16:], type=tuple[Diagnostic, ...]))
        checked = self._checked(today)
        self._store.keep_note("checked", key + msgspec.msgpack.encode(checked.diagnostics))
        return checked

    def build(self, site: Path, today: date) -> Built:
        """Bring the site up to date. Raises FrameFault, ForeignFolder."""
        site = site.resolve()
        digests = self._sources.look(self._progress)
        whole = joint_fingerprint(
            [
                self._whole(today),
                _digest_of_all(digests.of_files),
                repr(digests.refused).encode(),
                site_frame.frame_key(self.root),
                site_frame.templates_key(self.root),
            ]
        )
        recorded = self._store.written(str(site))
        held = self._store.note(f"built {site}")
        if held is not None and held[:16] == whole:
            as_recorded = (Target(path, written.key) for path, written in recorded.items())
            if recorded and not plan(as_recorded, recorded, site).stale:
                diagnostics = msgspec.msgpack.decode(held[16:], type=tuple[Diagnostic, ...])
                return Built(diagnostics, pages=_count_pages(recorded))
        checked = self._checked(today)
        if refuses(list(checked.diagnostics)) or checked.facts is None:
            return Built(checked.diagnostics, refused=True)
        _claim(site, known=bool(recorded))
        index = site_frame.frame_index(self.root, self._store)
        pages = self.pages(checked.facts, index)
        built = self._bring_up_to_date(site, pages, index, checked)
        self._store.keep_note(f"built {site}", whole + msgspec.msgpack.encode(checked.diagnostics))
        return built

    def why(self, site: Path, path: str, today: date) -> Reasons | None:
        """Why the page at `path` is to be made again, or was made last; None where there is no such page."""
        site = site.resolve()
        checked = self.facts(today)
        if checked.facts is None:
            return None
        index = self.frame()
        page = next((page for page in self.pages(checked.facts, index) if page.file == path), None)
        if page is None:
            return None
        held = self._store.written_inputs(str(site), path)
        files = {f"record {name.kind} {name.id}": file for name, file in self._files().items()}
        if held is None:
            return Reasons(never_built=True, files=files)
        trace = msgspec.msgpack.decode(held, type=Trace)
        return Reasons(now=differences(trace.inputs, self._keys(index).inputs(page)), last=trace.because, files=files)

    def facts(self, today: date) -> Checked:
        """The facts themselves, whatever was kept from before."""
        self._sources.look(self._progress)
        return self._checked(today)

    def pages(self, facts: Facts, index: site_frame.FrameIndex) -> list[Page]:
        """Every page of the site that is stamped."""
        prose = site_frame.prose_pages(index)
        home = prose["index.md"]
        publisher = self.settings.publisher
        return [
            front_page(
                facts,
                gatherer_of(facts, publisher),
                title=self.settings.site_name,
                description=home.description,
                body=home.html,
            ),
            *record_pages(facts, self._files()),
            *listing_pages(facts, publisher),
        ]

    def count_pages(self, facts: Facts) -> int:
        """How many HTML pages the site has."""
        index = self.frame()
        stamped = {page.file for page in self.pages(facts, index)}
        return len(stamped | {path for path in index.files if path.endswith(".html")})

    def frame(self) -> site_frame.FrameIndex:
        """Index of prose and frames."""
        return site_frame.frame_index(self.root, self._store)

    def _whole(self, today: date) -> bytes:
        return joint_fingerprint([self._program, repr(self.settings).encode(), today.isoformat().encode()])

    def _checked(self, today: date) -> Checked:
        single = self._sources.findings()
        heads = self._sources.heads()
        register = register_of([head.card for head in heads.values() if head.card is not None])
        facts = facts_of(register, today)
        files = self._files()
        # A record that can't be read leaves its references hanging: those faults would be told of the wrong files.
        whole = all(head.card is not None for head in heads.values())
        between = [*facts.findings, *fit_findings(register)]
        told = [_diagnostic(finding, files) for finding in between if whole or finding.finding.code not in _MISLEADING]
        return Checked((*single, *told), facts if whole else None)

    def _files(self) -> dict[RecordName, str]:
        files: dict[RecordName, str] = {}
        for path, head in self._sources.heads().items():
            if head.card is not None:
                files.setdefault(RecordName(head.card.kind, head.card.id), path)
        return files

    def _keys(self, index: site_frame.FrameIndex) -> Keys:
        digests = self._sources.digests()
        named = {name: digests[path] for name, path in self._files().items()}
        return Keys(index, self._templates(), self._site(), named)

    def _templates(self) -> Templates:
        return site_frame.templates(template_folders(self.root), site_frame.templates_key(self.root))

    def _site(self) -> Site:
        return Site(self.settings.site_name, self.settings.site_url, self.settings.demonstration)

    def _bring_up_to_date(self, site: Path, pages: list[Page], index: site_frame.FrameIndex, checked: Checked) -> Built:
        keys = self._keys(index)
        jobs: dict[str, tuple[Job, Page]] = {}
        targets = []
        for page in pages:
            encoded = encode_page(page)
            views = keys.views(page)
            target = keys.target(page, encoded, views)
            targets.append(target)
            jobs[target.path] = (Job(encoded, target.key, views), page)
        files = {path: data.encode() for path, data in sitemap(pages, self.settings.site_url)}
        files[MARK] = b"liangquan\n"
        plain = {path: fingerprint(data) for path, data in files.items()}
        plain |= {path: digest for path, digest in index.files.items() if path not in jobs}
        targets += [Target(path, key) for path, key in plain.items()]
        recorded = self._store.written(str(site))
        todo = plan(targets, recorded, site)
        before = self._traces(site, todo)
        self._store.forget_written(str(site), [*(target.path for target in todo.stale), *todo.gone])
        changed = self._stamp(site, todo, jobs, before, index)
        changed += self._put_files(site, todo, files, index, stamped=jobs.keys())
        for path in todo.gone:
            remove(site, path)
        removed = len(todo.gone)
        if not recorded or _has_unfinished(site):
            removed += sweep(site, {target.path for target in targets})
        return Built(
            checked.diagnostics,
            pages=len(pages) + sum(path.endswith(".html") for path in plain),
            written=len(changed),
            removed=removed,
            changed=tuple(sorted(changed)[:50]),
        )

    def _stamp(
        self,
        site: Path,
        todo: Plan,
        jobs: dict[str, tuple[Job, Page]],
        before: dict[str, Trace],
        index: site_frame.FrameIndex,
    ) -> list[str]:
        stale = [jobs[target.path] for target in todo.stale if target.path in jobs]
        digests = self._sources.digests()
        files = self._files()
        charts = {
            digests[files[RecordName("process", name.id)]]
            for _, page in stale
            for name in page.needs()
            if name.kind == CHART
        }
        draw_charts(charts, self._store, self._state, self._workers, self._progress)
        bench = Bench(
            str(site),
            self._site(),
            self._state,
            index.key,
            template_folders(self.root),
            site_frame.templates_key(self.root),
        )
        changed = []
        done = 0
        for count, drawn in self._workers.in_parts(stamp, [job for job, _ in stale], PART, bench):
            self._store.keep_written(str(site), [_row(row, before.get(row.path)) for row in drawn])
            changed += [row.path for row in drawn if row.written]
            done += count
            self._progress("stamping", done, len(stale))
        return changed

    def _traces(self, site: Path, todo: Plan) -> dict[str, Trace]:
        """Traces of the pages that will be made again, from when they were last written."""
        found = {}
        for target in todo.stale:
            held = self._store.written_inputs(str(site), target.path)
            if held is not None:
                found[target.path] = msgspec.msgpack.decode(held, type=Trace)
        return found

    def _put_files(
        self,
        site: Path,
        todo: Plan,
        files: dict[str, bytes],
        index: site_frame.FrameIndex,
        *,
        stamped: Container[str],
    ) -> list[str]:
        stale = [target for target in todo.stale if target.path not in stamped]
        if not stale:
            return []
        made = site_frame.prose_files(self._state, index.key) if any(t.path not in files for t in stale) else {}
        changed, rows = [], []
        for target in stale:
            data = files[target.path] if target.path in files else made[target.path]
            if put(str(site), target.path, data):
                changed.append(target.path)
            trace = Trace({"bytes": target.key})
            rows.append((target.path, target.key, len(data), msgspec.msgpack.encode(trace)))
        self._store.keep_written(str(site), rows)
        return changed


_MISLEADING: Final = frozenset({"R-1", "R-2", "I-1", "D-3", "D-5", "G-2", "V-1", "V-3"})


def _digest_of_all(files: dict[str, str] | object) -> bytes:
    return fingerprint(msgspec.msgpack.encode(files))


def _row(page: Drawn, before: Trace | None) -> tuple[str, bytes, int, bytes]:
    trace = Trace(page.inputs, differences(before.inputs, page.inputs) if before else ())
    return page.path, page.key, page.size, msgspec.msgpack.encode(trace)


def _diagnostic(told: RecordFinding, files: dict[RecordName, str]) -> Diagnostic:
    return Diagnostic(files[RecordName(told.kind, told.id)], RULES[told.finding.code].severity, told.finding)


def _claim(site: Path, *, known: bool) -> None:
    """Make the site's folder ours, unless it holds something that is not."""
    if not known and site.is_dir() and any(site.iterdir()) and not (site / MARK).is_file():
        raise ForeignFolder(str(site))
    site.mkdir(parents=True, exist_ok=True)
    put(str(site), MARK, b"liangquan\n")


def _has_unfinished(site: Path) -> bool:
    return any(site.glob(f"{UNFINISHED}*"))


def _count_pages(recorded: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in recorded)
