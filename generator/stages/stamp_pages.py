"""Pages into the site: keys for all, drawing for those that are stale, each file put in its place whole."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from generator.build.engine import Target, lay
from generator.build.explain import Difference
from generator.build.fingerprint import fingerprint, joint_fingerprint
from generator.build.trace_store import TraceReader
from generator.facts.references import RecordName
from generator.model.kind import PlainData
from generator.pages.page import ARTICLE, CHART, Page
from generator.pages.stamping import Site, stamped
from generator.stages import site_frame
from generator.stages.copies import Copies
from generator.stages.gate import Gate, Leak, leaks_in
from generator.stages.site_frame import FrameIndex

PART: Final = 300

encode_page: Final = msgspec.msgpack.Encoder(decimal_format="string").encode
_decode_page: Final = msgspec.msgpack.Decoder(Page).decode


class Bench(NamedTuple):
    """Where a worker finds what it draws with. The same for all pages of a build."""

    site_folder: str
    site: Site
    state: Path
    frame: str
    template_folders: tuple[Path, ...]
    templates_key: bytes
    closures: Mapping[str, str]
    """Digest of each page template with all that it names."""
    copies: Copies = Copies()
    """What is written beside each file."""
    gate: Gate | None = None
    """What must not go live; None for a site that is not the public's."""

    def settings(self) -> bytes:
        """All of the district's settings that a page's bytes and its copies' follow from."""
        return repr((self.site, self.copies)).encode()


class Job(NamedTuple):
    """A page to draw, encoded; the digests of the views it needs, in the order of `Page.needs()`."""

    path: str
    page: bytes
    key: bytes
    views: tuple[str, ...]


class Trace(msgspec.Struct, frozen=True):
    """A page's inputs by name when it was written, and how they differed from those of the time before."""

    inputs: dict[str, bytes]
    because: tuple[Difference, ...] = ()


class Drawn(NamedTuple):
    """A page laid aside, with the inputs it was made from, for `why`."""

    path: str
    key: bytes
    size: int
    inputs: dict[str, bytes]
    written: tuple[str, ...]
    """Itself and the files beside it, as far as their bytes were not there already."""
    beside: tuple[tuple[str, int], ...] = ()
    """Path and size of each file beside it."""
    leaks: tuple[Leak, ...] = ()
    """What it seems to give away."""
    withheld: tuple[tuple[str, bytes], ...] = ()
    """Itself and the files beside it, where it does: they are not even laid aside before that is judged."""


class Keys:
    """Keys of pages: the hash of a page's data, its templates, its frame, and the records it shows."""

    def __init__(
        self, index: FrameIndex, closures: Mapping[str, str], settings: bytes, digests: Mapping[RecordName, str]
    ) -> None:
        self._index = index
        self._closures = closures
        self._settings = settings
        self.digests = digests
        """Digest of each record by its name."""
        self._bases: dict[tuple[str, str, int], bytes] = {}

    def views(self, page: Page) -> tuple[str, ...]:
        """Digests of the records that the page shows."""
        found = self.digests.get
        return tuple([found(name) or self.digest_of(name) for name in page.needs()])

    def digest_of(self, name: RecordName) -> str:
        """The digest of the record behind a view."""
        return self.digests[record_behind(name)]

    def target(self, page: Page, encoded: bytes, views: Iterable[str]) -> Target:
        """The page's file and key."""
        base = self._bases.get((page.template, page.area, page.depth))
        if base is None:
            base = joint_fingerprint(
                [
                    self._settings,
                    self._index.shells[f"{page.area}/{page.depth}"],
                    self._closures[page.template].encode(),
                ]
            )
            self._bases[page.template, page.area, page.depth] = base
        return Target(page.file, fingerprint(b"".join((base, encoded, "".join(views).encode()))))

    def inputs(self, page: Page) -> dict[str, bytes]:
        """The page's inputs one by one, for `why`."""
        named = {f"record {name.kind} {name.id}": bytes.fromhex(self.digest_of(name)) for name in page.needs()}
        return (
            named
            | plain_inputs(page)
            | {
                "templates": bytes.fromhex(self._closures[page.template]),
                "frame": self._index.shells[f"{page.area}/{page.depth}"],
                "settings": fingerprint(self._settings),
            }
        )


def record_behind(view: RecordName) -> RecordName:
    """The record that a view is made from: an article is its law's, a chart its process's."""
    if view.kind == CHART:
        return RecordName("process", view.id)
    if view.kind == ARTICLE:
        return RecordName("law", view.id.partition("/")[0])
    return view


def plain_inputs(page: Page) -> dict[str, bytes]:
    """Digests of what the page was given besides records, one a part."""
    parts: dict[str, Any] = {"title": page.title, "crumbs": page.crumbs, "dates": (page.published_on, page.changed_on)}
    parts |= {"publisher": page.publisher, "source": page.source} | page.data
    return {f"data {name}": fingerprint(encode_page(value)) for name, value in parts.items()}


def stamp(jobs: Sequence[Job], bench: Bench) -> list[Drawn]:
    """In a worker: draw pages and lay them aside."""
    pages = [_decode_page(job.page) for job in jobs]
    drawing = site_frame.templates(bench.template_folders, bench.templates_key, bench.state)
    fetched = _Views(bench.state)
    fetched.fetch(pages, jobs)
    # One thing after another for all pages: a processor's caches hold what one thing needs, not all that a page does.
    frames = [site_frame.shell(bench.state, bench.frame, page.area, page.depth) for page in pages]
    drawn = [
        stamped(page, fetched.of(page, job), drawing, frame, bench.site, digests=job.views).encode()
        for page, job, frame in zip(pages, jobs, frames, strict=True)
    ]
    settings = fingerprint(bench.settings())
    inputs = [
        _inputs(page, job, bench.closures[page.template], frame.digest) | {"settings": settings}
        for page, job, frame in zip(pages, jobs, frames, strict=True)
    ]
    results = [
        lay_with_copies(bench, page.file, html, job.key, given)
        for page, html, job, given in zip(pages, drawn, jobs, inputs, strict=True)
    ]
    fetched.close()
    return results


def _inputs(page: Page, job: Job, templates: str, frame: str) -> dict[str, bytes]:
    """What the page was made from, one by one, for `why`."""
    records = {
        f"record {name.kind} {name.id}": bytes.fromhex(digest)
        for name, digest in zip(page.needs(), job.views, strict=True)
    }
    return records | plain_inputs(page) | {"templates": bytes.fromhex(templates), "frame": bytes.fromhex(frame)}


def lay_with_copies(bench: Bench, path: str, data: bytes, key: bytes, inputs: dict[str, bytes]) -> Drawn:
    """Lay a file and its copies aside, unless it seems to give something away: its copies say the same."""
    leaks = tuple(leaks_in(path, data, bench.gate, bench.state)) if bench.gate else ()
    files = {path: data} | bench.copies.of(path, data)
    withheld = tuple(files.items()) if leaks else ()
    written = () if leaks else tuple(name for name, content in files.items() if lay(bench.site_folder, name, content))
    beside = tuple((name, len(content)) for name, content in files.items() if name != path)
    return Drawn(path, key, len(data), inputs, written, beside, leaks, withheld)


def leaks_in_files(paths: Sequence[str], bench: Bench, gate: Gate) -> list[Leak]:
    """In a worker: what files that stand in the site give away."""
    folder = Path(bench.site_folder)
    return [leak for path in paths for leak in leaks_in(path, (folder / path).read_bytes(), gate, bench.state)]


class _Views:
    """Views of records by digest, read from the state as pages ask for them."""

    def __init__(self, state: Path) -> None:
        self._reader = TraceReader(state)
        self._views: dict[str, bytes] = {}
        self._charts: dict[str, bytes] = {}

    def fetch(self, pages: Sequence[Page], jobs: Sequence[Job]) -> None:
        """Read everything that these pages show."""
        views: set[str] = set()
        charts: set[str] = set()
        for page, job in zip(pages, jobs, strict=True):
            for name, digest in zip(page.needs(), job.views, strict=True):
                (charts if name.kind == CHART else views).add(digest)
        self._views = dict(self._reader.made("view", sorted(views)))
        self._charts = dict(self._reader.made("chart", sorted(charts)))

    def of(self, page: Page, job: Job) -> dict[RecordName, PlainData]:
        """The views of one page."""
        found = {}
        for name, digest in zip(page.needs(), job.views, strict=True):
            if name.kind == CHART:
                found[name] = _shared(self._charts[digest])
            elif name.kind == "process":
                found[name] = _shared(self._views[digest])
            elif name.kind == ARTICLE:
                found[name] = _articles(self._views[digest])[name.id.partition("/")[2]]
            else:
                found[name] = msgspec.msgpack.decode(self._views[digest])
        return found

    def close(self) -> None:
        """Let go of the state."""
        self._reader.close()


@lru_cache(maxsize=8)
def _shared(view: bytes) -> PlainData:
    """A process or its chart: the cases that went by it are drawn one after another."""
    decoded: PlainData = msgspec.msgpack.decode(view)
    return decoded


@lru_cache(maxsize=128)
def _articles(law: bytes) -> dict[str, PlainData]:
    return {article["number"]: article for article in msgspec.msgpack.decode(law)["articles"]}
