"""The district of the published register's size: counts exact, the records sound, nothing said twice."""

from collections import Counter
from datetime import date
from pathlib import PurePosixPath

import pytest

from generator.facts.facts import facts_of
from generator.facts.register import register_of
from generator.flowcharts.soundness import findings
from generator.kinds import KINDS
from generator.records.yaml_text import read_yaml
from generator.sample import SCALES, sample_files

ROOMS = {
    "power_items": "powers/items",
    "flowcharts": "flowcharts",
    "provisions": "powers/provisions",
    "discretion_standards": "powers/standards",
    "communities": "community/communities",
    "community_entries": "community/entries",
}
PUBLISHED = {
    "power_items": 3585,
    "flowcharts": 3556,
    "provisions": 1163,
    "discretion_standards": 2066,
    "communities": 95,
    "community_entries": 6632,
}


@pytest.fixture(scope="module")
def district():
    return dict(sample_files("district", 1))


@pytest.fixture(scope="module")
def small():
    return dict(sample_files("small", 7))


@pytest.fixture(scope="module")
def records(small):
    found = []
    for path, text in small.items():
        if path.endswith(".yaml"):
            data, faults = read_yaml(text.encode())
            assert isinstance(data, dict)
            assert not faults, path
            found.append(KINDS[str(data["kind"])].schema.model_validate(data))
    return found


def counts(files):
    return {name: sum(path.startswith(f"{room}/") for path in files) for name, room in ROOMS.items()}


def value(text, key):
    return next((line.split(": ", 1)[1] for line in text.splitlines() if line.startswith(f"{key}: ")), "")


def test_the_district_has_the_counts_of_the_published_register(district):
    assert counts(district) == PUBLISHED


def test_a_city_is_asked_for_ten_times_as_much_of_each():
    district, city = SCALES["district"], SCALES["city"]
    assert city.districts == 10
    assert (city.items, city.standards, city.communities, city.entries) == (
        district.items,
        district.standards,
        district.communities,
        district.entries,
    )
    assert city.provisions == 10 * district.provisions


def test_the_three_spheres_and_all_types_are_there(district):
    items = [text for path, text in district.items() if path.startswith("powers/items/")]
    assert {value(text, "sphere") for text in items} == {"党务", "政务", "事务"}
    assert len({value(text, "type") for text in items if value(text, "type")}) == 11


def test_every_chart_serves_an_item_and_29_items_have_none_of_their_own(district):
    charts = {PurePosixPath(path).stem for path in district if path.startswith("flowcharts/")}
    named = Counter(value(text, "flowchart") for path, text in district.items() if path.startswith("powers/items/"))
    without = named.pop("")
    assert set(named) == charts
    assert without + sum(count - 1 for count in named.values()) == 29
    assert max(named.values()) > 1


def test_no_two_items_have_the_same_text(district):
    texts: Counter[str] = Counter()
    for path, text in district.items():
        if path.startswith("powers/items/"):
            texts[value(text, "name") + text[text.index("\nduties:") : text.index("\nliability:")]] += 1
    assert max(texts.values()) == 1


def test_items_have_the_size_of_real_ones(district):
    sizes = [len(text.encode()) for path, text in district.items() if path.startswith("powers/items/")]
    assert 1400 < sum(sizes) / len(sizes) < 2000


def test_the_same_seed_gives_the_same_bytes(small):
    assert dict(sample_files("small", 7)) == small


def test_another_seed_gives_another_district(small):
    other = dict(sample_files("small", 8))
    differing = [path for path in small if path in other and small[path] != other[path]]
    assert len(differing) > len(small) // 2


def test_no_file_is_written_twice():
    paths = [path for path, _ in sample_files("small", 7)]
    assert len(paths) == len(set(paths))


def test_every_kind_is_in_the_small_sample(records):
    assert {record.kind for record in records} == set(KINDS)


def test_every_record_keeps_the_rules_of_its_kind(records):
    assert [finding for record in records for finding in KINDS[record.kind].checks(record)] == []


def test_every_procedure_holds(records):
    penalties = {record.flowchart for record in records if record.kind == "power_item" and record.type == "行政处罚"}
    for record in records:
        if record.kind == "process":
            assert list(findings(record.steps, record.arrows, penalty=record.id in penalties)) == []


def test_nothing_is_published_after_the_day_of_the_sample(records):
    assert max(record.changed_on or record.published_on for record in records) <= date(2026, 11, 20)


def test_each_kind_of_trouble_is_there_and_only_as_a_warning(records):
    register = register_of(KINDS[record.kind].card(record, "") for record in records)
    facts = facts_of(register, date(2026, 11, 20))
    assert {told.finding.code for told in facts.findings} == {"I-1", "I-9", "D-5", "V-1", "C-6"}
    assert {standing.status for standing in facts.standing.values()} == {"在用", "暂停实施", "废止"}
    assert facts.overdue
    assert any(record.withdrawn for record in records)


@pytest.mark.parametrize(
    ("law", "subjects"),
    [
        ("gongsi-dengji-guanli-tiaoli", ("公司",)),
        ("fangwu-chaiqian-guanli-tiaoli", ("征收补偿",)),
        ("shequ-fuwu-banfa-yanshi", ("社区",)),
        ("gonggong-fuwu-banfa-yanshi", ("",)),
    ],
)
def test_a_law_that_is_not_in_force_was_the_ground_of_items_of_its_subject(district, law, subjects):
    names = [
        value(text, "name")
        for path, text in district.items()
        if path.startswith("powers/items/") and f"\n- {law}-" in text
    ]
    assert names
    assert [name for name in names if not any(subject in name for subject in subjects)] == []
