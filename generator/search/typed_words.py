"""What a terminal's keyboard offers: the words of titles and names, phrases of two of them, and single characters.

A line each: its syllables with `'` between them, the words, how often titles and names hold them.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from generator.search.pinyin import reading, readings_of, runs_of_characters

SEPARATOR: Final = "'"
_LONGEST: Final = 12
"""Characters of a name that is offered whole."""
_PHRASE: Final = 8
"""Characters of two neighbouring words that are offered as one."""
_SECOND: Final = 8
"""A character's further readings are so much rarer than its first."""


def typed_words(titles: Iterable[str], names: Iterable[str], characters: Iterable[str]) -> bytes:
    """The vocabulary of `titles`, of `names` (of units, places, and what residents say), and of the site's `characters`."""
    import rjieba  # noqa: PLC0415  # its dictionary takes a while, and a build without a new title needs none

    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for title, often in Counter(titles).items():
        for run in runs_of_characters(title):
            for word in rjieba.cut_for_search(run):
                words[word] += often
            for first, second in pairwise(rjieba.cut(run)):
                phrases[first + second] += often
    whole: Counter[str] = Counter()
    for name in names:
        for run in runs_of_characters(name):
            whole[run] += 1
            words.update(rjieba.cut_for_search(run))
    words.update({phrase: often for phrase, often in phrases.items() if often > 1 and len(phrase) <= _PHRASE})
    for name, often in whole.items():
        words[name] = max(words[name], often)
    lines = [
        f"{SEPARATOR.join(syllables)} {word} {often}\n"
        for word, often in words.items()
        if 1 < len(word) <= _LONGEST and len(syllables := reading(word)) == len(word)
    ]
    of_characters: Counter[str] = Counter()
    for word, often in words.items():
        for character in word:
            of_characters[character] += often
    held = set(characters)
    for character, readings in readings_of(held):
        for number, syllable in enumerate(readings):
            often = of_characters[character] + (character in held)
            lines.append(f"{syllable} {character} {often // _SECOND if number else often}\n")
    return "".join(sorted(lines)).encode()
