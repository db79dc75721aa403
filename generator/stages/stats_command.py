"""`liangquan stats`."""

import json
from datetime import date
from pathlib import Path
from typing import Final

import click

from generator.diagnostics.diagnostic import Text
from generator.stages.opening import opened
from generator.stages.reporting import report

_NAMES: Final = {
    "power_items": Text("权力事项", "power items"),
    "flowcharts": Text("流程图", "flowcharts"),
    "provisions": Text("法律条款", "provisions"),
    "discretion_standards": Text("裁量基准", "discretion standards"),
    "communities": Text("社区", "communities"),
    "community_entries": Text("社区信息", "community entries"),
    "units": Text("单位", "units"),
    "pages": Text("页面", "pages"),
}


def run(root: Path, lang: str, form: str, today: date, jobs: int | None) -> int:
    """Count records and pages; the exit code. Withdrawn records are not counted, their pages are."""
    with opened(root, lang, jobs) as district:
        checked = district.facts(today)
        if checked.facts is None:
            click.echo(report(root, checked.diagnostics, "text", lang).rstrip("\n"), err=True)
            return 1
        totals = checked.facts.totals
        pages = district.count_pages(checked.facts)
    counts = {
        "power_items": totals.items,
        "flowcharts": totals.processes,
        "provisions": totals.provisions,
        "discretion_standards": totals.standards,
        "communities": totals.communities,
        "community_entries": totals.entries,
        "units": totals.units,
        "pages": pages,
    }
    if form == "json":
        click.echo(json.dumps(counts, indent=2))
    else:
        for name, number in counts.items():
            click.echo(f"{number:>8,}  {_NAMES[name].in_language(lang)}")
    return 0
