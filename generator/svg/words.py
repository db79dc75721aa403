"""Words in a box: how wide a text is, and where its lines break.

Lines break between words, never inside one; no line begins with closing punctuation or ends with opening
punctuation, and what stands in brackets stays together where it fits. Nothing depends on fonts or on the locale.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u007f-\u009f]")
_SPACES: Final = re.compile(r"\s+")

_CLOSING: Final = frozenset("，。、；：！？）》〉】〕」』”’…%‰℃,.;:!?)]}·/—")
_OPENING: Final = frozenset("（《〈【〔「『“‘([{#￥$")
_BRACKETS: Final = {"(": ")", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "[": "]", "“": "”"}
# Characters that end a compound: the segmenter cuts 告知书 into 告知 and 书, no reader does.
_ENDING: Final = frozenset(
    "书证表单岗员人者室科处局站所队组会费款金率性化等的了地得中后前时内外上下件物品案卷函章额数日月年期名份个次项级类湾桥街路巷村镇乡区县市省"
)
# Words that belong to what follows them.
_BEGINNING: Final = frozenset("并且或及和与不未应可为被将经按依由向对在从以拟需须已再各其该本无有非每第至于")
_CONJUNCTIONS: Final = frozenset("并且或及和与")
_LEADING_ON: Final = frozenset({"不予", "准予", "予以", "依法", "是否", "进行", "应当", "可以", "不得"})
# What a line break costs, in the same measure as the square of an em by which a line misses its ideal width.
_AFTER_PAUSE: Final = 0
_BEFORE_CONJUNCTION: Final = 0
_BETWEEN_WORDS: Final = 9
_AFTER_LEADING_ON: Final = 24
_AFTER_BEGINNING: Final = 60
_IN_BRACKETS: Final = 60
_IN_A_WORD: Final = 300
_A_LINE: Final = 40
_LATIN: Final = re.compile(r"[0-9A-Za-z]")


def clean(text: str) -> str:
    """The text without what XML forbids and without invisible marks of direction; runs of space are one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", _UNSEEN.sub("", _NOT_XML.sub("", text))).strip()


def width(text: str) -> float:
    """Width in em: 1 for a wide character, an upper estimate for any other."""
    return sum(map(_em, text))


def lines(text: str, most: float) -> tuple[str, ...]:
    """The text in as few lines of at most `most` em as there can be, the lines about equally long."""
    if width(text) <= most:
        return (text,)
    return _fewest_lines(_pieces(text, most), most)


def cut(text: str, most: float) -> str:
    """The text in at most `most` em (1 at least), an ellipsis in place of an end that doesn't fit."""
    if width(text) <= most:
        return text
    kept, room = "", width("…")
    for character in text:
        room += _em(character)
        if room > most:
            break
        kept += character
    return f"{kept.rstrip()}…"


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    # Ambiguous characters (quotation marks, ellipsis) are wide in every Chinese font.
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character.islower():
        return 0.9 if character in "mw" else 0.56
    return 0.4 if character in " .,:;!'()[]|/-" else 0.72 if character.isupper() else 0.6


def _segmented(text: str) -> Iterable[str]:
    # Imported here: loading the dictionary takes longer than many a command that draws nothing.
    import rjieba  # noqa: PLC0415

    words: list[str] = rjieba.cut(text)
    return words


def _pieces(text: str, most: float) -> list[tuple[str, int]]:
    """Pieces that no line break divides, each with the cost of a break before it."""
    pieces: list[tuple[str, int]] = []
    awaited: list[str] = []
    held = ""
    for word in _segmented(text):
        begins, ends = word[0], word[-1]
        joined = bool(pieces) and (
            begins in _CLOSING
            or held in _OPENING
            or begins == " "
            or (len(word) == 1 and word in _ENDING and held not in _BEGINNING)
            or (bool(_LATIN.match(begins)) and bool(_LATIN.match(held)))
            or (held == "个" and begins in "工自月")  # 20个工作日
            or (held.isdigit() and not _LATIN.match(begins) and begins not in _OPENING)
        )
        if joined:
            pieces[-1] = (pieces[-1][0] + word, pieces[-1][1])
        else:
            previous = pieces[-1][0] if pieces else ""
            cost = _break_cost(previous, word) + (_IN_BRACKETS if awaited else 0)
            pieces.append((word, cost))
        for character in word:
            if character in _BRACKETS:
                awaited.append(_BRACKETS[character])
            elif awaited and character == awaited[-1]:
                awaited.pop()
        held = ends
    return [part for piece in pieces for part in _cut_to(piece, most)]


def _break_cost(previous: str, word: str) -> int:
    if not previous or previous[-1] in _CLOSING or word[0] in _OPENING:
        return _AFTER_PAUSE
    if previous in _BEGINNING:
        return _AFTER_BEGINNING
    if previous in _LEADING_ON:
        return _AFTER_LEADING_ON
    return _BEFORE_CONJUNCTION if word in _CONJUNCTIONS else _BETWEEN_WORDS


def _cut_to(piece: tuple[str, int], most: float) -> Iterable[tuple[str, int]]:
    text, cost = piece
    if width(text) <= most:
        yield piece
        return
    # A word longer than a line: cut it where a line must end, for want of a better place.
    part = ""
    room = 0.0
    for character in text:
        room += _em(character)
        if part and room > most and character not in _CLOSING:
            yield part, cost
            part, room, cost = "", _em(character), _IN_A_WORD
        part += character
    yield part, cost


def _fewest_lines(pieces: list[tuple[str, int]], most: float) -> tuple[str, ...]:
    sizes = [width(text) for text, _ in pieces]
    ideal = _ideal_width(pieces, sizes, most)
    # best[i]: least cost of setting the pieces from i on, and where the second of those lines begins.
    best: list[tuple[float, int]] = [(0.0, len(pieces))] * (len(pieces) + 1)
    for first in range(len(pieces) - 1, -1, -1):
        room = 0.0
        least = (float("inf"), len(pieces))
        for after in range(first + 1, len(pieces) + 1):
            room += sizes[after - 1]
            if room > most and after > first + 1:
                break
            ragged = (room - ideal) ** 2
            line_cost = _A_LINE + ragged + (pieces[after][1] if after < len(pieces) else 0) + best[after][0]
            if line_cost < least[0]:
                least = (line_cost, after)
        best[first] = least
    found: list[str] = []
    first = 0
    while first < len(pieces):
        after = best[first][1]
        found.append("".join(text for text, _ in pieces[first:after]).strip())
        first = after
    return tuple(line for line in found if line)


def _ideal_width(pieces: list[tuple[str, int]], sizes: list[float], most: float) -> float:
    """The width of a line if the fewest possible lines were equally long."""
    count, room = 1, 0.0
    for (text, _), size in zip(pieces, sizes, strict=True):
        if room and room + size > most:
            count, room = count + 1, 0.0
        room += size if text != " " or room else 0.0
    return sum(sizes) / count
