"""A small office's site whose pages are drawn when they are asked for, and whose files can be lost on their way."""

from collections.abc import Iterator, Mapping

from generator.pages.stamping import Site, stamped
from tests.frame import frame
from tests.pages.gathered import GatheredOffice
from tests.pages.small_register import templates


class DrawnOffice(Mapping[str, bytes]):
    """The files of `fixed` and the office's pages; those in `lost` (part of a path → times) fail as often as it says."""

    def __init__(self, office: GatheredOffice, fixed: Mapping[str, bytes]) -> None:
        self._office = office
        self.fixed = dict(fixed)
        self.lost: dict[str, int] = {}
        self.asked: list[str] = []

    def __getitem__(self, path: str) -> bytes:
        self.asked.append(path)
        for part, times in self.lost.items():
            if part in path and times:
                self.lost[part] -= 1
                raise KeyError(path)
        if path in self.fixed:
            return self.fixed[path]
        page = self._office.pages[path.removesuffix("index.html")]
        site = Site("亮权", "https://example.test/", False)
        return stamped(page, self._office.views, templates(), frame(page.area, page.depth), site).encode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.fixed)

    def __len__(self) -> int:
        return len(self.fixed)
