"""One worker answers both searches: the page's own, and the box of Material for MkDocs."""

import json
import shutil

from generator.search.deflate import deflated, inflated
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


def test_another_edition_shows_its_own_words_and_says_so_where_it_fails(index_folder, tmp_path):
    edition = tmp_path / "zh-hant"
    folder = shutil.copytree(index_folder, tmp_path / "index")
    shutil.copytree(index_folder / "records", edition / "records")
    shutil.copy(index_folder / "start.z", edition)
    for pack in (edition / "records").iterdir():
        pack.write_bytes(deflated(inflated(pack.read_bytes()).decode().replace("经营许可", "經營許可").encode()))
    shutil.move(edition, folder)
    given = tmp_path / "messages.json"
    given.write_text(json.dumps([{"id": 1, "kind": "search", "text": "食品经营许可"}]), "utf-8")
    (found,) = json.loads(run_node("working.js", LUNR, folder, given, "zh-hant/"))
    assert found["results"][0]["titleParts"] == [["食品經營許可", True]]
    (folder / "zh-hant" / "start.z").unlink()
    (lost,) = json.loads(run_node("working.js", LUNR, folder, given, "zh-hant/"))
    assert "檢索" in lost["failed"]
