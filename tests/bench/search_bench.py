"""`python -m tests.bench.search_bench`: search on the district, beside Pagefind's and Material's: a table, bench/search.json.

All three index the same documents by the same words and answer the same 240 queries in Node, by their own scripts. Each
is asked twice: freshly opened, for what a query loads, and staying open, for the processor's time. `--only NAME` measures
one of them, `--district FOLDER` a district that is there already, `--every N` a part of it for the rivals. Ours is asked
in Chromium too.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.bench.cost import Cost, cost_of, liangquan
from tests.bench.figures import Figure, table
from tests.bench.search_documents import TODAY, Worded, worded_documents
from tests.bench.search_in_chromium import SLOWER, InChromium, measured_in_chromium
from tests.bench.search_queries import SHOWN, Asked, Found, Scores, read_queries, scores, unmet
from tests.bench.search_rivals import MATERIAL, write_documents, write_pages

_HERE: Final = Path(__file__).parent
_ROOT: Final = _HERE.parents[1]
_DRIVERS: Final = _HERE / "search_engines"
_SCRIPTS: Final = _ROOT / "site_templates" / "assets" / "search"
ENGINES: Final = ("ours", "pagefind", "material")
KB: Final = 1000


class Shown(NamedTuple):
    """Of one query: results, how many of them have an excerpt, bytes of all that they show, and of the excerpts alone."""

    results: int
    excerpts: int
    records: int
    texts: int


class Measured(NamedTuple):
    """What an engine found, and what it cost. Bytes are those sent to an empty cache, scripts left out."""

    found: tuple[tuple[str, ...], ...]
    """Addresses, a query each, the best first."""
    start_bytes: int
    start_cpu: float
    """Milliseconds of the reader's processor, until it can answer."""
    bytes: tuple[int, ...]
    requests: tuple[int, ...]
    cpu: tuple[float, ...]
    build: Cost
    disk: int
    files: int
    shown: tuple[Shown, ...]
    """Of ours."""


class Stated(NamedTuple):
    """A figure that is measured of every engine, and what ours must keep."""

    name: str
    unit: str
    of: Any
    must: float
    least: bool = False


def main() -> None:
    """Measure, show the tables, and leave with 1 where one of our figures is missed."""
    said = _arguments()
    queries = read_queries()
    with tempfile.TemporaryDirectory(prefix="liangquan-search-") as name:
        folder = Path(name)
        district = said.district or _sampled(folder)
        documents = list(worded_documents(district))
        if missing := unmet(queries, [document.found for document in documents]):
            sys.exit(f"nothing in the district is right for: {'; '.join(missing)}")
        questions = folder / "questions.json"
        questions.write_text(json.dumps([asked.text for asked in queries], ensure_ascii=False), "utf-8")
        measured: dict[str, Measured] = {}
        for engine in said.only or ENGINES:
            if engine == "ours":
                measured[engine] = _ours(district, questions)
            elif engine == "pagefind":
                measured[engine] = _pagefind(said.pagefind, documents[:: said.every], folder / "pagefind", questions)
            else:
                measured[engine] = _material(documents[:: said.every], folder / "material", questions)
            print(f"{engine}: measured", file=sys.stderr)  # noqa: T201  # it takes minutes
        in_chromium = None
        if "ours" in measured:
            in_chromium = measured_in_chromium(district / "site", [asked.text for asked in queries])
    figures = _told(queries, [document.found for document in documents], measured, in_chromium)
    sys.exit(any(figure.kept is False for figure in figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search_bench")
    parser.add_argument("--district", type=Path, help="a district's folder, built or not; without it a new sample")
    parser.add_argument("--only", action="append", choices=ENGINES)
    parser.add_argument("--every", type=int, default=1, help="of the documents, one in so many for the rivals")
    parser.add_argument("--pagefind", type=Path, default=Path(".bench/bin/python"), help="a Python that has Pagefind")
    return parser.parse_args()


def _sampled(folder: Path) -> Path:
    """The district, with the words that this repository's editors wrote for search in place of the sample's few."""
    liangquan(folder, "sample", "district", "--scale", "district")
    synonyms = folder / "district" / "powers" / "synonyms"
    shutil.rmtree(synonyms)
    shutil.copytree(_ROOT / "powers" / "synonyms", synonyms)
    return folder / "district"


# ----------------------------------------------------------------------------------------------------------------------


def _ours(district: Path, questions: Path) -> Measured:
    index = district / "site" / "search"
    build = _cost_of_our_index(district)
    lunr = Path(str(find_spec("mkdocs.contrib.search").origin)).parent / "templates" / "search" / "lunr.js"  # type: ignore[union-attr]
    return _asked("ours.js", [_SCRIPTS, lunr, index, questions], build, index)


def _cost_of_our_index(district: Path) -> Cost:
    """A build that makes the index anew, less one that finds every page and file as it should be. The memory is its whole."""
    today = ("--today", TODAY.isoformat())
    liangquan(district, "build", *today)
    for _ in range(2):  # the first, where the last bench was stopped in between, still makes the index
        _forget(district, "DELETE FROM note WHERE name LIKE 'built %'")
        unchanged = liangquan(district, "build", *today)
    _forget(
        district,
        "DELETE FROM note WHERE name LIKE 'built %' OR name = 'search'",
        "DELETE FROM made WHERE stage IN ('words of documents', 'search files')",
        "DELETE FROM written WHERE path LIKE 'search/%'",
    )
    again = liangquan(district, "build", *today)
    if again.cpu < unchanged.cpu:
        raise ValueError("the index was not made anew: the state keeps it under other names now")
    return again._replace(cpu=again.cpu - unchanged.cpu, wall=again.wall - unchanged.wall)


def _forget(district: Path, *statements: str) -> None:
    with closing(sqlite3.connect(district / ".liangquan" / "state.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def _pagefind(python: Path, documents: Sequence[Worded], folder: Path, questions: Path) -> Measured:
    write_pages(documents, folder)
    command = [str(python.absolute()), "-m", "pagefind", "--site", str(folder), "--output-subdir", "pagefind"]
    build = cost_of(command, folder)
    return _asked("pagefind.js", [folder / "pagefind", questions], build, folder / "pagefind")


def _material(documents: Sequence[Worded], folder: Path, questions: Path) -> Measured:
    folder.mkdir()
    write_documents(documents, folder / "documents.json")
    build = cost_of([sys.executable, "-m", "tests.bench.search_rivals", str(folder)], _ROOT)
    (folder / "documents.json").unlink()
    return _asked("material.js", [MATERIAL, folder / "search_index.json", questions], build, folder)


def _asked(driver: str, arguments: Sequence[Path], build: Cost, index: Path) -> Measured:
    """What the engine's driver says; `index` is the folder that a host has to keep."""
    node = shutil.which("node")
    if node is None:
        sys.exit("node is missing: make browser")
    command = [node, "--max-old-space-size=4096", str(_DRIVERS / driver), *map(str, arguments)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    answers = told["answers"]
    kept = [file.stat().st_size for file in index.rglob("*") if file.is_file()]
    return Measured(
        tuple(tuple(answer["addresses"]) for answer in answers),
        told["start"]["bytes"],
        told["start"]["milliseconds"],
        tuple(answer["bytes"] for answer in answers),
        tuple(answer["requests"] for answer in answers),
        tuple(answer["milliseconds"] for answer in answers),
        build,
        sum(kept),
        len(kept),
        tuple(Shown(*(answer[name] for name in Shown._fields)) for answer in answers if "texts" in answer),
    )


# ----------------------------------------------------------------------------------------------------------------------


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


_STATED: Final = (
    Stated("bytes at start, scripts left out", "KB", lambda one: one.start_bytes / KB, 50),
    Stated("bytes a query, mean", "KB", lambda one: _mean(one.bytes) / KB, 32),
    Stated("bytes a query, one in twenty has more", "KB", lambda one: _p95(one.bytes) / KB, 65),
    Stated("requests a query, mean", "", lambda one: _mean(one.requests), 10),
    Stated("requests a query, most", "", lambda one: max(one.requests), 18),
    Stated("CPU a query, mean", "ms", lambda one: _mean(one.cpu), 15),
    Stated("build, CPU", "s", lambda one: one.build.cpu, 10),
    Stated("build, largest process", "MB", lambda one: one.build.megabytes, 600),
    Stated("on disk", "MB", lambda one: one.disk / KB / KB, 8),
)
_LEAST: Final = Scores(0.95, 0.93)


def _told(
    queries: Sequence[Asked],
    documents: Sequence[Found],
    measured: dict[str, Measured],
    in_chromium: InChromium | None,
) -> list[Figure]:
    """Print everything and write bench/search.json; the figures of ours are returned."""
    right = [asked.right_among(documents) for asked in queries]
    ways = list(dict.fromkeys(asked.way for asked in queries))
    judged = {
        engine: {
            way: scores([(right[n], one.found[n]) for n, asked in enumerate(queries) if way in {asked.way, "all"}])
            for way in [*ways, "all"]
        }
        for engine, one in measured.items()
    }
    lines = [f"{'MRR@10 / recall@10':<16}" + "".join(f"{engine:>18}" for engine in measured)]
    lines += [
        _padded(way, 16)
        + "".join(f"{f'{judged[engine][way].mrr:.3f} / {judged[engine][way].recall:.3f}':>18}" for engine in measured)
        for way in [*ways, "all"]
    ]
    lines += ["", f"{'':<40}" + "".join(f"{engine:>12}" for engine in measured)]
    lines += [
        f"{stated.name:<40}" + "".join(f"{stated.of(one):>12,.2f}" for one in measured.values()) + f" {stated.unit}"
        for stated in _STATED
    ]
    lines.append(f"{'files on disk':<40}" + "".join(f"{one.files:>12,}" for one in measured.values()))
    lines.append(
        f"{'CPU at start, in the browser':<40}"
        + "".join(f"{one.start_cpu:>12,.0f}" for one in measured.values())
        + " ms"
    )
    figures = list(_figures(ways, judged, measured))
    if in_chromium:
        figures += _figures_in_chromium(in_chromium)
    print("\n".join([*lines, "", table(figures)]))  # noqa: T201  # the table is what the bench is for
    _write(queries, right, judged, measured, figures)
    return figures


def _figures(
    ways: Sequence[str], judged: dict[str, dict[str, Scores]], measured: dict[str, Measured]
) -> Iterator[Figure]:
    """What the district demands of ours."""
    if "ours" not in measured:
        return
    yield Figure("MRR@10", judged["ours"]["all"].mrr, "", _LEAST.mrr, least=True)
    yield Figure("recall@10", judged["ours"]["all"].recall, "", _LEAST.recall, least=True)
    if "pagefind" in measured:
        below = [way for way in ways if judged["ours"][way].mrr < judged["pagefind"][way].mrr]
        yield Figure(f"ways of asking below Pagefind {' '.join(below)}".rstrip(), len(below), "", 0)
    for stated in _STATED:
        yield Figure(stated.name, stated.of(measured["ours"]), stated.unit, stated.must, stated.least)
    shown = measured["ours"].shown
    ten = [one for one in shown if one.results == SHOWN]
    yield Figure("results without an excerpt", sum(one.results - one.excerpts for one in shown), "", 0)
    yield Figure("bytes of the excerpts of ten results, mean", _mean([one.texts for one in ten]) / KB, "KB", 6)
    yield Figure("the same with their titles and addresses", _mean([one.records for one in ten]) / KB, "KB")


def _figures_in_chromium(one: InChromium) -> Iterator[Figure]:
    yield Figure("in Chromium: bytes at start, scripts left out", one.start_bytes / KB, "KB", 50)
    yield Figure("in Chromium: bytes a query, mean", _mean(one.bytes) / KB, "KB", 32)
    yield Figure("in Chromium: bytes a query, one in twenty has more", _p95(one.bytes) / KB, "KB", 65)
    yield Figure("in Chromium: requests a query, mean", _mean(one.requests), "", 10)
    yield Figure("in Chromium: requests a query, most", max(one.requests), "", 18)
    fast, slow = ([spent.own for spent in those] for those in (one.fast, one.slow))
    yield Figure("in Chromium: CPU a query, mean", _mean(fast), "ms", 15)
    yield Figure(f"in Chromium: CPU a query, {SLOWER} times slower, mean", _mean(slow), "ms", 90)
    yield Figure(f"in Chromium: CPU a query, {SLOWER} times slower, p95", _p95(slow), "ms")
    fast, slow = ([spent.thread for spent in those] for those in (one.fast, one.slow))
    yield Figure("in Chromium: the page's thread a query, loads included", _mean(fast), "ms")
    yield Figure(f"in Chromium: the same, {SLOWER} times slower", _mean(slow), "ms")


def _padded(words: str, columns: int) -> str:
    """A Chinese character takes two columns."""
    return words + " " * (columns - sum(2 if ord(each) > 0x2E7F else 1 for each in words))


def _write(
    queries: Sequence[Asked],
    right: Sequence[frozenset[str]],
    judged: dict[str, dict[str, Scores]],
    measured: dict[str, Measured],
    figures: Sequence[Figure],
) -> None:
    """bench/search.json: engine → {"scores": way → [MRR, recall], "figures": name → value, "queries": [{"ask", "first"
    (rank of the first right result, 0 where there is none), "found"} …]}, and our "figures" with what they must keep.
    """
    engines = {
        engine: {
            "scores": {way: [round(value, 4) for value in one] for way, one in judged[engine].items()},
            "figures": {stated.name: round(stated.of(one), 3) for stated in _STATED} | {"files": one.files},
            "queries": [
                {"ask": asked.text, "first": _first(right[n], one.found[n]), "found": one.found[n]}
                for n, asked in enumerate(queries)
            ],
        }
        for engine, one in measured.items()
    }
    rows = [{**figure._asdict(), "kept": figure.kept} for figure in figures]
    file = Path("bench", "search.json")
    file.parent.mkdir(exist_ok=True)
    told = {"engines": engines, "figures": rows}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _first(right: frozenset[str], found: Sequence[str]) -> int:
    return next((rank for rank, address in enumerate(found, 1) if address in right), 0)


if __name__ == "__main__":
    main()
