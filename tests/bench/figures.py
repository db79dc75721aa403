"""A measured figure, the figure it must keep, and the table of them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Figure(NamedTuple):
    """One row. `must` is None where nothing is demanded; `least` where more is better."""

    name: str
    value: float
    unit: str
    must: float | None = None
    least: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether the figure is kept; None where nothing is demanded."""
        if self.must is None:
            return None
        return self.value >= self.must if self.least else self.value <= self.must


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text."""
    return "\n".join(_line(figure) for figure in figures)


def _line(figure: Figure) -> str:
    line = f"{figure.name:<58}{figure.value:>10,.2f} {figure.unit:<6}"
    if figure.must is None:
        return line.rstrip()
    sign = "≥" if figure.least else "≤"
    return f"{line} {sign} {figure.must:<7,g} {'kept' if figure.kept else 'MISSED'}"


def write_json(figures: Iterable[Figure], scale: str, file: Path) -> None:
    """The figures as JSON: {"scale": …, "figures": [{"name", "value", "unit", "must", "kept"} …]}."""
    rows = [
        {"name": row.name, "value": round(row.value, 3), "unit": row.unit, "must": row.must, "kept": row.kept}
        for row in figures
    ]
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps({"scale": scale, "figures": rows}, indent=1, ensure_ascii=False) + "\n", "utf-8")
