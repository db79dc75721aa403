"""One corpus for all tests of the search."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from generator.search.pinyin import sounds
from tests.search.engine_corpus import documents, reduced_syllables
from tests.search.node import LUNR, run_node

TRADITIONAL = "經经營营許许證证飲饮處处罰罚"
_HAN = re.compile("[\u4e00-\u9fff]+")


@pytest.fixture(scope="session")
def documents_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents as JSON, each with the pinyin tokens of its title."""
    found = []
    for document in documents():
        pinyin = []
        for run in _HAN.findall(document["title"]):
            syllables = reduced_syllables(run)
            initials = "".join(syllable[0] for syllable in syllables)
            pinyin += [f"{first}'{second}" for first, second in pairwise(syllables)]
            pinyin += [f"^{initials[start : start + 3]}" for start in range(len(initials) - 2)]
        found.append({**document, "pinyin": pinyin})
    path = tmp_path_factory.mktemp("search") / "documents.json"
    path.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture(scope="session")
def few_documents_file(documents_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One in five of them, with less text, and all with characters beyond the first 65,536: a whole index is slow."""
    found = json.loads(documents_file.read_text("utf-8"))
    few = [*found[2:-10:5], *(document for document in found if document["address"].startswith("beyond/"))]
    path = tmp_path_factory.mktemp("search") / "few.json"
    short = [{**document, "body": document["body"][:240]} for document in few]
    path.write_text(json.dumps(short, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture(scope="session")
def index_folder(documents_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an index of all documents."""
    folder = tmp_path_factory.mktemp("index")
    run_node("writing.js", LUNR, documents_file, folder, TRADITIONAL, sounds(documents_file.read_text("utf-8")))
    return folder
