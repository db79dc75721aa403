"""What cases cost beyond the district's own build: two districts that differ in nothing else, measured in turn."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.cost import Cost, cost_of, liangquan
from tests.bench.figures import Figure

USUAL: Final = 4000
MANY: Final = 100_000
_TODAY: Final = ("--today", "2026-11-20")
_AT_MOST: Final = {USUAL: 3.0, MANY: 60.0}
"""CPU seconds that so many cases may cost a cold build."""


def case_figures(folder: Path, count: int, *, demanded: bool) -> Iterator[Figure]:
    """The extra cost of `count` cases, cold and with nothing changed; what a check and the supervision of them take."""
    without, having = folder / "no-cases", folder / f"{count}-cases"
    scale = "district" if demanded else "small"
    for district, cases in ((without, 0), (having, count)):
        liangquan(folder, "sample", district.name, "--scale", scale, "--cases", str(cases))
    base, cold = (_cold(district, "build") for district in (without, having))
    kept = demanded and count in _AT_MOST
    yield Figure(
        f"{count:,} cases, build, cold, extra CPU", cold.cpu - base.cpu, "s", _AT_MOST[count] if kept else None
    )
    yield Figure(f"{count:,} cases, build, cold, times that without", cold.cpu / base.cpu, "")
    yield Figure(f"{count:,} cases, build, largest process", cold.megabytes, "MB")
    same, unchanged = (liangquan(district, "build", *_TODAY) for district in (without, having))
    extra = unchanged.cpu - same.cpu
    yield Figure(
        f"{count:,} cases, build, nothing changed, extra CPU", extra, "s", 0.3 if kept and count == USUAL else None
    )
    yield Figure(f"{count:,} cases, supervise, CPU", liangquan(having, "supervise", *_TODAY).cpu, "s")
    base, cold = (_cold(district, "check") for district in (without, having))
    yield Figure(f"{count:,} cases, check, cold, extra CPU", cold.cpu - base.cpu, "s")
    unchanged = liangquan(having, "check", *_TODAY)
    yield Figure(f"{count:,} cases, check, nothing changed, CPU", unchanged.cpu, "s")


def _cold(district: Path, command: str) -> Cost:
    cost_of(["rm", "-rf", ".liangquan", "site"], district)
    return liangquan(district, command, *_TODAY)
