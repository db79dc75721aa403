"""Lists are cut into pages that lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.paging import ROWS, grouped, page_address, pager, slices, slices_under


@given(st.integers(0, 5000), st.integers(1, ROWS))
def test_pages_of_a_list_hold_every_row_once(count, size):
    cuts = slices(count, size)
    assert [row for cut in cuts for row in range(cut.start, cut.stop)] == list(range(count))
    assert all(cut.stop - cut.start <= size for cut in cuts)
    assert [cut.number for cut in cuts] == list(range(1, len(cuts) + 1))


def test_an_empty_list_has_one_page():
    assert len(slices(0)) == 1


@given(st.lists(st.sampled_from(["", "甲", "乙", "丙"]), max_size=400), st.integers(2, ROWS))
def test_a_heading_is_counted_as_the_row_that_it_takes(headings, size):
    cuts = slices_under(headings, size)
    assert [row for cut in cuts for row in range(cut.start, cut.stop)] == list(range(len(headings)))
    assert [cut.number for cut in cuts] == list(range(1, len(cuts) + 1))
    for cut in cuts:
        groups = grouped([(heading, None) for heading in headings[cut.start : cut.stop]])
        assert sum(len(rows) + bool(heading) for heading, rows in groups) <= size


@given(st.integers(0, 500), st.integers(2, ROWS))
def test_without_headings_a_list_is_cut_as_any_other(count, size):
    assert slices_under([""] * count, size) == slices(count, size)


def test_the_first_page_has_the_address_of_the_list():
    assert page_address("items/all/", 1) == "items/all/"
    assert page_address("items/all/", 2) == "items/all/2/"


@given(st.integers(1, 400), st.data())
def test_every_page_of_a_list_leads_to_its_neighbours_its_first_and_its_last(total, data):
    number = data.draw(st.integers(1, total))
    found = pager("x/", number, total)
    shown = [page["number"] for page in found["pages"]]
    assert len(shown) <= 7
    if total > 1:
        assert shown[0] == 1
        assert shown[-1] == total
        assert number in shown
    assert ("previous" in found) == (number > 1)
    assert ("next" in found) == (number < total)


def test_rows_under_one_heading_stay_together_and_in_order():
    assert grouped([("甲", 1), ("甲", 2), ("乙", 3)]) == [("甲", [1, 2]), ("乙", [3])]
