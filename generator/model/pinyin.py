"""Pinyin of titles, for A–Z and for lists by name."""

from functools import lru_cache


@lru_cache(maxsize=8192)
def _syllable(character: str) -> str:
    # Its dictionaries take a while to read, and a build that finds no new title needs none.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    return pinyin(character, style=Style.NORMAL, errors="default")[0][0]


def sort_key(title: str) -> str:
    """`title` as lower-case syllables without tones, then the title itself, so that no two titles tie.

    Read character by character: a list's order needs one reading a character everywhere, and this is ten times
    quicker than reading by phrases.
    """
    # 《出生医学证明》 is looked for under C.
    return " ".join(map(_syllable, title.lstrip("《〈“‘（"))).lower() + "\t" + title
