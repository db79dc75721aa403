"""Titles as they are typed on a keyboard of letters: pairs of syllables, and initials by threes.

Syllables are reduced, so that zh and z, ch and c, sh and s, n and l, and endings with and without g are one: those are
the sounds that a speaker of the south, and so of Chengdu, doesn't tell apart.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

_HAN: Final = re.compile("[\u4e00-\u9fff]+")


def runs_of_characters(title: str) -> list[str]:
    """What of a normalised title is spelt."""
    return _HAN.findall(title)


def spelt(run: str) -> list[str]:
    """Of a run of characters: `xin'zen` for each two, `^xzc` for each three."""
    syllables = _syllables(run)
    pairs = [f"{first}'{second}" for first, second in pairwise(syllables)]
    initials = "".join([syllable[0] for syllable in syllables])
    return pairs + [f"^{initials[start : start + 3]}" for start in range(len(initials) - 2)]


def sounds(characters: Iterable[str]) -> str:
    """What characters sound like: `zen正争zi知…`, each syllable before those that are read so.

    After all of these come those that may be read so, too. The commonest characters of all, which may be typed in place of
    the given ones, stand there with one reading.
    """
    first: defaultdict[str, str] = defaultdict(str)
    further: defaultdict[str, str] = defaultdict(str)
    for character, readings in readings_of(characters):
        for number, syllable in enumerate(dict.fromkeys(map(reduced, readings))):
            (further if number else first)[syllable] += character
    return "".join(syllable + read_so for group in (first, further) for syllable, read_so in sorted(group.items()))


def readings_of(characters: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every one of the characters that is spelt, with its readings, the likeliest first; the commonest of all have one."""
    held = {character for character in characters if _HAN.fullmatch(character)}
    for character in sorted(held.union(_COMMON)):
        yield character, _read(character, character in held)


@cache
def _read(character: str, every_way: bool) -> tuple[str, ...]:
    """How a character is read; kept, for each build asks of some thousand characters, and of most of them twice."""
    from pypinyin import Style, pinyin  # noqa: PLC0415  # as below

    readings = pinyin(character, style=Style.NORMAL, heteronym=every_way)[0]
    return tuple(dict.fromkeys(each.replace("ü", "v") for each in readings))


_COMMON: Final = b"".join(bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)).decode(
    "gb2312", "ignore"
)
"""The 3,755 characters of GB 2312's first level."""


def reduced(syllable: str) -> str:
    """A syllable without what is commonly mistaken: zheng → zen, lian and nian → lian."""
    for initial, plain in _INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable


_INITIALS: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))


def _syllables(run: str) -> list[str]:
    return [syllable for word in _cut()(run) for syllable in _reduced(word)]


@lru_cache(maxsize=65536)
def _reduced(word: str) -> tuple[str, ...]:
    """Titles are made of few words."""
    return tuple(reduced(syllable) for syllable in reading(word))


def reading(word: str) -> tuple[str, ...]:
    """The syllables of a word or phrase without tones, ü as v: 银行 is `yin`, `hang`."""
    return tuple(syllable.replace("ü", "v") for syllable in _lazy_pinyin()(word, errors="ignore") if syllable)


@cache
def _lazy_pinyin() -> Callable[..., list[str]]:
    # Phrases tell 银行 from 行政; they take a third of a second to read, and a build without a new title needs none.
    from pypinyin import lazy_pinyin, load_phrases_dict  # noqa: PLC0415
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415

    load_phrases_dict(phrases_dict)
    return lazy_pinyin


@cache
def _cut() -> Callable[[str], Iterable[str]]:
    """What cuts a run of characters into words that can be read."""
    _lazy_pinyin()
    from pypinyin.seg.mmseg import seg  # noqa: PLC0415  # knows the phrases that were read before it

    return seg.cut
