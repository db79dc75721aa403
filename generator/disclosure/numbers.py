"""Numbers that name a person: identity numbers, bank cards, mobile telephones. Plain digits in, yes or no out.

Written out here because libraries refused valid numbers of this very district; `tests/disclosure` holds each against a
second way of reckoning.
"""

import re
from datetime import date
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""2 to the power of the place, modulo 11 (ISO 7064 MOD 11-2)."""
_CHECKS: Final = "10X98765432"

_PROVINCES: Final = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91".split()
)
"""GB/T 2260; 81 to 83 are residents of Hong Kong, Macao and Taiwan, 91 permanent residents from abroad.

Counties are not looked at: many that stand in people's numbers were abolished long ago.
"""


def check_character(first: str) -> str:
    """The eighteenth character that seventeen digits ask for (GB 11643-1999)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def is_identity_number(text: str) -> bool:
    """Eighteen characters: a province, a day that was, the right check character."""
    return (
        len(text) == 18
        and text[:2] in _PROVINCES
        and text[6:8] in {"18", "19", "20"}
        and _is_day(text[6:10], text[10:12], text[12:14])
        and text[17].upper() == check_character(text[:17])
    )


def is_old_identity_number(text: str) -> bool:
    """Fifteen digits, as they were given until 1999: the year has two digits, and there is no check digit."""
    return len(text) == 15 and text[:2] in _PROVINCES and _is_day(f"19{text[6:8]}", text[8:10], text[10:12])


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


_MOBILE: Final = re.compile(r"1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}", re.ASCII)


def is_mobile(text: str) -> bool:
    """Eleven digits that begin as a network's numbers do."""
    return bool(_MOBILE.fullmatch(text))


_ISSUERS: Final = re.compile(
    r"62\d{14,17}|(?:4367|4563|6013|9558|9559|9551|9843)\d{12,15}"  # UnionPay, and banks' older ranges
    r"|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}",
    re.ASCII,
)


def is_bank_card(text: str) -> bool:
    """An issuer's range (ISO/IEC 7812) and a Luhn check digit."""
    return bool(_ISSUERS.fullmatch(text)) and luhn_sum(text) % 10 == 0


def luhn_sum(text: str) -> int:
    """Digits added up from the right, every second one doubled and its own digits added."""
    doubled = "0246813579"
    digits = text[::-1]
    return sum(map(int, digits[::2])) + sum(int(doubled[int(digit)]) for digit in digits[1::2])
