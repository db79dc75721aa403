"""Which stage feeds which.

    files ─ sources ─→ heads ─ facts ─→ pages ─ keys ─→ stale pages ─→ charts, views ─→ site
    content/, templates ─ site_frame (MkDocs) ─→ frames, prose ────────┘

`check` stops after the facts. Whatever is wrong is told at once, and refuses the build before anything is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final

import msgspec

from generator.build.explain import differences
from generator.build.fingerprint import fingerprint, joint_fingerprint, program_fingerprint
from generator.build.trace_store import TraceStore
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.rules import RULES
from generator.facts.discretion_sheet import Parts
from generator.facts.editions import edition_findings
from generator.facts.facts import Facts, facts_of
from generator.facts.hearing import LargeSums
from generator.facts.references import RecordName
from generator.facts.register import RecordFinding, register_of
from generator.facts.unread import sure_findings
from generator.flowcharts.fit import fit_findings
from generator.kinds.power_item import ItemCard
from generator.model.edition import Edition
from generator.pages.facet_rows import facets_of
from generator.pages.front_page import front_page
from generator.pages.listed import Listed
from generator.pages.listing import gatherer_of
from generator.pages.listing_pages import listing_pages
from generator.pages.page import Page
from generator.pages.record_pages import record_pages
from generator.pages.search_page import search_files
from generator.pages.sitemap import sitemap
from generator.pages.stamping import Site
from generator.pages.traditional import FOLDER
from generator.provenance.results import results, results_key
from generator.provenance.roles_file import roles_findings, roles_key
from generator.provenance.walk import Items
from generator.settings import Settings, SettingsFault, read_settings, unknown_publisher
from generator.stages import site_folder, site_frame
from generator.stages.approval_reading import Looked, history_key, how_to_begin, looked, reading_of
from generator.stages.copies import Copies, Traditional
from generator.stages.document_files import CaseDocuments, template_findings
from generator.stages.exceptions import exceptions_key, read_exceptions
from generator.stages.gate import Guard, Leak, guard_of
from generator.stages.gate import told as told_leak
from generator.stages.preview import LastBuild
from generator.stages.prose import template_folders
from generator.stages.prose_disclosure import diagnostics_of, disclosed_prose
from generator.stages.prose_texts import prose_texts
from generator.stages.results import Built, Checked, Reasons
from generator.stages.search_index import Digested, SearchIndex
from generator.stages.site_update import SiteUpdate, as_written, file_inputs
from generator.stages.sources import Digests, Progress, Sources, refuses
from generator.stages.stamp_pages import Bench, Keys, Trace, record_behind
from generator.stages.typed_links import broken_links, sure_files, undated_prose
from generator.stages.workers import Workers


def state_file(root: Path, edition: Edition = Edition.PUBLIC) -> Path:
    """The district's state for one edition; its folder may be deleted at any time."""
    name = "state" if edition is Edition.PUBLIC else f"state-{edition}"
    return root / ".liangquan" / f"{name}.sqlite"


class District:
    """One district's folder, open for checking and building. Use as a context manager; hold its lock while it is open."""

    def __init__(
        self,
        root: Path,
        jobs: int | None = None,
        progress: Progress = lambda *_: None,
        edition: Edition = Edition.PUBLIC,
    ) -> None:
        self.root = root.resolve()
        self.edition = edition
        self.settings: Settings = read_settings(self.root)
        self._progress = progress
        self._state = state_file(self.root, edition)
        self._program = program_fingerprint(Path(__file__).parent)
        self._store = TraceStore(self._state, self._program)
        self._workers = Workers(jobs)
        self._sources = Sources(self.root, self._store, self._workers)
        self._frame_key = self._templates_key = b""
        self._gathered: Listed | None = None
        self.last: LastBuild | None = None
        """What the last build that was not refused leaves for previews."""

    def __enter__(self) -> "District":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workers.__exit__(kind, fault, trace)
        self._store.__exit__(kind, fault, trace)

    def check(self, today: date) -> Checked:
        """Everything that is wrong on the day `today`, in records of any edition. Raises FrameFault, SettingsFault."""
        self.settings = read_settings(self.root)
        digests = self._look(whole=False)
        whole = self._whole(today, digests)
        held = self._store.note("checked")
        if held is not None and held[:16] == whole:
            return Checked(msgspec.msgpack.decode(held[16:], type=tuple[Diagnostic, ...]))
        checked = self._checked(today, self.edition)
        checked = replace(checked, diagnostics=(*checked.diagnostics, *how_to_begin(self.settings)))
        if not refuses(list(checked.diagnostics)) and checked.facts is not None:
            index = self.frame()
            told = self._all_told(checked, sure_files(checked.facts.register), index)
            if refuses(list(told)):
                # The link may still lead to a list: only planning every page tells.
                told = self._all_told(checked, _files_of(self.pages(checked.facts, index)), index)
            checked = replace(checked, diagnostics=told)
        self._store.keep_note("checked", whole + msgspec.msgpack.encode(checked.diagnostics))
        return checked

    def build(self, site: Path, today: date, *, for_previews: bool = False) -> Built:
        """Bring the site up to date. Raises FrameFault, ForeignFolder, SettingsFault.

        `for_previews`: what previews need is gathered even where nothing has changed.
        """
        site = site.resolve()
        site_folder.see_that_it_is_ours(site, self.root)
        site_folder.see_that_it_is_of(self.edition, site)
        self.settings = read_settings(self.root)
        digests = self._look(whole=True)
        whole = self._whole(today, digests)
        held = self._store.note(f"built {site}")
        if (
            not (for_previews and self.last is None)
            and held is not None
            and held[:16] == whole
            and self._store.note(f"unfinished {site}") == b"no"
            and as_written(recorded := self._store.written(str(site)), str(site))
        ):
            diagnostics = msgspec.msgpack.decode(held[16:], type=tuple[Diagnostic, ...])
            return Built(diagnostics, pages=sum(path.endswith(".html") for path in recorded))
        checked = self._checked(today, self.edition)
        if refuses(list(checked.diagnostics)) or checked.facts is None:
            return Built(checked.diagnostics, refused=True)
        index = self.frame()
        pages = self.pages(checked.facts, index)
        told = self._all_told(checked, _files_of(pages), index)
        if refuses(list(told)):
            return Built(told, refused=True)
        public = self.edition is Edition.PUBLIC
        guard = guard_of(self.root, self._store, self._sources, checked.facts) if public else None
        bench = self._bench(site, index, pages)._replace(gate=guard.gate if guard else None)
        update = SiteUpdate(self._store, self._workers, bench, index, self._progress, edition=self.edition)
        keys = self._keys(index, bench)
        updated = update.run(pages, keys, self._files_beside_pages(pages, checked.facts, index), guard)
        if guard and updated.leaks:
            return Built((*told, *self._leaks_told(updated.leaks, guard, pages)), refused=True)
        self._store.keep_note(f"built {site}", whole + msgspec.msgpack.encode(told))
        self.last = LastBuild(checked.facts, pages, self._sources.records(), keys.digests, bench)
        return Built(
            told,
            pages=_count(pages, index),
            written=len(updated.written),
            removed=updated.removed,
            changed=tuple(sorted(updated.written)[:_NAMED]),
        )

    def why(self, site: Path, path: str, today: date) -> Reasons | None:
        """Why the page at `path` is to be made again, or was made last; None where there is no such page. Raises FrameFault."""
        site = site.resolve()
        self._look(whole=True)
        checked = self._checked(today, self.edition)
        if checked.facts is None:
            return Reasons(faults=checked.diagnostics)
        index = self.frame()
        pages = self.pages(checked.facts, index)
        path = self._copies().copied(path)
        page = next((page for page in pages if page.file == path), None)
        beside = self._files_beside_pages(pages, checked.facts, index)
        bench = self._bench(site, index, pages)
        if page is not None:
            inputs = self._keys(index, bench).inputs(page)
        elif path in beside:
            inputs = file_inputs(fingerprint(beside[path]), bench)
        elif path in index.files:
            inputs = file_inputs(index.files[path], bench)
        else:
            return None
        held = self._store.written_inputs(str(site), path)
        records = self._sources.records()
        shown = {name: records[record_behind(name)] for name in page.needs()} if page else {}
        files = {f"record {name.kind} {name.id}": file for name, file in {**records, **shown}.items()}
        if held is None:
            return Reasons(never_built=True, files=files)
        trace = msgspec.msgpack.decode(held, type=Trace)
        return Reasons(now=differences(trace.inputs, inputs), last=trace.because, files=files)

    def facts(self, today: date, edition: Edition | None = None) -> Checked:
        """The facts themselves, whatever was kept from before; of another edition than the district's where one is named."""
        self._look(whole=False)
        return self._checked(today, edition or self.edition)

    def files_of_records(self) -> Mapping[RecordName, str]:
        """The file of every record, as of the last look."""
        return self._sources.records()

    def items(self) -> Items:
        """The files and units of all items, as of the last look."""
        cards = [(path, head.card) for path, head in self._sources.heads().items() if isinstance(head.card, ItemCard)]
        return Items({card.id: path for path, card in cards}, {card.id: card.unit for _, card in cards})

    def looked(self, today: date) -> Looked:
        """The register, also where some of its records can't be read."""
        return looked(self._sources, self.facts(today))

    def pages(self, facts: Facts, index: site_frame.FrameIndex) -> list[Page]:
        """Every page of the site that is stamped."""
        home = site_frame.prose_pages(index)["index.md"]
        publisher = self.settings.publisher
        return [
            front_page(
                facts,
                gatherer_of(facts, publisher),
                title=home.title,
                description=home.description,
                body=home.html,
            ),
            *record_pages(facts, self._sources.records()),
            *listing_pages(self._listed(facts), publisher),
        ]

    def count_pages(self, facts: Facts) -> int:
        """How many HTML pages the site has."""
        index = self.frame()
        return _count(self.pages(facts, index), index)

    def frame(self) -> site_frame.FrameIndex:
        """Index of prose and frames. Raises FrameFault."""
        index = site_frame.frame_index(self.root, self._store, self._frame_key, self.edition)
        if faults := tuple(self._copies().faults(index.files)):
            raise site_frame.FrameFault(faults)
        return index

    def _look(self, *, whole: bool) -> Digests:
        """See what the folder holds now: prose, templates and records; `whole`: with what pages need of these."""
        self._frame_key = site_frame.frame_key(self.root, self.edition)
        self._templates_key = site_frame.templates_key(self.root)
        return self._sources.look(self._progress, whole=whole)

    def _whole(self, today: date, digests: Digests) -> bytes:
        """Hash of everything that a check or a build depends on."""
        return joint_fingerprint(
            [
                self._program,
                repr(self.settings).encode(),
                today.isoformat().encode(),
                digests.key(),
                self._frame_key,
                self._templates_key,
                exceptions_key(self.root),
                roles_key(self.root),
                results_key(self.root) if self.settings.provenance else b"",
                history_key(self.root, self.settings),
            ]
        )

    def _checked(self, today: date, edition: Edition) -> Checked:
        """What a site of `edition` holds, and what is wrong in records of any."""
        heads = self._sources.heads()
        cards = [head.card for head in heads.values() if head.card is not None]
        units = {card.id for card in cards if card.kind == "unit"}
        single = [
            *self._sources.findings(),
            *self._disclosed(today),
            *template_findings(self.root),
            *roles_findings(self.root, units),
        ]
        out_of_sight = list(edition_findings(cards))
        register = register_of(cards)
        parts = Parts(self.settings.lenient_part, self.settings.aggravated_part)
        large = LargeSums(self.settings.large_sum_person, self.settings.large_sum_organisation)
        files = self._sources.records()
        approval = reading_of(self.root, self._store, files, register, settings=self.settings, today=today)
        facts = facts_of(register, today, parts, edition, large, approval=approval)
        if self.settings.provenance:
            facts = replace(facts, verified=results(self.root, self._digests()))
        unread = [RecordName(*head.says_it_is) for head in heads.values() if head.card is None]
        if not unread and ("unit", self.settings.publisher) not in files:
            raise SettingsFault(unknown_publisher(self.settings.publisher))
        between = [*facts.findings, *out_of_sight, *fit_findings(register)]
        told = [_diagnostic(finding, files) for finding in sure_findings(between, register, unread)]
        return Checked((*single, *told), None if unread else facts)

    def _disclosed(self, today: date) -> list[Diagnostic]:
        """Personal data in records for the public and in prose, but for what the office excepts."""
        exceptions = read_exceptions(self.root)
        found = [*self._sources.disclosed(), *disclosed_prose(self.root, self._store, self._frame_key)]
        return [
            *exceptions.expired(today),
            *diagnostics_of([(file, one) for file, one in found if not exceptions.allow(one.hash, today)]),
        ]

    def _leaks_told(self, leaks: Iterable[Leak], guard: Guard, pages: list[Page]) -> list[Diagnostic]:
        sources = {page.file: page.source for page in pages}
        return [told_leak(leak, guard, self.root, sources.get(leak.path) or leak.path) for leak in leaks]

    def _all_told(self, checked: Checked, stamped: set[str], index: site_frame.FrameIndex) -> tuple[Diagnostic, ...]:
        """What was told of the records, and what only shows once all pages are known: `stamped` are their files."""
        if checked.facts is None:
            return checked.diagnostics
        links = broken_links(
            self.root,
            self.settings.site_url,
            checked.facts.register,
            self._sources.records(),
            index=index,
            stamped=stamped,
        )
        return (*checked.diagnostics, *undated_prose(index), *links)

    def _digests(self) -> dict[RecordName, str]:
        digests = self._sources.digests()
        return {name: digests[path] for name, path in self._sources.records().items()}

    def _keys(self, index: site_frame.FrameIndex, bench: Bench) -> Keys:
        return Keys(index, bench.closures, bench.settings(), self._digests())

    def _closures(self, pages: list[Page]) -> Mapping[str, str]:
        names = sorted({page.template for page in pages})
        return site_frame.closures(template_folders(self.root), self._templates_key, names, self._store)

    def _files_beside_pages(self, pages: list[Page], facts: Facts, index: site_frame.FrameIndex) -> dict[str, bytes]:
        """The sitemap, the search index, and what facets and the search box load; path → bytes."""
        prose = [path.removesuffix("index.html") for path in index.files if path.endswith("/index.html")]
        editions = ("", FOLDER) if self.settings.traditional else ("",)
        files = sitemap(pages, self.settings.site_url, prose, editions=editions)
        found = {file.path: file.text.encode() for file in files}
        search = SearchIndex(self._store, self._progress)
        texts = prose_texts(site_frame.prose_pages(index))
        found |= search.files(facts, Digested(self._digests(), self._sources.words()), texts, self.settings.publisher)
        if self.edition is Edition.INTRANET:
            documents = CaseDocuments(self.root, self.settings.demonstration)
            found |= documents.of_site(facts, self._sources.records(), self._digests(), self._store)
        found |= search_files(self.settings.site_name, self.settings.site_url)
        return found | facets_of(self._listed(facts))

    def _listed(self, facts: Facts) -> Listed:
        """What stands in lists, gathered once for the same facts."""
        if self._gathered is None or self._gathered.facts is not facts:
            self._gathered = Listed(facts)
        return self._gathered

    def _bench(self, site: Path, index: site_frame.FrameIndex, pages: list[Page]) -> Bench:
        return Bench(
            str(site),
            self._site(),
            self._state,
            index.key,
            template_folders(self.root),
            self._templates_key,
            self._closures(pages),
            self._copies(),
        )

    def _copies(self) -> Copies:
        settings = self.settings
        traditional = Traditional(settings.site_url, settings.traditional_words) if settings.traditional else None
        return Copies(settings.precompressed, traditional)

    def _site(self) -> Site:
        return Site(self.settings.site_name, self.settings.site_url, self.settings.demonstration)


_NAMED: Final = 50
"""Files that a build names when it has written so few."""


def _diagnostic(told: RecordFinding, files: Mapping[RecordName, str]) -> Diagnostic:
    return Diagnostic(files[RecordName(told.kind, told.id)], RULES[told.finding.code].severity, told.finding)


def _files_of(pages: list[Page]) -> set[str]:
    return {"sitemap.xml", *(page.file for page in pages)}


def _count(pages: list[Page], index: site_frame.FrameIndex) -> int:
    stamped = {page.file for page in pages}
    return len(stamped | {path for path in index.files if path.endswith(".html")})
