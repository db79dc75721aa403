"""What the browser finds with a few files is what lunr finds with the whole index: documents, order, scores, match data."""

import json

from tests.search.node import LUNR, run_node


def test_sharded_equals_whole(few_documents_file):
    said = json.loads(run_node("exactness.js", LUNR, few_documents_file, 1700))
    assert said["differing"] == []
    assert said["asked"] >= 1500
    assert said["results"] > 20 * said["asked"]
