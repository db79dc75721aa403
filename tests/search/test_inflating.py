"""The worker reads raw deflate of every kind back, and knows what was cut off."""

import json

from tests.search.node import LUNR, run_node


def test_what_was_deflated_comes_back():
    said = json.loads(run_node("inflating.js", LUNR))
    assert said == {"wrong": 0, "refused": said["rounds"], "rounds": 1500}
