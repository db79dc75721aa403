"""Unified social credit codes (统一社会信用代码, GB 32100-2015)."""

import re
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_FORM: Final = re.compile(rf"[{_ALPHABET}]{{18}}")


def check_character(code: str) -> str:
    """The eighteenth character that the first seventeen ask for; "" where they have the wrong form."""
    if not re.match(rf"[{_ALPHABET}]{{17}}", code):
        return ""
    total = sum(_ALPHABET.index(sign) * weight for sign, weight in zip(code, _WEIGHTS, strict=False))
    return _ALPHABET[-total % 31]


def is_valid_uscc(code: str) -> bool:
    """Whether `code` has eighteen characters of the standard's alphabet and the right check character."""
    return bool(_FORM.fullmatch(code)) and check_character(code) == code[17]
