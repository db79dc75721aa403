"""The build and the browser cut twenty thousand titles of a district, and five thousand queries, alike."""

import json
import random
import re

import opencc
import pytest

from generator.sample.district import sample_files
from generator.search.normalising import normalised, traditional_table
from generator.search.tokens import tokens
from tests.bench.search_queries import read_queries
from tests.search.node import LUNR, run_node

TITLES, QUERIES = 20_000, 5_000
TITLE = re.compile(r"^ *-? *(?:name|title|violation|subject|code): (.+)$", re.MULTILINE)
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
BESIDE = (
    "第{}条",
    "第{}款",
    "510108-XK-{:04}",
    "510108{:04}",
    "Ⅷ{}",
    "㈱{}",
    "𠮷{}㐀",
    "é{}ﬁ",
    "{}－１号．２",
    "  {}\t",
    "İ{}ς",
)


@pytest.fixture(scope="module")
def titles():
    found = [title for _, text in sample_files("district", 2009) for title in TITLE.findall(text)]
    return found[:TITLES]


@pytest.fixture(scope="module")
def queries(titles):
    chance = random.Random(20261120)  # noqa: S311  # a seed, no secret
    converted = opencc.OpenCC("s2t").convert
    made = [asked.text for asked in read_queries()]
    while len(made) < QUERIES:
        title = chance.choice(titles)
        start = chance.randrange(len(title))
        piece = title[start : start + chance.randrange(1, 12)]
        beside = chance.choice(BESIDE).format(chance.randrange(10_000))
        ways = (
            piece,
            converted(piece),
            piece.upper().translate(WIDE),
            piece + beside,
            f"{beside} {piece}",
            piece[::-1],
        )
        made.append(chance.choice(ways))
    return made


def test_there_are_so_many(titles, queries):
    assert len(titles) == TITLES
    assert len(set(titles)) > 5_000
    assert len(queries) == QUERIES


def test_both_cut_alike(titles, queries, tmp_path):
    texts = [*titles, *queries]
    given = tmp_path / "texts.json"
    table = "".join(chr(code) + simplified for code, simplified in traditional_table().items())
    given.write_text(json.dumps({"texts": texts, "traditional": table}), "utf-8")
    in_the_browser = json.loads(run_node("tokenising.js", LUNR, given))
    for text, (plain, cut) in zip(texts, in_the_browser, strict=True):
        assert (normalised(text), tokens(normalised(text))) == (plain, cut), text
