"""The browser cuts texts as the table of vectors says, which the build is held to as well."""

import json
from pathlib import Path

import yaml

from tests.search.node import LUNR, run_node

VECTORS = yaml.safe_load(Path(__file__).with_name("token_vectors.yaml").read_text("utf-8"))


def test_the_vectors_hold(tmp_path):
    texts = tmp_path / "texts.json"
    given = {"texts": [vector["text"] for vector in VECTORS], "traditional": "經经營营許许證证飲饮處处罰罚"}
    texts.write_text(json.dumps(given), "utf-8")
    said = json.loads(run_node("tokenising.js", LUNR, texts))
    expected = [[vector["normalised"], vector["tokens"]] for vector in VECTORS]
    assert said == expected
