"""`python -m tests.bench [--scale small|district|city] [--browser] [--load] [--cases N]`: one table, and bench/results.json.

Without a scale: the district, and of its pages 1,700 for MkDocs; the ratio is then by page. With `--scale district`
MkDocs gets them all, which takes it some minutes. `city` measures the district too, for the ratio. `--browser` measures
nothing but the pages of this repository's own content in a browser, `--load` nothing but what servers of a
node bear, `--cases N` nothing but what N cases cost (100000
takes some minutes).
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.browser_speed import browser_speed
from tests.bench.case_cost import USUAL, case_figures
from tests.bench.cost import Cost, cost_of, liangquan
from tests.bench.disclosure_speed import disclosure_figures
from tests.bench.figures import Figure, table, write_json
from tests.bench.markdown_site import write_markdown_site
from tests.bench.node_load import load_figures
from tests.bench.page_weight import page_weight
from tests.bench.serve_latency import serve_latencies
from tests.browser.demonstration import built_demonstration
from tests.browser.site_server import chromium_on_this_machine

_TODAY: Final = ("--today", "2026-11-20")
_MARKDOWN_PAGES: Final = 1700
_EDITS: Final = 5


def main() -> None:
    """Measure, show the table line by line, and leave with 1 where a figure is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--scale", choices=["small", "district", "city"])
    parser.add_argument("--browser", action="store_true", help="only how fast pages stand in a browser")
    parser.add_argument("--load", action="store_true", help="only what servers of a node bear")
    parser.add_argument("--cases", type=int, metavar="N", help="only what N cases cost")
    said = parser.parse_args()
    scale = said.scale
    figures = []
    with tempfile.TemporaryDirectory(prefix="liangquan-bench-") as folder:
        for figure in _asked_for(said, Path(folder)):
            figures.append(figure)
            print(table([figure]), flush=True)  # noqa: T201  # the table is what the bench is for
    name = "browser" if said.browser else "load" if said.load else "cases" if said.cases else scale or "district"
    write_json(figures, name, Path("bench", "results.json"))
    sys.exit(any(figure.kept is False for figure in figures))


def _asked_for(said: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    if said.browser:
        return in_a_browser(folder)
    if said.load:
        return load_figures(built_demonstration(folder / "demonstration").folder, folder / "node")
    if said.cases:
        return case_figures(folder, said.cases, demanded=said.scale != "small")
    return measured(said.scale, folder)


def measured(scale: str | None, folder: Path) -> Iterator[Figure]:
    """Every figure, as it is measured."""
    size = "small" if scale == "small" else "district"
    district = folder / size
    # What is demanded is demanded of the district.
    demanded = size == "district"
    yield Figure("sample, CPU", liangquan(folder, "sample", size, "--scale", size).cpu, "s")
    yield from _checks(district, demanded=demanded)
    cold = cold_build(district)
    yield from _builds(district, cold, demanded=demanded)
    yield from _what_is_seen(district, demanded=demanded)
    yield from disclosure_figures(district / "site", demanded=demanded)
    yield from load_figures(district / "site", folder / "node")
    yield from case_figures(folder, USUAL if demanded else 20, demanded=demanded)
    yield from _against_mkdocs(
        district, folder / "markdown", cold, None if scale else _MARKDOWN_PAGES, demanded=demanded
    )
    if scale == "city":
        yield from _city(folder / "city", cold)
    yield from in_a_browser(folder)


def in_a_browser(folder: Path) -> Iterator[Figure]:
    """How fast pages stand in a browser; nothing but a line of text on a machine without one."""
    if chromium_on_this_machine() is None:
        print("no Chromium on this machine, nothing measured in a browser: make browser", file=sys.stderr)  # noqa: T201  # as above
        return
    yield from browser_speed(built_demonstration(folder / "demonstration"))


def _checks(district: Path, *, demanded: bool) -> Iterator[Figure]:
    cold, unchanged = (liangquan(district, "check", *_TODAY).cpu for _ in range(2))
    yield Figure("check, cold, CPU", cold, "s", 8 if demanded else None)
    yield Figure("check, unchanged, CPU", unchanged, "s", 1.2 if demanded else None)


def _builds(district: Path, cold: Cost, *, demanded: bool) -> Iterator[Figure]:
    yield Figure("pages", _counted(cold, "pages"), "")
    yield Figure("build, cold, charts included, CPU", cold.cpu, "s", 28 if demanded else None)
    yield Figure("build, cold, wall", cold.wall, "s", 18 if demanded else None)
    yield Figure("build, cold, largest process", cold.megabytes, "MB", 800 if demanded else None)
    unchanged = liangquan(district, "build", *_TODAY)
    yield Figure("build, nothing changed, CPU", unchanged.cpu, "s", 1.5 if demanded else None)
    _edit(min((district / "powers" / "items").rglob("*.yaml")))
    edited = liangquan(district, "build", *_TODAY)
    yield Figure("build, one item changed, CPU", edited.cpu, "s", 2 if demanded else None)
    # Its page, and the piece of the search index that holds its telephone, if any does.
    yield Figure("build, one item changed, files written", _counted(edited, "files written"), "", 2)


def _what_is_seen(district: Path, *, demanded: bool) -> Iterator[Figure]:
    weight = page_weight(district / "site")
    yield Figure("page, mean", weight.plain, "KB", 20 if demanded else None)
    yield Figure("page, mean, gzipped", weight.gzipped, "KB", 6 if demanded else None)
    unit = min((district / "powers" / "units").glob("*.yaml"))
    latencies = serve_latencies(district, unit, f"units/{unit.stem}/", _EDITS)
    yield Figure("serve, edited record on screen, slowest", max(latencies), "s", 0.5 if demanded else None)


def _against_mkdocs(
    district: Path, markdown: Path, ours: Cost, at_most: int | None, *, demanded: bool
) -> Iterator[Figure]:
    pages = write_markdown_site(district / "site", markdown, at_most)
    theirs = cost_of([sys.executable, "-m", "mkdocs", "build", "-q"], markdown)
    yield Figure("MkDocs with Material, pages", pages, "")
    yield Figure("MkDocs with Material, CPU", theirs.cpu, "s")
    yield Figure("MkDocs with Material, largest process", theirs.megabytes, "MB")
    ratio = (theirs.cpu / pages) / (ours.cpu / _counted(ours, "pages"))
    yield Figure("MkDocs with Material, times our CPU a page", ratio, "", 5 if demanded else None, least=True)


def _city(city: Path, of_district: Cost) -> Iterator[Figure]:
    liangquan(city.parent, "sample", city.name, "--scale", "city")
    cold = cold_build(city)
    yield Figure("city, pages", _counted(cold, "pages"), "")
    yield Figure("city, build, cold, CPU", cold.cpu, "s")
    yield Figure("city, build, cold, wall", cold.wall, "s")
    yield Figure("city, times the district's CPU", cold.cpu / of_district.cpu, "", 11)
    yield Figure("city, largest process", cold.megabytes, "MB", 2500)


def cold_build(district: Path) -> Cost:
    """A build from nothing but the sources: without state, into an empty folder."""
    cost_of(["rm", "-rf", ".liangquan", "site"], district)
    return liangquan(district, "build", *_TODAY)


def _counted(cost: Cost, what: str) -> int:
    found = re.search(rf"(\d+) {what}", cost.out)
    if found is None:
        raise ValueError(f"no count of {what} in: {cost.out[-500:]}")
    return int(found[1])


def _edit(item: Path) -> None:
    """Another telephone for complaints: it stands on the item's own page alone."""
    text = item.read_text("utf-8")
    changed = re.sub(r"(?m)^( *telephone: ).*$", r"\g<1>12345", text, count=1)
    if changed == text:
        raise ValueError(f"{item} has no telephone to change")
    item.write_text(changed, "utf-8")


if __name__ == "__main__":
    main()
