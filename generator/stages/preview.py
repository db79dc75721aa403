"""An edited record on the screen before the whole site is brought up to date: only its own pages, only in memory.

A preview is not published: it uses the facts of the last build, with the edited records in place of the old ones. The
build that follows has the last word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from generator.build.trace_store import TraceReader
from generator.diagnostics.diagnostic import Severity
from generator.diagnostics.rules import RULES
from generator.facts.facts import Facts
from generator.facts.references import RecordName
from generator.facts.register import replaced
from generator.facts.standing import standings
from generator.model.kind import Card, PlainData
from generator.pages.page import ARTICLE, CHART, Page
from generator.pages.record_links import RecordLinks
from generator.pages.record_pages import PAGES
from generator.pages.stamping import stamped
from generator.records.source_files import UnreadableFile, digest_of, read
from generator.stages import site_frame
from generator.stages.compile_record import compile_record, head_decoder
from generator.stages.draw_charts import drawn_chart
from generator.stages.stamp_pages import Bench, record_behind


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build leaves for previews: its facts, its pages, and where each record and each view is found."""

    facts: Facts
    pages: list[Page]
    files: Mapping[RecordName, str]
    digests: Mapping[RecordName, str]
    bench: Bench


def preview(root: Path, last: LastBuild, changed: Iterable[str]) -> dict[str, bytes]:
    """Pages that show the records in the files `changed`, by their path in the site; none where a record is faulty."""
    cards: dict[RecordName, Card] = {}
    views: dict[RecordName, PlainData] = {}
    digests = dict(last.digests)
    for path in changed:
        try:
            data = read(root, path)
            compiled = compile_record(data)
        except UnreadableFile:
            return {}
        head = head_decoder().decode(compiled.head)
        if head.card is None or any(RULES[found.code].severity is Severity.ERROR for found in head.findings):
            return {}
        name = RecordName(head.card.kind, head.card.id)
        if last.files.get(name) != path:
            return {}
        cards[name] = head.card
        views[name] = msgspec.msgpack.decode(compiled.view)
        digests[name] = digest_of(data)
    pages = {page.file: page for page in last.pages if any(need in views for need in _records(page))}
    return {
        page.file: _drawn(page, views, last, digests)
        for page in (_anew(pages, cards, last) if _cards_differ(cards, last) else pages).values()
    }


def _records(page: Page) -> Iterable[RecordName]:
    for name in page.needs():
        if name.kind == CHART:
            yield RecordName("process", name.id)
        elif name.kind == ARTICLE:
            yield RecordName("law", name.id.partition("/")[0])
        else:
            yield name


def _cards_differ(cards: Mapping[RecordName, Card], last: LastBuild) -> bool:
    return any(card != last.facts.register.of_kind(name.kind)[name.id] for name, card in cards.items())


def _anew(pages: Mapping[str, Page], cards: Mapping[RecordName, Card], last: LastBuild) -> dict[str, Page]:
    """The pages with what follows from the new cards. A reference to nothing leaves them as they were."""
    register = replaced(last.facts.register, cards.values())
    if any(link.id not in register.of_kind(link.kind) for card in cards.values() for link in card.links):
        return dict(pages)
    facts = replace(last.facts, register=register, standing=standings(register, last.facts.today.isoformat()))
    links = RecordLinks(facts)
    found = dict(pages)
    for kind in {name.kind for name in cards} & PAGES.keys():
        found |= {page.file: page for page in PAGES[kind](facts, links, last.files) if page.file in pages}
    return found


def _drawn(
    page: Page, views: Mapping[RecordName, PlainData], last: LastBuild, digests: Mapping[RecordName, str]
) -> bytes:
    bench = last.bench
    templates = site_frame.templates(bench.template_folders, bench.templates_key, bench.state)
    frame = site_frame.shell(bench.state, bench.frame, page.area, page.depth)
    needed = _needed(page, views, last)
    behind = [digests[record_behind(name)] for name in page.needs()]
    return stamped(page, needed, templates, frame, bench.site, digests=behind).encode()


def _needed(page: Page, views: Mapping[RecordName, PlainData], last: LastBuild) -> dict[RecordName, PlainData]:
    reader = TraceReader(last.bench.state)
    try:
        return {name: _view(name, views, last, reader) for name in page.needs()}
    finally:
        reader.close()


def _view(name: RecordName, views: Mapping[RecordName, PlainData], last: LastBuild, reader: TraceReader) -> PlainData:
    if name.kind == CHART:
        process = RecordName("process", name.id)
        if process in views:
            return drawn_chart(views[process])
        return _kept("chart", last.digests[process], reader)
    if name.kind == ARTICLE:
        law, _, number = name.id.partition("/")
        whole = views.get(RecordName("law", law)) or _kept("view", last.digests[RecordName("law", law)], reader)
        return next(article for article in whole["articles"] if article["number"] == number)
    return views[name] if name in views else _kept("view", last.digests[name], reader)


def _kept(stage: str, digest: str, reader: TraceReader) -> PlainData:
    found: PlainData = msgspec.msgpack.decode(dict(reader.made(stage, [digest]))[digest])
    return found
