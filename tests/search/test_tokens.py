"""The build cuts texts as the table of vectors says, which the browser is held to as well."""

import pytest

from generator.search.normalising import normalised
from generator.search.tokens import tokens
from tests.search.test_tokens_in_browser import VECTORS


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"] or "nothing")
def test_a_text_is_cut_as_the_table_says(vector):
    plain = normalised(vector["text"])
    assert plain == vector["normalised"]
    assert tokens(plain) == vector["tokens"]
