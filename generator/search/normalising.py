"""One form for what is written in many: full width, upper case, traditional characters.

The browser does the same (`site_templates/assets/search/tokens.js`), with the part of the table that the index needs.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache


@cache
def traditional_table() -> Mapping[int, str]:
    """Code point of a traditional character → the simplified one, where OpenCC has one for it by itself."""
    # Its dictionary takes a twentieth of a second to read, and a build without a new word needs none.
    import opencc  # noqa: PLC0415

    characters = [chr(code) for first, last in _HAN for code in range(first, last + 1)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(character): simplified
        for character, simplified in zip(characters, converted, strict=True)
        if simplified != character and len(simplified) == 1
    }


_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))


def normalised(text: str) -> str:
    """NFKC, lower case, simplified; character by character, so that a piece of a text is a piece of the result."""
    return unicodedata.normalize("NFKC", text).lower().translate(traditional_table())
