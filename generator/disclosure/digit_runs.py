"""Numbers of persons in a text, whatever stands between their digits.

A run is digits with at most three marks between two of them: spaces, dots, hyphens, characters without width. A number
begins and ends where a block of digits does, so that a part of a longer code is none.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, NamedTuple
from unicodedata import digit

from generator.disclosure.numbers import is_bank_card, is_identity_number, is_mobile, is_old_identity_number
from generator.disclosure.sighting import Personal, Sighting
from generator.model.uscc import is_valid_uscc

WITHOUT_WIDTH: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_BETWEEN: Final = (
    rf"[ .\-_/\u00a0\u00b7\u2000-\u200a\u2010-\u2015\u2022\u202f\u205f\u2212\u3000\u30fb．－＿／{WITHOUT_WIDTH}]"
)
# No need to try again inside a block of digits: from there a run is only shorter.
_RUN: Final = re.compile(rf"\d(?<!\d\d)(?:{_BETWEEN}{{0,3}}+\d){{10,}}+(?:{_BETWEEN}{{0,3}}[xXｘＸ](?![A-Za-z]))?")
_BLOCK: Final = re.compile(r"\d+[xXｘＸ]?|[xXｘＸ]")
_ONLY_WITHOUT_WIDTH: Final = re.compile(f"[{WITHOUT_WIDTH}]*")


class _Block(NamedTuple):
    """Digits with nothing between them, as ASCII."""

    digits: str
    start: int
    end: int


def numbers_in(text: str) -> Iterator[Sighting]:
    """Identity numbers, cards and mobiles, each once, in the order of the text."""
    for run in _RUN.finditer(text):
        if run[0].isdecimal() and not may_be_a_persons(_ascii(run[0])):
            continue  # most runs are one code of a division
        blocks = [
            _Block(_ascii(found[0]), run.start() + found.start(), run.start() + found.end())
            for found in _BLOCK.finditer(run[0])
        ]
        yield from _in_blocks(blocks, text)


def may_be_a_persons(digits: str) -> bool:
    """Whether a block of digits, an X behind them or none, may be a number that `numbers_in` finds, whatever stands around it."""
    return (
        is_mobile(_without_country(digits))
        or is_identity_number(digits)
        or is_old_identity_number(digits)
        or is_bank_card(digits)
    )


def _ascii(digits: str) -> str:
    if digits.isascii():
        return digits.upper()
    return "".join("X" if sign in "xXｘＸ" else str(digit(sign)) for sign in digits)


def _in_blocks(blocks: list[_Block], text: str) -> Iterator[Sighting]:
    first = 0
    while first < len(blocks):
        found = _beginning_at(blocks, first, text)
        if found is None:
            first += 1
            continue
        yield found
        while first < len(blocks) and blocks[first].start < found.end:
            first += 1


def _beginning_at(blocks: list[_Block], first: int, text: str) -> Sighting | None:
    """The number that begins with the block `first`."""
    found = None
    for last, length in enumerate(accumulate(len(block.digits) for block in blocks[first : first + 19]), first):
        if length > 19:
            break
        if length >= 11 and (what := _what(blocks[first : last + 1], text)):
            value = "".join(block.digits for block in blocks[first : last + 1])
            # The longer number wins: an identity number's first digits may be a telephone's.
            found = Sighting(what, blocks[first].start, blocks[last].end, value)
    return found


def _what(blocks: list[_Block], text: str) -> Personal | None:
    value = "".join(block.digits for block in blocks)
    before, after = text[max(0, blocks[0].start - 24) : blocks[0].start], text[blocks[-1].end : blocks[-1].end + 6]
    if is_identity_number(value):
        return None if _is_credit_code(value, before) else Personal.IDENTITY_NUMBER
    if not value.isdigit() or _is_part_of_a_hash(before, after):
        return None
    if len(value) == 15 and is_old_identity_number(value) and _IDENTITY_CONTEXT.search(before):
        return Personal.IDENTITY_NUMBER
    if is_mobile(local := _without_country(value)) and not _SUM.match(after):
        groups = _groups(blocks, text, without=len(value) - len(local))
        return Personal.MOBILE if _MOBILE_GROUPS.fullmatch(groups) else None
    if (
        is_bank_card(value)
        and _CARD_GROUPS.fullmatch(_groups(blocks, text))
        and not _is_code_of_a_place(blocks, before)
    ):
        return Personal.BANK_CARD
    return None


_IDENTITY_CONTEXT: Final = re.compile(r"身份证|公民身份|证件号|(?<![A-Za-z])ID(?![A-Za-z])|sfz", re.IGNORECASE)
_CREDIT_CONTEXT: Final = re.compile(r"信用代码|机构代码|uscc", re.IGNORECASE)
_SUM: Final = re.compile(r"\s*(?:\.\d{2}(?!\d))?\s*[元万亿]")
_HEX_BEFORE: Final = re.compile(r"(?<![A-Za-z0-9])(?=[0-9a-f]*[a-f])[0-9a-f]+\Z")
_HEX_AFTER: Final = re.compile(r"[a-f]")


def _is_credit_code(value: str, before: str) -> bool:
    return is_valid_uscc(value) and bool(_CREDIT_CONTEXT.search(before))


def _is_code_of_a_place(blocks: list[_Block], before: str) -> bool:
    """Sixteen digits that begin as this province's codes do: a card only where the words before it say so."""
    return len(blocks) == 1 and bool(_SICHUAN.match(blocks[0].digits)) and not _CARD_CONTEXT.search(before)


_SICHUAN: Final = re.compile(r"51(?:0[1-9]|1\d|20|3[2-4])")
_CARD_CONTEXT: Final = re.compile(r"卡号|银行卡|信用卡|储蓄卡|账号|账户|帐号")


def _is_part_of_a_hash(before: str, after: str) -> bool:
    return bool(_HEX_AFTER.match(after) or _HEX_BEFORE.search(before))


def _without_country(value: str) -> str:
    for code in _COUNTRY:
        if len(value) == 11 + len(code) and value.startswith(code):
            return value.removeprefix(code)
    return value


_COUNTRY: Final = ("0086", "86")
_MOBILE_GROUPS: Final = re.compile(r"11|3 4 4|4 4 3|4 3 4|3 3 5|3 5 3|5 6|6 5|3 8|7 4|5 4 4|(?:1 ){10}1")
_CARD_GROUPS: Final = re.compile(r"(?:4 ){3}4(?: [1-3])?|4 6 [45]|6 (?:9|1[0-3])|1[4-9]|(?:1 )+1")


def _groups(blocks: list[_Block], text: str, without: int = 0) -> str:
    """The sizes of the groups in which the digits stand, as `3 4 4`. What has no width parts nothing.

    `without`: so many digits at the beginning don't count.
    """
    sizes: list[int] = [len(blocks[0].digits)]
    for one, other in pairwise(blocks):
        if _ONLY_WITHOUT_WIDTH.fullmatch(text, one.end, other.start):
            sizes[-1] += len(other.digits)
        else:
            sizes.append(len(other.digits))
    while without:
        taken = min(without, sizes[0])
        without -= taken
        sizes[0] -= taken
        if not sizes[0]:
            del sizes[0]
    return " ".join(map(str, sizes))
