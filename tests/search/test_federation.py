"""Several districts' indexes together answer as one whole index of all their documents would; a lost one is named."""

import json

import pytest

from tests.search.node import LUNR, run_node

OWN, OTHER, SMALL = "成华区", "锦江区", "青羊区"


@pytest.fixture(scope="module")
def told(few_documents_file):
    return json.loads(run_node("federation.js", LUNR, few_documents_file, 700))


def test_three_districts_of_unlike_sizes_are_compared(told):
    assert len(told["sizes"]) == 3
    assert 0 < told["sizes"][2] < min(told["sizes"][:2])


def test_federated_equals_whole(told):
    """Documents, order and scores, to the last bit, of queries of all kinds."""
    found = told["lunrs"]
    assert found["differing"] == []
    assert found["federated"] == found["taken"]
    assert found["asked"] >= 600
    assert found["results"] > 20 * found["asked"]


def test_a_resident_is_answered_as_by_the_whole_index(told):
    """Totals, results and their marks, facets, guesses; each result leads to the site of the district that it names."""
    found = told["residents"]
    assert found["differing"] == []
    assert found["asked"] >= 200
    assert found["results"] > 3 * found["asked"]


def test_districts_are_counted_and_can_be_chosen(told):
    found = told["residents"]
    assert found["districts"] == 0, "answers whose districts don't add up to all that was found"
    total, share, districts = found["chosen"]
    assert total == share > 0
    assert districts == [OTHER]


def test_what_is_opened_already_is_not_asked_for_again(told):
    assert told["residents"]["twice"] == []


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        ("whole", []),
        ("without a start", [OTHER]),
        ("without its own start", [OWN]),
        ("without its address", [OTHER]),
        ("without terms", [OTHER]),
        ("without records", [OTHER]),
        ("without its own terms", [OWN]),
        ("lost on the way", [OTHER]),
        ("without an answer", [OTHER]),
        ("without an answer any more", [OTHER]),
        ("without two", [OTHER, SMALL]),
        ("traditional", [f"繁{OTHER}"]),
        ("one in simplified characters", []),
    ],
)
def test_a_district_that_is_lost_is_named_and_the_others_answer(told, case, missing):
    found = told[case]
    assert "failed" not in found
    assert found["missing"] == missing
    assert found["total"] > 0
    assert not {*missing}.intersection([*found["found"], *found["districts"]])
    if missing:
        assert found["total"] < told["whole"]["total"]


def test_without_any_district_nothing_is_said_to_be_found(told):
    found = told["without any"]
    assert found["total"] == 0
    assert "没有取全" in found["failed"]


def test_results_lead_to_pages_in_the_readers_characters_where_the_district_has_them(told):
    assert set(told["whole"]["scripts"].values()) == {False}
    scripts = told["one in simplified characters"]["scripts"]
    assert scripts == {f"繁{OWN}": True, f"繁{OTHER}": False, f"繁{SMALL}": True}


def test_a_district_that_was_renewed_meanwhile_answers_from_its_new_index(told):
    found = told["renewed"]
    assert "failed" not in found
    assert found["missing"] == []
    assert found["held"] == found["left"]
    assert found["total"] == found["expected"] > 0
