"""The words that residents use lead to words that the register really holds."""

from pathlib import Path

import generator.sample
from generator.kinds.synonyms import Synonyms
from tests.content.district_records import all_of, held

_SAMPLE = Path(generator.sample.__file__).parent
PAIRS = [(word.said, word.means) for synonyms in all_of(Synonyms) for word in synonyms.words]


def test_there_are_enough_sayings_to_begin_with() -> None:
    assert len(PAIRS) >= 130
    assert len({said for said, _ in PAIRS}) == len(PAIRS)


def test_every_meaning_stands_in_a_record_of_this_district_or_of_the_sample() -> None:
    words = [each.words for each in held() if each.record.kind != "synonyms"]
    words += [path.read_text("utf-8") for path in sorted(_SAMPLE.rglob("*")) if path.suffix in {".json", ".py"}]
    text = "\n".join(words)
    assert [(said, meaning) for said, means in PAIRS for meaning in means if meaning not in text] == []
