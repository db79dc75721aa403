"""Records of processes: one a chart, under the unit of the item it was drawn for."""

from collections.abc import Iterator
from datetime import date

from generator.records.yaml_writing import Plain
from generator.sample.chance import chance, day_between
from generator.sample.courses import course_of
from generator.sample.ground import District
from generator.sample.item import Item
from generator.sample.item_records import limits_of
from generator.sample.matter import Matter


def process_records(items: list[Item], ground: District, seed: int) -> Iterator[tuple[str, dict[str, Plain]]]:
    """(id of the unit, record) of every process."""
    for item in items:
        if item.chart != f"lc-{item.id}":
            continue
        stream = chance(seed, f"process/{item.chart}")
        matter = Matter(_short(item), ground.short_name(item.key), item.persons, item.field)
        course = course_of(item.manner, stream, matter)
        _, promised, unit = limits_of(item, seed)
        if promised:
            course.limited(stream, promised, unit)
        record: dict[str, Plain] = {
            "kind": "process",
            "id": item.chart,
            "publisher": item.unit,
            "published_on": day_between(stream, date(2025, 12, 1), date(2026, 9, 30)).isoformat(),
            "title": f"{item.name}流程" if len(item.name) < 60 else f"{item.name[:58]}…流程",
            "steps": course.steps,
            "arrows": course.arrows,
        }
        if stream.random() < 0.08:
            record["lanes"] = "是"
        yield item.unit, record


def _short(item: Item) -> str:
    name = item.name.split("（")[0]
    return name if len(name) <= 16 else f"{item.field}事项"
