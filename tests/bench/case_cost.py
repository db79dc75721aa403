"""What cases cost beyond the district's own build: two districts that differ in nothing else, measured in turn."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.cost import Cost, cost_of, liangquan
from tests.bench.figures import Figure

USUAL: Final = 4000
MANY: Final = 100_000
_TODAY: Final = ("--today", "2026-11-20")
_BUILT_IN: Final = 3.0
"""CPU seconds that the usual cases may cost a cold build, their pages among it."""
_CHECKED_IN: Final = 60.0
"""CPU seconds in which a district with many cases is to be checked from nothing, all its records among it."""


def case_figures(folder: Path, count: int, *, demanded: bool) -> Iterator[Figure]:
    """The extra cost of `count` cases, cold and with nothing changed; what a check and the supervision of them take."""
    without, having = folder / "no-cases", folder / f"{count}-cases"
    scale = "district" if demanded else "small"
    for district, cases in ((without, 0), (having, count)):
        liangquan(folder, "sample", district.name, "--scale", scale, "--cases", str(cases))
    base, cold = (_cold(district, "build") for district in (without, having))
    usual, many = demanded and count == USUAL, demanded and count == MANY
    yield Figure(f"{count:,} cases, build, cold, extra CPU", cold.cpu - base.cpu, "s", _BUILT_IN if usual else None)
    yield Figure(f"{count:,} cases, build, cold, times that without", cold.cpu / base.cpu, "")
    yield Figure(f"{count:,} cases, build, largest process", cold.megabytes, "MB")
    same, unchanged = (liangquan(district, "build", *_TODAY) for district in (without, having))
    extra = unchanged.cpu - same.cpu
    yield Figure(f"{count:,} cases, build, nothing changed, extra CPU", extra, "s", 0.3 if usual else None)
    yield Figure(f"{count:,} cases, supervise, CPU", liangquan(having, "supervise", *_TODAY).cpu, "s")
    base, cold = (_cold(district, "check") for district in (without, having))
    yield Figure(f"{count:,} cases, check, cold, extra CPU", cold.cpu - base.cpu, "s")
    yield Figure(f"{count:,} cases, check, cold, CPU in all", cold.cpu, "s", _CHECKED_IN if many else None)
    unchanged = liangquan(having, "check", *_TODAY)
    yield Figure(f"{count:,} cases, check, nothing changed, CPU", unchanged.cpu, "s")


def _cold(district: Path, command: str) -> Cost:
    cost_of(["rm", "-rf", ".liangquan", "site"], district)
    return liangquan(district, command, *_TODAY)
