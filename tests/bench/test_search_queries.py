"""The queries of the search bench are those of the sample district, and are scored as they should be."""

import re
from collections import Counter

import pytest

from generator.sample.district import sample_files
from tests.bench.search_queries import Asked, Found, Rule, read_queries, scores, unmet

SEED = 2009
"""Of `liangquan sample`, where none is given."""
OWNER = re.compile(r"^(?:unit|community): (.*)$", re.MULTILINE)
HEADS = {head: re.compile(rf"^{head}: (.*)$", re.MULTILINE) for head in ("kind", "id")}
TITLE = re.compile(r"^(?:name|title|violation): (.*)$", re.MULTILINE)
QUERIES = read_queries()


def test_there_are_twelve_ways_and_twenty_queries_of_each() -> None:
    ways = Counter(asked.way for asked in QUERIES)
    assert len(ways) == 12
    assert set(ways.values()) == {20}
    assert len({asked.text for asked in QUERIES}) == len(QUERIES)


def test_no_query_holds_a_telephone() -> None:
    personal = re.compile(r"(?<![\dA-Za-z])1[3-9]\d{9}(?!\d)|(?<!\d)\d{3,4}-\d{7,8}(?!\d)")
    assert [asked.text for asked in QUERIES if personal.search(asked.text)] == []


def test_the_sample_district_holds_something_right_for_every_query() -> None:
    district = [found for path, text in sample_files("district", SEED) if (found := _found(path, text))]
    assert unmet(QUERIES, district) == []


def _found(path: str, text: str) -> Found | None:
    if not path.endswith(".yaml"):
        return None
    kind, id_ = (_first(HEADS[head], text) for head in ("kind", "id"))
    # A provision's words stand in its law's record too: the bench itself looks at them.
    return Found(kind, id_, _first(OWNER, text), _first(TITLE, text), "", f"{kind}/{id_}/")


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].strip("'\"") if found else ""


def test_a_rule_holds_where_each_of_its_fields_does() -> None:
    found = Found("power_item", "jc-0053", "qu-zonghe-zhifa", "对占道经营的监督检查", "区综合执法局", "items/jc-0053/")
    assert Rule(title="占道经营$|监督检查$", owner="qu-zonghe-zhifa").holds(found)
    assert not Rule(title="占道经营", owner="qu-gongan").holds(found)
    assert not Rule(id="jc-005").holds(found)
    assert Asked("口语", "摆摊", (Rule(id="other"), Rule(title="占道"))).right_among([found]) == {"items/jc-0053/"}


@pytest.mark.parametrize(
    ("right", "shown", "mrr", "recall"),
    [
        ({"a"}, ["a", "b"], 1, 1),
        ({"a"}, ["b", "a"], 0.5, 1),
        ({"a", "b"}, ["b", "c"], 1, 0.5),
        ({"a"}, [*"bcdefghijk", "a"], 0, 0),
        (set("abcdefghijklmnop"), list("abcdefghijkl"), 1, 1),
        ({"a"}, [], 0, 0),
    ],
)
def test_results_are_scored_by_the_first_right_one_and_by_how_many_of_ten(
    right: set[str], shown: list[str], mrr: float, recall: float
) -> None:
    assert scores([(frozenset(right), shown)]) == (mrr, recall)
