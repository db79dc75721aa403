"""What is written for the facets: all rows once, in order, in small files that one change leaves as they are."""

import json
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.facet_rows import facets_of
from generator.pages.facet_shards import facet_files
from generator.pages.facet_ways import WAYS
from generator.pages.listed import Listed
from tests.pages.facet_lists import facet_lists, index_in, read_back
from tests.pages.gathered import GatheredOffice, district, items
from tests.pages.small_register import changed, item


@given(facet_lists())
def test_what_is_written_is_read_back(made):
    listed, rows = made
    found = read_back(facet_files(listed, rows))
    assert Counter(found) == Counter(rows)
    order = [*listed.apart_by, *(d for d in range(len(listed.dimensions)) if d not in listed.apart_by)]
    assert found == sorted(rows, key=lambda row: [row[0][d] for d in order])


@given(facet_lists())
def test_each_combination_is_named_once(made):
    listed, rows = made
    index = index_in(facet_files(listed, rows))
    width = len(listed.dimensions) + 1
    numbers = index["combinations"]
    named = [tuple(numbers[at : at + width - 1]) for at in range(0, len(numbers), width)]
    assert Counter(named) == Counter({places for places, _ in rows})
    assert sum(numbers[width - 1 :: width]) == sum(count for _, count in index["shards"]) == len(rows)


@given(facet_lists(), st.randoms(use_true_random=False))
def test_what_is_written_follows_from_the_rows_alone(made, chance):
    """Rows of one combination keep their order; that of the combinations doesn't matter."""
    listed, rows = made
    shuffled = list(dict.fromkeys(places for places, _ in rows))
    chance.shuffle(shuffled)
    regrouped = [row for places in shuffled for row in rows if row[0] == places]
    assert facet_files(listed, regrouped) == facet_files(listed, rows)


@settings(max_examples=20)
@given(facet_lists(most=40), st.integers(5, 12))
def test_no_shard_is_large(made, times):
    listed, rows = made
    many = [(places, (title * 4, f"{slug}-{n}", cell)) for n in range(times) for places, (title, slug, cell) in rows]
    files = facet_files(listed, many)
    assert all(len(data) < 14_000 for path, data in files.items() if not path.endswith("index.json"))


def test_a_changed_title_leaves_nearly_all_shards_as_they_are():
    before = facets_of(Listed(GatheredOffice(district(1500)).facts))
    after = facets_of(Listed(GatheredOffice(changed(district(1500), "sx-300", name="另一个名称的事项")).facts))
    shards = {path for path in before if path.startswith("facets/items/") and "index" not in path}
    assert len(shards) > 8
    assert len(shards - after.keys()) <= 3


def test_every_item_that_stands_is_found_once_with_what_the_register_says_of_it():
    office = GatheredOffice(
        [
            *district(150),
            item("sx-dangwu", name="党员发展", sphere="党务", type=""),
            item("sx-tingzhi", name="自行暂停的事项", status="暂停实施", status_reason="机构改革"),
            item("sx-feizhi", name="已经废止的事项", status="废止", status_reason="法律修订"),
            item("sx-chehui", name="撤回的事项", withdrawn={"on": "2026-05-08", "reason": "登记有误"}),
        ]
    )
    files = facets_of(Listed(office.facts))
    index = index_in(files, "items")
    told = {
        row[1]: [dimension["values"][place][0] for place, dimension in zip(places, index["dimensions"], strict=True)]
        for places, row in read_back(files, "items")
    }
    assert told.keys() == {card.id for card in office.facts.register.items.values() if not card.withdrawn}
    assert told["sx-dangwu"] == ["qu-shichang", "none", "party", "active"]
    assert told["sx-tingzhi"][3] == "suspended"
    assert told["sx-feizhi"][3] == "abolished"
    limits = {row[1]: row[2] for _, row in read_back(files, "items")}
    assert limits["xk-shipin"] == "10个工作日"
    assert limits["sx-tingzhi"] == ""


def test_a_choice_of_one_value_counts_what_the_page_of_that_value_lists():
    office = GatheredOffice(district(150))
    files = facets_of(Listed(office.facts))
    checked = 0
    for page in office.pages.values():
        finder = page.data.get("finder")
        if not finder:
            continue
        name = finder["files"].split("/")[1]
        index = index_in(files, name)
        chosen = [way["slug"] for way in finder["ways"]]
        assert [way["name"] for way in finder["ways"]] == [d["name"] for d in index["dimensions"]] == [*WAYS[name]]
        rows = [
            row
            for places, row in read_back(files, name)
            if all(
                d["values"][place][0] == slug if slug else place not in d["apart"]
                for slug, place, d in zip(chosen, places, index["dimensions"], strict=True)
            )
        ]
        assert len(rows) == page.data["count"], page.address
        assert {f"{index['root']}{row[1]}/" for row in rows} == set(office.listed(page.address)), page.address
        checked += 1
    assert checked > 20


def test_an_office_without_entries_has_no_files_for_them():
    office = GatheredOffice([*items(2), *(r for r in district() if r["kind"] not in {"community_entry"})])
    assert not [path for path in facets_of(Listed(office.facts)) if path.startswith("facets/entries/")]


def test_the_files_are_short_json_without_a_place_for_markup():
    evil = "\"'><script>x</script>&"
    files = facets_of(Listed(GatheredOffice([*district(), *items(1, name=evil)]).facts))
    names = [
        row[0] for path, data in files.items() if "/items/" in path and "index" not in path for row in json.loads(data)
    ]
    assert evil in names
