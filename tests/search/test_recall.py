"""Nothing that a district publishes is out of reach: every item and every community is asked for, as residents would.

The whole district takes 80 seconds of a slow processor, the index as much as the eleven thousand questions.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence

import opencc
import pytest
from pypinyin import lazy_pinyin

from generator.search.documents import Document
from generator.search.normalising import normalised
from tests.search.district import Indexed, indexed
from tests.search.node import LUNR, run_node

Find = Callable[[Sequence[str]], list[list[str]]]
PIECE = 4


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    return indexed("district", tmp_path_factory.mktemp("district"))


@pytest.fixture(scope="module")
def items(district: Indexed) -> list[Document]:
    return [document for document in district.documents if document.kind == "power_item"]


@pytest.fixture(scope="module")
def communities(district: Indexed) -> list[Document]:
    return [document for document in district.documents if document.kind == "community"]


@pytest.fixture(scope="module")
def find(district: Indexed, tmp_path_factory: pytest.TempPathFactory) -> Find:
    """Addresses of the first ten results for each text."""

    def found(texts: Sequence[str]) -> list[list[str]]:
        path = tmp_path_factory.mktemp("texts") / "texts.json"
        path.write_text(json.dumps(texts), "utf-8")
        answers: list[list[str]] = json.loads(run_node("finding.js", LUNR, district.folder, path))
        return answers

    return found


def missed(asked: Sequence[tuple[str, Document]], find: Find, among: int) -> dict[str, str]:
    """Texts whose document isn't among the first results, with its title."""
    answers = find([text for text, _ in asked])
    return {
        text: document.title
        for (text, document), found in zip(asked, answers, strict=True)
        if document.address not in found[:among]
    }


def test_it_is_a_whole_district(items, communities):
    assert (len(items), len(communities)) == (3_585, 95)


def test_every_item_is_among_the_first_three_by_its_full_name(items, find):
    assert missed([(item.title, item) for item in items], find, 3) == {}


def test_every_item_is_first_by_its_code(district, items, find):
    assert missed([(district.register.items[item.id].code, item) for item in items], find, 1) == {}


def test_every_item_is_among_the_first_ten_by_a_piece_of_its_name_and_its_unit(district, items, find):
    """Any four characters in a row from the middle of its name, and its unit's short name.

    More than ten items of one unit may hold the same four characters, as 行政处罚 or 行为的处. Then no order can show
    them all among ten, and a reader has to type more; right is that all ten are such items, and nothing else is. Where
    the characters are but a part of the unit's name, nothing more than the unit was typed: its own page is right, too.
    """
    chance = random.Random(20261120)  # noqa: S311  # a seed, no secret
    pieces = [a_piece_of(item.title, chance) for item in items]
    names = {unit.id: unit.short_name for unit in district.register.units.values()}
    answers = find([f"{piece} {names[item.owner.id]}" for piece, item in zip(pieces, items, strict=True)])
    pages = {document.id: document.address for document in district.documents if document.kind == "unit"}
    of_unit: defaultdict[str, list[Document]] = defaultdict(list)
    for item in items:
        of_unit[item.owner.id].append(item)
    wrong = {}
    for piece, item, found in zip(pieces, items, answers, strict=True):
        unit = item.owner.id
        right = {other.address for other in of_unit[unit] if normalised(piece) in normalised(other.title)}
        too_many = len(right) > 10 and len(found) == 10
        if piece in names[unit]:
            right.add(pages[unit])
        if item.address not in found and not (too_many and right.issuperset(found)):
            wrong[piece, item.note] = item.title
    assert wrong == {}


def a_piece_of(title: str, chance: random.Random) -> str:
    """Without brackets and stops in it, where the title has such a piece."""
    last = len(title) - PIECE
    within = range(1, last) if last > 1 else range(last + 1)
    plain = [start for start in within if title[start : start + PIECE].isalnum()]
    start = chance.choice(plain or list(within))
    return title[start : start + PIECE]


def test_every_community_is_first_by_its_name_in_either_script(communities, find):
    traditional = opencc.OpenCC("s2t").convert
    asked = [(text, one) for one in communities for text in (one.title, traditional(one.title))]
    assert missed(asked, find, 1) == {}


def test_every_community_is_among_the_first_ten_by_its_initials(communities, find):
    """Several share theirs: 新华社区 and 新虹社区 are both xhsq."""
    asked = [("".join(syllable[0] for syllable in lazy_pinyin(one.title)), one) for one in communities]
    assert missed(asked, find, 10) == {}


def test_the_page_of_every_unit_and_community_is_first_by_its_name_alone(district, communities, find):
    units = district.register.units
    pages = [document for document in district.documents if document.kind == "unit"]
    called = [(units[page.id].short_name or page.title, page) for page in pages] + [
        (one.title, one) for one in communities
    ]
    asked = [(text, page) for name, page in called for text in (name, f"{name} 电话", f"{name}在哪里")]
    assert missed(asked, find, 1) == {}
