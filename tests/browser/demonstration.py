"""This repository's own content as a built site, with what it has none of laid over it: a law's text, a calendar.

Built once for all browser tests in whatever processes they run, for `make shots` and for the bench.
"""

import fcntl
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from generator.pages.page import Page
from generator.pipeline import District
from generator.stages.catalogue_command import catalogue
from tests.casebook import ROOT, TODAY

PROSE: Final = "prose"
"""The template, so to speak, of pages that MkDocs makes whole."""


CATALOGUE: Final = "catalogue"
"""The like of pages that `liangquan catalogue` writes; they are served below this address."""


class ShownPage(NamedTuple):
    """A page of the built site: what it was made of, and its HTML."""

    address: str
    template: str
    data: Mapping[str, Any]
    """Plain data that its template was given; nothing for prose."""
    shows: frozenset[str]
    """Names of the records that it shows: item, guide, chart …"""
    html: str


@dataclass(frozen=True)
class Demonstration:
    """The site's folder, and its pages by address."""

    folder: Path
    pages: Mapping[str, ShownPage]


class FilesOf(Mapping[str, bytes]):
    """The files of a folder by their path, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, path: str) -> bytes:
        file = self._folder / path
        if not file.is_file():
            raise KeyError(path)
        return file.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return (file.relative_to(self._folder).as_posix() for file in self._folder.rglob("*") if file.is_file())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def shared_demonstration(folder: Path) -> Demonstration:
    """As `built_demonstration`, for processes that share `folder`: the first builds, the others look at what it built."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return built_demonstration(folder)


def built_demonstration(folder: Path) -> Demonstration:
    """The demonstration district of the day `TODAY`, in `folder`; built there unless it has been."""
    district_folder = folder / "district"
    if not district_folder.is_dir():
        copied_content(district_folder)
        _lay_over(district_folder)
    site = folder / "site"
    with District(district_folder) as district:
        built = district.build(site, TODAY, for_previews=True)
        assert not built.refused, built.diagnostics
        assert district.last
        if not (site / CATALOGUE).is_dir():
            _write_catalogue(district_folder, site)
        return Demonstration(site, _pages(site, district.last.pages))


def _write_catalogue(district_folder: Path, site: Path) -> None:
    for path, data in catalogue(district_folder)[1].items():
        file = site / CATALOGUE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def copied_content(folder: Path) -> None:
    """This repository's own content as a district in `folder`."""
    for part in ("powers", "flowcharts", "community", "content"):
        shutil.copytree(ROOT / part, folder / part)
    # The templates are the program's own, wherever the district lies.
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  custom_dir: site_templates\n", "")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


def _lay_over(district: Path) -> None:
    """What the content can't hold: laws are imported by each office, a calendar is written where the built-in one ends."""
    law = district / "powers" / "laws" / "shipin-anquan-fa.yaml"
    articles = [
        {"number": str(number), "chapter": [f"第{1 + number // 20}章　示例章"], "text": f"示例条文第{number}条的第一款。\n示例条文的第二款。"}
        for number in range(1, 141)
    ]  # fmt: skip
    text = yaml.safe_dump({"articles": articles}, allow_unicode=True, sort_keys=False)
    law.write_text(law.read_text("utf-8") + text, "utf-8")
    calendar = {
        "kind": "calendar", "id": "rili-2029", "publisher": "qu-sifaju", "published_on": "2026-11-10", "year": "2029",
        "source": "示例通知（演示数据）", "holidays": ["2029-01-01", "2029-02-13"], "workdays": ["2029-02-10"],
    }  # fmt: skip
    file = district / "powers" / "calendars" / "rili-2029.yaml"
    file.parent.mkdir()
    file.write_text(yaml.safe_dump(calendar, allow_unicode=True, sort_keys=False), "utf-8")


def _pages(site: Path, stamped: list[Page]) -> dict[str, ShownPage]:
    shown = {
        page.address: ShownPage(
            page.address,
            page.template,
            page.data,
            frozenset({*page.one, *(name for name, records in page.many.items() if records)}),
            (site / page.file).read_text("utf-8"),
        )
        for page in stamped
    }
    for file in sorted(site.rglob("*.html")):
        address = re.sub(r"(^|/)index\.html$", r"\1", file.relative_to(site).as_posix())
        if address not in shown:
            shown[address] = ShownPage(address, _made_as(address), {}, frozenset(), file.read_text("utf-8"))
    return shown


def _made_as(address: str) -> str:
    if address == "404.html":
        return address
    return CATALOGUE if address.startswith(f"{CATALOGUE}/") else PROSE
