"""All files of a sample, in the order of their paths' rooms: settings and prose, units, laws, items, communities."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.records.yaml_writing import Plain, yaml_text
from generator.sample.approvals import Written, approvals_records
from generator.sample.cases import Powers, case_records
from generator.sample.communities import community_files
from generator.sample.facts_held import DistrictFact, districts, laws
from generator.sample.ground import District, district_of
from generator.sample.guides import guide_record
from generator.sample.item import Item
from generator.sample.item_records import item_record
from generator.sample.items import items_of
from generator.sample.network import calendar_record, category_records, network_record
from generator.sample.places_of_law import Places, law_record, places_for, provision_record
from generator.sample.processes import process_records
from generator.sample.prose import prose_files
from generator.sample.risks import risk_records
from generator.sample.sayings import sayings_record
from generator.sample.scale import SCALES, Scale
from generator.sample.standards import standard_records
from generator.sample.unit_records import unit_records


def sample_files(scale: str, seed: int, cases: int | None = None) -> Iterator[tuple[str, str]]:
    """(path relative to the sample's folder, text) of every file; `scale` is a key of `SCALES`.

    `cases` is the number of cases a district, where it isn't the scale's own.
    """
    size = SCALES[scale] if cases is None else replace(SCALES[scale], cases=cases)
    grounds = [district_of(fact, number, size) for number, fact in enumerate(_chosen(size))]
    places = places_for(size)
    publisher = grounds[0].unit("sifa")
    yield from prose_files(grounds[0], size)
    yield from _law_files(places, seed, publisher)
    network = network_record(grounds, publisher=grounds[0].unit("minzheng"))
    yield "community/network.yaml", yaml_text(network)
    for record in category_records(grounds[0].unit("minzheng")):
        yield f"community/categories/{record['id']}.yaml", yaml_text(record)
    yield "community/calendars/2027.yaml", yaml_text(calendar_record(grounds[0].unit("zhengfuban")))
    yield "powers/synonyms/shuofa-yangli.yaml", yaml_text(sayings_record(grounds[0].unit("minzheng")))
    for ground in grounds:
        yield from _district_files(ground, places, size, seed)


def _chosen(scale: Scale) -> list[DistrictFact]:
    """The districts of the sample: the first ones that have enough communities."""
    fitting = [fact for fact in districts() if sum(len(street.communities) for street in fact.streets) >= 95]
    return fitting[: scale.districts]


def _law_files(places: Places, seed: int, publisher: str) -> Iterator[tuple[str, str]]:
    every = [*places.penal, *places.others, *(place for further in places.further.values() for place in further)]
    for law in sorted({place.law for place in every}):
        yield f"powers/laws/{law}.yaml", yaml_text(law_record(laws()[law], seed, publisher))
    for place in every:
        record = provision_record(place, seed, publisher)
        yield f"powers/provisions/{place.law}/{place.id}.yaml", yaml_text(record)


def _district_files(ground: District, places: Places, scale: Scale, seed: int) -> Iterator[tuple[str, str]]:
    items = items_of(ground, places, scale, seed)
    used = {item.unit for item in items}
    for record in unit_records(ground, seed, used if scale.laws else None):
        yield f"powers/units/{record['id']}.yaml", yaml_text(record)
    published = {}
    written = Written({}, {}, processes := {})
    for item in items:
        record = written.items[item.id] = item_record(item, ground, seed)
        published[item.id] = date.fromisoformat(str(record["published_on"]))
        yield f"powers/items/{item.unit}/{item.id}.yaml", yaml_text(record)
        if item.has_guide:
            written.guides[item.id] = guide_record(item, ground, seed)
            yield f"powers/guides/{item.unit}/{item.id}.yaml", yaml_text(written.guides[item.id])
    for unit, record in process_records(items, ground, seed):
        processes[str(record["id"])] = record
        yield f"flowcharts/{unit}/{record['id']}.yaml", yaml_text(record)
    for record in approvals_records(items, written, ground, seed):
        yield f"powers/approvals/{record['id']}.yaml", yaml_text(record)
    for unit, record in risk_records(items, processes, ground, seed):
        yield f"powers/risks/{unit}/{record['id']}.yaml", yaml_text(record)
    standards = []
    for law, record in standard_records(_measured(items), ground, scale, seed):
        standards.append(record)
        yield f"powers/standards/{law}/{record['id']}.yaml", yaml_text(record)
    powers = Powers(items, published, standards, {id_: _steps(process) for id_, process in processes.items()})
    for record in case_records(powers, scale.cases, ground, seed):
        room = "orders" if record["kind"] == "supervision_order" else "cases"
        yield f"powers/{room}/{record['publisher']}/{record['id']}.yaml", yaml_text(record)
    yield from community_files(ground, scale, seed)


def _steps(process: dict[str, Plain]) -> dict[str, int]:
    """Steps of a process, with the days that each is given, 0 where none are."""
    steps = process["steps"]
    assert isinstance(steps, list)  # noqa: S101  # as `process_records` makes it
    return {step["id"]: int(step.get("limit", "0").partition("个")[0]) for step in steps}


def _measured(items: list[Item]) -> list[Item]:
    return [item for item in items if item.type == "行政处罚" and item.status == "在用" and item.leaves_a_range]
