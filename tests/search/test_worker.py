"""One worker answers both searches: the page's own, and the box of Material for MkDocs."""

import json

from tests.search.node import LUNR, run_node


def test_both_are_answered_in_their_own_way(index_folder, tmp_path):
    messages = [
        {"type": 0, "data": {"config": {"lang": ["zh"]}, "docs": [], "options": {"suggest": True}}},
        {"type": 2, "data": ""},
        {"type": 2, "data": "食品经营"},
        {"id": 7, "kind": "search", "text": "食品经营许可", "filters": {}, "sort": "relevance", "from": 0, "count": 10},
    ]
    given = tmp_path / "messages.json"
    given.write_text(json.dumps(messages), "utf-8")
    ready, empty, box, page = json.loads(run_node("working.js", LUNR, index_folder, given))
    assert ready == {"type": 1}
    assert empty == {"type": 3, "data": {"items": [], "suggest": []}}
    assert box["type"] == 3
    assert set(box["data"]["items"][0][0]) == {"location", "title", "text", "score", "terms"}
    assert page["id"] == 7
    assert page["results"][0]["title"] == "食品经营许可"
    assert page["total"] >= len(page["results"]) > 3
